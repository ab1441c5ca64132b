import fc from 'fast-check'
import { expect, test } from 'vitest'
import { argsort } from '#geo/snapshot/argsort'

test('nothing sorts to nothing', () => expect([...argsort(new Float64Array())]).toEqual([]))

test('infinities, negatives and both zeros stand as numbers do, equals in order', () => {
  const keys = Float64Array.of(1, -0, Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY, -1, 1)
  expect([...argsort(keys)]).toEqual([2, 5, 1, 3, 0, 6, 4])
})

test('only the given indices are sorted, and their order breaks ties', () => {
  expect([...argsort(Float64Array.of(5, 3, 3, 9), Uint32Array.of(2, 1, 0))]).toEqual([2, 1, 0])
})

test('agrees with the built-in stable sort', () => {
  const number = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }))
  fc.assert(
    fc.property(fc.array(number, { maxLength: 100 }), (list) => {
      const expected = list
        .map((_, i) => i)
        .sort((a, b) => (list[a]! < list[b]! ? -1 : list[a]! > list[b]! ? 1 : a - b))
      expect([...argsort(Float64Array.from(list))]).toEqual(expected)
    }),
  )
})
