import { describe, expect, test } from 'vitest'
import { pointInPolygons } from '#geo/geometry/point-in-polygon'
import { polygonsOf } from '#geo/geometry/polygons'
import { project, unproject } from '#geo/geometry/web-mercator'
import {
  MOST_PINS,
  RING_LAYOUTS,
  RING_LIMIT,
  RING_OFFSETS,
  RING_ZOOM,
  ringKey,
  ringOffset,
  ringOffsetOf,
} from '#geo/map/rings/ring-layout'
import { ringLayout } from '#geo/map/rings/ring-room'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'

const sizes = Array.from({ length: RING_LIMIT }, (_, i) => i + 1)
const offsetsOf = (of: number) => Array.from({ length: of }, (_, slot) => ringOffset(slot, of))

test.each(sizes)('no two of %i pins are closer than 27 px', (of) => {
  const offsets = offsetsOf(of)
  for (const [i, [x, y]] of offsets.entries()) {
    for (const [otherX, otherY] of offsets.slice(i + 1))
      expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(27)
  }
})

test.each(sizes.slice(1))('the first of %i pins stands at the top and the second clockwise of it', (of) => {
  const [[x, y], [nextX]] = offsetsOf(of) as [[number, number], [number, number]]
  expect(x).toBe(0)
  expect(y).toBeLessThan(0)
  expect(nextX).toBeGreaterThanOrEqual(0)
})

test('up to twelve pins make one ring, more make two with the inner first', () => {
  const radii = (of: number) => [...new Set(offsetsOf(of).map(([x, y]) => Math.round(Math.hypot(x, y))))]
  expect(radii(12)).toHaveLength(1)
  const [inner, outer, ...others] = radii(13)
  expect(outer).toBeGreaterThan(inner!)
  expect(others).toEqual([])
})

test('the table holds every offset of every layout under its key, and nothing else', () => {
  const keys = RING_LAYOUTS.flatMap((layout) =>
    sizes
      .filter((of) => of <= MOST_PINS[layout])
      .flatMap((of) =>
        Array.from({ length: of }, (_, slot) => {
          const [key, offset] = [ringKey(slot, of, layout), ringOffset(slot, of, layout)]
          expect(RING_OFFSETS[key]).toEqual(offset)
          expect(ringOffsetOf(key)).toEqual(offset)
          return key
        }),
      ),
  )
  expect(Object.keys(RING_OFFSETS).toSorted()).toEqual(keys.toSorted())
})

test.each(sizes.slice(0, MOST_PINS.packed))('packed, no two of %i pins are closer than 27 px', (of) => {
  const offsets = Array.from({ length: of }, (_, slot) => ringOffset(slot, of, 'packed'))
  for (const [i, [x, y]] of offsets.entries()) {
    for (const [otherX, otherY] of offsets.slice(i + 1))
      expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(27)
  }
})

test.each(sizes.slice(0, MOST_PINS.close))('close to the name, %i pins cover neither it nor one another', (of) => {
  const offsets = Array.from({ length: of }, (_, slot) => ringOffset(slot, of, 'close'))
  for (const [i, [x, y]] of offsets.entries()) {
    expect(Math.abs(y)).toBeGreaterThanOrEqual(13 + 9)
    for (const [otherX, otherY] of offsets.slice(i + 1))
      expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(27)
  }
})

describe('in the districts that come with the program', () => {
  const zooms = [8, 9, 10, 11, 12, 13]
  test.each(BUILT_IN_SHAPES.districts.map(({ id }) => id))('no pin of a ring stands beyond the border of %s', (id) => {
    const rings = BUILT_IN_SHAPES.districts.find((one) => one.id === id)!.rings
    const isInside = pointInPolygons(polygonsOf(rings))
    for (const z of zooms) {
      const px = 512 * 2 ** z
      const [x, y] = project(BUILT_IN_SHAPES.labelPoints[id]!)
      for (const of of sizes) {
        const layout = ringLayout(BUILT_IN_SHAPES, id, of, z)
        for (let slot = 0; layout && slot < of; slot++) {
          const [dx, dy] = ringOffset(slot, of, layout)
          const half = layout === 'packed' ? 0 : 13
          for (const [right, down] of [
            [0, -half],
            [0, half],
            [-half, 0],
            [half, 0],
          ] as const)
            expect(isInside(...unproject(x + (dx + right) / px, y + (dy + down) / px))).toBe(true)
        }
      }
    }
  })

  test('a few stand in rings as soon as there are any, in most districts', () => {
    const layouts = BUILT_IN_SHAPES.districts.map(({ id }) => ringLayout(BUILT_IN_SHAPES, id, 3, RING_ZOOM))
    expect(layouts.filter(Boolean).length).toBeGreaterThan(layouts.length / 2)
  })

  test('more and more stand close together, and then in a group, the less room there is', () => {
    for (const { id } of BUILT_IN_SHAPES.districts) {
      for (const of of sizes) {
        const byZoom = [13, 12, 11, 10, 9].map((z) => ringLayout(BUILT_IN_SHAPES, id, of, z))
        const steps = byZoom.map((layout) => [...RING_LAYOUTS, null].indexOf(layout))
        expect(steps).toEqual(steps.toSorted((a, b) => a - b))
      }
    }
  })

  test('there is room for any ring further in', () => {
    for (const { id } of BUILT_IN_SHAPES.districts)
      for (const of of sizes) expect(ringLayout(BUILT_IN_SHAPES, id, of, 13)).toBe('wide')
  })

  test('a district without a shape has rings as ever', () => {
    expect(ringLayout(BUILT_IN_SHAPES, '999999', 12, 9)).toBe('wide')
  })
})

test.each([
  [0, 0],
  [-1, 3],
  [3, 3],
  [0.5, 3],
  [0, RING_LIMIT + 1],
])('refuses slot %d of %d', (slot, of) => expect(() => ringOffset(slot, of)).toThrow(`No slot ${slot} of ${of}`))
