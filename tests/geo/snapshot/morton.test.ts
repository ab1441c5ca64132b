import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonDepth, gridOf, keyRange, lowerBound, mortonKey } from '#geo/snapshot/morton'

const LAST = 2 ** 26 - 1
const cell = fc.integer({ min: 0, max: LAST })

test.each([
  [0, 0],
  [0.5, 2 ** 25],
  [0.5 - 2 ** -30, 2 ** 25 - 1],
  [1, LAST],
  [-0.1, 0],
  [1.1, LAST],
])('the grid cell of %d is %d', (unit, grid) => expect(gridOf(unit)).toBe(grid))

test.each([
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 2],
  [3, 3, 15],
  [2 ** 13, 0, 2 ** 26],
  [0, 2 ** 25, 2 ** 51],
  [LAST, LAST, 2 ** 52 - 1],
])('the key of column %d, row %d is %d', (column, row, key) => expect(mortonKey(column, row)).toBe(key))

test('a cell holds exactly the keys of its range, at every depth', () => {
  fc.assert(
    fc.property(
      cell,
      cell,
      cell,
      cell,
      fc.integer({ min: 0, max: 26 }),
      (column, row, otherColumn, otherRow, depth) => {
        const shift = 26 - depth
        const { start, end } = keyRange(depth, column >>> shift, row >>> shift)
        const isInside = column >>> shift === otherColumn >>> shift && row >>> shift === otherRow >>> shift
        for (const [key, inside] of [
          [mortonKey(column, row), true],
          [mortonKey(otherColumn, otherRow), isInside],
        ] as const) {
          expect(key >= start && key < end).toBe(inside)
        }
      },
    ),
  )
})

test('the common depth is that of the smallest shared cell', () => {
  expect(commonDepth(5, 9, 5, 9)).toBe(26)
  expect(commonDepth(0, 0, 1, 0)).toBe(25)
  expect(commonDepth(0, 0, 0, LAST)).toBe(0)
})

test.each([
  [0, 0],
  [2, 0],
  [3, 1],
  [7, 1],
  [8, 4],
])('the first of 2,7,7,7 not below %d is at %d', (key, index) => {
  expect(lowerBound(Float64Array.of(2, 7, 7, 7), key, 0, 4)).toBe(index)
})
