/**
 * The address of a comparison: its one parser and one serialiser. Invalid parts are dropped with a note, defaults are
 * not written.
 */

import { type Area, MAX_AREAS, MAX_RADIUS_KM, MIN_RADIUS_KM } from '../areas/area'
import { areaText, SEPARATOR } from '../areas/area-text'
import { type AreaRefusal, parseAreas } from '../areas/area-url'
import type { Filters } from '../filters'
import type { FixedCamera } from '../map/camera'
import { filterKey } from '../query/selection-cache'
import { droppedParts } from '../url/dropped-parts'
import { parseView, viewQuery } from '../url/view-url'
import { filtersOfArea, formAreas } from './form-fields'
import { AUTO, type ClassChoice } from './map/best-classes'
import { CLASS_METHODS } from './map/classes'

export const MAP_MODES = ['one', 'split', 'swipe', 'overlay', 'districts', 'density'] as const
export type MapMode = 'one' | 'split' | 'swipe' | 'overlay' | 'districts' | 'density'
export const SHOWS = ['values', 'differences', 'ratios'] as const

/** An area with its own filter on top of the common one. */
export interface CompareArea {
  readonly area: Area
  readonly filters: Filters
}

export interface CompareView {
  readonly areas: readonly CompareArea[]
  readonly filters: Filters
  /** How near is near, between areas. */
  readonly radiusKm: number
  readonly show: 'values' | 'differences' | 'ratios'
  readonly mode: MapMode
  readonly sameScale: boolean
  /** Of the map of districts: the id of a row of the table; AUTO: whichever tells most. */
  readonly measure: string
  readonly classes: ClassChoice
  readonly centres: boolean
  readonly ellipses: boolean
  readonly links: boolean
}

/** Something in the address that was left out. */
export interface UrlNote {
  readonly code: AreaRefusal | 'link-too-long' | 'radius' | 'unreadable'
  /** What it was, as it stood in the address, shortened. */
  readonly text: string
}

/** The districts that have a shape, by code. */
export interface ComparableDistricts {
  readonly districtIds: ReadonlySet<string>
  /** The code of one that an address calls otherwise, if there is one. */
  readonly idOf?: (name: string) => string | undefined
}

export const DEFAULT_COMPARISON: CompareView = {
  areas: [],
  filters: {},
  radiusKm: 5,
  show: 'values',
  mode: 'one',
  sameScale: false,
  measure: AUTO,
  classes: AUTO,
  centres: false,
  ellipses: false,
  links: false,
}

/** The longest query: what servers and messengers still take. Areas beyond it are left out. */
export const MAX_QUERY = 8000
const MAX_NOTE_TEXT = 40
const MEASURE = /^[a-z][\w.-]{0,47}$/

/**
 * The comparison that an address asks for. Plain forms send `areas` several times, and f0 … f5 as fields (f0.sector=…).
 * An area may appear again with another filter; a copy with the same filter is dropped without a note.
 */
export function parseCompare(
  params: URLSearchParams,
  known: ComparableDistricts,
): { view: CompareView; notes: readonly UrlNote[] } {
  const notes: UrlNote[] = []
  const areas = new Map<string, CompareArea>()
  let length = 0
  for (const { text, filters } of areaEntries(params)) {
    const { areas: parsed, dropped } = parseAreas(text, known.districtIds, known.idOf)
    notes.push(...dropped.map(({ reason, text: part }) => noteOf(reason, part)))
    for (const area of parsed) {
      const entry = { area, filters }
      const key = `${areaText(area)} ${filterKey(filters)}`
      const more = text.length + encodeURIComponent(filterText(filters)).length
      if (areas.has(key)) continue
      if (areas.size === MAX_AREAS) notes.push(noteOf('too-many', text))
      else if (length + more > MAX_QUERY) notes.push(noteOf('link-too-long', text))
      else {
        areas.set(key, entry)
        length += more
      }
    }
  }
  notes.push(...optionNotes(params))
  return { view: { ...optionsOf(params), areas: [...areas.values()] }, notes }
}

/** The query string of a comparison, with a leading `?`, or '' for the default one. `camera` is where the map looks. */
export function compareQuery(view: CompareView, camera?: FixedCamera): string {
  const { areas, filters } = view
  const filterEntries = areas.map((entry, i) => [`f${i}`, encodeURIComponent(filterText(entry.filters))] as const)
  const entries: (readonly [string, string])[] = [
    ['areas', areas.map(({ area }) => areaText(area)).join(SEPARATOR)],
    ...filterEntries,
    ...optionEntries(view),
  ]
  const parts = entries.filter(([, value]) => value !== '').map(([key, value]) => `${key}=${value}`)
  const text = [...parts, viewQuery({ filters, camera }).slice(1)].filter(Boolean).join('&')
  return text && `?${text}`
}

