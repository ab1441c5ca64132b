import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { COMPARE_LAYER, compareStyle } from '#geo/compare/map/compare-style'
import { type GroundStyle, withGround } from '#geo/ground/compose'
import { attributionsOf, foreignGround, StyleError, sourceAddresses, withTileJson } from '#geo/ground/foreign-style'
import { type Ground, originsOf, TIANDITU_URL } from '#geo/ground/ground'
import { protomapsStyle } from '#geo/ground/protomaps'
import { tiandituRefusal, tiandituStyle } from '#geo/ground/tianditu'
import { LAYER } from '#geo/map/layers'
import { mapStyle } from '#geo/map/map-style'
import { THEMES } from '#geo/map/palette'
import { LOCALES } from '#geo/vocabulary'

const ground = (change: Partial<Ground> = {}): Ground => ({
  ...{
    id: 'streets',
    kind: 'pmtiles',
    zh: '街道',
    en: 'Streets',
    url: '/ground/streets',
    urlDark: '',
    set: 'vec',
    key: '',
  },
  ...{ hosts: [], attribution: '© OpenStreetMap', approvalNumber: '', maxZoom: 15, mayExport: true, isDefault: false },
  ...change,
})
const tianditu = (change: Partial<Ground> = {}) =>
  ground({ kind: 'tianditu', url: TIANDITU_URL, key: 'a&b', maxZoom: 18, ...change })
const base = () =>
  mapStyle({
    ...{
      theme: 'light',
      locale: 'zh',
      projects: 'http://x/{z}/{x}/{y}',
      shapes: 'http://x/geo',
      districtsWithProjects: ['320571'],
    },
    events: { type: 'FeatureCollection', features: [] },
  })
const foreign = {
  ...{ version: 8, sprite: 'sprites/day', glyphs: 'https://fonts.example/{fontstack}/{range}.pbf' },
  sources: {
    osm: { type: 'vector', tiles: ['tiles/{z}/{x}/{y}.pbf'], attribution: '<a href="https://x">&copy; Somebody</a>' },
  },
  layers: [
    { id: 'back', type: 'background', paint: { 'background-color': '#fff' } },
    { id: 'roads', type: 'line', source: 'osm', 'source-layer': 'roads' },
    {
      id: 'names',
      type: 'symbol',
      source: 'osm',
      'source-layer': 'names',
      layout: { 'text-field': '{name}', 'text-font': ['Foo'] },
    },
    { id: 'lost', type: 'line', source: 'nowhere' },
  ],
}

const GROUNDS: readonly (readonly [string, (theme: 'light' | 'dark', locale: 'zh' | 'en') => GroundStyle])[] = [
  ['streets', (theme, locale) => protomapsStyle(ground(), 'https://map.example/ground/streets', theme, locale)],
  ['Tianditu streets', (theme, locale) => tiandituStyle(tianditu(), theme, locale)],
  ['Tianditu terrain', (theme, locale) => tiandituStyle(tianditu({ set: 'ter' }), theme, locale)],
  ['a foreign style', () => foreignGround(foreign, 'https://style.example/day/style.json')],
]
const CASES = GROUNDS.flatMap(([name, make]) =>
  THEMES.flatMap((theme) => LOCALES.map((locale) => [name, theme, locale, make] as const)),
)

describe.each(CASES)('%s in %s and %s', (_, theme, locale, make) => {
  const made = make(theme, locale)

  it('gives a style that the validator takes', () => {
    const style = withGround(base(), made)
    // The validator wants glyphs for text; this map writes it in the fonts of the page.
    const problems = validateStyleMin({ ...style, glyphs: 'https://x/{fontstack}/{range}.pbf' } as never)
    expect(problems.map(({ message }) => message)).toEqual([])
  })

  it('lies over land and water and under everything else', () => {
    const ids = withGround(base(), made).layers.map(({ id }) => id)
    const own = made.layers.map(({ id }) => id)
    expect(ids.slice(ids.indexOf(LAYER.shore) + 1, ids.indexOf(LAYER.shore) + 1 + own.length)).toEqual(own)
    expect(ids.indexOf(LAYER.border)).toBe(ids.indexOf(LAYER.shore) + 1 + own.length)
    const replaced: string[] = [LAYER.townLabel, LAYER.riverLabel, LAYER.waterLabel]
    const rest = base().layers.map(({ id }) => id)
    expect(ids.filter((id) => !own.includes(id))).toEqual(rest.filter((id) => !replaced.includes(id)))
  })

  it('lies under the colours of a comparison', () => {
    const none = { type: 'FeatureCollection' as const, features: [] }
    const style = compareStyle({
      ...{ theme, locale, projects: null, shapes: '/geo', areas: none, scatter: none, drawn: none },
      filled: ['A'],
      comparedDistricts: [],
      classes: { '320571': 1 },
    })
    const ids = withGround(style, made).layers.map(({ id }) => id)
    const last = Math.max(...made.layers.map(({ id }) => ids.indexOf(id)))
    for (const id of [COMPARE_LAYER.classes, COMPARE_LAYER.fill]) expect(ids.indexOf(id), id).toBeGreaterThan(last)
  })

  it('asks for no glyphs, and names all it adds', () => {
    expect(JSON.stringify(made)).not.toMatch(/glyphs|Noto Sans (Regular|Medium|Italic)|"Foo"/)
    for (const id of [...Object.keys(made.sources), ...made.layers.map((layer) => layer.id)])
      expect(id).toMatch(/^ground-/)
  })
})

