/** Tianditu's raster tiles in Web Mercator, as its WMTS serves them. */

import type { RasterSourceSpecification } from 'maplibre-gl'
import type { Theme } from '../map/palette'
import type { Locale } from '../vocabulary'
import type { GroundStyle } from './compose'
import { type Ground, TIANDITU_HOSTS, TIANDITU_ZOOMS, type TiandituSet } from './ground'

/** The labels that belong to each picture, in each language; terrain has Chinese ones only. */
const LABELS: Readonly<Record<TiandituSet, Readonly<Record<Locale, string>>>> = {
  vec: { zh: 'cva', en: 'eva' },
  img: { zh: 'cia', en: 'eia' },
  ter: { zh: 'cta', en: 'cta' },
}

function tilesOf({ url, key }: Ground, layer: string): string[] {
  const query = [
    'SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0',
    `LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles`,
    `TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`,
  ].join('&')
  const hosts = url.includes('{s}') ? TIANDITU_HOSTS : (['0'] as const)
  return hosts.map((s) => `${url.replace('{s}', s)}/${layer}_w/wmts?${query}`)
}

const source = (ground: Ground, layer: string): RasterSourceSpecification => ({
  type: 'raster',
  tiles: tilesOf(ground, layer),
  tileSize: 256,
  minzoom: TIANDITU_ZOOMS.min,
  maxzoom: Math.min(ground.maxZoom, TIANDITU_ZOOMS.max),
})

/** Dark, a picture made for daylight is dimmed rather than inverted: its colours keep their meaning. */
const PAINT = {
  light: { 'raster-saturation': -0.25, 'raster-fade-duration': 0 },
  dark: { 'raster-saturation': -0.4, 'raster-brightness-max': 0.55, 'raster-contrast': 0.1, 'raster-fade-duration': 0 },
} as const

export function tiandituStyle(ground: Ground, theme: Theme, locale: Locale): GroundStyle {
  const { set } = ground
  const layer = (id: string) => ({ id, type: 'raster' as const, source: id, paint: PAINT[theme] })
  return {
    sources: { 'ground-picture': source(ground, set), 'ground-labels': source(ground, LABELS[set][locale]) },
    layers: [layer('ground-picture'), layer('ground-labels')],
  }
}

/** What Tianditu means by an answer that is no tile; null: it has no meaning of its own. */
export type TiandituRefusal = 'key' | 'quota' | null

/** 418: the key is not accepted from here; 429: the day's tiles are used up. */
export const tiandituRefusal = (status: number | undefined): TiandituRefusal =>
  status === 418 || status === 403 ? 'key' : status === 429 ? 'quota' : null
