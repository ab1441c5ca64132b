import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it, test } from 'vitest'
import { LINE_WIDTH } from '#geo/map/map-style-parts'
import { placeVenues } from '#geo/map/names/marks'
import { PALETTES } from '#geo/map/palette'
import { pinImageId } from '#geo/map/pin-art'
import { ringOffsetOf } from '#geo/map/rings/ring-layout'
import { drawStaticMap } from '#geo/map/static-map'
import type { StaticMapInput } from '#geo/map/static-map-input'
import { viewportOf } from '#geo/map/viewport'
import { staticMapZoom, zoomLevels } from '#geo/map/zoom-levels'
import { escapeXml } from '#geo/text/escape-xml'
import { count, event, label, picture, pin } from '../pictures'

/** The picture as one document, which a strict parser has read. */
function drawn(more: Partial<StaticMapInput> = {}) {
  const { shapes, features } = drawStaticMap([{ ...picture(more), from: 0 }])
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">${shapes}${features}</svg>`
  new Resvg(svg)
  return { shapes, features, svg }
}

const hrefs = (markup: string) => [...markup.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)

test.each([
  ['', ''],
  ['苏州 R&D', '苏州 R&#38;D'],
  [`<script>'"`, '&#60;script&#62;&#39;&#34;'],
])('%j is %j in markup', (text, expected) => expect(escapeXml(text)).toBe(expected))

test('names, labels and links are escaped wherever they stand', () => {
  const evil = `"><script>alert('&')</script>`
  const { svg } = drawn({
    labels: [label('A', { name: { zh: evil, en: evil } })],
    features: [pin({ name: { zh: evil, en: evil }, href: `/projects/${evil}` }), count({ label: evil, title: evil })],
    events: [event({ label: evil, href: evil })],
  })
  expect(svg).not.toContain('<script')
  expect(svg).not.toContain("('&')")
  expect(svg.split('&#60;script&#62;').length - 1).toBeGreaterThanOrEqual(8)
})

describe('features', () => {
  it('are links with a name each, in order: venue, pins, counts', () => {
    const { features } = drawn()
    expect(hrefs(features)).toEqual(['/events/e', '/projects/bio', '/?at=120.6,31.2,11'])
    const names = [...features.matchAll(/aria-label="([^"]*)"><title>([^<]*)</g)].map(([, name, title]) => [
      name,
      title,
    ])
    expect(names).toEqual([
      ['会场 · 68 个项目', '会场 · 68 个项目'],
      ['生物园', '生物园'],
      ['12 个项目', '12 个项目'],
    ])
  })

  it('that can come into sight are drawn, and those that cannot are not', () => {
    const inside = pin({ position: [119.9, 31.2], href: '/inside' })
    const outside = pin({ position: [110, 31.2], href: '/outside' })
    expect(hrefs(drawn({ features: [inside, outside], events: [] }).features)).toEqual(['/inside'])
    expect(hrefs(drawn({ features: [], events: [event({ venue: [110, 22] })] }).features)).toEqual([])
  })

  it('stand in per cent of the box, and a ring moves them in px', () => {
    const { features } = drawn({ labels: [], events: [], features: [pin({ position: [120.5, 31.25], ring: '8:2' })] })
    const [, x, y] = /<svg x="([\d.]+)%" y="([\d.]+)%" overflow="visible"><a/.exec(features)!
    expect(Number(x)).toBe(50)
    expect(Number(y)).toBeCloseTo(50, 0)
    const [dx, dy] = ringOffsetOf('8:2')
    expect(features).toContain(`translate(${dx - 16} ${dy - 16})`)
  })

  it('of one kind share their shapes', () => {
    const { features } = drawn({ features: [pin(), pin({ href: '/2' }), pin({ href: '/3', selected: true })] })
    const id = pinImageId({ colour: 0, glyph: 'cross', precision: 'park', mark: 'square' }).replaceAll('|', '-')
    expect(features.split(`id="${id}"`).length - 1).toBe(1)
    expect(features.split(`href="#${id}"`).length - 1).toBe(3)
  })

  it('show which is selected, and which count is of districts only', () => {
    const { accent, cluster, landActive } = PALETTES.light
    expect(drawn({ features: [pin()], events: [] }).features).not.toContain(accent)
    expect(drawn({ features: [pin({ selected: true })], events: [] }).features).toContain(`stroke="${accent}"`)
    expect(drawn({ features: [count({ count: 100 })] }).features).toContain(`r="17.5" fill="${cluster}"`)
    const hollow = count({ count: 100, hollow: true })
    expect(drawn({ features: [hollow] }).features).toContain(`r="17.5" fill="${landActive}"`)
  })
})

describe('events', () => {
  it('of venues side by side have labels that do not cover one another', () => {
    const venues = [event({ venue: [120.5, 31.25] }), event({ id: 'E2', href: '/events/2', venue: [120.53, 31.25] })]
    const { place, pxPerUnit } = viewportOf(picture().camera)
    const placed = placeVenues(venues, (at) => place(at).map((unit) => unit * pxPerUnit(9.5)) as [number, number])
    const [first, second] = placed.map(({ boxes }) => boxes[1])
    const areApart =
      first![2] <= second![0] || second![2] <= first![0] || first![3] <= second![1] || second![3] <= first![1]
    expect(areApart).toBe(true)
  })

  it('have an arrow on their way, which points to the district', () => {
    const way = [
      [120.9, 31.25],
      [120.5, 31.25],
      [120.1, 31.25],
    ] as const
    expect(drawn({ features: [], labels: [], events: [event({ lines: [way] })] }).features).toContain('rotate(-90)')
  })

  it('have ways only far out, unless the page is about one', () => {
    const waysAt = (zoom: number, isAlone: boolean) => {
      const { shapes, features } = drawn({ zoom, features: [], labels: [], events: [event({ isAlone })] })
      return [shapes.includes('stroke-dasharray'), features.includes('rotate(')]
    }
    expect([7.9, 8, 12].map((zoom) => waysAt(zoom, false))).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ])
    expect([7.9, 12].map((zoom) => waysAt(zoom, true))).toEqual([
      [true, true],
      [true, true],
    ])
  })
})

