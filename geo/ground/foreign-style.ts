/** Takes a MapLibre style of somebody else's apart, so that it can lie under the map's own layers. */

import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { lookUp } from '../look-up'
import { SANS } from '../map/map-style-parts'
import { GROUND_PREFIX, type GroundStyle } from './compose'

/** Why a style cannot be used. */
export class StyleError extends Error {}

/** More than any style needs; a longer one would hold the map up. */
const MAX_LAYERS = 1000

/** As far as it is used here; MapLibre checks each when it is added, and leaves out what it cannot draw. */
const isLayer = (value: unknown): value is LayerSpecification =>
  isRecord(value) && typeof value.id === 'string' && typeof value.type === 'string'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The ground of a style that came from `url`: ids get a prefix, addresses become absolute, names are written in the
 * fonts of this page (so that no glyphs are asked for), and layers that need what is not there are left out. Tiles are
 * asked for up to `maxZoom`; where the style only points to a TileJSON, `withTileJson` sees to that. Throws a
 * StyleError that says what is wrong.
 */
export function foreignGround(style: unknown, url: string, maxZoom = 22): GroundStyle {
  if (!isRecord(style)) throw new StyleError('the answer is no JSON object')
  if (style.version !== 8) throw new StyleError(`its version is ${JSON.stringify(style.version)}, not 8`)
  if (!isRecord(style.sources) || !Array.isArray(style.layers)) throw new StyleError('it has no sources or no layers')
  if (style.layers.length > MAX_LAYERS)
    throw new StyleError(`it has ${style.layers.length} layers, more than ${MAX_LAYERS}`)
  const given = Object.entries(style.sources).filter((entry): entry is [string, Record<string, unknown>] =>
    isRecord(entry[1]),
  )
  const sources = Object.fromEntries(given.map(([id, source]) => [GROUND_PREFIX + id, absolute(source, url, maxZoom)]))
  const layers = style.layers.filter(isLayer).flatMap((layer) => {
    const own = layerOf(layer, sources)
    return own ? [own] : []
  })
  if (layers.length === 0) throw new StyleError('none of its layers has a source')
  const sprite = typeof style.sprite === 'string' ? new URL(style.sprite, url).href : undefined
  return { sources, layers, ...(sprite && { sprite: sprite as StyleSpecification['sprite'] }) }
}

/** The sources that only point to a TileJSON: their ids with its address. Other protocols are MapLibre's to answer. */
export const sourceAddresses = ({ sources }: GroundStyle): [id: string, address: string][] =>
  Object.entries(sources).flatMap(([id, source]): [string, string][] =>
    'url' in source && typeof source.url === 'string' && /^https?:/.test(source.url) && !('tiles' in source)
      ? [[id, source.url]]
      : [],
  )

/** What of a TileJSON a source takes over, where the style does not say it itself. */
const TILEJSON_KEYS = ['tiles', 'minzoom', 'maxzoom', 'bounds', 'scheme', 'attribution', 'tileSize'] as const

/**
 * The style with a source as its TileJSON, which came from `url`, says: MapLibre would let a largest zoom of ours
 * overrule one that is smaller, and ask for tiles that are not there. Throws a StyleError.
 */
export function withTileJson(style: GroundStyle, id: string, told: unknown, url: string, maxZoom: number): GroundStyle {
  if (!isRecord(told) || !Array.isArray(told.tiles) || told.tiles.length === 0)
    throw new StyleError(`the TileJSON of ${id} names no tiles`)
  const { url: _, ...own }: Readonly<Record<string, unknown>> = { ...lookUp(style.sources, id) }
  const taken = Object.fromEntries(TILEJSON_KEYS.flatMap((key) => (told[key] === undefined ? [] : [[key, told[key]]])))
  return { ...style, sources: { ...style.sources, [id]: absolute({ ...taken, ...own }, url, maxZoom) } }
}

/** The attributions that the sources of a style name, as text. */
export const attributionsOf = ({ sources }: GroundStyle): string[] => [
  ...new Set(
    Object.values(sources).flatMap((source) =>
      'attribution' in source && typeof source.attribution === 'string' ? [plainText(source.attribution)] : [],
    ),
  ),
]

/** A foreign text without its markup, 300 characters at most: it is shown as text, never as HTML. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&copy;/g, '©')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)

function absolute(source: Record<string, unknown>, base: string, maxZoom: number): SourceSpecification {
  const resolve = (value: unknown) => (typeof value === 'string' ? decodeURI(new URL(value, base).href) : value)
  return {
    ...source,
    ...('url' in source && { url: resolve(source.url) }),
    ...(Array.isArray(source.tiles) && {
      tiles: source.tiles.map(resolve),
      maxzoom: Math.min(typeof source.maxzoom === 'number' ? source.maxzoom : maxZoom, maxZoom),
    }),
    ...(typeof source.data === 'string' && { data: resolve(source.data) }),
  } as unknown as SourceSpecification
}

function layerOf(layer: LayerSpecification, sources: Readonly<Record<string, unknown>>): LayerSpecification | null {
  const id = GROUND_PREFIX + layer.id
  if (layer.type === 'background') return { ...layer, id }
  const source = 'source' in layer && typeof layer.source === 'string' ? GROUND_PREFIX + layer.source : ''
  if (!Object.hasOwn(sources, source)) return null
  if (layer.type !== 'symbol') return { ...layer, id, source } as LayerSpecification
  return {
    ...layer,
    id,
    source,
    layout: { ...layer.layout, ...(layer.layout?.['text-field'] && { 'text-font': SANS }) },
  }
}
