/**
 * Areas as one short text for the URL: `d:ID`, `d:ID.ID` (several as one), `c:120.7,31.3,5` (longitude,
 * latitude, km) and `g:` with rings, joined by `~`. A query may hold all of it unescaped.
 */

import { crossings } from '../geometry/crossings'
import { areaKm2 } from '../geometry/geodesy'
import { type Area, MAX_AREAS, polygonsOfArea } from './area'
import { areaText, type DrawnRefusal, MAX_AREA_TEXT, readDrawnArea, SEPARATOR } from './area-text'

/** 1 m²: a smaller polygon counts as a line. */
export const NO_AREA_KM2 = 1e-6

/** Why a part of the text is not an area. */
export type AreaRefusal = DrawnRefusal | 'unknown-district' | 'too-many'

export interface DroppedPart {
  readonly text: string
  readonly reason: AreaRefusal
}

/**
 * The areas of a text, and each part that is not an area, with the reason. Copies of an area are left out silently. A
 * union loses only those districts that `districtIds` does not contain. `idOf` is the code of what a district may be
 * called besides.
 */
export function parseAreas(
  text: string,
  districtIds: ReadonlySet<string>,
  idOf: (name: string) => string | undefined = () => undefined,
): { areas: Area[]; dropped: DroppedPart[] } {
  const areas = new Map<string, Area>()
  const dropped: DroppedPart[] = []
  for (const part of text.split(SEPARATOR).filter(Boolean)) {
    const { area, refused } = parseArea(part, (name) => (districtIds.has(name) ? name : idOf(name)))
    dropped.push(...refused)
    if (!area) continue
    const key = areaText(area)
    if (areas.has(key)) continue
    if (areas.size === MAX_AREAS) dropped.push({ text: part, reason: 'too-many' })
    else areas.set(key, area)
  }
  return { areas: [...areas.values()], dropped }
}

/** The text that `parseAreas` reads back, with positions to five decimals, about a metre. */
export const areasText = (areas: readonly Area[]): string => areas.map(areaText).join(SEPARATOR)

/** Whether the area is too long for a link: it must be drawn with fewer corners. */
export const isTooLong = (area: Area): boolean => areaText(area).length > MAX_AREA_TEXT

interface Parsed {
  readonly area?: Area
  readonly refused: readonly DroppedPart[]
}

const NAME_ENDS = /[.+ ]/

type IdOf = (name: string) => string | undefined

function parseArea(text: string, idOf: IdOf): Parsed {
  const refuse = (reason: AreaRefusal): Parsed => ({ refused: [{ text, reason }] })
  if (text.startsWith('d:') && text.length <= MAX_AREA_TEXT) return parseDistricts(text.slice(2), idOf)
  const area = readDrawnArea(text)
  if (typeof area === 'string') return refuse(area)
  if (area.kind === 'circle') return { area, refused: [] }
  const isSound = crossings(area.rings).length === 0 && areaKm2(polygonsOfArea(area, [])) >= NO_AREA_KM2
  return isSound ? { area, refused: [] } : refuse('bad-polygon')
}

/** The text of an area with the codes of its districts in place of what they are called besides. */
export const withCodes = (text: string, idOf: (name: string) => string): string =>
  text.startsWith('d:') ? `d:${text.slice(2).split(NAME_ENDS).map(idOf).join('.')}` : text

/** Districts may also be joined by `+`, which a query turns into a space. */
function parseDistricts(value: string, idOf: IdOf): Parsed {
  const names = [...new Set(value.split(NAME_ENDS))].sort()
  const refused = names
    .filter((name) => idOf(name) === undefined)
    .map((text) => ({ text, reason: 'unknown-district' as const }))
  const ids = [...new Set(names.flatMap((name) => idOf(name) ?? []))].sort()
  return ids.length > 0 ? { area: { kind: 'districts', ids }, refused } : { refused }
}
