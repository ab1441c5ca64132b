/**
 * Well-known text (OGC 06-103r4): POLYGON, MULTIPOLYGON and collections of them, with Z, M and SRID as PostGIS writes
 * them.
 */

import type { RawRings } from './check-polygon'

export type WktReading =
  | {
      readonly polygons: readonly RawRings[]
      readonly srid: number | null
      /** The types of the other geometries of a collection. */
      readonly others: readonly string[]
    }
  /** `at` is the index of the first character that does not fit, `geometry` the type of one that is not a polygon. */
  | { readonly at: number; readonly geometry?: string }

const HEAD = /^\s*(?:SRID\s*=\s*(\d+)\s*;\s*)?([A-Z]+)\s*(?:ZM|Z|M)?\s*/i
const MEMBER = /\s*([A-Z]+)\s*(?:ZM|Z|M)?(?=\s*(?:\(|EMPTY))/iy
const TOKEN = /\s*([(),]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy

/** Some write the dimensions without a space: POLYGONZ. */
const kindOf = (name = ''): string => name.toUpperCase().replace(/(?<=POLYGON|COLLECTION)(?:ZM|Z|M)$/, '')

/** Whether a text looks like well-known text. */
export const isWkt = (text: string): boolean => /^\s*(SRID\s*=|[A-Z]+\s*(ZM|Z|M)?\s*(\(|EMPTY))/i.test(text)

/** Each polygon's rings, outer and inner alike. Never throws. */
export function readWkt(text: string): WktReading {
  const head = HEAD.exec(text)
  const kind = kindOf(head?.[2])
  const start = head?.[0].length ?? 0
  const srid = head?.[1] ? Number(head[1]) : null
  const isRead = kind === 'POLYGON' || kind === 'MULTIPOLYGON' || kind === 'GEOMETRYCOLLECTION'
  if (!isRead) return { at: 0, ...(kind && { geometry: kind }) }
  if (/^EMPTY\s*$/i.test(text.slice(start))) return { polygons: [], srid, others: [] }
  const reader = readerOf(text, start)
  const others: string[] = []
  try {
    const polygons = geometryOf(kind, reader, others)
    reader.end()
    return { polygons, srid, others }
  } catch (error) {
    if (error instanceof UnexpectedText) return { at: error.at }
    throw error
  }
}

type Reader = ReturnType<typeof readerOf>

/** Collections may hold collections, but none so deep that somebody drew it. */
const MAX_DEPTH = 20

/** The polygons of the geometry that comes next; types of others are added to `others`. */
function geometryOf(kind: string, reader: Reader, others: string[], depth = 0): RawRings[] {
  const ring = () => reader.list(() => reader.position())
  const polygon = () => reader.list(ring)
  if (kind === 'POLYGON') return [polygon()]
  if (kind === 'MULTIPOLYGON') return reader.list(() => (reader.isEmpty() ? [] : [polygon()])).flat()
  if (kind === 'GEOMETRYCOLLECTION' && depth < MAX_DEPTH)
    return reader.list(() => memberOf(reader, others, depth + 1)).flat()
  others.push(kind)
  reader.pass()
  return []
}

function memberOf(reader: Reader, others: string[], depth: number): RawRings[] {
  const kind = reader.word()
  return reader.isEmpty() ? [] : geometryOf(kind, reader, others, depth)
}

class UnexpectedText extends Error {
  constructor(readonly at: number) {
    super(`Unexpected at ${at}`)
  }
}

/** `EMPTY` may stand behind so many characters of space. */
const EMPTY_REACH = 40

function readerOf(text: string, start: number) {
  let at = start
  const peek = (): string | undefined => {
    TOKEN.lastIndex = at
    return TOKEN.exec(text)?.[1]
  }
  const afterSpace = () => at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
  const expect = (isExpected: (token: string) => boolean): string => {
    const token = peek()
    if (token === undefined || !isExpected(token)) throw new UnexpectedText(afterSpace())
    at = TOKEN.lastIndex
    return token
  }
  const isNumber = (token: string) => !'(),'.includes(token)
  return {
    list<T>(item: () => T): T[] {
      expect((token) => token === '(')
      const items = [item()]
      while (expect((token) => token === ',' || token === ')') === ',') items.push(item())
      return items
    },
    position(): number[] {
      const numbers = [Number(expect(isNumber)), Number(expect(isNumber))]
      for (let token = peek(); token !== undefined && isNumber(token); token = peek()) expect(isNumber)
      return numbers
    },
    /** The type of a member of a collection. */
    word(): string {
      MEMBER.lastIndex = at
      const word = MEMBER.exec(text)?.[1]
      if (word === undefined) throw new UnexpectedText(afterSpace())
      at = MEMBER.lastIndex
      return kindOf(word)
    },
    isEmpty(): boolean {
      const empty = /^\s*EMPTY/i.exec(text.slice(at, at + EMPTY_REACH))
      at += empty?.[0].length ?? 0
      return empty !== null
    },
    /** Passes over whatever stands in brackets. */
    pass(): void {
      expect((token) => token === '(')
      for (let depth = 1; depth > 0; ) {
        const token = expect(() => true)
        depth += token === '(' ? 1 : token === ')' ? -1 : 0
      }
    },
    end(): void {
      if (text.slice(at).trim().replace(/^;/, '') !== '') throw new UnexpectedText(at)
    },
  }
}
