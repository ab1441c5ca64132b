import type { MapGeoJSONFeature } from 'maplibre-gl'
import type { MapRef } from 'react-map-gl/maplibre'
import type { Bbox } from '#geo/filters'
import { INTERACTIVE, LAYER } from '#geo/map/layers'

/** What a feature under the pointer or in view means, read off its tile properties. */
export type MapTarget =
  | {
      readonly type: 'pin'
      readonly key: string
      readonly no: number
      readonly slug: string
      readonly name: string
      readonly at: LngLat
      readonly ring: string | null
    }
  | {
      readonly type: 'cluster' | 'stack' | 'group'
      readonly key: string
      readonly id: number
      readonly count: number
      readonly labelId: string | null
      readonly expansionZoom: number | null
      readonly box: Bbox | null
      readonly at: LngLat
    }
  | { readonly type: 'venue'; readonly key: string; readonly href: string; readonly name: string; readonly at: LngLat }
  | { readonly type: 'district'; readonly key: string; readonly id: string }

type LngLat = readonly [number, number]

/**
 * What the pointer is on, topmost first; null: nothing that can be opened. Layers that a style under way has not got
 * yet are left out.
 */
export function targetAt(
  map: MapRef | null,
  { x, y }: { readonly x: number; readonly y: number },
  locale: string,
): MapTarget | null {
  const layers = INTERACTIVE.filter((id) => map?.getLayer(id))
  const feature = layers.length > 0 ? map?.queryRenderedFeatures([x, y], { layers })[0] : undefined
  return feature ? targetOf(feature, locale) : null
}

/** Null for a feature of another layer. */
export function targetOf(feature: MapGeoJSONFeature, locale: string): MapTarget | null {
  const p = feature.properties
  if (feature.layer.id === LAYER.land) return { type: 'district', key: `d${feature.id}`, id: String(feature.id) }
  if (feature.geometry.type !== 'Point') return null
  const at = feature.geometry.coordinates as [number, number]
  if (feature.layer.id === LAYER.venue) return { type: 'venue', key: `v${p.id}`, href: p.href, name: p.label, at }
  const id = Number(feature.id)
  if (p.t === 'pin') {
    const name = locale === 'zh' ? p.zh : p.en
    return { type: 'pin', key: `p${id}`, no: id, slug: p.slug, name, at, ring: p.r ?? null }
  }
  return {
    type: p.t,
    key: `c${id}`,
    id,
    count: p.n,
    labelId: p.a ?? null,
    expansionZoom: p.x ?? null,
    box: boxOf(p.b),
    at,
  }
}

function boxOf(text: string | undefined): Bbox | null {
  const box = text?.split(',').map(Number) ?? []
  return box.length === 4 ? (box as [number, number, number, number]) : null
}

/** Whether choosing it does anything: of districts, only those with a page. */
export const isOpenable = (target: MapTarget, districts: Readonly<Record<string, unknown>>): boolean =>
  target.type !== 'district' || Object.hasOwn(districts, target.id)
