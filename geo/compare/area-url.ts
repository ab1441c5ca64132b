/**
 * Areas as one short text for the URL: `d:320571`, `d:320505.320571` (several as one), `c:120.7,31.3,5` (longitude, latitude, km) and
 * `g:` with rings, joined by `~`. Nothing in it needs escaping in a query but the colon and comma, which may stand as they are.
 */

import type { Position } from '../records'
import { type Area, isInChina, MAX_AREAS, MAX_RADIUS_KM, MIN_RADIUS_KM } from './area'
import { crossings } from './crossings'
import { areaKm2 } from './ellipsoid'
import { polygonsOf } from './polygons'
import { packRings, unpackRings } from './rings-text'

const SEPARATOR = '~'
const DIGITS = 5
/** The longest text of one drawn area: some 300 corners. Six of them still make a URL that servers and messengers take. */
export const MAX_TEXT = 1200
/** A polygon of less is a line: 1 m². */
export const NO_AREA_KM2 = 1e-6

/** Why a part of the text is no area. */
export type Refusal =
  | 'unknown-kind'
  | 'unknown-district'
  | 'bad-circle'
  | 'bad-polygon'
  | 'outside-china'
  | 'too-long'
  | 'too-many'

export interface Dropped {
  readonly text: string
  readonly reason: Refusal
}

/**
 * The areas of a text, and each part that is none, with why; a further copy of the same area is left out without a word. Of a union, districts
 * that `districtIds` does not have are dropped alone.
 */
export function parseAreas(text: string, districtIds: ReadonlySet<string>): { areas: Area[]; dropped: Dropped[] } {
  const areas = new Map<string, Area>()
  const dropped: Dropped[] = []
  for (const part of text.split(SEPARATOR).filter(Boolean)) {
    const { area, refused } = parseArea(part, districtIds)
    dropped.push(...refused)
    if (!area) continue
    const key = areaText(area)
    if (areas.has(key)) continue
    if (areas.size === MAX_AREAS) dropped.push({ text: part, reason: 'too-many' })
    else areas.set(key, area)
  }
  return { areas: [...areas.values()], dropped }
}

/** What `parseAreas` reads back: positions to five decimals, about a metre. */
export const areasText = (areas: readonly Area[]): string => areas.map(areaText).join(SEPARATOR)

/** One area; two that are the same have the same text, in whatever order the districts of a union are named. */
export function areaText(area: Area): string {
  if (area.kind === 'districts') return `d:${[...new Set(area.ids)].sort().join('.')}`
  if (area.kind === 'polygon') return `g:${packRings(area.rings)}`
  return `c:${[...area.centre, area.radiusKm].map((value) => Number(value.toFixed(DIGITS))).join()}`
}

/** Whether the area is too long for a link: it must be drawn with fewer corners. */
export const isTooLong = (area: Area): boolean => areaText(area).length > MAX_TEXT

interface Parsed {
  readonly area?: Area
  readonly refused: readonly Dropped[]
}

function parseArea(text: string, districtIds: ReadonlySet<string>): Parsed {
  const refuse = (reason: Refusal): Parsed => ({ refused: [{ text, reason }] })
  if (text.length > MAX_TEXT) return refuse('too-long')
  const [kind, value] = [text.slice(0, 2), text.slice(2)]
  if (kind === 'd:') return parseDistricts(value, districtIds)
  if (kind === 'c:') return parseCircle(value, refuse)
  if (kind !== 'g:') return refuse('unknown-kind')
  const rings = unpackRings(value)
  if (!rings) return refuse('bad-polygon')
  if (!rings.flat().every(isInChina)) return refuse('outside-china')
  const isSound = crossings(rings).length === 0 && areaKm2(polygonsOf(rings)) >= NO_AREA_KM2
  return isSound ? { area: { kind: 'polygon', rings }, refused: [] } : refuse('bad-polygon')
}

/** A `+` between districts, which a query turns into a space, does as well. */
function parseDistricts(value: string, districtIds: ReadonlySet<string>): Parsed {
  const all = [...new Set(value.split(/[.+ ]/))].sort()
  const ids = all.filter((id) => districtIds.has(id))
  const refused = all
    .filter((id) => !districtIds.has(id))
    .map((id) => ({ text: id, reason: 'unknown-district' as const }))
  return ids.length > 0 ? { area: { kind: 'districts', ids }, refused } : { refused }
}

function parseCircle(value: string, refuse: (reason: Refusal) => Parsed): Parsed {
  const numbers = value.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [lng, lat, radiusKm] = numbers
  const isWell = numbers.length === 3 && numbers.every(Number.isFinite)
  if (!isWell || radiusKm! < MIN_RADIUS_KM || radiusKm! > MAX_RADIUS_KM) return refuse('bad-circle')
  const centre: Position = [lng!, lat!]
  return isInChina(centre)
    ? { area: { kind: 'circle', centre, radiusKm: radiusKm! }, refused: [] }
    : refuse('outside-china')
}
