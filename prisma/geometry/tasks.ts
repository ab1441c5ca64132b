/** The geometry of strangers, which a thread reckons: plain data in and out. */

import type { Area } from '#geo/areas/area'
import { type AreaReading, parseAreaText } from '#geo/areas/parse-area'
import { shareOutside } from '#geo/areas/share-outside'
import {
  type AreaCache,
  type AreaComparison,
  type AreaSelection,
  addGeometries,
  areaCache,
  areaGeometry,
  type CachedGeometries,
  compareAreas,
  geometriesOf,
} from '#geo/compare/statistics/compare'
import type { MapShapes } from '#geo/shapes/map-shapes'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { loadMakeValid } from './make-valid'

export interface Tasks {
  /** Reads a border that somebody pasted. */
  readonly read: { readonly input: string; readonly output: AreaReading }
  /** Surfaces of areas, and what lies between each two. */
  readonly ground: { readonly input: readonly Area[]; readonly output: CachedGeometries }
  /** The projects in areas, and between each two where there is a radius. */
  readonly statistics: { readonly input: StatisticsInput; readonly output: AreaStatistics }
}

interface StatisticsInput {
  /** Its columns are shared memory; without shapes, orders and selections. */
  readonly snapshot: Snapshot
  readonly sides: readonly AreaSelection[]
  readonly radiusKm: number | null
  /** Of the areas, and of each pair that there is a radius for. */
  readonly known: CachedGeometries
}

export interface AreaStatistics {
  readonly comparison: AreaComparison
  /** How much of each drawn area lies outside all districts, 0 to 1; 0 of districts. */
  readonly outside: readonly number[]
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
  statistics: ({ snapshot, sides, radiusKm, known }) => {
    addGeometries(cache, known)
    return {
      comparison: compareAreas(snapshot, cache, sides, radiusKm),
      // Districts are of the map, whatever set of shapes they were drawn by.
      outside: sides.map(({ area }) =>
        area.kind === 'districts' ? 0 : shareOutside(areaGeometry(cache, area).polygons, shapes.districts),
      ),
    }
  },
}
