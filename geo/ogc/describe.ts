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

/** Of a resource: itself, and the same in the other form. `query` is that of the request, without `f`. */
export function selfLinks(address: string, isHtml: boolean, json = 'application/json', query = ''): OgcLink[] {
  const before = query === '' ? '?' : `${query}&`
  const [data, page] = [
    { href: `${address}${before}f=json`, type: json, title: 'JSON' },
    { href: `${address}${before}f=html`, type: 'text/html', title: 'HTML' },
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

/** `base` is the address of the landing page. */
export function collectionObject(
  base: string,
  { id, title, description, count, bbox, days }: Described,
  isHtml = false,
) {
  const address = `${base}/collections/${id}`
  const items = [
    { href: `${address}/items?f=json`, rel: 'items', type: GEOJSON, title: `${title}: GeoJSON` },
    { href: `${address}/items?f=html`, rel: 'items', type: 'text/html', title: `${title}: HTML` },
  ]
  const schema = { href: `${address}/schema?f=json`, rel: 'describedby', type: SCHEMA, title: `${title}: schema` }
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
    links: [...selfLinks(address, isHtml), ...items, schema],
  }
}
