import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linePath, pathOfRings } from '#geo/map/svg-path'
import { viewportOf } from '#geo/map/viewport'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { PRESET_VIEWS } from '../../support/suzhou'

type Point = readonly [number, number]
const FAR = [-1e6, -1e6, 1e6, 1e6] as const
const ring = (...points: Point[]): readonly Point[] => Object.freeze(points)
const path = (points: readonly Point[], region: readonly [number, number, number, number] = FAR, tolerance = 0) =>
  pathOfRings([points], region, tolerance)

/** The corners of path data of the form `M1 2l3-4 5 6z…`, ring by ring. */
function cornersOf(d: string): Point[][] {
  return d.split('z').flatMap((text) => {
    if (!text) return []
    const numbers = (text.match(/-?\d+/g) ?? []).map(Number)
    expect(text).toMatch(/^M-?\d+ -?\d+l[-\d ]+$/)
    expect(numbers.length % 2).toBe(0)
    const corners: Point[] = []
    let [x, y] = [0, 0]
    for (let i = 0; i < numbers.length; i += 2) {
      ;[x, y] = [x + numbers[i]!, y + numbers[i + 1]!]
      corners.push([x, y])
    }
    return [corners]
  })
}

/** Twice the signed area: positive where the ring runs clockwise on the screen. */
const area = (corners: readonly Point[]): number =>
  corners.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length]!
    return sum + x * nextY - nextX * y
  }, 0)

const SQUARE = ring([0, 0], [10, 0], [10, 10], [0, 10], [0, 0])

describe('path data', () => {
  it.each<[string, readonly Point[], string]>([
    ['a closed square', SQUARE, 'M0 0l10 0 0 10-10 0z'],
    ['a square left open', SQUARE.slice(0, 4), 'M0 0l10 0 0 10-10 0z'],
    ['the same turned the other way', SQUARE.toReversed(), 'M0 0l0 10 10 0 0-10z'],
    ['points that round to one', ring([0.2, 0.2], [0.4, 0.3], [9.6, 0], [9.6, 9.6]), 'M0 0l10 0 0 10z'],
    ['no ring', ring(), ''],
    ['a point', ring([1, 1]), ''],
    ['a line', ring([0, 0], [5, 5], [0, 0]), ''],
    ['a triangle', ring([0, 0], [5, 5], [5, 0], [0, 0]), 'M0 0l5 5 0-5z'],
    ['a speck', ring([0.1, 0], [0.2, 0.1], [0, 0.2], [0.1, 0]), ''],
  ])('of %s', (_, points, expected) => {
    expect(path(points)).toBe(expected)
  })

  it('of several rings is one after the other, without those that vanish', () => {
    const hole = ring([2, 2], [2, 4], [4, 4], [2, 2])
    expect(pathOfRings([SQUARE, ring([1, 1]), hole], FAR, 0)).toBe(`${path(SQUARE)}${path(hole)}`)
    expect(pathOfRings([], FAR, 0)).toBe('')
  })

  it('of an open line is absolute, and empty for no points', () => {
    expect(linePath([])).toBe('')
    expect(
      linePath([
        [0.4, -0.6],
        [10, 20],
      ]),
    ).toBe('M0 -1L10 20')
  })

  it('leaves out points on the way, and none that matter', () => {
    const dotted = ring([0, 0], [3, 0], [7, 0], [10, 0], [10, 5], [10, 10], [0, 10], [0, 0])
    expect(path(dotted, FAR, 0.5)).toBe(path(SQUARE))
    const bump = ring([0, 0], [5, -2], [10, 0], [10, 10], [0, 10], [0, 0])
    expect(path(bump, FAR, 1.9)).toContain('5-2')
    expect(path(bump, FAR, 2.1)).toBe(path(SQUARE))
  })
})

describe('clipping', () => {
  it.each<[string, readonly [number, number, number, number], Point[]]>([
    ['inside the region stays', [-1, -1, 11, 11], [...SQUARE.slice(0, 4)]],
    [
      'over one side is cut there',
      [5, -1, 11, 11],
      [
        [5, 0],
        [10, 0],
        [10, 10],
        [5, 10],
      ],
    ],
    [
      'around the region becomes the region',
      [2, 3, 6, 7],
      [
        [2, 3],
        [6, 3],
        [6, 7],
        [2, 7],
      ],
    ],
    ['beyond a side is gone', [20, 0, 30, 10], []],
    ['touching a side is gone', [10, 0, 20, 10], []],
  ])('a square %s', (_, region, corners) => {
    const [found = []] = cornersOf(path(SQUARE, region))
    const text = (points: readonly Point[]) => [...new Set(points.map(String))].sort()
    expect(text(found)).toEqual(text(corners))
  })

  it('keeps the winding and cuts to the common area', () => {
    const box = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 }))
    fc.assert(
      fc.property(box, box, fc.boolean(), ([x, y], [w, h], isTurned) => {
        const region = [x, y, x + Math.abs(w) + 1, y + Math.abs(h) + 1] as const
        const [found] = cornersOf(path(isTurned ? SQUARE.toReversed() : SQUARE, region))
        const width = Math.max(0, Math.min(10, region[2]) - Math.max(0, region[0]))
        const height = Math.max(0, Math.min(10, region[3]) - Math.max(0, region[1]))
        expect(area(found ?? [])).toBe((isTurned ? -2 : 2) * width * height + 0)
      }),
    )
  })
})

describe.each(PRESET_VIEWS.map(({ value, bbox }) => [value, bbox] as const))('in the scene %s', (_, bbox) => {
  const frame = viewportOf({ fit: bbox })
  const [left, top, right, bottom] = frame.region
  const drawn = [...BUILT_IN_SHAPES.districts, ...BUILT_IN_SHAPES.water].flatMap(({ id, rings }) => {
    const placed = rings.map((points) => points.map(([lng, lat]) => frame.place([lng!, lat!])))
    const d = pathOfRings(placed, frame.region, 1.4)
    return d ? [{ id, corners: cornersOf(d) }] : []
  })

  it('something is drawn, and every corner lies in the region', () => {
    expect(drawn.length).toBeGreaterThan(5)
    for (const [x, y] of drawn.flatMap(({ corners }) => corners.flat())) {
      expect(x).toBeGreaterThanOrEqual(Math.floor(left))
      expect(x).toBeLessThanOrEqual(Math.ceil(right))
      expect(y).toBeGreaterThanOrEqual(Math.floor(top))
      expect(y).toBeLessThanOrEqual(Math.ceil(bottom))
    }
  })

  it('nothing is left of a shape that is not there', () => {
    for (const { corners } of drawn) for (const ringCorners of corners) expect(ringCorners.length).toBeGreaterThan(2)
  })
})
