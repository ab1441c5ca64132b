/** Checks what somebody drew, and words what is wrong with an area. Loaded when it is needed. */

import type { PolygonArea } from '#geo/areas/area'
import { type AreaReading, parseAreaText } from '#geo/areas/parse-area'
import { DATUMS } from '#geo/geometry/datum'
import type { Ring } from '#geo/geometry/polygons'
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

export function readingInWords({ problems, area, repaired, inDatums }: AreaReading, locale: Locale): Reading {
  const { datums } = areaProblemsOf(locale)
  return {
    problems: problems.map((problem) => areaProblemText(problem, locale)),
    area,
    repaired,
    ...(inDatums && { inDatums: DATUMS.map((datum) => ({ name: datums[datum], area: inDatums[datum] })) }),
  }
}

export const jsonOfRing = (ring: Ring): string => JSON.stringify({ type: 'Polygon', coordinates: [ring] })

/** What was drawn, read here, without GEOS: what only that can mend is named and refused. */
export const readRing = (ring: Ring, locale: Locale): Reading => readingInWords(parseAreaText(jsonOfRing(ring)), locale)
