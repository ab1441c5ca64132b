/** The coordinate system that a GeoJSON file names, as such files did before RFC 7946 and many still do. */

import proj4 from 'proj4'

/** How positions become degrees, and what the heading of these says of their datum. */
export interface NamedCrs {
  toDegrees(position: readonly [number, number]): readonly [number, number]
  readonly datum: 'CGCS2000' | null
}

/** One that no rule here converts; `about`: how the file names it. */
export class UnknownCrs extends Error {
  constructor(readonly about: string) {
    super(`Unknown coordinate system: ${about}`)
  }
}

const asTheyAre = (position: readonly [number, number]) => position
const DEGREES: NamedCrs = { toDegrees: asTheyAre, datum: null }
const CGCS2000_DEGREES: NamedCrs = { toDegrees: asTheyAre, datum: 'CGCS2000' }

const converted = (projection: string, datum: NamedCrs['datum']): NamedCrs => {
  const projector = proj4(projection, '+proj=longlat +ellps=GRS80')
  // A tenth of a millimetre.
  const rounded = (degrees: number) => Number(degrees.toFixed(9))
  return {
    datum,
    toDegrees: ([x, y]) => {
      const [lng, lat] = projector.forward([x, y]) as [number, number]
      return [rounded(lng), rounded(lat)]
    },
  }
}

/**
 * WGS-84, CGCS2000 and what equals them, in degrees, in Web Mercator, in the zones of UTM and of Gauss and Krüger.
 * Throws
 * an UnknownCrs for others: older datums of China lie a hundred metres off, and nothing is moved by guess.
 */
export function namedCrs(named: unknown): NamedCrs {
  const name = nameOf(named)
  if (name === null) return DEGREES
  if (/CRS:?84h?$|^(GCS_)?WGS[ _]?(19)?84$/i.test(name)) return DEGREES
  if (/^(GCS_)?(CGCS_?2000|China_Geodetic_Coordinate_System_2000)$/i.test(name)) return CGCS2000_DEGREES
  const code = /(?:EPSG|ESRI)\W.*?(\d+)$/i.exec(name)?.[1]
  const crs = code === undefined ? null : ofCode(Number(code))
  if (!crs) throw new UnknownCrs(code === undefined ? name.slice(0, 60) : `EPSG:${code}`)
  return crs
}

function nameOf(named: unknown): string | null {
  if (named === null || named === undefined) return null
  if (typeof named === 'string') return named
  const { name, code, href } = ((named as { properties?: unknown }).properties ?? {}) as Record<string, unknown>
  if (typeof code === 'number' || typeof code === 'string') return `EPSG:${code}`
  return String(name ?? href ?? 'unnamed').trim()
}

function ofCode(code: number): NamedCrs | null {
  // 4258 and 4269 are the datums of Europe and North America, within a metre of WGS-84.
  if ([4326, 4979, 4258, 4269].includes(code)) return DEGREES
  if (code === 4490 || code === 4480) return CGCS2000_DEGREES
  if ([3857, 3785, 900913, 102100, 102113].includes(code)) return converted('EPSG:3857', null)
  if (code > 32600 && code <= 32660) return converted(`+proj=utm +zone=${code - 32600} +datum=WGS84`, null)
  const zone = gaussZone(code)
  if (!zone) return null
  const { meridian, falseEasting } = zone
  return converted(`+proj=tmerc +lon_0=${meridian} +k=1 +x_0=${falseEasting} +ellps=GRS80 +units=m`, 'CGCS2000')
}

/** Of CGCS2000: zones of six degrees and of three, with the number of the zone in the easting and without. */
function gaussZone(code: number): { readonly meridian: number; readonly falseEasting: number } | null {
  const within = (first: number, last: number) => code >= first && code <= last
  if (within(4491, 4501)) return { meridian: 75 + 6 * (code - 4491), falseEasting: (13 + code - 4491) * 1e6 + 5e5 }
  if (within(4502, 4512)) return { meridian: 75 + 6 * (code - 4502), falseEasting: 5e5 }
  if (within(4513, 4533)) return { meridian: 75 + 3 * (code - 4513), falseEasting: (25 + code - 4513) * 1e6 + 5e5 }
  if (within(4534, 4554)) return { meridian: 75 + 3 * (code - 4534), falseEasting: 5e5 }
  return null
}
