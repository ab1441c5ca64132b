/**
 * Every measure of a comparison by its id: name, unit, definition and method, in both languages. One table for page,
 * map and exports.
 */

import type { Measure } from './measure'
import { AMOUNTS, MIX, PROJECTS, SCATTER } from './measures-of-projects'
import { BETWEEN, LAND } from './measures-of-space'

export const MEASURES: readonly Measure[] = [...LAND, ...PROJECTS, ...AMOUNTS, ...SCATTER, ...MIX, ...BETWEEN]

const BY_ID = new Map(MEASURES.map((measure) => [measure.id, measure]))

/** The measure with this id. Throws a RangeError where there is none. */
export function measureOf(id: string): Measure {
  const measure = BY_ID.get(id)
  if (!measure) throw new RangeError(`No measure ${id}`)
  return measure
}
