import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothFilters } from '#geo/compare/both-filters'
import type { Filters } from '#geo/filters'
import { matches } from '#geo/query/match'
import { buildSnapshot } from '#geo/snapshot/build'
import { rowOf } from '../rows'

test.each<[Filters, Filters, Filters]>([
  [{}, {}, {}],
  [{ q: 'a' }, { q: 'b' }, { q: 'a b' }],
  [{ sector: ['biomed'] }, {}, { sector: ['biomed'] }],
  [{ sector: ['biomed', 'research'] }, { sector: ['research', 'sports'] }, { sector: ['research'] }],
  [{ sector: ['biomed'] }, { sector: ['sports'] }, { sector: [] }],
  [
    { since: '2021-01-01', until: '2021-12-31' },
    { since: '2020-01-01', until: '2021-06-30' },
    { since: '2021-01-01', until: '2021-06-30' },
  ],
  [{ amountMin: 5 }, { amountMin: 9, amountMax: 20 }, { amountMin: 9, amountMax: 20 }],
  [
    { area: [['c:120,31,1', 'c:120,31,2']] },
    { area: [['c:120,31,3']] },
    { area: [['c:120,31,1', 'c:120,31,2'], ['c:120,31,3']] },
  ],
  [{ area: [['c:120,31,1']] }, { area: [['c:120,31,1']] }, { area: [['c:120,31,1']] }],
  [{ bbox: [1, 1, 4, 4] }, { bbox: [2, 0, 9, 3] }, { bbox: [2, 1, 4, 3] }],
])('%j and %j is %j', (common, own, both) => expect(bothFilters(common, own)).toEqual(both))

test('what both together match is what each of them matches', () => {
  const sector = fc.constantFrom('biomed', 'research', 'sports')
  const row = fc.record({
    sector,
    amountCny: fc.option(fc.integer({ min: 0, max: 9 })),
    lng: fc.integer({ min: 118, max: 122 }),
  })
  const filter = fc.record(
    {
      sector: fc.subarray(['biomed', 'research', 'sports'] as const),
      amountMin: fc.integer({ min: 0, max: 9 }),
      amountMax: fc.integer({ min: 0, max: 9 }),
      area: fc.constantFrom([['c:120,31,150']], [['c:118,31,10', 'c:122,31,150']], [['c:119,31,150']]),
      bbox: fc.tuple(fc.constantFrom(118, 119), fc.constant(30), fc.constantFrom(120, 121), fc.constant(32)),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), filter, filter, (rows, a, b) => {
      const snapshot = buildSnapshot(
        1,
        rows.map((given, i) => rowOf(i + 1, { ...given, lat: 31 })),
        { '320500': [120, 31], '320571': [120, 31], '320505': [120, 31] },
      )
      const [both, first, second] = [bothFilters(a, b), a, b].map((filters) => matches(snapshot, filters))
      expect([...both!]).toEqual([...first!].map((hit, i) => hit & second![i]!))
    }),
  )
})
