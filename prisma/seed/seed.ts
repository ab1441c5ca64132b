/** Writes the founding data into a database, without ever undoing what an editor did. */

import '#server-only'
import { createHash } from 'node:crypto'
import { clientOf } from '../connection'
import { type Query, queryOf } from '../query'
import { indexProjects, SEARCH_VERSION } from '../search-index'
import { putSite } from '../settings/store'
import { isBegunEmpty } from '../site/empty-mark'
import { type Stored, table } from '../tables'
import { checkSeed } from './check'
import { foundingData } from './data'
import { completeData } from './figures/complete'
import { type SeedData, TABLE_NAMES, type TableName } from './schema'
import { FOUNDING_SITE } from './site'
import { syntheticMark } from './synthetic-mark'
import { type Tally, writeTable } from './write'

/**
 * Held for the transaction, so that starters that race write one after the other. An arbitrary number, this program's
 * own.
 */
const LOCK = 3_205_000_001
/** Entries of SeedRecord for no table: the hash of the whole seed, and the version of the search tokens. */
const SEED = 'seed'
const WHOLE = 'whole'
const TOKENS = 'tokens'

const [r, p] = [table('SeedRecord'), table('Project')]

export type SeedResult = Tally

/**
 * Brings the database at `url` up to `data`, in one transaction, and says what became of the records; null is the
 * founding data, with figures and events where the database is fresh. New ones are inserted; those that still are as
 * the seed last wrote them are updated; those that an editor changed or deleted are kept so. A record that leaves the
 * seed stays: removing is an editor's decision. A second run with the same data writes nothing; a database of synthetic
 * data keeps its records, and one that was begun empty is left alone. Throws a SeedError that lists every problem of
 * `data`, before it connects.
 */
export async function seed(url: string, data: unknown = null): Promise<SeedResult> {
  const founding = checkSeed(data ?? foundingData)
  const client = clientOf(url)
  const query = queryOf(client)
  await client.connect()
  try {
    if (await isBegunEmpty(query)) return { inserted: 0, updated: 0, unchanged: 0, kept: 0 }
    const checked = data === null ? await dataFor(query, founding) : founding
    const whole = createHash('sha256')
      .update(JSON.stringify([SEARCH_VERSION, checked]))
      .digest('hex')
    const total = TABLE_NAMES.reduce((sum, table) => sum + checked[table].length, 0)
    const isWhole = (await remembered(query, WHOLE)) === whole
    if (isWhole || (await syntheticMark(query))) {
      await putSite(query, FOUNDING_SITE, SEED) // nothing where it is there, which earlier versions did not write
      return { inserted: 0, updated: 0, unchanged: isWhole ? total : 0, kept: 0 }
    }
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await putSite(query, FOUNDING_SITE, SEED)
    const isWritten = (await remembered(query, WHOLE)) === whole // by another starter, meanwhile
    const result = isWritten
      ? { inserted: 0, updated: 0, unchanged: total, kept: 0 }
      : await writeAll(query, checked, whole)
    await client.query('COMMIT')
    return result
  } finally {
    await client.end() // rolls back what was not committed
  }
}

/**
 * Whether the figures, events and corrections belong to this database: it is fresh, or was when it got them. One that
 * was there before is only offered them.
 */
async function takesFigures(query: Query, figures: SeedData, founding: SeedData): Promise<boolean> {
  const ids = new Set(founding.indicators.map(({ id }) => id))
  const added = figures.indicators.flatMap(({ id }) => (ids.has(id) ? [] : [id]))
  const [row] = await query<{ isFresh: boolean; hasFigures: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM ${r}) AS "isFresh",
      EXISTS (SELECT FROM ${r} WHERE ${r.table} = 'Indicator' AND ${r.id} = ANY($1)) AS "hasFigures"`,
    [added],
  )
  return row!.isFresh || row!.hasFigures
}

/** What belongs into this database. */
async function dataFor(query: Query, founding: SeedData): Promise<SeedData> {
  const figures = checkSeed(await completeData(founding))
  return (await takesFigures(query, figures, founding)) ? figures : founding
}

async function writeAll(query: Query, data: SeedData, whole: string): Promise<SeedResult> {
  const sum: SeedResult = { inserted: 0, updated: 0, unchanged: 0, kept: 0 }
  let renamed = 0
  for (const table of TABLE_NAMES) {
    const tally = await writeTable(query, table, data[table])
    for (const key of Object.keys(sum) as (keyof SeedResult)[]) sum[key] += tally[key]
    if (FOUND_BY.includes(table)) renamed += tally.updated
  }
  const isCurrent = (await remembered(query, TOKENS)) === String(SEARCH_VERSION)
  await indexProjects(query, isCurrent && renamed === 0 ? data.projects.map(({ id }) => id) : await allProjects(query))
  await remember(query, TOKENS, String(SEARCH_VERSION))
  await remember(query, WHOLE, whole)
  return sum
}

/** The tables whose names find the projects of editors too. */
const FOUND_BY: readonly TableName[] = ['districts', 'organisations', 'places']

const allProjects = async (query: Query): Promise<string[]> =>
  (await query<Stored<'Project', 'id'>>(`SELECT ${p.id} FROM ${p}`, [])).map(({ id }) => id)

async function remembered(query: Query, id: string): Promise<string | undefined> {
  const rows = await query<Stored<'SeedRecord', 'hash'>>(
    `SELECT ${r.hash} FROM ${r} WHERE ${r.table} = $1 AND ${r.id} = $2`,
    [SEED, id],
  )
  return rows[0]?.hash
}

async function remember(query: Query, id: string, hash: string): Promise<void> {
  await query(
    `INSERT INTO ${r} (${r.table}, ${r.id}, ${r.hash}) VALUES ($1, $2, $3)
      ON CONFLICT (${r.table}, ${r.id}) DO UPDATE SET ${r.hash} = ${table('SeedRecord', 'EXCLUDED').hash}`,
    [SEED, id, hash],
  )
}
