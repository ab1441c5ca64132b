/**
 * The URL is the only home of filters, camera and sort. One parser, one serialiser; invalid values are dropped,
 * defaults not written.
 */

import {
  type Bbox,
  BOUNDS,
  type Bound,
  FACET_SOURCES,
  FACETS,
  type Facet,
  type Filters,
  LIST_COLUMNS,
  SORTS,
  type Sort,
  type ViewColumn,
} from '../filters'
import { lookUp } from '../look-up'
import { type FixedCamera, MAX_ZOOM, MIN_ZOOM } from '../map/camera'
import { listText, readAreaLists } from '../query/area-filter'
import { isCursor } from '../query/cursor'
import { isTermValue } from '../terms'
import { boundType } from '../text/bound-types'
import { PRECISIONS, valuesOf } from '../vocabulary'

/** Everything a query string can say. `sort` undefined: relevance while searching, else by name. */
export interface View {
  readonly filters: Filters
  readonly sort?: Sort
  /** The list as a table of these columns beside the name, in their usual order; undefined: as cards. */
  readonly table?: readonly ViewColumn[]
  /** An id of the settings' preset views; one that they do not have asks nothing. */
  readonly presetView?: string
  readonly camera?: FixedCamera
  /** How many rows of the list; undefined: the first page. */
  readonly limit?: number
  /** The list goes on after this row: the `next` of a page of geo/query/list-rows.ts. */
  readonly after?: string
}

/** What a page that is opened from a list keeps of the list's address, so that one comes back to the same. */
export const listView = ({ filters, sort, table }: View): View => ({ filters, sort, table })

export const PAGE_SIZE = 50
export const MAX_LIMIT = 500
/** A name of a hundred characters, escaped, and a number. */
const MAX_CURSOR = 700
const MAX_CHOICES = 60
const MAX_SEARCH = 100
/**
 * Decimals of degrees, of zoom and of bearing in the URL: a box to a tenth of a metre, as tight as that of a stack; a
 * centre to a metre.
 */
const DECIMALS = { bbox: 6, center: 5, zoom: 2, bearing: 1 } as const

export type QueryValues = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Next gives an object, the browser a URLSearchParams: both read the same. Repeated keys and commas both separate
 * values.
 */
export function parseView(query: QueryValues | URLSearchParams): View {
  const whole = (key: string): readonly string[] => {
    const value = query instanceof URLSearchParams ? query.getAll(key) : lookUp(query, key)
    return value === undefined ? [] : typeof value === 'string' ? [value] : value
  }
  const all = (key: string): string[] => whole(key).flatMap((v) => v.split(','))
  const raw = (key: string): string | undefined => whole(key)[0]?.trim() || undefined
  const filters: Filters = {
    q: raw('q') && [...raw('q')!].slice(0, MAX_SEARCH).join('').trimEnd(),
    ...Object.fromEntries(FACETS.map((facet) => [facet, choices(facet, all(facet))])),
    ...Object.fromEntries(BOUNDS.map((bound) => [bound.filter, boundType(bound).read(raw(bound.key))])),
    bbox: parseBbox(raw('bbox')),
    area: readAreaLists(whole('area')).lists,
    asOf: pastOf(raw('as-of')),
  }
  const limit = Number(raw('limit'))
  return compact({
    filters: compact(filters),
    sort: SORTS.find((sort) => sort === raw('sort')),
    table: columns(all('table')),
    presetView: presetViewId(raw('scene')),
    camera: parseCamera(raw('at')),
    limit: Number.isInteger(limit) && limit > PAGE_SIZE && limit <= MAX_LIMIT ? limit : undefined,
    after: cursor(raw('after')),
  })
}

/**
 * The values of a facet that a query may ask for, each once and sorted; of what code fixes in its order. An address
 * knows no vocabulary: whether it has the value is for the snapshot to say.
 */
function choices(facet: Facet, asked: readonly string[]): string[] | undefined {
  const source = FACET_SOURCES[facet]
  const isPossible = (value: string) => (source === 'vocabulary' ? isTermValue(value) : /^[\w-]{1,40}$/.test(value))
  const chosen =
    source === 'fixed'
      ? valuesOf(PRECISIONS).filter((value) => asked.includes(value))
      : [...new Set(asked)].filter(isPossible).slice(0, MAX_CHOICES).sort()
  return chosen.length > 0 ? chosen : undefined
}

