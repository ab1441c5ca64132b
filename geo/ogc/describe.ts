/** What the interface says of itself and of its collections. */

import type { Bbox } from '../filters'
import { isoOf } from '../text/days'
import { CRS_LIST, CRS84 } from './crs'
import type { DayInterval } from './interval'
import type { CollectionId } from './properties'

export const GEOJSON = 'application/geo+json'
export const OPENAPI = 'application/vnd.oai.openapi+json;version=3.0'
const SCHEMA = 'application/schema+json'

export const CONFORMANCE: readonly string[] = [
  ...['core', 'oas30', 'html', 'geojson'].map(
    (name) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`,
  ),
  'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs',
]

export interface OgcLink {
  readonly href: string
  readonly rel: string
  readonly type: string
  readonly title: string
}

/** The address of a resource in a form; `query` is what else is asked of it, with its `?`, or ''. */
export const inForm = (address: string, form: 'json' | 'html', query: string): string =>
  `${address}${query === '' ? '?' : `${query}&`}f=${form}`

/** Of a resource: itself, and the same in the other form. `query` is that of the request, without `f`. */
export function selfLinks(address: string, isHtml: boolean, json = 'application/json', query = ''): OgcLink[] {
  const [data, page] = [
    { href: inForm(address, 'json', query), type: json, title: 'JSON' },
    { href: inForm(address, 'html', query), type: 'text/html', title: 'HTML' },
  ]
  return isHtml
    ? [
        { ...page, rel: 'self' },
        { ...data, rel: 'alternate' },
      ]
    : [
        { ...data, rel: 'self' },
        { ...page, rel: 'alternate' },
      ]
}

export interface Described {
  readonly id: CollectionId
  readonly title: string
  readonly description: string
  readonly count: number
  /** null: nothing has a position, or a time. */
  readonly bbox: Bbox | null
  readonly days: DayInterval | null
}

const WORLD: Bbox = [-180, -90, 180, 90]

/** `base` is the address of the landing page; `past` what asks for one in all links, see Ogc. */
export function collectionObject(
  { base, past }: { readonly base: string; readonly past: string },
  { id, title, description, count, bbox, days }: Described,
  isHtml = false,
) {
  const address = `${base}/collections/${id}`
  const items = [
    { href: inForm(`${address}/items`, 'json', past), rel: 'items', type: GEOJSON, title: `${title}: GeoJSON` },
    { href: inForm(`${address}/items`, 'html', past), rel: 'items', type: 'text/html', title: `${title}: HTML` },
  ]
  const schemaAddress = inForm(`${address}/schema`, 'json', past)
  const schema = { href: schemaAddress, rel: 'describedby', type: SCHEMA, title: `${title}: schema` }
  return {
    id,
    title,
    description,
    itemType: 'feature',
    itemCount: count,
    extent: {
      spatial: { bbox: [bbox ?? WORLD], crs: CRS84.uri },
      ...(days && { temporal: { interval: [[`${isoOf(days.from)}T00:00:00Z`, `${isoOf(days.to)}T23:59:59Z`]] } }),
    },
    crs: CRS_LIST.map(({ uri }) => uri),
    storageCrs: CRS84.uri,
    links: [...selfLinks(address, isHtml, 'application/json', past), ...items, schema],
  }
}
