import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FACETS, type Filters, UNKNOWN } from '#geo/filters'
import { facets, totals } from '#geo/query/facets'
import { matches } from '#geo/query/match'
import { rankRows } from '#geo/query/search-ranks'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import { heldValues, matchesPlainly } from '../plain'
import { anyFilters, anyRows, districtRow, rowOf, TEST_LABEL_POINTS } from '../rows'

const nosOf = (rows: readonly SnapshotRow[], filters: Filters, nos?: readonly number[]) => {
  const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
  const mask = matches(snapshot, Object.freeze(filters), nos && rankRows(snapshot, [Uint32Array.from(nos)]))
  return [...snapshot.no].filter((_, row) => mask[row]).sort((a, b) => a - b)
}

const rows = Object.freeze([
  rowOf(1, { date: '2023-01-01', amountCny: 0, status: 'settled', events: ['gala', 'fair'] }),
  rowOf(2, { date: '2023-06-30', amountCny: 100, sector: 'research', lng: 120.8, lat: 31.4 }),
  districtRow(3, { districtId: 'snd' }),
  districtRow(4, { precision: 'city', events: ['fair'] }),
])

test.each<[string, Filters, number[]]>([
  ['nothing asked', {}, [1, 2, 3, 4]],
  ['keys given as undefined', { sector: undefined, since: undefined }, [1, 2, 3, 4]],
  ['an empty list', { sector: [] }, []],
  ['one value', { sector: ['research'] }, [2]],
  ['alternatives', { sector: ['research', 'biomed'] }, [1, 2, 3, 4]],
  ['a value nobody has', { district: ['atlantis'] }, []],
  ['a value nobody has and one somebody has', { district: ['atlantis', 'snd'] }, [3]],
  ['unknown status', { status: [UNKNOWN] }, [2, 3, 4]],
  ['unknown status or another', { status: [UNKNOWN, 'settled'] }, [1, 2, 3, 4]],
  ['one of several events', { event: ['fair'] }, [1, 4]],
  ['two keys', { event: ['fair'], precision: ['city'] }, [4]],
  ['the first day, inclusive', { since: '2023-06-30' }, [2]],
  ['the last day, inclusive', { until: '2023-01-01' }, [1]],
  ['until the end of time, without the undated', { until: '9999-12-31' }, [1, 2]],
  ['since the beginning, without the undated', { since: '0001-01-01' }, [1, 2]],
  ['no amount below 0, without the undisclosed', { amountMin: 0 }, [1, 2]],
  ['the largest amount, inclusive', { amountMax: 100 }, [1, 2]],
  ['an amount in between', { amountMin: 1, amountMax: 99 }, []],
  ['a box with its edges', { bbox: [120.7, 31.3, 120.8, 31.4] }, [1, 2]],
  ['a box around a label point', { bbox: [...TEST_LABEL_POINTS.snd, ...TEST_LABEL_POINTS.snd] }, [3]],
  ['a box across the antimeridian', { bbox: [170, -90, -170, 90] }, []],
])('%s', (_, filters, expected) => expect(nosOf(rows, filters)).toEqual(expected))

test('the text search narrows what matches; null is no search, an empty answer is none', () => {
  expect(nosOf(rows, { q: 'x' }, [2, 3, 99])).toEqual([2, 3])
  expect(nosOf(rows, { sector: ['research'] }, [2, 3])).toEqual([2])
  expect(nosOf(rows, {})).toEqual([1, 2, 3, 4])
  expect(nosOf(rows, {}, [])).toEqual([])
})

test('a date that is none is refused', () =>
  expect(() => nosOf(rows, { since: 'soon' })).toThrow('Not an ISO date: soon'))

test('agrees with a plain reading of the filters', () => {
  fc.assert(
    fc.property(anyRows(), anyFilters, (list, filters) => {
      const expected = list.filter((row) => matchesPlainly(row, filters)).map(({ no }) => no)
      expect(nosOf(list, filters)).toEqual(expected.sort((a, b) => a - b))
    }),
    { numRuns: 300 },
  )
})

test('the counts of a facet are those of its values with its own filter left out', () => {
  fc.assert(
    fc.property(anyRows(), anyFilters, (list, filters) => {
      const counts = facets(buildSnapshot(1, list, TEST_LABEL_POINTS), Object.freeze(filters))
      for (const facet of FACETS) {
        const others = { ...filters, [facet]: undefined }
        const matching = list.filter((row) => matchesPlainly(row, others))
        const values = [...new Set(list.flatMap((row) => heldValues(row, facet)))].sort()
        const countOf = (value: string) => matching.filter((row) => heldValues(row, facet).includes(value)).length
        expect(counts[facet]).toEqual(values.map((value) => ({ value, count: countOf(value) })))
      }
    }),
  )
})

test('facets respect the text search', () => {
  const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
  const counts = facets(snapshot, { sector: ['research'] }, rankRows(snapshot, [Uint32Array.of(1, 4)]))
  expect(counts.sector).toEqual([
    { value: 'biomed', count: 2 },
    { value: 'research', count: 0 },
  ])
  expect(counts.district.every(({ count }) => count === 0)).toBe(true)
})

test('totals say how many amounts their sum has', () => {
  const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
  expect(totals(snapshot, select(snapshot, {}))).toEqual({ count: 4, disclosed: 2, sumCny: 100 })
  expect(totals(snapshot, select(snapshot, { precision: ['city'] }))).toEqual({ count: 1, disclosed: 0, sumCny: 0 })
})
