/** The mark of a database that holds synthetic data: one row, from which every page knows to say so. */

import '#server-only'
import { databaseUrl, pool } from '../client'
import { type Query, queryOf } from '../query'
import { type Stored, table } from '../tables'

const [TABLE, ID] = ['synthetic', 'settings'] as const
const r = table('SeedRecord')

/** What the data was made from, such as `projects=1000 seed=7`; null in a database of real records. */
export async function syntheticMark(query: Query): Promise<string | null> {
  const rows = await query<Stored<'SeedRecord', 'hash'>>(
    `SELECT ${r.hash} FROM ${r} WHERE ${r.table} = $1 AND ${r.id} = $2`,
    [TABLE, ID],
  )
  return rows[0]?.hash ?? null
}

export async function writeSyntheticMark(query: Query, settings: string): Promise<void> {
  await query(`INSERT INTO ${r} (${r.table}, ${r.id}, ${r.hash}) VALUES ($1, $2, $3)`, [TABLE, ID, settings])
}

/**
 * On globalThis, since Next loads this module once per bundle. A database keeps its mark, or its lack of one, for
 * life.
 */
const shared = globalThis as typeof globalThis & { landingSynthetic?: { url: string; mark: Promise<string | null> } }

/** The mark of the app's database, read once. */
export function isSynthetic(): Promise<boolean> {
  const url = databaseUrl()
  if (shared.landingSynthetic?.url !== url) {
    const mark = syntheticMark(queryOf(pool()))
    shared.landingSynthetic = { url, mark }
    mark.catch(() => {
      shared.landingSynthetic = undefined // asked again at the next page
    })
  }
  return shared.landingSynthetic!.mark.then((mark) => mark !== null)
}
