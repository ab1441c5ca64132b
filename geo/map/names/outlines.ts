/** Whose land lies where: what names of districts keep to. */

import type { Bbox } from '../../filters'
import type { MapShape } from '../../geometry/map-shapes'
import type { Position } from '../../records'

/** A shape, or the piece of it that one tile holds. */
export interface Outline {
  readonly id: string
  readonly box: Bbox
  /** Edges by bands of latitude, from the south: x1, y1, x2, y2 in degrees, one after the other. */
  readonly bands: readonly (readonly number[])[]
}

export interface Outlines {
  readonly districts: readonly Outline[]
  /** Over water stands no district, whatever its shape says. */
  readonly water: readonly Outline[]
}

const known = new WeakMap<MapShape, Outline>()

/** Shapes never change: each is measured once. */
export function outlineOf(shape: MapShape): Outline {
  const outline = known.get(shape) ?? measured(shape)
  known.set(shape, outline)
  return outline
}

export const outlinesOf = (districts: readonly MapShape[], water: readonly MapShape[]): Outlines => ({
  districts: districts.map(outlineOf),
  water: water.map(outlineOf),
})

const MAX_BANDS = 256

function measured({ id, rings }: MapShape): Outline {
  const edges = rings.flatMap((ring) => ring.map(([x, y], i) => [x!, y!, ...(ring[i + 1] ?? ring[0]!)]))
  const [west, south, east, north] = [
    edges.reduce((least, [x]) => Math.min(least, x!), Infinity),
    edges.reduce((least, [, y]) => Math.min(least, y!), Infinity),
    edges.reduce((most, [x]) => Math.max(most, x!), -Infinity),
    edges.reduce((most, [, y]) => Math.max(most, y!), -Infinity),
  ]
  const bands: number[][] = Array.from({ length: Math.min(MAX_BANDS, edges.length) }, () => [])
  const box: Bbox = [west, south, east, north]
  for (const [x1, y1, x2, y2] of edges as [number, number, number, number][]) {
    const last = bandOf(Math.max(y1, y2), box, bands.length)
    for (let band = bandOf(Math.min(y1, y2), box, bands.length); band <= last; band++) bands[band]!.push(x1, y1, x2, y2)
  }
  return { id, box, bands }
}

const bandOf = (lat: number, [, south, , north]: Bbox, count: number): number =>
  north > south ? Math.min(count - 1, Math.floor(((lat - south) / (north - south)) * count)) : 0

/** The district that a position lies in, and whether water covers it there; null: none. */
export interface Owner {
  readonly id: string
  readonly isWater: boolean
}

export function ownerOf({ districts, water }: Outlines, position: Position): Owner | null {
  const owner = districts.find((outline) => contains(outline, position))
  return owner ? { id: owner.id, isWater: water.some((outline) => contains(outline, position)) } : null
}

/** Even-odd. */
function contains({ box, bands }: Outline, [lng, lat]: Position): boolean {
  if (lng < box[0] || lat < box[1] || lng > box[2] || lat > box[3]) return false
  const edges = bands[bandOf(lat, box, bands.length)]!
  let isInside = false
  for (let i = 0; i < edges.length; i += 4) {
    const [y1, y2] = [edges[i + 1]!, edges[i + 3]!]
    if (y1 > lat === y2 > lat) continue
    const x1 = edges[i]!
    if (lng < x1 + ((lat - y1) / (y2 - y1)) * (edges[i + 2]! - x1)) isInside = !isInside
  }
  return isInside
}
