/** A small map to draw: two square districts, a lake, three marks, an event. */

import type { MapShape } from '#geo/geometry/map-shapes'
import { PALETTES } from '#geo/map/palette'
import type { StaticMapEvent, StaticMapFeature, StaticMapInput } from '#geo/map/static-map-input'
import type { MapLabel } from '#geo/shapes/map-shapes'

const square = (id: string, west: number, south: number, side: number): MapShape => ({
  id,
  rings: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
})

export const label = (id: string, more: Partial<MapLabel> = {}): MapLabel => ({
  id,
  type: 'district',
  city: '320500',
  name: { zh: `${id}新区`, en: `${id} High-tech Development Zone` },
  short: { zh: id, en: id },
  position: [120.25, 31.25],
  ...more,
})

export const pin = (more: Partial<Extract<StaticMapFeature, { type: 'pin' }>> = {}): StaticMapFeature => ({
  type: 'pin',
  position: [120.2, 31.2],
  pin: { colour: 0, glyph: 'cross', precision: 'park', mark: 'square' },
  name: { zh: '生物园', en: 'Bio park' },
  href: '/projects/bio',
  ring: null,
  selected: false,
  ...more,
})

export const count = (more: Partial<Extract<StaticMapFeature, { type: 'count' }>> = {}): StaticMapFeature => ({
  type: 'count',
  mix: '',
  position: [120.6, 31.2],
  count: 12,
  label: '12',
  title: '12 个项目',
  href: '/?at=120.6,31.2,11',
  hollow: false,
  ...more,
})

export const event = (more: Partial<StaticMapEvent> = {}): StaticMapEvent => ({
  id: 'E1',
  href: '/events/e',
  isAlone: true,
  lines: [
    [
      [120.9, 31.1],
      [120.25, 31.25],
    ],
  ],
  venue: [120.9, 31.1],
  label: '会场\n68 个项目',
  ...more,
})

export const picture = (more: Partial<StaticMapInput> = {}): StaticMapInput =>
  Object.freeze({
    camera: { fit: [120, 31, 121, 31.5] },
    zoom: 9,
    locale: 'zh',
    palette: PALETTES.light,
    districts: [square('A', 120, 31, 0.5), square('B', 120.5, 31, 0.5)],
    water: [square('lake', 120.4, 31.4, 0.05)],
    sea: [square('sea', 121, 31, 0.2)],
    rivers: [],
    labels: [label('A'), label('B', { position: [120.75, 31.25] })],
    features: [pin(), count()],
    events: [event()],
    districtsWithProjects: ['A'],
    selectedDistrict: null,
    ...more,
  } as const)
