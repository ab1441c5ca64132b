/** A PMTiles file in the Protomaps schema, drawn in this map's paper and ink. */

import { type Flavor, layers, namedFlavor } from '@protomaps/basemaps'
import type { LayerSpecification } from 'maplibre-gl'
import { SANS } from '../map/map-style-parts'
import { PALETTES, type Theme } from '../map/palette'
import type { Locale } from '../vocabulary'
import { GROUND_PREFIX, type GroundStyle } from './compose'
import type { Ground } from './ground'

const SOURCE = `${GROUND_PREFIX}streets`

/** Roads a little off the paper, so that pins stay the strongest thing on the map. */
const ROADS = {
  light: {
    minor: '#fffdf7',
    major: '#fff7e0',
    highway: '#f6e3b4',
    casing: '#d9cfba',
    late: '#c9bb9d',
    rail: '#b9b0a0',
  },
  dark: { minor: '#2a3338', major: '#333d43', highway: '#44494a', casing: '#141a1d', late: '#101517', rail: '#3d474d' },
} as const
const GREEN = { light: '#e3e8d2', dark: '#1d2a26' } as const
const BUILT = { light: '#ebe4d4', dark: '#1f272b' } as const

function flavorOf(theme: Theme): Flavor {
  const { land, water, ink, inkSoft, waterInk, border, landActive } = PALETTES[theme]
  const { minor, major, highway, casing, late, rail } = ROADS[theme]
  const [green, built] = [GREEN[theme], BUILT[theme]]
  return {
    ...namedFlavor(theme),
    ...{ background: land, earth: land, water, buildings: built, pedestrian: land, pier: land, boundaries: border },
    ...{ park_a: green, park_b: green, wood_a: green, wood_b: green, scrub_a: green, scrub_b: green, zoo: green },
    ...{ hospital: built, industrial: built, school: built, aerodrome: built, runway: minor, military: built },
    ...{ glacier: land, sand: land, beach: land, railway: rail },
    ...{ other: minor, minor_service: minor, minor_a: minor, minor_b: minor, link: major, major, highway },
    ...{ minor_service_casing: casing, minor_casing: casing, link_casing: casing, major_casing_early: casing },
    ...{ highway_casing_early: casing, major_casing_late: late, highway_casing_late: late },
    ...{ tunnel_other: land, tunnel_minor: land, tunnel_link: land, tunnel_major: land, tunnel_highway: land },
    ...{ tunnel_other_casing: casing, tunnel_minor_casing: casing, tunnel_link_casing: casing },
    ...{ tunnel_major_casing: casing, tunnel_highway_casing: casing },
    ...{ bridges_other: minor, bridges_minor: minor, bridges_link: major, bridges_major: major },
    ...{ bridges_highway: highway, bridges_other_casing: casing, bridges_minor_casing: casing },
    ...{ bridges_link_casing: casing, bridges_major_casing: late, bridges_highway_casing: late },
    ...{ roads_label_minor: inkSoft, roads_label_minor_halo: landActive, roads_label_major: inkSoft },
    ...{ roads_label_major_halo: landActive, ocean_label: waterInk, subplace_label: inkSoft },
    ...{ subplace_label_halo: land, city_label: ink, city_label_halo: land, state_label: inkSoft },
    ...{ state_label_halo: land, country_label: ink, address_label: inkSoft, address_label_halo: land },
    landcover: undefined,
    pois: undefined,
  }
}

/** Left out: signs and icons, which need a sprite, and the far names, which this map writes itself. */
const isWanted = ({ id, type }: LayerSpecification): boolean =>
  type !== 'background' &&
  !/^(pois|address_label|roads_oneway|roads_shields|places_(country|region|locality)|earth_label)/.test(id)

/**
 * `url` is absolute; the protocol `pmtiles` has to be registered before it is used. `credit` is what the file itself
 * asks to have named.
 */
export function protomapsStyle(ground: Ground, url: string, theme: Theme, locale: Locale, credit = ''): GroundStyle {
  const lang = locale === 'zh' ? 'zh-Hans' : 'en'
  const drawn = layers(SOURCE, flavorOf(theme), { lang }) as LayerSpecification[]
  return {
    sources: {
      [SOURCE]: {
        ...{ type: 'vector', url: `pmtiles://${url}`, maxzoom: ground.maxZoom },
        ...(credit && { attribution: credit }),
      },
    },
    layers: drawn.filter(isWanted).map((layer) => ownLayer(layer, locale)),
  }
}

/** A name in the reader's language, else as it is written there; the file has them by OpenStreetMap's keys. */
const NAME: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['name:zh-Hans', 'name:zh', 'name'],
  en: ['name:en', 'name'],
}

/** Of the type of its tiles and the metadata that a PMTiles file holds: whether there is anything in it to draw. */
export function isProtomaps(tileType: number, metadata: unknown): boolean {
  const { vector_layers: listed } = (metadata ?? {}) as { readonly vector_layers?: unknown }
  if (tileType !== VECTOR_TILES) return false
  return !Array.isArray(listed) || listed.some(({ id }) => DRAWN.includes(id))
}

/** As PMTiles numbers the types of tiles. */
const VECTOR_TILES = 1
/** Layers that other schemas call otherwise. */
const DRAWN: readonly unknown[] = ['earth', 'roads']

function ownLayer(layer: LayerSpecification, locale: Locale): LayerSpecification {
  const id = GROUND_PREFIX + layer.id
  if (layer.type !== 'symbol') return { ...layer, id }
  const { 'icon-image': _, ...layout } = layer.layout ?? {}
  const name = ['coalesce', ...NAME[locale].map((key) => ['get', key])]
  return { ...layer, id, layout: { ...layout, 'text-font': SANS, 'text-field': name } } as LayerSpecification
}
