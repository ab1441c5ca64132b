/** The polygons of KML (OGC 12-007r2), which is WGS-84 by itself. Styles, names and all else is passed over. */

import type { RawRings } from './check-polygon'

export type KmlReading =
  | { readonly polygons: readonly RawRings[]; readonly others: readonly string[] }
  /** The index of the first character that does not fit. */
  | { readonly at: number }

export const isKml = (text: string): boolean =>
  /^\s*<(?:\?xml|!--|(?:\w+:)?(?:kml|Document|Folder|Placemark|MultiGeometry|Polygon)\b)/.test(text)

const TOKENS =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)(?:[\w.-]+:)?([\w.-]+)(?:\s(?:"[^"]*"|'[^']*'|[^"'<>])*)?>|[^<]+/gy
/** What else may stand for a shape; a `LinearRing` only where it is no border of a polygon. */
const OTHERS = new Set(['Point', 'LineString', 'LinearRing', 'Track', 'Model', 'GroundOverlay', 'NetworkLink'])

/** Never throws. A document type of its own is not read. */
export function readKml(text: string): KmlReading {
  const polygons: RawRings[] = []
  const others: string[] = []
  const open: string[] = []
  let [outer, inner]: (readonly (readonly number[])[])[][] = [[], []]
  let [at, written] = [0, '']
  const isIn = (name: string) => open.includes(name)
  const close = (name: string) => {
    // Whichever comes first, the outer border is the one that is called so.
    if (name === 'coordinates' && isIn('Polygon')) (isIn('innerBoundaryIs') ? inner : outer)!.push(positionsIn(written))
    if (name === 'Polygon') polygons.push([...outer!, ...inner!])
  }
  for (const match of text.matchAll(new RegExp(TOKENS))) {
    if (match.index !== at) return { at }
    const [token, slash, name] = match
    at += token.length
    if (name === undefined) {
      if (open.at(-1) === 'coordinates') written += textOf(token)
      continue
    }
    if (slash) {
      if (open.at(-1) !== name) return { at: match.index }
      close(name)
      open.pop()
      continue
    }
    if (OTHERS.has(name) && !isIn('Polygon')) others.push(name)
    if (name === 'Polygon') [outer, inner] = [[], []]
    if (name === 'coordinates') written = ''
    if (!token.endsWith('/>')) open.push(name)
  }
  return at === text.length && open.length === 0 ? { polygons, others } : { at }
}

const textOf = (token: string): string =>
  token.startsWith('<![CDATA[') ? token.slice('<![CDATA['.length, -']]>'.length) : token.startsWith('<') ? '' : token

/** `120.5,31.2,0 120.6,31.2,0`: what is no number stays, to be found by the check of positions. */
const positionsIn = (written: string): number[][] =>
  written
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((position) => position.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))))
