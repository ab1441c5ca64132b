/** The mark of an installation that was begun without the founding data, and is never given it. */

import '#server-only'
import { BEGUN_EMPTY } from '#geo/shapes/reading'
import { clientOf } from '../connection'
import { type Query, queryOf } from '../query'
import { type Stored, table } from '../tables'

const [TABLE, ID] = ['empty', 'settings'] as const
const [r, d, p] = [table('SeedRecord'), table('District'), table('Project')]

const [b, c] = [table('BoundarySet'), table('BoundaryChange')]
/** A version of a kind of shapes that holds none. */
const NO_SHAPES = `WITH "none" AS (
  INSERT INTO ${b} (${b.kind}, ${b.shapes}, ${b.source}, ${b.isSchematic}, ${b.datum}, ${b.fileName}, ${b.by})
    VALUES ($1, '{"shapes": [], "cities": []}', '', false, 'wgs84', '', '${BEGUN_EMPTY}') RETURNING ${b.id}, ${b.kind})
  INSERT INTO ${c} (${c.kind}, ${c.setId}, ${c.by}) SELECT ${c.kind}, ${b.id}, '${BEGUN_EMPTY}' FROM "none"`

export async function isBegunEmpty(query: Query): Promise<boolean> {
  const rows = await query<Stored<'SeedRecord', 'id'>>(
    `SELECT ${r.id} FROM ${r} WHERE ${r.table} = $1 AND ${r.id} = $2`,
    [TABLE, ID],
  )
  return rows.length > 0
}

/**
 * Marks the database at `url`, and takes the built-in districts and water off its map. False where it holds records
 * already, and is not marked.
 */
export async function beginEmpty(url: string): Promise<boolean> {
  const client = clientOf(url)
  const query = queryOf(client)
  await client.connect()
  try {
    if (await isBegunEmpty(query)) return true
    await client.query('BEGIN')
    const marked = await query(
      `INSERT INTO ${r} (${r.table}, ${r.id}, ${r.hash}) SELECT $1, $2, ''
        WHERE NOT EXISTS (SELECT FROM ${r}) AND NOT EXISTS (SELECT FROM ${d}) AND NOT EXISTS (SELECT FROM ${p})
        ON CONFLICT DO NOTHING RETURNING ${r.id}`,
      [TABLE, ID],
    )
    if (marked.length > 0) for (const kind of ['districts', 'water']) await query(NO_SHAPES, [kind])
    await client.query('COMMIT')
    return marked.length > 0 || (await isBegunEmpty(query))
  } finally {
    await client.end() // rolls back what was not committed
  }
}
