import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { FeatureCollection } from 'geojson'
import { describe, expect, it, test } from 'vitest'
import {
  COMPARE_LAYER,
  COMPARE_SOURCE,
  type CompareStyleInput,
  classColour,
  compareStyle,
  outlineLayer,
} from '#geo/compare/map/compare-style'
import { AREA_DASHES, areasCollection } from '#geo/compare/map/shown-area'
import { LAYER, SOURCE } from '#geo/map/layers'
import { LETTERS, PALETTES, THEMES, type Theme } from '#geo/map/palette'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { shownCircle, shownDistrict } from '../map-areas'
import { deepFreeze } from '../support'

const AREAS = [shownDistrict('A', '320571'), shownCircle('B', [120.5, 31.3], 5)]
const TILES = '/tiles/1/{z}/{x}/{y}'
const HEXAGONS: FeatureCollection = { type: 'FeatureCollection', features: [] }

const styleOf = (theme: Theme, locale: Locale, more: Partial<CompareStyleInput> = {}) =>
  compareStyle(
    deepFreeze({
      theme,
      locale,
      shapes: '/geo',
      projects: TILES,
      areas: areasCollection(AREAS),
      comparedDistricts: ['320571'],
      filled: ['A', 'B'] as const,
      drawn: HEXAGONS,
      scatter: {
        type: 'FeatureCollection' as const,
        features: [
          {
            type: 'Feature' as const,
            properties: { letter: 'A' as const, kind: 'mean' as const },
            geometry: { type: 'Point' as const, coordinates: [120.7, 31.3] },
          },
        ],
      },
      ...more,
    }),
  )

const MODES: readonly (readonly [string, Partial<CompareStyleInput>])[] = [
  ['one map', {}],
  ['a cell of a split', { filled: ['A'] }],
  ['a filter that nothing can match', { projects: null }],
  ['districts by class', { projects: null, filled: [], classes: { '320571': 4, '320505': 0, '320508': null } }],
  ['districts without a value', { projects: null, classes: { '320571': null } }],
  [
    'hexagons of five classes',
    { projects: null, hexagons: { data: HEXAGONS, bounds: [1, 2, 4, 8, 30], steps: [0, 1, 2, 3, 4] } },
  ],
  ['hexagons of one class', { projects: null, hexagons: { data: HEXAGONS, bounds: [1], steps: [2] } }],
  ['no hexagons', { projects: null, hexagons: { data: HEXAGONS, bounds: [], steps: [] } }],
]

const idsOf = (style: ReturnType<typeof styleOf>) => style.layers.map(({ id }) => id)

describe.each(THEMES.flatMap((theme) => LOCALES.map((locale) => [theme, locale] as const)))(
  '%s, %s',
  (theme, locale) => {
    it.each(MODES)('%s: the validator finds nothing', (_, more) => {
      const style = styleOf(theme, locale, more)
      expect(validateStyleMin(style as never)).toEqual([])
      expect(new Set(idsOf(style)).size).toBe(style.layers.length)
      for (const layer of style.layers)
        if ('source' in layer) expect(Object.keys(style.sources)).toContain(layer.source)
      expect(JSON.stringify(style)).not.toMatch(/https?:/)
    })
  },
)

describe('the layers', () => {
  const place = (more: Partial<CompareStyleInput>, id: string) => idsOf(styleOf('light', 'zh', more)).indexOf(id)

  it('paint classes and tints under the water, outlines over it, letters over everything', () => {
    const more = { classes: { '320571': 1 } }
    const order = [
      LAYER.land,
      COMPARE_LAYER.classes,
      COMPARE_LAYER.fill,
      LAYER.water,
      outlineLayer('A'),
      COMPARE_LAYER.centre,
      LAYER.pin,
      COMPARE_LAYER.letter,
    ].map((id) => place(more, id))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order[0]).toBeGreaterThanOrEqual(0)
  })

  it('have nothing of events, and nothing of projects without tiles', () => {
    const style = styleOf('light', 'zh', { projects: null })
    expect(Object.keys(style.sources)).not.toContain(SOURCE.events)
    expect(Object.keys(style.sources)).not.toContain(SOURCE.projects)
    expect(idsOf(style)).not.toContain(LAYER.pin)
    expect(idsOf(style)).toContain(COMPARE_LAYER.centre)
    expect(Object.keys(styleOf('light', 'zh').sources)).toEqual(
      expect.arrayContaining([SOURCE.projects, COMPARE_SOURCE.areas, COMPARE_SOURCE.scatter]),
    )
  })

  it('dash each outline in its own way', () => {
    const dashes = LETTERS.map((letter) => JSON.stringify(AREA_DASHES[letter]))
    expect(new Set(dashes).size).toBe(LETTERS.length)
    const layer = styleOf('dark', 'en').layers.find(({ id }) => id === outlineLayer('B'))
    expect(layer?.paint).toMatchObject({ 'line-dasharray': [4, 2], 'line-color': PALETTES.dark.areas.B })
  })
})

test('classes are painted by district, and what has none as no data', () => {
  const { ramp, noData } = PALETTES.light
  expect(classColour({ '1': 0, '2': 4, '3': null }, PALETTES.light)).toEqual([
    'match',
    ['get', 'id'],
    '1',
    ramp[0],
    '2',
    ramp[4],
    noData,
  ])
  expect(classColour({ '3': null }, PALETTES.light)).toBe(noData)
})
