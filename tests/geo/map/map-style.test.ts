import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createExpression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import fc from 'fast-check'
import type { FeatureCollection } from 'geojson'
import { describe, expect, it } from 'vitest'
import { clusterRadius, mixMarkup } from '#geo/map/cluster-art'
import { INTERACTIVE, LAYER, SOURCE } from '#geo/map/layers'
import { mapStyle } from '#geo/map/map-style'
import { PALETTES, THEMES } from '#geo/map/palette'
import { RING_LIMIT, ringKey, ringOffset } from '#geo/map/rings/ring-layout'
import { compactCount } from '#geo/tiles/features'
import { LOCALES } from '#geo/vocabulary'

const PUBLIC = join(import.meta.dirname, '../../../public')
const events: FeatureCollection = Object.freeze({
  type: 'FeatureCollection' as const,
  features: [
    {
      type: 'Feature' as const,
      properties: { id: 'E1', href: '/events/e', label: 'a\nb' },
      geometry: { type: 'Point' as const, coordinates: [114, 22] },
    },
  ],
})

const styleOf = (
  theme: (typeof THEMES)[number],
  locale: (typeof LOCALES)[number],
  districtsWithProjects = ['320571'],
) =>
  mapStyle(
    Object.freeze({ theme, locale, projects: '/tiles/1/{z}/{x}/{y}', shapes: '/geo', events, districtsWithProjects }),
  )

/** The layers, loosely typed: what is tested are names and values. */
interface Loose {
  readonly id: string
  readonly type: string
  readonly source?: string
  readonly layout?: Readonly<Record<string, unknown>>
  readonly paint?: Readonly<Record<string, unknown>>
}
const layersOf = (style: ReturnType<typeof styleOf>) => style.layers as readonly Loose[]

/** As a browser gets it; the validator has types of its own. */
const asJson = (style: ReturnType<typeof styleOf>) => JSON.parse(JSON.stringify(style))

describe.each(THEMES.flatMap((theme) => LOCALES.map((locale) => [theme, locale] as const)))(
  'the %s style in %s',
  (theme, locale) => {
    const style = styleOf(theme, locale)

    it('has nothing for the validator to find', () => {
      expect(validateStyleMin(asJson(style))).toEqual([])
      expect(validateStyleMin(asJson(styleOf(theme, locale, [])))).toEqual([])
    })

    it('has each layer once, and each of a source that it has', () => {
      const ids = layersOf(style).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.toSorted()).toEqual(Object.values(LAYER).toSorted())
      for (const { source } of layersOf(style)) if (source) expect(Object.keys(style.sources)).toContain(source)
      expect(Object.keys(style.sources).toSorted()).toEqual(Object.values(SOURCE).toSorted())
    })

    it('reads files that are there, and nothing from elsewhere', () => {
      const files = Object.values(style.sources).flatMap((source) =>
        'data' in source && typeof source.data === 'string' ? [source.data] : [],
      )
      expect(files).toHaveLength(6)
      for (const file of files) expect(existsSync(join(PUBLIC, file))).toBe(true)
      expect(JSON.stringify(style)).not.toMatch(/https?:/)
      expect(style.glyphs).toBeUndefined()
      expect(style.sprite).toBeUndefined()
    })

    it('writes names in the language', () => {
      const fields = JSON.stringify(layersOf(style).map(({ layout }) => layout?.['text-field']))
      const other = LOCALES.find((name) => name !== locale)!
      expect(fields).toContain(`["get","${locale}"]`)
      expect(fields).not.toContain(`["get","${other}"]`)
    })

    it('asks for images of its theme only', () => {
      const images = JSON.stringify(layersOf(style).flatMap(({ layout }) => layout?.['icon-image'] ?? []))
      expect(images).toContain(theme)
      expect(images).not.toContain(THEMES.find((name) => name !== theme)!)
    })
  },
)

/** What an expression of a layer gives for a feature with these properties. */
function evaluate(expression: unknown, properties: Readonly<Record<string, unknown>>, zoom = 12): unknown {
  const { result, value } = createExpression(expression, 'layout_symbol.icon-offset' as never)
  if (result === 'error') throw new Error(value.map(({ message }) => message).join('; '))
  return value.evaluate({ zoom }, { type: 'Point', properties } as never)
}

/** The same for a feature in a state. */
function evaluateState(expression: unknown, state: Readonly<Record<string, boolean>>): unknown {
  const { result, value } = createExpression(expression, 'paint_circle.circle-opacity' as never)
  if (result === 'error') throw new Error(value.map(({ message }) => message).join('; '))
  return value.evaluate({ zoom: 12 }, { type: 'Point', properties: {} } as never, state)
}

const layer = (id: string) => layersOf(styleOf('light', 'zh')).find((one) => one.id === id)!

