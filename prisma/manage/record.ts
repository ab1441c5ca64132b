/** One record as its form needs it. */

import '#server-only'
import type { RecordType, RecordValues, Working } from '#geo/edit/values'
import { EDITED } from '../records/edited'
import { type Stored, table } from '../tables'
import { query } from '../transaction'
import { readOne, readPublic } from '../write/read'
import { districtsOf } from '../write/refs'

export interface RecordOfForm {
  readonly working: Working
  readonly districtIds: readonly string[] | null
  /** Where readers see it; null where they do not, or where it has no page of its own. */
  readonly publicPath: string | null
  /** What readers see; null: nothing. */
  readonly published: RecordValues | null
  /** ISO date; null: never confirmed. */
  readonly verifiedOn: string | null
}

const d = table('Draft')

/** Null where there is none. */
export async function readRecord(type: RecordType, id: string): Promise<RecordOfForm | null> {
  const working = await readOne(query, type, id)
  if (!working) return null
  const [districtIds] = await districtsOf(query, type, [working.values.columns])
  const [copy] = await query<{ verifiedOn: string | null }>(
    `SELECT to_char(${d.verifiedOn}, 'YYYY-MM-DD') AS "verifiedOn" FROM ${d} WHERE ${d.record} = $1 AND ${d.recordId} = $2`,
    [type, id],
  )
  const { page, model } = EDITED[type]
  const t = table(model as 'Project') // all that have a page have a slug
  const [published] = page
    ? await query<Stored<'Project', 'slug'>>(`SELECT ${t.slug} FROM ${t} WHERE ${t.id} = $1`, [id])
    : []
  return {
    working,
    districtIds: districtIds ?? null,
    published: (await readPublic(query, type, [id])).get(id) ?? null,
    publicPath: published ? `/${page}/${published.slug}` : null,
    verifiedOn: copy?.verifiedOn ?? null,
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

/**
 * At most five records of the type whose names are like `name`, most alike first: by shared pairs of letters (Dice).
 */
export async function similarRecords(type: RecordType, name: string): Promise<SimilarRecord[]> {
  const { model, name: columns } = EDITED[type]
  const t = table(model)
  const [zh, en] = [`"${columns.zh}"`, `"${columns.en}"`]
  const pairsOfName = pairs(name)
  // Any two neighbouring letters of the name, so that the database need not send all.
  const [first] = [...pairsOfName.keys()]
  if (!first) return []
  const patterns = [...pairsOfName.keys()].map((pair) => `%${pair.replace(/[\\%_]/g, '\\$&')}%`)
  const rows = await query<Omit<SimilarRecord, 'type'>>(
    `SELECT ${t.id}, ${zh} AS "zh", ${en} AS "en" FROM ${t} WHERE lower(${zh}) LIKE ANY($1) OR lower(${en}) LIKE ANY($1)
      UNION SELECT ${d.recordId}, ${d.nameZh}, ${d.nameEn} FROM ${d} WHERE ${d.record} = $2 AND ${d.state} <> 'published'
        AND (lower(${d.nameZh}) LIKE ANY($1) OR lower(${d.nameEn}) LIKE ANY($1)) LIMIT ${CANDIDATES}`,
    [patterns, type],
  )
  return rows
    .map((row) => ({
      ...row,
      type,
      likeness: Math.max(likeness(pairsOfName, pairs(row.zh)), likeness(pairsOfName, pairs(row.en))),
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