function columns(asked: readonly string[]): ViewColumn[] | undefined {
  const chosen = LIST_COLUMNS.filter((column) => asked.includes(column))
  return chosen.length > 0 ? chosen : undefined
}

function boundText(bound: Bound, value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : boundType(bound).write(value)
}

/**
 * The query string of a view, with a leading `?`, or '' for the default one. Keys come in one order, so equal views
 * have equal strings.
 */
export function viewQuery(view: View): string {
  const { filters: f, sort, table, presetView, camera, limit, after } = view
  const entries: [string, string | undefined][] = [
    ['q', f.q],
    ...FACETS.map((facet): [string, string | undefined] => [facet, f[facet]?.join()]),
    ...BOUNDS.map((bound): [string, string | undefined] => [bound.key, boundText(bound, f[bound.filter])]),
    ['bbox', f.bbox?.map((v) => round(v, DECIMALS.bbox)).join()],
    ...(f.area ?? []).map((list): [string, string] => ['area', listText(list)]),
    ['as-of', f.asOf],
    ['sort', sort],
    ['table', table?.join()],
    ['scene', presetView],
    ['at', camera && cameraText(camera)],
    ['limit', limit === undefined ? undefined : String(limit)],
    ['after', after],
  ]
  const given = entries.filter((entry): entry is [string, string] => Boolean(entry[1]))
  const text = given.map(([key, value]) => `${key}=${escaped(key, value)}`).join('&')
  return text && `?${text}`
}

/** Commas may stand as they are in a query, and the colons of areas. */
function escaped(key: string, value: string): string {
  const text = encodeURIComponent(value).replaceAll('%2C', ',')
  return key === 'area' ? text.replaceAll('%3A', ':') : text
}

/** `lng,lat,zoom` and, where turned, `,bearing`. */
export function cameraText(camera: FixedCamera): string {
  const { center, zoom, bearing } = rounded(camera)
  return [...center, zoom, ...(bearing ? [bearing] : [])].join()
}

const rounded = ({ center: [lng, lat], zoom, bearing }: FixedCamera): FixedCamera => ({
  center: [round(lng, DECIMALS.center), round(lat, DECIMALS.center)],
  zoom: round(zoom, DECIMALS.zoom),
  bearing: round(bearing, DECIMALS.bearing),
})

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals))

/** Rounded as it is written, so that what is read can be written and read again. */
function parseCamera(text: string | undefined): FixedCamera | undefined {
  const [lng, lat, zoom, bearing = 0, ...rest] = numbers(text)
  if (lng === undefined || lat === undefined || zoom === undefined || rest.length > 0) return undefined
  const inRange = Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= MIN_ZOOM && zoom <= MAX_ZOOM
  return inRange && Math.abs(bearing) <= 180 ? rounded({ center: [lng, lat], zoom, bearing }) : undefined
}

function parseBbox(text: string | undefined): Bbox | undefined {
  const [west, south, east, north, ...rest] = numbers(text).map((value) => round(value, DECIMALS.bbox))
  if (west === undefined || south === undefined || east === undefined || north === undefined || rest.length > 0) return
  const valid = west >= -180 && east <= 180 && west < east && south >= -90 && north <= 90 && south < north
  return valid ? [west, south, east, north] : undefined
}

function numbers(text: string | undefined): number[] {
  const parts = text?.split(',') ?? []
  const values = parts.map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  return values.every(Number.isFinite) ? values : []
}

const presetViewId = (text: string | undefined): string | undefined =>
  text && /^[a-z0-9-]{1,40}$/.test(text) ? text : undefined

/** A revision or a day. Whether there is such a one is not for an address to know. */
const pastOf = (text: string | undefined): string | undefined =>
  text && /^(\d{1,9}|\d{4}-\d{2}-\d{2})$/.test(text) ? text : undefined

const cursor = (text: string | undefined): string | undefined =>
  text && text.length <= MAX_CURSOR && isCursor(text) ? text : undefined

const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
