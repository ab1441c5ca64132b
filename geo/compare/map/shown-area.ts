/** A compared area as maps show it: lettered, in a colour and a dash of its own. */

import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { Area } from '../../areas/area'
import type { Bbox } from '../../filters'
import { polygonsOfCoordinates } from '../../geometry/geojson'
import { bboxOf, type Polygons } from '../../geometry/polygons'
import type { Letter } from '../../map/palette'
import type { Position } from '../../records'

/** Plain JSON. */
export interface ShownArea {
  readonly letter: Letter
  readonly name: string
  readonly area: Area
  readonly polygons: MultiPolygon
}

/** Dashes and gaps of each area's outline, in widths of the line; none: a solid line. */
export const AREA_DASHES: Readonly<Record<Letter, readonly number[]>> = {
  A: [],
  B: [4, 2],
  C: [1, 1.4],
  D: [6, 1.6, 1, 1.6],
  E: [2, 2],
  F: [8, 2, 2, 2],
}

export const OUTLINE_PX = 2.6
/** A filled area is tinted so much that names and pins on it stay readable. */
export const FILL_OPACITY = 0.2

/** The dashes as SVG wants them, for a line so wide; '' for a solid one. */
export const dashArray = (letter: Letter, width: number): string =>
  AREA_DASHES[letter].map((part) => Number((part * width).toFixed(2))).join(' ')

/** The codes of the districts that areas consist of, in their order. */
export const districtsIn = (areas: readonly ShownArea[]): string[] =>
  areas.flatMap(({ area }) => (area.kind === 'districts' ? area.ids : []))

export const polygonsIn = ({ polygons }: ShownArea): Polygons => polygonsOfCoordinates(polygons.coordinates)

/** Discs of letters that are nearer than this share of the view would cover one another on a phone. */
const APART = 0.09

/**
 * Where the letter of each area stands: at the northernmost corner of its outline that is clear of the letters before
 * it; the northernmost of all where none is.
 */
export function letterPoints(areas: readonly ShownArea[]): Position[] {
  const [west, south, east, north] = bboxOf(areas.flatMap(polygonsIn))
  const apart = APART * Math.max(east - west, north - south)
  const taken: Position[] = []
  for (const area of areas) {
    const corners = polygonsIn(area).flatMap(([outer]) => outer ?? [])
    const isClear = ([lng, lat]: Position) => taken.every(([x, y]) => Math.hypot(lng - x, lat - y) >= apart)
    taken.push(northernmost(corners.filter(isClear)) ?? northernmost(corners) ?? [0, 0])
  }
  return taken
}

const northernmost = (corners: readonly Position[]): Position | undefined =>
  corners.reduce<Position | undefined>((best, corner) => (best && best[1] >= corner[1] ? best : corner), undefined)

/** The box around all of them, with this share of its size added on every side; null for none. */
export function boxOfAreas(areas: readonly ShownArea[], margin = 0.06): Bbox | null {
  const [west, south, east, north] = bboxOf(areas.flatMap(polygonsIn))
  if (!(west <= east)) return null
  const pad = Math.max((east - west) * margin, (north - south) * margin, 0.002)
  return [west - pad, south - pad, east + pad, north + pad]
}

/** Outlines, with `letter`, and label points, as one collection for the live map. */
export function areasCollection(areas: readonly ShownArea[]): FeatureCollection {
  const points = letterPoints(areas)
  return {
    type: 'FeatureCollection',
    features: areas.flatMap(({ letter, polygons }, i) => [
      { type: 'Feature' as const, properties: { letter }, geometry: polygons },
      {
        type: 'Feature' as const,
        properties: { letter, labelPoint: true },
        geometry: { type: 'Point' as const, coordinates: [...points[i]!] },
      },
    ]),
  }
}
