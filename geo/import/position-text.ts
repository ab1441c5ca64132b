/** Reads coordinates in tables: decimal degrees, degrees and minutes, or both coordinates in one cell. */

import type { Bbox } from '../filters'
import type { Position } from '../records'
import { isInBox } from '../site/site-views'

const DEGREES = /^([ewns东西南北]?经?纬?)\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([ewns]?)$/i
const MINUTES =
  /^([ewns东西南北]?经?纬?)\s*(\d{1,3})\s*[°度]\s*(\d{1,2}(?:\.\d+)?)\s*['′分]?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″秒]|''|′′))?\s*([ewns]?)$/i

/** Degrees, west and south negative; null if the text is not an angle. */
export function readDegrees(text: string): number | null {
  const typed = text.normalize('NFKC').trim().replace(/[’]/g, "'").replace(/[”]/g, '"')
  const plain = DEGREES.exec(typed)
  if (plain) return signed(Number(plain[2]), plain[1]! + plain[3]!)
  const parts = MINUTES.exec(typed)
  if (!parts) return null
  const [, before, degrees, minutes, seconds = '0', after] = parts
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null
  return signed(Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600, before! + after!)
}

const signed = (degrees: number, side: string) => (/[ws西南]/i.test(side) ? -degrees : degrees)

/** Two angles in one cell, in the order written; null unless there are exactly two. */
export function readPair(text: string): readonly [number, number] | null {
  const parts = text
    .normalize('NFKC')
    .replace(/^[([]|[)\]]$/g, '')
    .trim()
    .split(/\s*[,;、|]\s*|(?<=[\d°′'"″ewns])\s+(?=[\d-])/i)
  if (parts.length !== 2) return null
  const [first, second] = parts.map(readDegrees)
  return first === null || second === null || first === undefined || second === undefined ? null : [first, second]
}

/** `swapped`: near the map only the other way round; `far`: not near it; `impossible`: not on the globe. */
export type PositionError = 'swapped' | 'far' | 'impossible'

/** `near`: the bounds of the map with some margin, wide enough for every datum; null if the map has none. */
export function checkPosition([lng, lat]: Position, near: Bbox | null): PositionError | null {
  const isOnGlobe = Math.abs(lng) <= 180 && Math.abs(lat) <= 90
  if (near === null) return isOnGlobe ? null : Math.abs(lng) <= 90 && Math.abs(lat) <= 180 ? 'swapped' : 'impossible'
  if (isInBox(near, [lng, lat])) return null
  if (isInBox(near, [lat, lng])) return 'swapped'
  return isOnGlobe ? 'far' : 'impossible'
}
