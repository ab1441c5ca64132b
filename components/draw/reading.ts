/** Reads and checks what somebody drew or dropped. Loaded when it is needed. */

import type { PolygonArea } from '#geo/areas/area'
import { parseAreaText } from '#geo/areas/parse-area'
import { DATUMS } from '#geo/geometry/datum'
import type { MapShape } from '#geo/geometry/map-shapes'
import type { Ring } from '#geo/geometry/polygons'
import { shapeAddress } from '#geo/shapes/shape-address'
import type { Locale } from '#geo/vocabulary'
import { areaProblemsOf } from '../messages/area-problems'
import { areaProblemText } from './area-problem-text'

/** What is wrong, in words; the area as it is, and as repaired, where it can be used. */
export interface Reading {
  readonly problems: readonly string[]
  readonly area: PolygonArea | null
  readonly repaired: PolygonArea | null
  /** Only where nothing tells the datum: what it would be in each, with the name of the datum. */
  readonly inDatums?: readonly { readonly name: string; readonly area: PolygonArea }[]
}

export function readText(text: string, locale: Locale, outlines: readonly MapShape[] = []): Reading {
  const { problems, area, repaired, inDatums } = parseAreaText(text, outlines)
  const { datums } = areaProblemsOf(locale)
  return {
    problems: problems.map((problem) => areaProblemText(problem, locale)),
    area,
    repaired,
    ...(inDatums && { inDatums: DATUMS.map((datum) => ({ name: datums[datum], area: inDatums[datum] })) }),
  }
}

export const readRing = (ring: Ring, locale: Locale): Reading =>
  readText(JSON.stringify({ type: 'Polygon', coordinates: [ring] }), locale)

/** The borders of the districts, from the files of the map shapes, by which a file in another datum is told. */
export async function outlines(shapesPath: string): Promise<MapShape[]> {
  const response = await fetch(shapeAddress(shapesPath, 'districts'))
  if (!response.ok) return []
  const { features }: { features: Outline[] } = await response.json()
  return features.map(({ id, geometry: { type, coordinates } }) => ({
    id: String(id),
    rings: (type === 'Polygon' ? [coordinates] : coordinates).flat() as number[][][],
  }))
}

interface Outline {
  readonly id: number
  readonly geometry: { readonly type: string; readonly coordinates: number[][][] & number[][][][] }
}
