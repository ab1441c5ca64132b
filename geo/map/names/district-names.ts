/** Names of districts and cities on every map: which are written, in what lines, and which come first. */

import { lookUp } from '../../look-up'
import type { MapLabel } from '../../shapes/map-shapes'
import type { Locale } from '../../vocabulary'
import { AROUND, ASIDE, FAR, FULL_NAME_ZOOM, type NamePlace, NEAR, ON_POINT } from '../label-collision'
import { FIRST_DISTRICTS, LABEL_ZOOMS } from '../layers'
import { RING_ZOOM } from '../rings/ring-layout'
import type { DistrictName } from './place-names'

/** The size of names, CSS px. */
export const LAND_EM_PX = { zh: 14, en: 12.5 } as const

/** What names depend on, besides where they are. */
export interface NamesInput {
  readonly locale: Locale
  /** Statistical codes of the districts that have projects, those with the most first. */
  readonly districtsWithProjects: readonly string[]
  /** Of those that are compared, where any are: their names come first, and all step aside a little. */
  readonly comparedDistricts?: readonly string[]
}

export type NamesInView = NamesInput & { readonly zoom: number }

export const isWritten = ({ type }: Pick<MapLabel, 'type'>, zoom: number): boolean => {
  const [from, below] = lookUp(LABEL_ZOOMS, type) ?? [0, 24]
  return zoom >= from && zoom < below
}

/** Far out districts are called by their short names. */
export function nameLines({ type, name, short }: MapLabel, { locale, zoom }: Pick<NamesInView, 'locale' | 'zoom'>) {
  return linesOf(type, type === 'district' && zoom < FULL_NAME_ZOOM[locale] ? short[locale] : name[locale], locale)
}

const linesOf = (type: string, text: string, locale: Locale): string[] =>
  locale === 'zh' || type === 'water' ? [text] : wrap(text, type === 'district' ? 9 : 15)

/** At most about so many letters a line: those of a district keep clear of the pins around them. */
function wrap(name: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Which names come first where there is no room for all. */
function rank({ id, type }: MapLabel, { districtsWithProjects, comparedDistricts }: NamesInput): number {
  if (type !== 'district') return -1
  const first = comparedDistricts ?? districtsWithProjects
  const place = first.indexOf(id)
  return place === -1 ? first.length : place
}

/** In the order in which they are placed: cities first. */
export const byRank = (labels: readonly MapLabel[], input: NamesInput): MapLabel[] =>
  [...labels].sort((a, b) => rank(a, input) - rank(b, input))

const isFirst = ({ id }: MapLabel, { districtsWithProjects, comparedDistricts }: NamesInput): boolean =>
  (comparedDistricts ?? districtsWithProjects.slice(0, FIRST_DISTRICTS)).includes(id)

function placesOf(
  { id, type }: MapLabel,
  { zoom, districtsWithProjects, comparedDistricts }: NamesInView,
): readonly NamePlace[] {
  if (type === 'city') return AROUND
  if (zoom >= RING_ZOOM) return NEAR
  if (comparedDistricts) return comparedDistricts.includes(id) ? FAR : ASIDE
  return districtsWithProjects.includes(id) ? AROUND : ON_POINT
}

/** A district or city at [x, y] px, as it is to be placed. `isDrawn`: its shape is on the map. */
export function districtNameAt(
  label: MapLabel,
  [x, y]: readonly [number, number],
  isDrawn: boolean,
  input: NamesInView,
): DistrictName {
  const { locale, zoom } = input
  const lines = nameLines(label, input)
  const shortLines = linesOf(label.type, label.short[locale], locale)
  return {
    ...{ lines, x, y },
    shortLines: label.type === 'district' && String(shortLines) !== String(lines) ? shortLines : null,
    within: label.type === 'district' && isDrawn ? label.id : null,
    places: placesOf(label, input),
    emPx: LAND_EM_PX[locale],
    isFirm: label.type === 'city' || zoom >= RING_ZOOM || isFirst(label, input),
  }
}
