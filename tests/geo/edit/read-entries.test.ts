import { expect, it } from 'vitest'
import { type Entries, readEntries } from '#geo/edit/entries'
import { FIELDS } from '#geo/edit/fields'
import { RECORD_TYPES, type RecordType } from '#geo/edit/values'

it.each<[string, RecordType, Entries, Record<string, unknown>]>([
  [
    'spaces around what is typed',
    'source',
    { 'columns.titleZh': ' 甲 ', 'columns.slug': ' a ' },
    { titleZh: '甲', slug: 'a' },
  ],
  ['lines of a list', 'project', { 'columns.aliases': ' a \r\n\n b' }, { aliases: ['a', 'b'] }],
  ['an empty list', 'project', { 'columns.aliases': '' }, { aliases: [] }],
  ['a tick', 'project', { 'columns.nameEnOfficial': 'on' }, { nameEnOfficial: true }],
  ['no tick', 'project', {}, { nameEnOfficial: false, slug: undefined }],
  [
    'a day',
    'source',
    { 'columns.publishedOn': '2021-10-18' },
    { publishedOn: '2021-10-18', publishedPrecision: 'day' },
  ],
  ['no day', 'source', {}, { publishedOn: null, publishedPrecision: null }],
  ['no amount', 'project', { 'columns.amountCny': ' ' }, { amountCny: null }],
  ['a figure', 'indicator', { 'columns.value': '1,234.5' }, { value: 1234.5 }],
  ['no figure', 'indicator', {}, { value: null }],
  ...(
    [
      [{ periodStart: '2021-02', periodEnd: '2021-04' }, ['2021-02-01', '2021-04-30', 'month']],
      [{ periodStart: '2021' }, ['2021-01-01', '2021-12-31', 'year']],
      [{ periodStart: '2021-02-03', periodEnd: '2021-02-03' }, ['2021-02-03', '2021-02-03', 'day']],
      [{ periodEnd: '2021-04' }, [null, null, null]],
    ] as const
  ).map(
    ([typed, [periodStart, periodEnd, periodPrecision]]) =>
      [
        `a period of ${Object.values(typed).join(' to ')}`,
        'indicator',
        Object.fromEntries(Object.entries(typed).map(([name, text]) => [`columns.${name}`, text])),
        { periodStart, periodEnd, periodPrecision },
      ] as [string, RecordType, Entries, Record<string, unknown>],
  ),
  ...['district', 'city'].map(
    (precision) =>
      [
        `a place known to its ${precision}`,
        'project',
        { 'columns.precision': precision, 'columns.lng': '120.7', 'columns.lat': '31.3', 'columns.errorM': '5' },
        { precision, lng: null, lat: null, errorM: null },
      ] as [string, RecordType, Entries, Record<string, unknown>],
  ),
  [
    'a place without a position',
    'project',
    { 'columns.precision': 'park', 'columns.errorM': '5' },
    { precision: 'park', lng: null, lat: null, errorM: null },
  ],
  [
    'a position in no datum',
    'project',
    { 'columns.precision': 'park', 'columns.lng': '120.7', 'columns.lat': '31.3', 'columns.errorM': '123456' },
    { precision: 'park', lng: 120.7, lat: 31.3, errorM: 123_456 },
  ],
])('a form reads %s', (_, type, entries, columns) => {
  const { values, problems } = readEntries(type, entries)
  expect(Object.fromEntries(Object.keys(columns).map((name) => [name, values.columns[name]]))).toEqual(columns)
  expect(problems).toEqual([])
})

it.each([
  [{ 'columns.periodStart': '2021-05', 'columns.periodEnd': '2021-04' }, 'range'],
  [{ 'columns.periodStart': '2021-05', 'columns.periodEnd': '2022' }, 'range'],
  [{ 'columns.periodStart': '2021-05', 'columns.periodEnd': 'later' }, 'format'],
])('a period of %j is told: %s', (entries, code) => {
  expect(readEntries('indicator', entries).problems).toEqual([
    { path: 'columns.periodEnd', code, value: entries['columns.periodEnd'] },
  ])
})

it('of a long text that cannot be read, the beginning is told', () => {
  const { problems } = readEntries('project', { 'columns.amountCny': 'x'.repeat(150) })
  expect(problems).toEqual([{ path: 'columns.amountCny', code: 'amount', value: 'x'.repeat(100) }])
})

it('a new record of which nothing is typed has nothing wrong, but starts with what forms start with', () => {
  for (const type of RECORD_TYPES) {
    const starts = FIELDS[type].flatMap(({ column, start }) =>
      start === undefined ? [] : [[`columns.${column}`, start]],
    )
    const { values, problems } = readEntries(type, Object.fromEntries(starts))
    expect(problems).toEqual([])
    if (type === 'indicator') expect(values.columns).toMatchObject({ comparison: 'exact', position: 0 })
  }
})