describe('a pin', () => {
  const offset = layer(LAYER.pin).layout!['icon-offset']

  it('stands where its place in the ring is, in every ring', () => {
    for (let of = 1; of <= RING_LIMIT; of++)
      for (let slot = 0; slot < of; slot++)
        expect(evaluate(offset, { r: ringKey(slot, of) })).toEqual(ringOffset(slot, of))
  })

  it('stands at its position where it has one, and its halo with it', () => {
    expect(evaluate(offset, {})).toEqual([0, 0])
    expect(layer(LAYER.pinActive).layout!['icon-offset']).toEqual(offset)
  })

  it('asks for the image of its sector, precision, status and theme', () => {
    const image = evaluate(layer(LAYER.pin).layout!['icon-image'], { s: 'biomed', p: 'park', st: '' })
    expect(String(image)).toBe('pin|biomed|park||light')
  })
})

describe('the number on a disc', () => {
  const EDGES = [2, 999, 1000, 1049, 1050, 9949, 9950, 9999, 10_000, 99_499, 99_500, 999_499, 999_500, 1_049_999]
  const texts = LOCALES.map((locale) => {
    const { layout } = layersOf(styleOf('light', locale)).find(({ id }) => id === LAYER.clusterCount)!
    return [locale, layout!['text-field']] as const
  })

  it.each(texts)('is written as everywhere else in %s', (locale, text) => {
    for (const n of [...EDGES, 1_050_000, 9_950_000, 99_994_999, 99_995_000, 100_000_000])
      expect(String(evaluate(text, { n }))).toBe(compactCount(n, locale))
    fc.assert(
      fc.property(fc.oneof(fc.nat(2_000_000), fc.nat(900_000_000)), (n) => {
        expect(String(evaluate(text, { n }))).toBe(compactCount(n, locale))
      }),
    )
  })

  it.each([LAYER.cluster, LAYER.group])('stands in a disc (%s) as large as everywhere else', (id) => {
    for (const n of [2, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 15_000, 1_000_000])
      expect(evaluate(layer(id).paint!['circle-radius'], { n })).toBe(clusterRadius(n))
  })
})

it.each([
  ['031221', 6, 'mix|031221|light'],
  ['011121314151', 99, 'mix|011121314151|light'],
  ['011121314151', 100, 'disc|light'],
  ['01112131415161', 7, 'disc|light'],
  ['', 2, 'disc|light'],
] as const)('the ring of %s of %i projects is drawn where it can be read', (m, n, image) => {
  expect(String(evaluate(layer(LAYER.clusterMix).layout!['icon-image'], { m, n }))).toBe(image)
  expect(mixMarkup(m, n, PALETTES.light) !== '').toBe(image.startsWith('mix'))
})

describe('what gives way', () => {
  const order = layersOf(styleOf('light', 'zh')).map(({ id }) => id)
  const collides = ({ layout }: Loose) => layout?.['icon-ignore-placement'] !== true

  it.each([LAYER.pin, LAYER.clusterMix, LAYER.groupMix, LAYER.venue, LAYER.districtLabel])(
    'names of pins lie under %s, which holds its room',
    (id) => {
      expect(order.indexOf(LAYER.pinLabel)).toBeLessThan(order.indexOf(id))
      expect(collides(layer(id))).toBe(true)
    },
  )

  it('names of pins are left out where no place is free, those of districts are placed already', () => {
    expect(layer(LAYER.pinLabel).layout!['text-allow-overlap']).toBeUndefined()
    expect(layer(LAYER.districtLabel).layout!['text-allow-overlap']).toBe(true)
    expect(layer(LAYER.districtLabel).layout!['text-ignore-placement']).toBeUndefined()
  })

  it('the points of all names are loaded, whatever a ground leaves out', () => {
    const { source, minzoom, layout } = layer(LAYER.labelPoint) as Loose & { source: string; minzoom?: number }
    expect([source, minzoom, layout!['text-field']]).toEqual([SOURCE.labels, undefined, ''])
  })
})

describe('an error circle', () => {
  const EQUATOR_M = 40_075_016.686
  const { paint } = layer(LAYER.error)
  const shownAt = (state: Readonly<Record<string, boolean>>) => [
    evaluateState(paint!['circle-opacity'], state),
    evaluateState(paint!['circle-stroke-opacity'], state),
  ]

  it('is seen of the pin that is pointed at, selected or alone only, and filled of one only', () => {
    expect(shownAt({})).toEqual([0, 0])
    expect(shownAt({ hover: true })).toEqual([0, 0.7])
    for (const state of ['selected', 'alone']) expect(shownAt({ [state]: true })).toEqual([0.12, 0.7])
  })

  it.each([10.5, 12, 15])('is as large as its error on the ground in Suzhou at zoom %d', (zoom) => {
    const metresPerPx = (EQUATOR_M * Math.cos((31.3 * Math.PI) / 180)) / (512 * 2 ** zoom)
    const radius = evaluate(layer(LAYER.error).paint!['circle-radius'], { e: 250 }, zoom) as number
    expect(Math.abs((radius * metresPerPx) / 250 - 1)).toBeLessThan(0.01)
  })
})

it('the land of districts with projects stands out', () => {
  const colour = JSON.stringify(layer(LAYER.land).paint!['fill-color'])
  expect(colour).toContain('"320571"')
})

it('what can be clicked is among the layers', () => {
  for (const id of INTERACTIVE) expect(Object.values(LAYER)).toContain(id)
})
