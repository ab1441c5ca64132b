/**
 * Rings as short text: Google's encoded polyline algorithm with five decimals, in the alphabet of base64url, longitude
 * first.
 */

import type { Position } from '../records'
import type { Ring } from './polygons'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const BETWEEN_RINGS = '.'
const SCALE = 1e5
const CHUNK_BITS = 5
const CONTINUED = 1 << CHUNK_BITS
/** No coordinate needs more chunks. */
const MAX_CHUNKS = 6

/** The text of the rings. The last vertex of a closed ring, which repeats the first, is left out. */
export const encodeRings = (rings: readonly Ring[]): string => rings.map(encodeRing).join(BETWEEN_RINGS)

/**
 * The closed rings of a text; null for a text that encodeRings cannot have written, or a ring of fewer than 3 corners.
 */
export function decodeRings(text: string): Ring[] | null {
  const rings = text.split(BETWEEN_RINGS).map(decodeRing)
  return rings.every((ring) => ring !== null) ? rings : null
}

function encodeRing(ring: Ring): string {
  let text = ''
  let [lastX, lastY] = [0, 0]
  for (const [lng, lat] of openRing(ring)) {
    const [x, y] = [Math.round(lng * SCALE), Math.round(lat * SCALE)]
    text += encodeNumber(x - lastX) + encodeNumber(y - lastY)
    lastX = x
    lastY = y
  }
  return text
}

function openRing(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)]
  return ring.length > 1 && first![0] === last![0] && first![1] === last![1] ? ring.slice(0, -1) : ring
}

function encodeNumber(value: number): string {
  let rest = value < 0 ? -2 * value - 1 : 2 * value
  let text = ''
  while (rest >= CONTINUED) {
    text += ALPHABET[CONTINUED + (rest % CONTINUED)]
    rest = Math.floor(rest / CONTINUED)
  }
  return text + ALPHABET[rest]
}

function decodeRing(text: string): Ring | null {
  const numbers = decodeNumbers(text)
  if (!numbers || numbers.length % 2 === 1 || numbers.length < 6) return null
  const ring: Position[] = []
  let [x, y] = [0, 0]
  for (let i = 0; i < numbers.length; i += 2) {
    x += numbers[i]!
    y += numbers[i + 1]!
    ring.push([x / SCALE, y / SCALE])
  }
  return [...ring, ring[0]!]
}

function decodeNumbers(text: string): number[] | null {
  const numbers: number[] = []
  let [value, chunks] = [0, 0]
  for (const letter of text) {
    const code = ALPHABET.indexOf(letter)
    if (code < 0 || chunks === MAX_CHUNKS) return null
    value += (code % CONTINUED) * CONTINUED ** chunks++
    if (code >= CONTINUED) continue
    numbers.push(value % 2 === 1 ? -(value + 1) / 2 : value / 2)
    value = 0
    chunks = 0
  }
  return chunks === 0 ? numbers : null
}
