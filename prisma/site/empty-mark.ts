/** The mark of an installation that was begun without the founding data, and is never given it. */

import '#server-only'
import { clientOf } from '../connection'
import { type Query, queryOf } from '../query'
import { type Stored, table } from '../tables'

const [TABLE, ID] = ['empty', 'settings'] as const
const [r, d, p] = [table('SeedRecord'), table('District'), table('Project')]

export async function isBegunEmpty(query: Query): Promise<boolean> {
  const rows = await query<Stored<'SeedRecord', 'id'>>(
    `SELECT ${r.id} FROM ${r} WHERE ${r.table} = $1 AND ${r.id} = $2`,
    [TABLE, ID],
  )
  return rows.length > 0
}

/** Marks the database at `url`. False where it holds records already, and is not marked. */
export async function beginEmpty(url: string): Promise<boolean> {
  const client = clientOf(url)
  const query = queryOf(client)
  await client.connect()
  try {
    if (await isBegunEmpty(query)) return true
    const marked = await query(
      `INSERT INTO ${r} (${r.table}, ${r.id}, ${r.hash}) SELECT $1, $2, ''
        WHERE NOT EXISTS (SELECT FROM ${r}) AND NOT EXISTS (SELECT FROM ${d}) AND NOT EXISTS (SELECT FROM ${p})
        ON CONFLICT DO NOTHING RETURNING ${r.id}`,
      [TABLE, ID],
    )
    return marked.length > 0 || (await isBegunEmpty(query))
  } finally {
    await client.end()
  }
}
