/** Which records hold a term, and how to make them hold another. */

import '#server-only'
import type { VocabularyName } from '#geo/terms'
import type { Query } from '../query'
import { type DoubledRoles, dropDoubledRoles } from './doubled-roles'

interface Holder {
  /** The public table and its column. */
  readonly table: string
  readonly column: string
  /** Where working copies have the same: the record type, and the part of it, if it is one. */
  readonly records: readonly string[]
  readonly part: string | null
}

export const HOLDERS: Readonly<Record<VocabularyName, Holder>> = {
  sector: { table: 'Project', column: 'sector', records: ['project'], part: null },
  kind: { table: 'Project', column: 'kind', records: ['project'], part: null },
  status: { table: 'Project', column: 'status', records: ['project'], part: null },
  role: { table: 'Participation', column: 'role', records: ['project'], part: 'participations' },
  milestone: { table: 'Milestone', column: 'kind', records: ['project'], part: 'milestones' },
  place: { table: 'Place', column: 'kind', records: ['place'], part: null },
  topic: { table: 'Detail', column: 'topic', records: ['project', 'event'], part: 'details' },
  indicator: { table: 'Indicator', column: 'topic', records: ['indicator'], part: null },
  unit: { table: 'Indicator', column: 'unit', records: ['indicator'], part: null },
}

/** How many public rows, and how many working copies, hold each term of a vocabulary. */
export interface Usage {
  readonly rows: number
  readonly copies: number
}

const COPIES_OF = (part: string | null): string =>
  part === null
    ? `SELECT "values"->'columns'->>$1 AS "value" FROM "Draft" WHERE "record" = ANY($2)`
    : `SELECT p->'columns'->>$1 AS "value" FROM "Draft", jsonb_array_elements(coalesce("values"->'parts'->'${part}', '[]')) p
        WHERE "record" = ANY($2)`

export async function usageOf(query: Query, vocabulary: VocabularyName): Promise<ReadonlyMap<string, Usage>> {
  const { table, column, records, part } = HOLDERS[vocabulary]
  const rows = await query<{ value: string; n: number }>(
    `SELECT "${column}" AS "value", count(*)::int AS "n" FROM "${table}" WHERE "${column}" IS NOT NULL GROUP BY 1`,
    [],
  )
  const copies = await query<{ value: string; n: number }>(
    `SELECT "value", count(*)::int AS "n" FROM (${COPIES_OF(part)}) c WHERE "value" IS NOT NULL GROUP BY 1`,
    [column, records],
  )
  const usage = new Map<string, Usage>()
  for (const { value, n } of rows) usage.set(value, { rows: n, copies: 0 })
  for (const { value, n } of copies) usage.set(value, { rows: usage.get(value)?.rows ?? 0, copies: n })
  return usage
}

/** The records that have been made to hold another term, by id. */
export interface Moved {
  readonly rows: readonly string[]
  /** Record types and ids of working copies, as `project/abc`. */
  readonly copies: readonly string[]
  /** Of roles: what an organisation would have had twice. */
  readonly doubled?: DoubledRoles
}

/** For the transaction: thousands of rows, before and after a change, are to be compared in memory. */
const ROOM = `SELECT set_config('work_mem', '64MB', true)`
/** Whether the statements that follow leave the search tokens of projects as they are: triggers compare none then. */
const SEARCH_KEPT = `SELECT set_config('landing.search_kept', $1, true)`

/** Makes what holds `from` hold `to`: everything, or what is among `only`. Comes back with what it changed. */
export async function moveTerm(
  query: Query,
  vocabulary: VocabularyName,
  from: string,
  to: string,
  only?: Moved,
): Promise<Moved> {
  const { table, column, records, part } = HOLDERS[vocabulary]
  const doubled = vocabulary === 'role' && !only ? await dropDoubledRoles(query, from, to) : undefined
  await query(ROOM, [])
  await query(SEARCH_KEPT, ['on'])
  const rows = await query<{ id: string }>(
    `UPDATE "${table}" SET "${column}" = $2 WHERE "${column}" = $1 AND ($3::text[] IS NULL OR "id" = ANY($3)) RETURNING "id"`,
    [from, to, only?.rows ?? null],
  )
  await query(SEARCH_KEPT, ['off'])
  const moved =
    part === null
      ? `jsonb_set("values", ARRAY['columns', $3], to_jsonb($2::text))`
      : `jsonb_set("values", '{parts,${part}}', (SELECT jsonb_agg(CASE WHEN p->'columns'->>$3 = $1
          THEN jsonb_set(p, ARRAY['columns', $3], to_jsonb($2::text)) ELSE p END ORDER BY n)
          FROM jsonb_array_elements("values"->'parts'->'${part}') WITH ORDINALITY AS e(p, n)))`
  const holds =
    part === null
      ? `"values"->'columns'->>$3 = $1`
      : `EXISTS (SELECT FROM jsonb_array_elements(coalesce("values"->'parts'->'${part}', '[]')) p WHERE p->'columns'->>$3 = $1)`
  const copies = await query<{ id: string }>(
    `UPDATE "Draft" SET "values" = ${moved} WHERE "record" = ANY($4) AND ${holds}
      AND ($5::text[] IS NULL OR "record" || '/' || "recordId" = ANY($5)) RETURNING "record" || '/' || "recordId" AS "id"`,
    [from, to, column, records, only?.copies ?? null],
  )
  return { rows: rows.map(({ id }) => id), copies: copies.map(({ id }) => id), ...(doubled && { doubled }) }
}
