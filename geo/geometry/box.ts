/** Boxes in degrees, WGS-84; none crosses the date line. */

import type { Bbox } from '../filters'

export const isInBox = ([west, south, east, north]: Bbox, [lng, lat]: readonly [number, number]): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north

/** The box with so many degrees more on each side; null for null. */
export const widened = (box: Bbox | null, by: number): Bbox | null =>
  box && [box[0] - by, box[1] - by, box[2] + by, box[3] + by]

/** Degrees beyond the bounds where a position may still be meant: neighbours, and other datums. */
const AROUND = 0.4

/** The bounds of a map with what lies around them; null where there are none. */
export const nearBounds = (bounds: Bbox | null): Bbox | null => widened(bounds, AROUND)
