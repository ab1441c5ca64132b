import { expect, it } from 'vitest'
import type { Bbox } from '#geo/filters'
import { fitZoom } from '#geo/map/camera'
import { byLevel, levelRules, levelsText, namesZoom, type Rooms, zoomLevels } from '#geo/map/zoom-levels'

const ROOMS: Rooms = { least: [280, 160], most: [1500, 900] }

const BOXES: Bbox[] = [
  [119.9, 30.7, 121.4, 32.1],
  [120.5, 31.2, 120.9, 31.4],
  [100, 20, 130, 45],
]

it.each(BOXES.map((fit) => ({ fit })))('of $fit have one way to draw each', ({ fit }) => {
  const levels = zoomLevels({ fit }, ROOMS)
  const ends = [...levels.slice(1).map(({ from }) => from), fitZoom(fit, ...ROOMS.most)]
  for (const [i, { from, zoom }] of levels.entries()) {
    expect(zoom).toBeGreaterThan(from)
    expect(zoom).toBeLessThan(ends[i]!)
    expect(Math.floor(from)).toBe(Math.floor(zoom))
    expect(from < 9.5).toBe(zoom < 9.5)
    expect(Math.ceil(ends[i]!) - Math.floor(from)).toBe(1)
  }
})

it('of a fixed camera are one', () => {
  const camera = { center: [120, 31], zoom: 9.7, bearing: 0 } as const
  expect(zoomLevels(camera, ROOMS)).toEqual([{ from: 9.7, zoom: 9.7 }])
  expect(levelRules(camera, [9.7])).toBe('')
})

it('begin where the box comes out at their zoom', () => {
  const fit = [-180, -66, 180, 66] as const
  const rules = levelRules({ fit }, [0, 1])
  expect(rules).toMatch(/^\[class\^=level-\]:not\(\.level-0\)\{display:none\}@container \(min-width:1024\.00px\) and/)
  const [, height] = /min-height:([\d.]+)/.exec(rules)!
  expect(fitZoom(fit, 5000, Number(height))).toBeCloseTo(1, 4)
})

it('are found again from what the page says of them', () => {
  const levels = zoomLevels({ fit: BOXES[0]! }, ROOMS)
  const text = levelsText(levels)
  for (const [i, { from, zoom }] of levels.entries()) {
    expect(namesZoom(text, from)).toBeCloseTo(zoom, 2)
    expect(namesZoom(text, levels[i + 1] ? levels[i + 1]!.from - 0.01 : 22)).toBeCloseTo(zoom, 2)
  }
  expect(namesZoom(text, levels[0].zoom - 0.24)).toBeCloseTo(levels[0].zoom, 2)
  expect(namesZoom(text, levels[0].zoom - 0.26), 'too small for its names').toBeNull()
  expect(namesZoom(undefined, 9)).toBeNull()
})

it('share what is in several of them', () => {
  expect(byLevel([['a', 'b'], ['a', 'b', 'c'], ['a']])).toBe(
    'a<g class="level-0 level-1">b</g><g class="level-1">c</g>',
  )
})
