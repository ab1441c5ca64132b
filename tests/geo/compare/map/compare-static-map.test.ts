import { Resvg } from '@resvg/resvg-js'
import { distance } from '@turf/turf'
import { describe, expect, it, test } from 'vitest'
import { drawCompareStaticMap } from '#geo/compare/map/compare-static-map'
import type { CompareStaticMapInput } from '#geo/compare/map/compared-shapes'
import { boxOfAreas, letterPoints } from '#geo/compare/map/shown-area'
import { CSS_PALETTE } from '#geo/map/palette'
import type { StaticMapFeature } from '#geo/map/static-map-input'
import { label, picture } from '../../pictures'
import { shownCircle, shownDistrict } from '../map-areas'
import { deepFreeze } from '../support'

const NO_SCATTER: CompareStaticMapInput['scatter'] = { type: 'FeatureCollection', features: [] }
const AREAS = [shownCircle('A', [120.2, 31.2], 3), shownCircle('B', [120.5, 31.3], 5)]

/** Read by a strict parser. */
function drawn(more: Partial<CompareStaticMapInput> = {}) {
  const input: CompareStaticMapInput = {
    ...picture(),
    palette: CSS_PALETTE,
    areas: AREAS,
    filled: ['A'],
    scatter: { type: 'FeatureCollection', features: [] },
    ...more,
  }
  const { shapes, features } = drawCompareStaticMap(deepFreeze(input))
  new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">${shapes}${features}</svg>`)
  return { shapes, features }
}

test('areas are outlined, each in its colour and dash; those that are filled are tinted', () => {
  const { shapes } = drawn()
  expect(shapes).toContain('stroke="var(--area-a)" stroke-width="2.6" stroke-linejoin="round" vector-effect')
  expect(shapes).toContain(
    'stroke="var(--area-b)" stroke-width="2.6" stroke-linejoin="round" stroke-dasharray="10.4 5.2"',
  )
  expect(shapes).toContain('fill="var(--area-a)" fill-opacity')
  expect(shapes).not.toContain('fill="var(--area-b)" fill-opacity')
})

test('marks are drawn for each zoom that the box may come out at, and rules show the right ones', () => {
  const input = { ...picture(), palette: CSS_PALETTE, areas: AREAS, filled: [], scatter: NO_SCATTER }
  const count: StaticMapFeature = {
    type: 'count',
    position: [120.3, 31.2],
    count: 18,
    label: '18',
    title: '',
    href: '/',
    hollow: false,
    mix: '',
  }
  const levels = [
    { ...input, zoom: 7.5, from: 7, features: [count] },
    { ...input, zoom: 8.5, from: 8, features: [] },
  ]
  const { features, rules } = drawCompareStaticMap(input, levels)
  expect(features).toMatch(/<g class="level-0">.*>18</)
  expect(rules).toContain('.level-0:not(.level-1){display:none}')
  expect(drawCompareStaticMap(input).rules).toBe('')
})

test('rivers are drawn once, under the water and the areas', () => {
  const line = [
    [120.1, 31.1],
    [120.9, 31.4],
  ] as const
  const { shapes } = drawn({ zoom: 8, rivers: [{ kind: 'canal', line }] })
  const paths = [...shapes.matchAll(/stroke-width="1.1"/g)]
  expect(paths).toHaveLength(1)
  expect(paths[0]!.index).toBeLessThan(shapes.indexOf('fill="var(--area-a)"'))
})

test('letters do not cover one another, though areas have a corner in common', () => {
  const [gusu, snd, wuzhong] = [
    shownDistrict('A', '320508'),
    shownDistrict('B', '320505'),
    shownDistrict('C', '320506'),
  ]
  const areas = [gusu, snd, wuzhong, shownCircle('D', [120.62, 31.3], 2), shownCircle('E', [120.62, 31.3], 2.1)]
  const points = letterPoints(areas)
  const [west, south, east, north] = boxOfAreas(areas, 0)!
  const least = 0.09 * Math.max(east - west, north - south)
  for (const [i, [x, y]] of points.slice(0, 4).entries())
    for (const [otherX, otherY] of points.slice(0, i))
      expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(least)
  // A circle too small to stand clear of the letter before it keeps its own corner.
  expect(points[4]![1]).toBeGreaterThan(31.31)
})

test('each area has its letter, after everything else', () => {
  const { features } = drawn()
  expect([...features.matchAll(/class="l"[^>]*>(\w)</g)].map(([, letter]) => letter)).toEqual(['A', 'B'])
  expect(features.lastIndexOf('<a ')).toBeLessThan(features.indexOf('class="l"'))
})

