/** Which published shapes the map stands on. */

import '#server-only'
import type { MapShapes } from '#geo/shapes/map-shapes'
import { type ActiveSet, composeShapes, keyOfSets, type ShapesCredit } from '#geo/shapes/published'
import type { Query } from '../query'
import { table } from '../tables'

const [c, s] = [table('BoundaryChange'), table('BoundarySet')]

/** The last change of each kind; the built-in shapes are no set. */
const ACTIVE = `SELECT ${c.setId} AS "id", ${c.kind} AS "kind" FROM (
  SELECT DISTINCT ON (${c.kind}) ${c.kind}, ${c.setId} FROM ${c} ORDER BY ${c.kind}, ${c.id} DESC) "last" WHERE ${c.setId} IS NOT NULL`
/** The key of the shapes that the connection sees as active. */
export const activeKey = async (query: Query): Promise<string> =>
  keyOfSets(await query<Pick<ActiveSet, 'id' | 'kind'>>(ACTIVE, []))

/** Of each kind that does not stand on the built-in shapes; the source is empty where the map shows none at all. */
export const shapesCredits = (query: Query): Promise<ShapesCredit[]> =>
  query<ShapesCredit>(
    `SELECT ${s.kind}, ${s.source}, ${s.licence}, ${s.date}, ${s.isSchematic}, ${s.approvalNumber} FROM ${s}
      WHERE ${s.id} IN (SELECT "id" FROM (${ACTIVE}) "active") ORDER BY ${s.kind}`,
    [],
  )

const SETS = `SELECT ${s.id}, ${s.kind}, ${s.shapes}, ${s.isSchematic}, ${s.approvalNumber} FROM ${s} WHERE ${s.id} = any($1::int[])`

/**
 * The shapes as the connection sees them. `known` comes back where it is they: nothing but their key is read then.
 */
export async function activeShapes(query: Query, known: MapShapes | null = null): Promise<MapShapes> {
  const active = await query<Pick<ActiveSet, 'id' | 'kind'>>(ACTIVE, [])
  if (known && known.key === keyOfSets(active)) return known
  if (active.length === 0) return composeShapes([])
  return composeShapes(await query<ActiveSet>(SETS, [active.map(({ id }) => id)]))
}
