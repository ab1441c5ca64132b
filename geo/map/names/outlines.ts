/** Whose land lies where: what names of districts keep to. */

import type { MapShape } from '../../geometry/map-shapes'
import { pointInPolygons } from '../../geometry/point-in-polygon'
import { polygonsOf } from '../../geometry/polygons'
import type { Position } from '../../records'

/** A shape, or the piece of it that one tile holds. */
export interface Outline {
  readonly id: string
  readonly contains: (lng: number, lat: number) => boolean
}

export interface Outlines {
  readonly districts: readonly Outline[]
  /** Over water stands no district, whatever its shape says. */
  readonly water: readonly Outline[]
}

const known = new WeakMap<MapShape, Outline>()

/** Shapes never change: each is measured once. */
export function outlineOf(shape: MapShape): Outline {
  const outline = known.get(shape) ?? { id: shape.id, contains: pointInPolygons(polygonsOf(shape.rings)) }
  known.set(shape, outline)
  return outline
}

export const outlinesOf = (districts: readonly MapShape[], water: readonly MapShape[]): Outlines => ({
  districts: districts.map(outlineOf),
  water: water.map(outlineOf),
})

/** The district that a position lies in, and whether water covers it there; null: none. */
export interface Owner {
  readonly id: string
  readonly isWater: boolean
}

export function ownerOf({ districts, water }: Outlines, [lng, lat]: Position): Owner | null {
  const owner = districts.find(({ contains }) => contains(lng, lat))
  return owner ? { id: owner.id, isWater: water.some(({ contains }) => contains(lng, lat)) } : null
}
