/** The geometry of strangers, which a thread reckons: plain data in and out. */

import type { Area } from '#geo/areas/area'
import { type AreaReading, parseAreaText } from '#geo/areas/parse-area'
import { type AreaCache, areaCache, type CachedGeometries, geometriesOf } from '#geo/compare/statistics/compare'
import type { MapShapes } from '#geo/shapes/map-shapes'
import { loadMakeValid } from './make-valid'

export interface Tasks {
  /** Reads a border that somebody pasted. */
  readonly read: { readonly input: string; readonly output: AreaReading }
  /** Surfaces of areas, and what lies between each two. */
  readonly ground: { readonly input: readonly Area[]; readonly output: CachedGeometries }
}
export type TaskName = keyof Tasks

/** What geometry needs of the map shapes. */
export type ShapesForThread = Pick<MapShapes, 'districts' | 'water'>

let shapes: ShapesForThread = { districts: [], water: [] }
let cache: AreaCache = areaCache([], [])

/**
 * What the tasks to come are reckoned with. A district is reckoned at once, so that the first reader does not pay for
 * what a new thread has still to learn.
 */
export function takeGround(ground: ShapesForThread): void {
  shapes = ground
  cache = areaCache(shapes.districts, shapes.water)
  const [first] = shapes.districts
  if (first) geometriesOf(cache, [{ kind: 'districts', ids: [first.id] }])
}

export const TASKS: {
  readonly [Name in TaskName]: (input: Tasks[Name]['input']) => Tasks[Name]['output'] | Promise<Tasks[Name]['output']>
} = {
  read: async (text) => parseAreaText(text, shapes.districts, await loadMakeValid()),
  ground: (areas) => geometriesOf(cache, areas),
}