it('leaves towns, rivers and waters their names on a ground that writes none', () => {
  const silent = foreignGround(
    { ...foreign, layers: foreign.layers.filter(({ type }) => type !== 'symbol') },
    'https://style.example/day/style.json',
  )
  const ids = withGround(base(), silent).layers.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([LAYER.townLabel, LAYER.riverLabel, LAYER.waterLabel]))
})

describe('Tianditu', () => {
  const { sources } = tiandituStyle(tianditu(), 'light', 'zh')
  const [picture, labels] = [sources['ground-picture'], sources['ground-labels']] as {
    tiles: string[]
    minzoom: number
    maxzoom: number
  }[]

  it('is asked in Web Mercator at its eight hosts, with the key, from level 1 to 18', () => {
    expect(picture!.tiles).toHaveLength(8)
    const url = new URL(picture!.tiles[3]!)
    expect([url.host, url.pathname]).toEqual(['t3.tianditu.gov.cn', '/vec_w/wmts'])
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      LAYER: 'vec',
      TILEMATRIXSET: 'w',
      tk: 'a&b',
      TILEMATRIX: '{z}',
    })
    expect([picture!.minzoom, picture!.maxzoom]).toEqual([1, 18])
    expect(labels!.tiles[0]).toContain('/cva_w/wmts?')
  })

  it.each([
    [418, 'key'],
    [403, 'key'],
    [429, 'quota'],
    [500, null],
    [undefined, null],
  ])('that answers %s means %s', (status, expected) => {
    expect(tiandituRefusal(status)).toBe(expected)
  })
})

describe('a foreign style', () => {
  it('has absolute addresses, and its attribution is text', () => {
    const made = foreignGround(foreign, 'https://style.example/day/style.json')
    expect(made.sources['ground-osm']).toMatchObject({ tiles: ['https://style.example/day/tiles/{z}/{x}/{y}.pbf'] })
    expect(made.sprite).toBe('https://style.example/day/sprites/day')
    expect(attributionsOf(made)).toEqual(['© Somebody'])
    expect(made.layers.map(({ id }) => id)).toEqual(['ground-back', 'ground-roads', 'ground-names'])
  })

  it('is asked for tiles up to the largest zoom of the ground, or of its own', () => {
    const sources = {
      far: { type: 'vector', tiles: ['t/{z}/{x}/{y}'] },
      near: { type: 'vector', tiles: ['t/{z}/{x}/{y}'], maxzoom: 12 },
      told: { type: 'vector', url: 'tiles.json' },
    }
    const made = foreignGround({ ...foreign, sources, layers: [foreign.layers[0]] }, 'https://x/', 14)
    expect(Object.values(made.sources).map((source) => 'maxzoom' in source && source.maxzoom)).toEqual([14, 12, false])
  })

  it.each([
    ['a text', 'hello'],
    ['nothing', null],
    ['a list', []],
    ['an older version', { ...foreign, version: 7 }],
    ['no layers', { ...foreign, layers: undefined }],
    ['no sources', { ...foreign, sources: undefined }],
    ['layers without sources', { ...foreign, sources: {}, layers: foreign.layers.slice(1) }],
    ['more layers than can be', { ...foreign, layers: Array(1001).fill(foreign.layers[1]) }],
  ])('that is %s is refused', (_, style) => {
    expect(() => foreignGround(style, 'https://x/')).toThrow(StyleError)
  })
})

it.each([
  [ground(), []],
  [ground({ url: 'https://files.example/a.pmtiles' }), ['https://files.example']],
  [
    ground({
      kind: 'style',
      url: 'https://a.example/s.json',
      urlDark: 'https://b.example/d.json',
      hosts: ['https://c.example'],
    }),
    ['https://a.example', 'https://b.example', 'https://c.example'],
  ],
  [ground({ url: 'javascript:alert(1)', hosts: ['*', 'https:'] }), []],
])('a policy allows its origins and nothing more (%#)', (given, expected) => {
  expect(originsOf(given)).toEqual(expected)
  expect(originsOf(tianditu())).toHaveLength(8)
})

describe('a source that points to its TileJSON', () => {
  const style = {
    ...foreign,
    sources: { osm: { type: 'vector', url: '/tiles.json', minzoom: 3 }, here: { type: 'vector', url: 'pmtiles://x' } },
  }
  const made = foreignGround(style, 'https://style.example/day/style.json', 15)
  const told = { tiles: ['t/{z}/{x}/{y}'], minzoom: 0, maxzoom: 12, attribution: '&copy; Told', vector_layers: [] }

  it('is asked by its address, other protocols are not', () => {
    expect(sourceAddresses(made)).toEqual([['ground-osm', 'https://style.example/tiles.json']])
  })

  it.each([
    [12, 15, 12],
    [19, 15, 15],
    [undefined, 15, 15],
    ['far', 15, 15],
  ])('that goes to %s is asked to no more than that, with an admin’s %i', (maxzoom, most, expected) => {
    const { sources } = withTileJson(made, 'ground-osm', { ...told, maxzoom }, 'https://cdn.example/a/tiles.json', most)
    expect(sources['ground-osm']).toMatchObject({
      ...{ type: 'vector', maxzoom: expected, minzoom: 3, attribution: '&copy; Told' },
      tiles: ['https://cdn.example/a/t/{z}/{x}/{y}'],
    })
    expect(sources['ground-osm']).not.toHaveProperty('url')
  })

  it.each([null, [], {}, { tiles: [] }, 'x'])('is refused where that is %j', (odd) => {
    expect(() => withTileJson(made, 'ground-osm', odd, 'https://cdn.example/', 15)).toThrow(StyleError)
  })
})
