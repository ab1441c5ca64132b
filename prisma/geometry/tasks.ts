/** The geometry of strangers, which a thread reckons: plain data in and out. */

import type { Area } from '#geo/areas/area'
import { type AreaReading, parseAreaText } from '#geo/areas/parse-area'
import { type AreaCache, areaCache, type CachedGround, groundOf } from '#geo/compare/statistics/compare'
import { DISTRICT_SHAPES, WATER_SHAPES } from '#geo/geometry/map-shapes'

export interface Tasks {
  /** Reads a border that somebody pasted. */
  readonly read: { readonly input: string; readonly output: AreaReading }
  /** Surfaces of areas, and what lies between each two. */
  readonly ground: { readonly input: readonly Area[]; readonly output: CachedGround }
}
export type TaskName = keyof Tasks

let cache: AreaCache | null = null

export const TASKS: { readonly [Name in TaskName]: (input: Tasks[Name]['input']) => Tasks[Name]['output'] } = {
  read: (text) => parseAreaText(text, DISTRICT_SHAPES),
  ground: (areas) => {
    cache ??= areaCache(DISTRICT_SHAPES, WATER_SHAPES)
    return groundOf(cache, areas)
  },
}
