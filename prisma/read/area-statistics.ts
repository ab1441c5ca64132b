/**
 * What is reckoned of the projects in areas: in a thread, as it takes longer than other readers may wait, and kept as
 * long as their snapshot is in use.
 */

import '#server-only'
import { areaText } from '#geo/areas/area-text'
import { type AreaCache, type AreaSelection, knownGeometries } from '#geo/compare/statistics/compare'
import { withoutRings } from '#geo/shapes/map-shapes'
import type { ListedSnapshot } from '#geo/snapshot/build'
import { reckon } from '../geometry/pool'
import type { AreaStatistics } from '../geometry/tasks'

/** Of a million projects; what strangers draw is bounded before, by what its surface takes. */
const STATISTICS_MS = 8000
const MAX_KEPT = 200

type Matching = AreaSelection['selection']

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & {
  landingStatistics?: {
    readonly bySnapshot: WeakMap<object, Map<string, Promise<AreaStatistics>>>
    readonly numbers: WeakMap<Matching, number>
    next: number
  }
}

function state() {
  shared.landingStatistics ??= { bySnapshot: new WeakMap(), numbers: new WeakMap(), next: 0 }
  return shared.landingStatistics
}

/** A number of its own for each selection in memory. */
function numberOf(selection: Matching): number {
  const { numbers } = state()
  const number = numbers.get(selection) ?? state().next++
  numbers.set(selection, number)
  return number
}

/**
 * The measures of the areas, and of each pair where there is a radius. `ground` knows the surfaces of all areas, and of
 * the pairs that are wanted. Rejects with TooMuchWork where too many wait.
 */
export function areaStatistics(
  snapshot: ListedSnapshot,
  ground: AreaCache,
  sides: readonly AreaSelection[],
  radiusKm: number | null,
): Promise<AreaStatistics> {
  const { bySnapshot } = state()
  const kept = bySnapshot.get(snapshot) ?? new Map<string, Promise<AreaStatistics>>()
  bySnapshot.set(snapshot, kept)
  const name = [radiusKm, ...sides.map(({ area, selection }) => `${numberOf(selection)} ${areaText(area)}`)].join('~')
  const known = kept.get(name)
  if (known) return known
  const answer = reckonedIn(snapshot, ground, sides, radiusKm)
  kept.set(name, answer)
  answer.catch(() => kept.delete(name))
  if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!)
  return answer
}

function reckonedIn(
  { orders: _orders, all: _all, shapes, ...columns }: ListedSnapshot,
  ground: AreaCache,
  sides: readonly AreaSelection[],
  radiusKm: number | null,
): Promise<AreaStatistics> {
  // Several areas under one filter send its matches once.
  const light = new Map(sides.map(({ selection: { mask, count }, selection }) => [selection, { mask, count }]))
  const input = {
    snapshot: { ...columns, shapes: withoutRings(shapes) },
    sides: sides.map(({ area, selection }) => ({ area, selection: light.get(selection)! })),
    radiusKm,
    known: knownGeometries(
      ground,
      sides.map(({ area }) => area),
    ),
  }
  return reckon('statistics', input, shapes, STATISTICS_MS)
}
