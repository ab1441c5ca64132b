/** Where made-up projects stand: in towns and parks of the mapped districts, some far out, some at one address. */

import { pointInPolygons } from '../geometry/point-in-polygon'
import { polygonsOf } from '../geometry/polygons'
import type { Position } from '../records'
import { BUILT_IN_SHAPES } from '../shapes/built-in'
import { shapeBbox } from '../shapes/map-shapes'
import { cumulated, type Random, zipf } from './random'

export interface SyntheticDistrict {
  readonly id: string
  readonly cityId: string
  /** A position in the district, WGS-84, to 1e-6°. */
  place(random: Random): Position
}

const TOWNS = 14
/** Deviation of a town around its middle, degrees: from a block to a borough. */
const SPREADS = [0.002, 0.005, 0.012, 0.03] as const
const FAR_OUT = 0.08
/** At the very address of a town's middle, as companies of one tower are. */
const SAME_ADDRESS = 0.03
const MAX_TRIES = 200

/** The districts of a city in the order of the shapes. Their towns follow from `random` alone. */
export const syntheticDistricts = (random: Random, cityId: string): SyntheticDistrict[] =>
  BUILT_IN_SHAPES.districts
    .filter(({ id }) => cityOf(id) === cityId)
    .map(({ id, rings }) => {
      const isInside = pointInPolygons(polygonsOf(rings))
      const box = shapeBbox(BUILT_IN_SHAPES, id)!
      const anywhere = (chance: Random) => inside(isInside, () => inBox(chance, box))
      const towns = Array.from({ length: TOWNS }, (_, i) => ({
        middle: anywhere(random),
        spread: SPREADS[i % SPREADS.length]!,
      }))
      const weights = cumulated(zipf(TOWNS))
      return {
        id,
        cityId,
        place(chance) {
          if (chance.chance(FAR_OUT)) return anywhere(chance)
          const { middle, spread } = towns[chance.index(weights)]!
          if (chance.chance(SAME_ADDRESS)) return middle
          return inside(isInside, () => [
            micro(middle[0] + spread * chance.normal()),
            micro(middle[1] + spread * 0.85 * chance.normal()),
          ])
        },
      }
    })

const cityOf = (id: string) => BUILT_IN_SHAPES.labels.find((label) => label.id === id)?.city

function inBox(random: Random, [west, south, east, north]: readonly [number, number, number, number]): Position {
  return [micro(west + random.next() * (east - west)), micro(south + random.next() * (north - south))]
}

const micro = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** The first of the positions that `draw` comes up with that lies inside. */
function inside(isInside: (lng: number, lat: number) => boolean, draw: () => Position): Position {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const position = draw()
    if (isInside(...position)) return position
  }
  throw new Error(`No position inside after ${MAX_TRIES} tries`)
}
