import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filters } from '#geo/filters'
import { rankRows } from '#geo/query/search-ranks'
import { select } from '#geo/query/select'
import { filterKey, selectionCache } from '#geo/query/selection-cache'
import { buildSnapshot } from '#geo/snapshot/build'
import { countBefore, countIn, rowOfRank } from '#geo/snapshot/selection'
import { CellSums } from '#geo/tiles/cell-sums'
import { anyFilters, anyRows, rowOf, TEST_LABEL_POINTS } from '../rows'

const snapshotOf = (revision: number) =>
  buildSnapshot(revision, [rowOf(1), rowOf(2, { sector: 'research' })], TEST_LABEL_POINTS)

test('counts, ranks and sums of any range are those of its matches', () => {
  const range = fc.tuple(fc.nat(), fc.nat())
  fc.assert(
    fc.property(anyRows(200), anyFilters, range, (rows, filters, [a, b]) => {
      const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
      const selection = select(snapshot, filters)
      const [start, end] = [a % (rows.length + 1), b % (rows.length + 1)].sort((x, y) => x - y) as [number, number]
      const matching = [...snapshot.no.keys()].filter((row) => row >= start && row < end && selection.mask[row])
      const sum = (column: Uint32Array) => matching.reduce((total, row) => total + column[row]!, 0)
      expect(countIn(selection, start, end)).toBe(matching.length)
      const before = countBefore(selection, start)
      expect(matching.map((_, i) => rowOfRank(selection, before + i, start, end))).toEqual(matching)
      const tally = new CellSums()
      tally.add(snapshot, selection, start, end)
      const { n, x, y } = tally
      expect([n, x, y]).toEqual([matching.length, sum(snapshot.column), sum(snapshot.row)])
    }),
  )
})

test('ranges one after another, and some apart, are summed each for itself', () => {
  const steps = fc.array(fc.tuple(fc.nat(40), fc.boolean()), { maxLength: 12 })
  fc.assert(
    fc.property(anyRows(200), anyFilters, steps, (rows, filters, lengths) => {
      const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
      const selection = select(snapshot, filters)
      const tally = new CellSums()
      tally.begin()
      let start = 0
      for (const [length, isApart] of lengths) {
        const end = Math.min(start + length, rows.length)
        tally.clear(selection.sectors.width)
        if (isApart) tally.addApart(snapshot, selection, start, end)
        else tally.add(snapshot, selection, start, end)
        const alone = new CellSums()
        for (let row = start; row < end; row++) alone.add(snapshot, selection, row, row + 1)
        expect([tally.n, tally.x, tally.y, ...tally.sectors]).toEqual([alone.n, alone.x, alone.y, ...alone.sectors])
        start = end
      }
    }),
  )
})

test.each<[Filters, Filters]>([
  [
    { sector: ['biomed', 'research'], q: 'a' },
    { q: 'a', sector: ['research', 'biomed', 'biomed'] },
  ],
  [{}, { sector: undefined, since: undefined }],
  [{ area: [['c:120,31,1', 'c:120,31,2'], ['c:120,31,3']] }, { area: [['c:120,31,3'], ['c:120,31,2', 'c:120,31,1']] }],
])('%j asks the same as %j', (a, b) => expect(filterKey(a)).toBe(filterKey(b)))

test.each<[Filters, Filters]>([
  [{}, { sector: [] }],
  [{ since: '2023-01-01' }, { until: '2023-01-01' }],
  [{ amountMin: 1 }, { amountMax: 1 }],
  [{ district: ['a,b'] }, { district: ['a', 'b'] }],
  [{ q: '1' }, { q: '2' }],
  [{ area: [['c:120,31,1', 'c:120,31,2']] }, { area: [['c:120,31,1'], ['c:120,31,2']] }],
  [{ bbox: [1, 2, 3, 4] }, { bbox: [1, 2, 4, 3] }],
])('%j asks other than %j', (a, b) => expect(filterKey(a)).not.toBe(filterKey(b)))

test('the same question gets the kept answer', () => {
  const kept = selectionCache()
  const snapshot = snapshotOf(1)
  expect(kept.find(snapshot, { q: 'x' })).toBeUndefined()
  const selection = kept.get(snapshot, { q: 'x' }, rankRows(snapshot, [Uint32Array.of(2)]))
  expect(selection.count).toBe(1)
  expect(kept.find(snapshot, { q: 'x' })).toBe(selection)
  expect(kept.get(snapshot, { q: 'x' })).toBe(selection)
})

test('the longest unused go first where there are too many', () => {
  const kept = selectionCache({ limitCount: 2 })
  const snapshot = snapshotOf(1)
  const [a, b, c]: Filters[] = [{}, { sector: ['research'] }, { kind: ['base'] }]
  kept.get(snapshot, a!)
  kept.get(snapshot, b!)
  kept.find(snapshot, a!)
  kept.get(snapshot, c!)
  expect([a, b, c].map((filters) => kept.find(snapshot, filters!) !== undefined)).toEqual([true, false, true])
})

test('bytes are limited, but one selection may exceed them alone', () => {
  const snapshot = snapshotOf(1)
  const { bytes } = select(snapshot, {})
  const kept = selectionCache({ limitBytes: bytes - 1 })
  kept.get(snapshot, {})
  expect(kept.size()).toEqual({ count: 1, bytes })
  kept.get(snapshot, { sector: ['research'] })
  expect(kept.size()).toEqual({ count: 1, bytes })
  expect(kept.find(snapshot, {})).toBeUndefined()
})

test('another snapshot drops what was kept of the one before', () => {
  const kept = selectionCache()
  const [older, newer] = [snapshotOf(1), snapshotOf(2)]
  kept.get(older, {})
  kept.get(older, { sector: ['research'] })
  expect(kept.find(newer, {})).toBeUndefined()
  const selection = kept.get(newer, {})
  expect(kept.size()).toEqual({ count: 1, bytes: selection.bytes })
  expect(kept.find(older, {})).toBeUndefined()
})
