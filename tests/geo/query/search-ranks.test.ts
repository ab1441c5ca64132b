import { expect, test } from 'vitest'
import { rankRows } from '#geo/query/search-ranks'
import { buildSnapshot } from '#geo/snapshot/build'
import { districtRow, rowOf, TEST_LABEL_POINTS } from '../rows'

const snapshot = buildSnapshot(1, [rowOf(7), districtRow(3), rowOf(5, { lng: 121 })], TEST_LABEL_POINTS)
const ranksByNo = (lists: readonly number[][]) => {
  const found = rankRows(
    snapshot,
    lists.map((nos) => Uint32Array.from(nos)),
  )
  return Object.fromEntries([...snapshot.no].map((no, row) => [no, found[row]]))
}

test.each<[string, number[][], Record<number, number>]>([
  ['nothing', [], { 3: 0, 5: 0, 7: 0 }],
  ['an empty list', [[]], { 3: 0, 5: 0, 7: 0 }],
  ['lists from the best on', [[5], [3], [], [7]], { 3: 3, 5: 4, 7: 1 }],
  ['a no in two lists', [[5], [], [5, 3]], { 3: 2, 5: 4, 7: 0 }],
  ['nos that are not there', [[4, 8, 4_000_000_000, 7]], { 3: 0, 5: 0, 7: 4 }],
])('%s', (_, lists, expected) => expect(ranksByNo(lists)).toEqual(expected))

test('of no projects', () => {
  expect(rankRows(buildSnapshot(1, [], TEST_LABEL_POINTS), [Uint32Array.of(0, 1)])).toHaveLength(0)
})