/** Whether the query is too long for a link. */
export const isTooLongLink = (view: CompareView): boolean => compareQuery(view).length > MAX_QUERY

const filterText = (filters: Filters): string => viewQuery({ filters }).slice(1)

const noteOf = (code: UrlNote['code'], text: string): UrlNote => ({
  code,
  text: text.length > MAX_NOTE_TEXT ? `${text.slice(0, MAX_NOTE_TEXT)}…` : text,
})

/**
 * Each area's text with its own filter. Filters are numbered by the areas as written, including those that are dropped.
 */
function areaEntries(params: URLSearchParams): { readonly text: string; readonly filters: Filters }[] {
  const texts = [...params.getAll('areas').flatMap((text) => text.split(SEPARATOR)), ...formAreas(params)].filter(
    Boolean,
  )
  return texts.map((text, i) => ({ text, filters: filtersOfArea(params, i) }))
}

/** What of the conditions and options is wrong: they fall back to the common default. */
function optionNotes(params: URLSearchParams): UrlNote[] {
  const own = areaEntries(params).flatMap((_, i) => {
    const text = params.get(`f${i}`)
    return text ? droppedParts(new URLSearchParams(text)) : []
  })
  const parts = [...droppedParts(params), ...own].map(({ key, text }) => noteOf('unreadable', `${key}=${text}`))
  const radius = params.get('r')
  return [
    ...parts,
    ...unreadOptions(params),
    ...(radius && !isRadius(Number(radius)) ? [noteOf('radius', radius)] : []),
  ]
}

/** Options that are none, and those that are given twice in two ways: the first one holds. */
function unreadOptions(params: URLSearchParams): UrlNote[] {
  const isRead: Readonly<Record<string, (text: string) => boolean>> = {
    r: () => true,
    show: (text) => SHOWS.some((show) => show === text),
    map: (text) => MAP_MODES.some((mode) => mode === text),
    measure: (text) => MEASURE.test(text),
    scale: (text) => text === 'same',
    ...Object.fromEntries(['centres', 'ellipses', 'links'].map((key) => [key, (text: string) => text === '1'])),
    ...filtersOfNone(params),
    classes: (text) => text === AUTO || CLASS_METHODS.some((method) => method === text),
  }
  return Object.entries(isRead).flatMap(([key, test]) => {
    const texts = [...new Set(params.getAll(key).filter(Boolean))]
    return texts.filter((text, i) => i > 0 || !test(text)).map((text) => noteOf('unreadable', `${key}=${text}`))
  })
}

/** Filters of areas that the address does not have. */
function filtersOfNone(params: URLSearchParams) {
  const count = areaEntries(params).length
  const keys = [...params.keys()].filter((key) => Number(/^f(\d+)$/.exec(key)?.[1] ?? 0) >= Math.max(count, 1))
  return Object.fromEntries(keys.map((key) => [key, () => false]))
}

const isRadius = (km: number): boolean => km >= MIN_RADIUS_KM && km <= MAX_RADIUS_KM

function optionsOf(params: URLSearchParams): CompareView {
  const one = <V extends string>(key: string, values: readonly V[], fallback: V): V =>
    values.find((value) => value === params.get(key)) ?? fallback
  const radius = Number(params.get('r') || Number.NaN)
  const measure = params.get('measure') ?? ''
  const isOn = (key: string) => params.get(key) === '1'
  return {
    areas: [],
    filters: parseView(params).filters,
    radiusKm: isRadius(radius) ? radius : DEFAULT_COMPARISON.radiusKm,
    show: one('show', SHOWS, DEFAULT_COMPARISON.show),
    mode: one('map', MAP_MODES, DEFAULT_COMPARISON.mode),
    sameScale: params.get('scale') === 'same',
    measure: MEASURE.test(measure) ? measure : DEFAULT_COMPARISON.measure,
    classes: one<ClassChoice>('classes', CLASS_METHODS, DEFAULT_COMPARISON.classes),
    centres: isOn('centres'),
    ellipses: isOn('ellipses'),
    links: isOn('links'),
  }
}

function optionEntries(view: CompareView): (readonly [string, string])[] {
  const unless = (value: string | number, fallback: string | number) => (value === fallback ? '' : String(value))
  return [
    ['r', unless(view.radiusKm, DEFAULT_COMPARISON.radiusKm)],
    ['show', unless(view.show, DEFAULT_COMPARISON.show)],
    ['map', unless(view.mode, DEFAULT_COMPARISON.mode)],
    ['scale', view.sameScale ? 'same' : ''],
    ['measure', unless(view.measure, DEFAULT_COMPARISON.measure)],
    ['classes', unless(view.classes, DEFAULT_COMPARISON.classes)],
    ['centres', view.centres ? '1' : ''],
    ['ellipses', view.ellipses ? '1' : ''],
    ['links', view.links ? '1' : ''],
  ]
}
