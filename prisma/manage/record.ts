/** One record as its form needs it. */

import '#server-only'
import type { RecordType, Working } from '#geo/edit/values'
import { query } from '../transaction'
import { readOne } from '../write/read'
import { districtsOf } from '../write/refs'
import { NAMED } from './names'

export interface RecordOfForm {
  readonly working: Working
  readonly districtIds: readonly string[] | null
  /** Where readers see it; null where they do not, or where it has no page of its own. */
  readonly publicPath: string | null
  /** ISO date; null: never confirmed. */
  readonly verifiedOn: string | null
}

const PAGES: Partial<Record<RecordType, readonly [folder: string, model: string]>> = {
  project: ['projects', 'Project'],
  event: ['events', 'Event'],
}

/** Null where there is none. */
export async function readRecord(type: RecordType, id: string): Promise<RecordOfForm | null> {
  const working = await readOne(query, type, id)
  if (!working) return null
  const [districtIds] = await districtsOf(query, type, [working.values.columns])
  const [draft] = await query<{ verifiedOn: string | null }>(
    `SELECT to_char("verifiedOn", 'YYYY-MM-DD') AS "verifiedOn" FROM "Draft" WHERE "record" = $1 AND "recordId" = $2`,
    [type, id],
  )
  const page = PAGES[type]
  const [shown] = page ? await query<{ slug: string }>(`SELECT "slug" FROM "${page[1]}" WHERE "id" = $1`, [id]) : []
  return {
    working,
    districtIds: districtIds ?? null,
    publicPath: page && shown ? `/${page[0]}/${shown.slug}` : null,
    verifiedOn: draft?.verifiedOn ?? null,
  }
}

export interface SimilarRecord {
  readonly type: RecordType
  readonly id: string
  readonly zh: string
  readonly en: string
}

const MOST = 5
const CANDIDATES = 2000
const LEAST_LIKENESS = 0.5

/** At most five records of the type whose names are like `name`, most alike first: by shared pairs of letters (Dice). */
export async function similarRecords(type: RecordType, name: string): Promise<SimilarRecord[]> {
  const { model, zh, en } = NAMED[type]
  const wanted = pairs(name)
  // Any two neighbouring letters of the name, so that the database need not send all.
  const [first] = [...wanted.keys()]
  if (!first) return []
  const patterns = [...wanted.keys()].map((pair) => `%${pair.replace(/[\\%_]/g, '\\$&')}%`)
  const rows = await query<Omit<SimilarRecord, 'type'>>(
    `SELECT "id", "${zh}" AS "zh", "${en}" AS "en" FROM "${model}" WHERE lower("${zh}") LIKE ANY($1) OR lower("${en}") LIKE ANY($1)
      UNION SELECT "recordId", "nameZh", "nameEn" FROM "Draft" WHERE "record" = $2 AND "state" <> 'published'
        AND (lower("nameZh") LIKE ANY($1) OR lower("nameEn") LIKE ANY($1)) LIMIT ${CANDIDATES}`,
    [patterns, type],
  )
  return rows
    .map((row) => ({
      ...row,
      type,
      likeness: Math.max(likeness(wanted, pairs(row.zh)), likeness(wanted, pairs(row.en))),
    }))
    .filter((row) => row.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST)
    .map(({ likeness: _, ...row }) => row)
}

/** How often each two neighbouring letters stand in a name. */
function pairs(name: string): Map<string, number> {
  const letters = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 100)
  const found = new Map<string, number>()
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = letters.slice(i, i + 2)
    found.set(pair, (found.get(pair) ?? 0) + 1)
  }
  return found
}

const size = (bag: ReadonlyMap<string, number>) => [...bag.values()].reduce((sum, n) => sum + n, 0)

function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const shared = [...a].reduce((sum, [pair, n]) => sum + Math.min(n, b.get(pair) ?? 0), 0)
  return (2 * shared) / Math.max(size(a) + size(b), 1)
}
