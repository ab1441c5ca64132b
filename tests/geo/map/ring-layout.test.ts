import { expect, test } from 'vitest'
import { RING_LIMIT, RING_OFFSETS, ringKey, ringOffset, ringOffsetOf } from '#geo/map/ring-layout'

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

test('the table holds every offset under its key', () => {
  expect(Object.keys(RING_OFFSETS)).toHaveLength((RING_LIMIT * (RING_LIMIT + 1)) / 2)
  for (const of of sizes) {
    for (const [slot, offset] of offsetsOf(of).entries()) {
      expect(RING_OFFSETS[ringKey(slot, of)]).toEqual(offset)
      expect(ringOffsetOf(ringKey(slot, of))).toEqual(offset)
    }
  }
})

test.each([
  [0, 0],
  [-1, 3],
  [3, 3],
  [0.5, 3],
  [0, RING_LIMIT + 1],
])('refuses slot %d of %d', (slot, of) => expect(() => ringOffset(slot, of)).toThrow(`No slot ${slot} of ${of}`))
