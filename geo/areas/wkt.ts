/** Well-known text of polygons (OGC 06-103r4): POLYGON and MULTIPOLYGON, with Z, M and SRID as PostGIS writes them. */

import type { RawRings } from './check-polygon'

export type WktReading =
  | { readonly rings: RawRings; readonly srid: number | null }
  /** `at` is the index of the first character that does not fit, `geometry` the type of one that is not a polygon. */
  | { readonly at: number; readonly geometry?: string }

const HEAD = /^\s*(?:SRID\s*=\s*(\d+)\s*;\s*)?([A-Z]+)\s*(?:ZM|Z|M)?\s*/i
const TOKEN = /\s*([(),]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy

/** Whether a text looks like well-known text. */
export const isWkt = (text: string): boolean => /^\s*(SRID\s*=|[A-Z]+\s*(ZM|Z|M)?\s*(\(|EMPTY))/i.test(text)

/** The rings of all polygons, outer and inner alike. Never throws. */
export function readWkt(text: string): WktReading {
  const head = HEAD.exec(text)
  const kind = head?.[2]?.toUpperCase() ?? ''
  const start = head?.[0].length ?? 0
  const srid = head?.[1] ? Number(head[1]) : null
  if (kind !== 'POLYGON' && kind !== 'MULTIPOLYGON') return { at: 0, ...(kind && { geometry: kind }) }
  if (/^EMPTY\s*$/i.test(text.slice(start))) return { rings: [], srid }
  const reader = readerOf(text, start)
  try {
    const ring = () => reader.list(() => reader.position())
    const polygon = () => reader.list(ring)
    const rings = kind === 'POLYGON' ? polygon() : reader.list(polygon).flat()
    reader.end()
    return { rings, srid }
  } catch (error) {
    if (error instanceof UnexpectedText) return { at: error.at }
    throw error
  }
}

class UnexpectedText extends Error {
  constructor(readonly at: number) {
    super(`Unexpected at ${at}`)
  }
}

function readerOf(text: string, start: number) {
  let at = start
  const peek = (): string | undefined => {
    TOKEN.lastIndex = at
    return TOKEN.exec(text)?.[1]
  }
  const expect = (isExpected: (token: string) => boolean): string => {
    const token = peek()
    if (token === undefined || !isExpected(token))
      throw new UnexpectedText(at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0))
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
    end(): void {
      if (text.slice(at).trim().replace(/^;/, '') !== '') throw new UnexpectedText(at)
    },
  }
}
