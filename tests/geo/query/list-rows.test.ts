import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SORTS, type Sort } from '#geo/filters'
import { type PageRequest, page } from '#geo/query/list-rows'
import { rankRows } from '#geo/query/search-ranks'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import type { Locale } from '#geo/vocabulary'
import { anyFilters, anyRows, rowOf, TEST_LABEL_POINTS } from '../rows'

interface Asked extends Partial<Omit<PageRequest, 'searchRanks'>> {
  /** The nos that a search found, the best first. */
  readonly search?: readonly (readonly number[])[]
}

const list = (rows: readonly SnapshotRow[], { search, ...asked }: Asked = {}, filters = {}) => {
  const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
  const searchRanks =
    search &&
    rankRows(
      snapshot,
      search.map((nos) => Uint32Array.from(nos)),
    )
  const request = { sort: 'name', limit: 100, locale: 'zh', searchRanks, ...asked } as const
  const made = page(snapshot, select(snapshot, filters, searchRanks), request)
  return { ...made, nos: made.rows.map((row) => snapshot.no[row]!) }
}

const named = (names: readonly string[]) => names.map((name, i) => rowOf(i + 1, { nameZh: name, nameEn: name }))

test.each<[Locale, string[], string[]]>([
  ['zh', ['重庆', '苏州', '安徽', 'Zoo', '10号', '1号'], ['10号', '1号', '安徽', '重庆', '苏州', 'Zoo']],
  ['en', ['b', 'Á', 'a', 'A', 'ab', '苏州'], ['a', 'A', 'Á', 'ab', 'b', '苏州']],
  ['zh', ['生物医药', '生物', '生'], ['生', '生物', '生物医药']],
])('%s names %j come as %j', (locale, names, expected) => {
  expect(list(named(names), { locale }).nos.map((no) => names[no - 1])).toEqual(expected)
})

test('names sort as the collator of the language says, ties by no', () => {
  const text = fc.stringMatching(/^[苏州生物医药张安重庆a-cA-CéÉ0-3 \-·（）]{0,12}$/u)
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), fc.constantFrom<Locale>('zh', 'en'), (names, locale) => {
      const { compare } = new Intl.Collator(locale === 'zh' ? 'zh-Hans-CN-u-co-pinyin' : 'en')
      const expected = names.map((_, i) => i + 1).sort((a, b) => compare(names[a - 1]!, names[b - 1]!) || a - b)
      expect(list(named(names), { locale }).nos).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

test('newest first, undated last, ties by no', () => {
  const dates = [null, '2023-01-01', '2024-01-01', '2023-01-01', null, '1969-12-31']
  expect(
    list(
      dates.map((date, i) => rowOf(6 - i, { date })),
      { sort: 'date' },
    ).nos,
  ).toEqual([4, 3, 5, 1, 2, 6])
})

test('largest first, undisclosed last, ties by no', () => {
  const amounts = [null, 0, 5, 5, null]
  expect(
    list(
      amounts.map((amountCny, i) => rowOf(5 - i, { amountCny })),
      { sort: 'amount' },
    ).nos,
  ).toEqual([2, 3, 4, 1, 5])
})

test('most relevant first, and by name where no text was asked for', () => {
  const rows = named(['丙', '乙', '甲', '丁'])
  expect(list(rows, { sort: 'relevance', search: [[3], [99], [1, 2, 3]] }).nos).toEqual([3, 1, 2])
  expect(list(rows, { sort: 'relevance' }).nos).toEqual(list(rows, { sort: 'name' }).nos)
})

const halves = (rows: readonly SnapshotRow[]) => [
  rows.filter(({ no }) => no % 2).map(({ no }) => no),
  rows.map(({ no }) => no),
]

test('pages joined are the whole list, whatever their size', () => {
  const sort = fc.constantFrom<Sort>(...SORTS)
  fc.assert(
    fc.property(
      anyRows(),
      anyFilters,
      sort,
      fc.constantFrom<Locale>('zh', 'en'),
      fc.integer({ min: 1, max: 7 }),
      (rows, filters, by, locale, limit) => {
        const request = { sort: by, locale, search: halves(rows) }
        const whole = list(rows, { ...request, limit: 1000 }, filters)
        const joined: number[] = []
        let after: string | null = null
        do {
          const part = list(rows, { ...request, limit, after }, filters)
          expect(part.total).toBe(whole.nos.length)
          expect(part.nos.length).toBeLessThanOrEqual(limit)
          joined.push(...part.nos)
          after = part.next
        } while (after !== null)
        expect(joined).toEqual(whole.nos)
        expect(whole.next).toBeNull()
      },
    ),
    { numRuns: 200 },
  )
})

test('the next page follows the last row even where it has gone and others have come before it', () => {
  for (const sort of SORTS) {
    const rows = [1, 2, 3, 4, 5, 6].map((no) =>
      rowOf(no, { nameZh: `第${no}期`, date: `2023-01-0${9 - no}`, amountCny: 10 - no }),
    )
    const search = [
      [1, 2],
      [3, 4, 5],
      [6, 9],
    ]
    const first = list(rows, { sort, limit: 3, search })
    expect(first.nos).toEqual([1, 2, 3])
    const changed = [
      ...rows.filter(({ no }) => no !== 3),
      rowOf(9, { nameZh: '第0期', date: '2024-01-01', amountCny: 99 }),
    ]
    expect(
      list(changed, { sort, limit: 3, after: first.next, search: [[...search[0]!, 9], ...search.slice(1)] }).nos,
    ).toEqual([4, 5, 6])
  }
})

test.each(['', '{', 'null', '[]', '[1]', '[1,"x"]', '[{},1]', '[1,1,1]'])(
  'a cursor %j starts at the beginning',
  (after) => {
    expect(list([rowOf(1), rowOf(2)], { after }).nos).toEqual([1, 2])
  },
)

test('a full last page has no next', () => {
  expect(list([rowOf(1), rowOf(2)], { limit: 2 }).next).toBeNull()
  expect(list([rowOf(1), rowOf(2)], { limit: 1 }).next).not.toBeNull()
})