describe('names', () => {
  const texts = (more: Partial<StaticMapInput>) =>
    [...drawn({ features: [], events: [], zoom: 9.5, ...more }).features.matchAll(/<tspan[^>]*>([^<]*)</g)].map(
      ([, text]) => text,
    )

  it('are full near by and short far out, in the language of the page', () => {
    expect(texts({})).toEqual(['A新区', 'B新区'])
    expect(texts({ zoom: 9.4 })).toEqual(['A', 'B'])
    const english = { locale: 'en' as const, labels: [label('A')] }
    expect(texts(english)).toEqual(['A'])
    expect(texts({ ...english, zoom: 11 })).toEqual(['A', 'High-tech', 'Development', 'Zone'])
  })

  it('are left out where the live map leaves them out', () => {
    const labels = [label('A'), label('lake', { type: 'water', position: [120.6, 31.25] })]
    expect(texts({ labels, zoom: 8 })).toEqual(['A', 'lake新区'])
    expect(texts({ labels, zoom: 7 })).toEqual(['A'])
    expect(texts({ labels, zoom: 6 })).toEqual([])
  })
})

describe('levels', () => {
  it('are groups of which rules show one', () => {
    const levels = zoomLevels({ fit: [120, 31, 121, 31.5] }, { least: [300, 200], most: [1000, 800] })
    const [first, ...others] = levels.map(({ zoom, from }) => ({ ...picture({ zoom }), from }))
    const { features, rules } = drawStaticMap([first!, ...others])
    expect(features.split('href="/projects/bio"').length - 1).toBe(1)
    expect(features).toContain('<g class="level-0')
    expect(rules!.split('@container').length).toBe(levels.length)
    expect(drawStaticMap([first!]).rules).toBe('')
  })
})

describe('shapes', () => {
  const { land, landFocus, water, accent } = PALETTES.light

  it('are land, land with projects, water, borders and event lines, in this order', () => {
    const { shapes } = drawn()
    const at = [`fill="${land}"`, `fill="${landFocus}"`, `fill="${water}"`, 'stroke-width="1.2"', `stroke="${accent}"`]
    const places = at.map((text) => shapes.lastIndexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('have an outline for the selected district only', () => {
    expect(drawn({ selectedDistrict: 'A' }).shapes).toContain('stroke-width="2.5"')
    expect(drawn({ selectedDistrict: 'nowhere' }).shapes).not.toContain('stroke-width="2.5"')
  })

  it('have rivers at the scales that their lines are good for, and no path where there are none', () => {
    const line = [
      [120.1, 31.1],
      [120.9, 31.4],
    ] as const
    const widths = (zoom: number) => {
      const { shapes } = drawn({ zoom, events: [], rivers: [{ kind: 'canal', line }] })
      return [LINE_WIDTH.river, LINE_WIDTH.canal].map((width) => shapes.includes(`stroke-width="${width}"`))
    }
    expect([6, 7, 9, 10].map(widths)).toEqual([
      [false, false],
      [false, true],
      [false, true],
      [false, false],
    ])
  })

  it('have the sea near by too, but for where waters have data of their own', () => {
    const { paper } = PALETTES.light
    expect(drawn({ zoom: 6 }).shapes).not.toContain(`fill="${paper}"`)
    const { shapes } = drawn({ zoom: 7 })
    expect(shapes.indexOf(`fill="${paper}"`)).toBeGreaterThan(shapes.indexOf(`fill="${water}"`))
    expect(shapes.indexOf(`fill="${paper}"`)).toBeLessThan(shapes.indexOf(`fill="${land}"`))
    expect(drawn({ zoom: 7, sea: [] }).shapes).not.toContain(`fill="${paper}"`)
  })

  it('have the sea under the land, far out in place of other water, and no empty path', () => {
    const isSea = (shapes: string) => shapes.startsWith(`<path d="`) && shapes.indexOf(water) < shapes.indexOf(land)
    expect(isSea(drawn({ zoom: 6 }).shapes)).toBe(true)
    expect(isSea(drawn({ zoom: 7 }).shapes)).toBe(true)
    expect(drawn({ zoom: 6, sea: [] }).shapes).not.toContain(water)
    expect(drawn({ water: [], events: [], districtsWithProjects: [] }).shapes).not.toContain('d=""')
  })
})

test.each<[StaticMapInput['camera'], number, number]>([
  [{ center: [120, 31], zoom: 9.9, bearing: 0 }, 1000, 9],
  [{ center: [120, 31], zoom: 9, bearing: 0 }, 350, 9],
  [{ fit: [-180, -80, 180, 80] }, 512, 0],
  [{ fit: [-180, -80, 180, 80] }, 1023, 0],
  [{ fit: [-180, -80, 180, 80] }, 1024, 1],
  [{ fit: [-180, -80, 180, 80] }, 100, 0],
  [{ fit: [120, 31, 120.54, 31.2] }, 1000, 10],
  [{ fit: [120, 31, 120.54, 31.2] }, 350, 8],
])('features of %j on %i px are those of zoom %i', (camera, width, zoom) => {
  expect(Math.floor(staticMapZoom(Object.freeze(camera), width))).toBe(zoom)
})
