import type { Position } from '../records'
import { KM_PER_DEGREE } from './sphere'

/** Distance on a plane, good to a few metres within a city. */
export function kmBetween([lng1, lat1]: Position, [lng2, lat2]: Position): number {
  const east = (lng2 - lng1) * Math.cos(((lat1 + lat2) * Math.PI) / 360)
  return Math.hypot(east, lat2 - lat1) * KM_PER_DEGREE
}
