/**
 * When two roles become one, an organisation that had both in a project has one: what goes for that, and its way back.
 */

import '#server-only'
import type { Citation, Part, RecordValues } from '#geo/edit/values'
import type { Query } from '../query'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** The participations of a working copy before and after. */
interface CopyChange {
  readonly recordId: string
  readonly before: readonly Part[]
  readonly after: readonly Part[]
}

/** All that is needed to have the two roles again. */
export interface DoubledRoles {
  /** Rows of Participation that went, whole. */
  readonly participations: readonly Row[]
  /** Their citations, whole: each is on the row that stayed now, or gone where that one had it. */
  readonly citations: readonly Row[]
  readonly copies: readonly CopyChange[]
}

const PAIRS = `SELECT a."id", b."id" AS "stays" FROM "Participation" a JOIN "Participation" b USING ("projectId", "organisationId")
  WHERE a."role" = $1 AND b."role" = $2`

/** Call it before rows that hold `from` are made to hold `to`. */
export async function dropDoubledRoles(query: Query, from: string, to: string): Promise<DoubledRoles> {
  const pairs = await query<{ id: string; stays: string }>(PAIRS, [from, to])
  const ids = pairs.map(({ id }) => id)
  const citations = await query<Row>(
    `SELECT * FROM "Citation" WHERE "record" = 'participation' AND "recordId" = ANY($1) ORDER BY "id"`,
    [ids],
  )
  await query(
    `UPDATE "Citation" c SET "recordId" = p."stays" FROM unnest($1::text[], $2::text[]) AS p("id", "stays")
      WHERE c."record" = 'participation' AND c."recordId" = p."id" AND NOT EXISTS (SELECT FROM "Citation" o
        WHERE o."record" = 'participation' AND o."recordId" = p."stays" AND o."sourceId" = c."sourceId" AND o."field" = c."field")`,
    [ids, pairs.map(({ stays }) => stays)],
  )
  await query(`DELETE FROM "Citation" WHERE "record" = 'participation' AND "recordId" = ANY($1)`, [ids])
  const participations = await query<Row>('DELETE FROM "Participation" WHERE "id" = ANY($1) RETURNING *', [ids])
  return { participations, citations, copies: await joinInCopies(query, from, to) }
}

const ROLES = `jsonb_path_query_array("values", '$.parts.participations[*].columns.role')`

async function joinInCopies(query: Query, from: string, to: string): Promise<CopyChange[]> {
  const drafts = await query<{ recordId: string; values: RecordValues }>(
    `SELECT "recordId", "values" FROM "Draft" WHERE "record" = 'project' AND ${ROLES} @> jsonb_build_array($1::text, $2::text)`,
    [from, to],
  )
  const changes: CopyChange[] = []
  for (const { recordId, values } of drafts) {
    const before = values.parts.participations ?? []
    const after = joined(before, from, to)
    if (after.length === before.length) continue
    changes.push({ recordId, before, after })
    await writeCopy(query, recordId, after)
  }
  return changes
}

/** The part with the role that goes leaves its citations to the one that stays. */
function joined(parts: readonly Part[], from: string, to: string): Part[] {
  const holds = (part: Part, role: string, organisation: unknown) =>
    part.columns.role === role && part.columns.organisationId === organisation
  return parts.flatMap((part) => {
    const { role, organisationId } = part.columns
    if (role === from && parts.some((other) => holds(other, to, organisationId))) return []
    if (role !== to) return [part]
    const gone = parts.filter((other) => holds(other, from, organisationId))
    return [
      {
        ...part,
        cites: withCitations(
          part.cites,
          gone.flatMap(({ cites }) => cites),
        ),
      },
    ]
  })
}

const withCitations = (cites: readonly Citation[], more: readonly Citation[]): Citation[] => [
  ...new Map([...more, ...cites].map((cite) => [cite.sourceId, cite])).values(),
]

const writeCopy = (query: Query, recordId: string, parts: readonly Part[]) =>
  query(
    `UPDATE "Draft" SET "values" = jsonb_set("values", '{parts,participations}', $2::jsonb)
      WHERE "record" = 'project' AND "recordId" = $1`,
    [recordId, JSON.stringify(parts)],
  )

/**
 * Call it after the other rows have their role again. Rows come back where their project and organisation still stand;
 * a working copy that has been edited since stays as it is.
 */
export async function restoreDoubledRoles(query: Query, { participations, citations, copies }: DoubledRoles) {
  await query(
    `INSERT INTO "Participation" SELECT r.* FROM jsonb_populate_recordset(NULL::"Participation", $1::jsonb) r
      WHERE EXISTS (SELECT FROM "Project" p WHERE p."id" = r."projectId")
        AND EXISTS (SELECT FROM "Organisation" o WHERE o."id" = r."organisationId") ON CONFLICT DO NOTHING`,
    [JSON.stringify(participations)],
  )
  await query('DELETE FROM "Citation" WHERE "id" = ANY($1)', [citations.map(({ id }) => id)])
  await query(
    `INSERT INTO "Citation" SELECT r.* FROM jsonb_populate_recordset(NULL::"Citation", $1::jsonb) r
      WHERE EXISTS (SELECT FROM "Participation" p WHERE p."id" = r."recordId")
        AND EXISTS (SELECT FROM "Source" s WHERE s."id" = r."sourceId") ON CONFLICT DO NOTHING`,
    [JSON.stringify(citations)],
  )
  for (const { recordId, before, after } of copies) {
    const [draft] = await query<{ isSame: boolean }>(
      `SELECT "values"->'parts'->'participations' = $2::jsonb AS "isSame" FROM "Draft" WHERE "record" = 'project' AND "recordId" = $1`,
      [recordId, JSON.stringify(after)],
    )
    if (draft?.isSame) await writeCopy(query, recordId, before)
  }
}
