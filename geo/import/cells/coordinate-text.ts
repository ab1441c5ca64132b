/** Reads coordinates in tables: one angle or both in one cell, in all the ways that people and programs write them. */

import { hasMarkedDigits } from '../../text/marked-digits'

/** One coordinate: degrees, or a number far too large for degrees, such as metres of a grid. */
export interface Coordinate {
  readonly value: number
  readonly unit: 'degrees' | 'grid'
  /** What a letter or label says of it; null: nothing. */
  readonly axis: 'lng' | 'lat' | null
}

const LABELS: readonly (readonly [RegExp, string])[] = [
  [/(东经|经度|longitude|lng|lon)/g, 'e'],
  [/西经/g, 'w'],
  [/(北纬|纬度|latitude|lat)/g, 'n'],
  [/南纬/g, 's'],
  [/[度º˚]/g, '°'],
  [/[分’‘′`]/g, "'"],
  [/[秒”“″]|''/g, '"'],
]
/** An exponent has a sign: 120.72E31.31 is a longitude before a latitude. */
const NUMBER = String.raw`[-+]?\d+(?:\.\d+)?(?:e[-+]\d+)?`
const PLAIN = new RegExp(`^([ewns]?)[:=]?(${NUMBER})°?([ewns]?)$`)
const SIGNED = /^([ewns]?)[:=]?(\d{1,3})°(\d{1,2}(?:\.\d+)?)'?(?:(\d{1,2}(?:\.\d+)?)"?)?([ewns]?)$/
/** 120 43 12, 120-43-12, 120:43:12. */
const SPACED = /^([ewns]?)[:=]?(\d{1,3})[-\s:](\d{1,2})[-\s:](\d{1,2}(?:\.\d+)?)"?([ewns]?)$/
/** Numbers from here on are none of degrees. */
const GRID = 1e5

/** No longer text is a position, and no more separators are in one: each of them is tried. */
const MAX_TEXT = 200
const MAX_SEPARATORS = 24

const normal = (text: string): string => {
  if (text.length > MAX_TEXT || hasMarkedDigits(text)) return ''
  // Normalising makes an o of the ordinal sign that stands in for degrees.
  const plain = text
    .replace(/[º˚]/g, '°')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[a-z])"|"(?=[a-z])/g, '')
  return LABELS.reduce((words, [pattern, sign]) => words.replace(pattern, sign), plain).trim()
}

/** Null if the text is no coordinate. West and south are negative. */
export const readCoordinate = (text: string): Coordinate | null => coordinateIn(normal(text))

function coordinateIn(typed: string): Coordinate | null {
  const spaced = SPACED.exec(typed)
  const tight = typed.replace(/(?<!\d)\s+|\s+(?!\d)/g, '').replace(/(米|m|,(?=\d{3}(\D|$)))/g, '')
  const plain = PLAIN.exec(tight)
  if (plain) return numberOf(Number(plain[2]), plain[1]! + plain[3]!)
  const parts = spaced ?? SIGNED.exec(tight)
  if (!parts) return null
  const [, before, degrees, minutes, seconds = '0', after] = parts
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null
  return numberOf(Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600, before! + after!)
}

function numberOf(value: number, side: string): Coordinate | null {
  if (Math.abs(value) >= 1000 && Math.abs(value) < GRID) return null
  return {
    value: /[ws]/.test(side) ? -value : value,
    unit: Math.abs(value) >= GRID ? 'grid' : 'degrees',
    axis: /[ew]/.test(side) ? 'lng' : /[ns]/.test(side) ? 'lat' : null,
  }
}

/** Degrees, west and south negative; null if the text is not an angle. */
export function readDegrees(text: string): number | null {
  const read = readCoordinate(text)
  return read?.unit === 'degrees' ? read.value : null
}

const STRONG = /\s*[,;、|/&]\s*|\s*[\n\t]\s*/g
const WEAK = /\s+|:(?=[-\d])|(?<=[\d°'"])(?=[ewns]\s*[:=]?\s*\d)|(?<=[ewns])(?=\d)/g

/**
 * Two coordinates in one cell, in the order written, a height after them left out; null unless there are exactly two of
 * the same unit. Well-known text (POINT) and JSON are read too.
 */
export function readPair(text: string): readonly [Coordinate, Coordinate] | null {
  const typed = normal(text)
    .replace(/^(srid=\d+;)?point(\s*zm?)?\s*\(/, '(')
    .replace(/^[([{【]+|[)\]}】]+$/g, '')
    .trim()
  for (const separator of [STRONG, WEAK]) {
    const found = [...typed.matchAll(separator)]
    if (found.length > MAX_SEPARATORS) continue
    const pairs = found.flatMap(({ index, 0: sign }) => {
      const [first, rest] = [typed.slice(0, index), typed.slice(index + sign.length)]
      const [a, b] = [coordinateIn(first), coordinateIn(rest) ?? coordinateIn(withoutHeight(rest))]
      return a && b && a.unit === b.unit && (a.axis === null || a.axis !== b.axis) ? [[a, b] as const] : []
    })
    // 120°E31°N: a letter may stand before or after its number. Right is where both numbers have one.
    const pair = pairs.find((two) => two.every(({ axis }) => axis !== null)) ?? pairs[0]
    if (pair) return pair
  }
  return null
}

/** Without a last number, as in 31.31,5 or 31.31 5. */
const withoutHeight = (text: string): string => text.replace(/[\s,;]+-?\d+(\.\d+)?\s*m?$/, '')