describe('names of districts', () => {
  const at = letterPoints(AREAS)[0]!
  const offsetOf = (features: string, id: string) =>
    new RegExp(`<tspan x="(-?[\\d.]+)" y="(-?[\\d.]+)">[^<]*${id}`).exec(features)?.slice(1).map(Number)

  it('step aside where the letter of an area stands, and no farther than they must', () => {
    const labels = [label('A', { position: at }), label('B', { position: [120.9, 31.4] })]
    const { features } = drawn({ zoom: 8, labels, features: [], events: [] })
    const [dx, dy] = offsetOf(features, 'A')!
    expect(Math.hypot(dx!, dy! - 5)).toBeGreaterThan(13)
    expect(Math.hypot(dx!, dy! - 5)).toBeLessThan(45)
    expect(offsetOf(features, 'B')).toEqual([0, 5])
  })

  it('are never left out where the district is compared', () => {
    const crowd = Array.from({ length: 30 }, (_, i) => label(`N${i}`, { position: at }))
    const district = { letter: 'A' as const, name: 'N29', area: { kind: 'districts' as const, ids: ['N29'] } }
    const areas = [{ ...AREAS[0]!, ...district }]
    const { features } = drawn({ zoom: 8, labels: crowd, features: [], events: [], areas })
    expect(offsetOf(features, 'N29')).toBeDefined()
    expect(crowd.filter(({ id }) => offsetOf(features, id)).length).toBeLessThan(15)
  })
})

test('districts by class follow a property of their own, else the colour of no value', () => {
  const input = picture()
  const ids = input.districts.map(({ id }) => id)
  const { shapes } = drawn({ classed: ids.slice(0, 1) })
  expect(shapes).toContain(`style="fill:var(--class-${ids[0]},var(--no-data))"`)
  expect(shapes).not.toContain(`--class-${ids[1]}`)
})

describe('hexagons', () => {
  const ring = [
    [120.2, 31.2],
    [120.22, 31.21],
    [120.22, 31.23],
    [120.2, 31.24],
    [120.2, 31.2],
  ] as const
  it('have the colour of their class and their number', () => {
    const hexagons = [{ id: 'h', count: 7, ring }]
    const { shapes, features } = drawn({ density: { hexagons, stepOf: () => 3 } })
    expect(shapes).toContain('fill="var(--ramp-d)"')
    expect(features).toContain('>7</text>')
  })
  it('carry no numbers where there are hundreds', () => {
    const hexagons = Array.from({ length: 301 }, (_, i) => ({ id: `h${i}`, count: 987, ring }))
    expect(drawn({ density: { hexagons, stepOf: () => 0 } }).features).not.toContain('>987<')
  })
})

test('figures: lines in the area’s colour, an ellipse dashed, the median hollow', () => {
  const feature = (kind: 'mean' | 'median' | 'ellipse' | 'link', line: boolean) => ({
    type: 'Feature' as const,
    properties: { letter: 'A' as const, kind },
    geometry: line
      ? {
          type: 'LineString' as const,
          coordinates: [
            [120.2, 31.2],
            [120.3, 31.2],
          ],
        }
      : { type: 'Point' as const, coordinates: [120.2, 31.2] },
  })
  const drawnFigures = [
    feature('ellipse', true),
    feature('link', true),
    feature('mean', false),
    feature('median', false),
  ]
  const { shapes, features } = drawn({ scatter: { type: 'FeatureCollection', features: drawnFigures } })
  expect(shapes.match(/stroke-dasharray="6 4"/g)).toHaveLength(1)
  expect(features).toContain('<circle r="7" fill="var(--area-a)"')
  expect(features).toContain('<circle r="5" fill="var(--panel)" stroke="var(--area-a)"')
})

test('a bar says how long so many kilometres are, and is as long as that on the ground', () => {
  const fit = [120, 31, 121, 31.5] as const
  const { features } = drawn({ camera: { fit } })
  const [, x1, x2] = /<line x1="([\d.]+)%" x2="([\d.]+)%" y1="0"/.exec(features)!.map(Number)
  const [, km] = /class="n"[^>]*>([\d.]+) 公里</.exec(features.slice(features.indexOf('class="scale"')))!.map(Number)
  expect(x2).toBe(100)
  const [from, to] = [x1!, x2!].map((percent) => [120 + percent / 100, 31.25] as [number, number])
  expect(distance(from!, to!)).toBeCloseTo(km!, 1)
  expect(drawn({ camera: { center: [120.5, 31.3], zoom: 10, bearing: 0 } }).features).not.toContain('class="scale"')
})
