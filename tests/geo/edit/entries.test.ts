import { describe, expect, it } from 'vitest'
import { entriesOf, indices, pathInEntries, readEntries } from '#geo/edit/entries'
import type { ColumnValue } from '#geo/edit/values'
import { toGcj02 } from '#geo/geometry/datum'
import { formatAmount } from '#geo/text/format'
import { cite, INDICATOR, PROJECT } from './support'

describe('a form', () => {
  it.each([
    ['project', PROJECT],
    ['indicator', INDICATOR],
  ] as const)('of a %s reads as it was filled, in both languages', (type, values) => {
    for (const locale of ['zh', 'en'] as const)
      expect(readEntries(type, entriesOf(type, values, locale))).toEqual({ values, problems: [] })
  })

  it('shows an amount as people write it unless that would lose digits, and a date as exactly as it is known', () => {
    const shown = (columns: Record<string, ColumnValue>) =>
      entriesOf('project', { ...PROJECT, columns: { ...PROJECT.columns, ...columns } }, 'en')
    expect(shown({ amountCny: 8_000_000_001 })['columns.amountCny']).toBe('8000000001')
    expect(shown({ amountCny: 8_000_000_000 })['columns.amountCny']).toBe(formatAmount(8_000_000_000, 'en'))
    expect(shown({ amountCny: null })['columns.amountCny']).toBe('')
    expect(shown({ nameEnOfficial: false })['columns.nameEnOfficial']).toBe('')
    expect(shown({ nameEnOfficial: true })['columns.nameEnOfficial']).toBe('on')
    expect(shown({ slug: null })['columns.slug']).toBeUndefined()
    expect(shown({})).toMatchObject({ 'columns.datum': 'wgs84', 'parts.milestones.0.date': '2021-09' })
    const day = (date: string | null, precision: string | null) =>
      entriesOf(
        'source',
        { columns: { publishedOn: date, publishedPrecision: precision }, cites: {}, parts: {} },
        'en',
      )['columns.publishedOn']
    expect([day('2021-10-18', 'day'), day('2021-10-18', 'year')]).toEqual(['2021-10-18', '2021'])
    expect([day(null, 'day'), day('2021-10-18', null)]).toEqual(['', ''])
    expect(shown({ addressZh: null })['columns.addressZh']).toBe('')
    expect(entriesOf('project', { columns: {}, cites: {}, parts: {} }, 'en')).toMatchObject({
      'columns.amountCny': '',
      'columns.addressZh': '',
    })
  })

  it('counts rows by their numbers, not by their texts', () => {
    const names = ['x.10.a', 'x.9.a', 'x.9.b', 'x.1000.a', 'x.a1.a', 'x.7', 'y.3.a', 'xx.4.a', 'x.y.5.a']
    expect(indices('x', Object.fromEntries(names.map((name) => [name, '']))).toString()).toBe('9,10')
  })

  it('takes a row that is filled in part, and reads its sources in order and whole', () => {
    const { values, problems } = readEntries('project', {
      'parts.milestones.10.kind': 'opened',
      'parts.milestones.2.date': '2021',
      'parts.milestones.2.cites.1.sourceId': ' S2 ',
      'parts.milestones.2.cites.0.sourceId': ' ',
      'parts.milestones.2.cites.0.locatorZh': '第一段',
      'parts.milestones.2.cites.1.locatorZh': ' 第二段 ',
    })
    expect(problems).toEqual([])
    expect(values.parts.milestones).toMatchObject([
      { id: '', columns: { kind: null, date: '2021-01-01', datePrecision: 'year', eventId: null } },
      { id: '', columns: { kind: 'opened', date: null, datePrecision: null }, cites: [] },
    ])
    expect(values.parts.milestones![0]!.cites).toEqual([{ sourceId: 'S2', locatorZh: '第二段', locatorEn: null }])
  })

  it('cites what is given, where a field takes sources, and as much of it as is given', () => {
    const { values } = readEntries('project', {
      'columns.nameZh': '甲',
      'columns.aliases': '',
      'columns.nameEnOfficial': 'on',
      'columns.amountKind': 'total',
      'cites.status.0.sourceId': 'S1',
      defaultSource: ' S9 ',
    })
    expect(values.cites).toEqual({ name: cite('S9') })
  })

  it('tells a path as the form counts, of rows however many and whole lists', () => {
    const entries = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`parts.milestones.${i + 1}.kind`, 'opened']),
    )
    const pathOf = (path: string) => pathInEntries('project', entries, path)
    expect(pathOf('parts.milestones.11.date')).toBe('parts.milestones.12.date')
    expect(pathOf('parts.milestones.0')).toBe('parts.milestones.1')
    expect(pathOf('parts.milestones.12.date')).toBe('parts.milestones.12.date')
    expect(pathOf('cites.parts.milestones.0.date')).toBe('cites.parts.milestones.0.date')
    expect(pathOf('parts.unknown.0.date')).toBe('parts.unknown.0.date')
  })

  it('leaves out rows that are empty or to be removed', () => {
    const entries = {
      ...entriesOf('project', PROJECT, 'zh'),
      'parts.milestones.2.kind': '',
      'parts.milestones.2.date': ' ',
      'parts.milestones.0.remove': 'on',
    }
    expect(readEntries('project', entries).values.parts.milestones!.map(({ id }) => id)).toEqual(['m2'])
  })

  it('backs given values that name no source by the one for all, and only those', () => {
    const { values } = readEntries('project', { ...entriesOf('project', PROJECT, 'zh'), defaultSource: 'S9' })
    expect(values.cites.name).toEqual(cite('S1'))
    expect(values.cites.kind).toEqual(cite('S9'))
    expect(values.cites.status).toBeUndefined()
    expect(values.parts.milestones![1]!.cites).toEqual(cite('S9'))
  })

  it('reads coordinates in the datum they are typed in', () => {
    const at = toGcj02([120.77254, 31.31038])
    const entries = {
      ...entriesOf('project', PROJECT, 'zh'),
      'columns.lng': String(at[0]),
      'columns.lat': String(at[1]),
      'columns.datum': 'gcj02',
    }
    const { lng, lat } = readEntries('project', entries).values.columns
    expect(lng).toBeCloseTo(120.77254, 5)
    expect(lat).toBeCloseTo(31.31038, 5)
  })

  it('of a place known to its district only keeps no coordinates', () => {
    const entries = { ...entriesOf('project', PROJECT, 'zh'), 'columns.precision': 'district' }
    expect(readEntries('project', entries).values.columns).toMatchObject({ lng: null, lat: null, errorM: null })
  })

  it.each([
    ['columns.amountCny', '约5亿', 'amount'],
    ['columns.lng', 'east', 'position'],
    ['columns.lng', '190', 'position'],
    ['columns.errorM', 'few', 'format'],
    ['parts.milestones.0.date', '2021-02-30', 'format'],
    ['columns.errorM', '5m', 'format'],
    ['columns.errorM', 'm5', 'format'],
    ['columns.amountForeign', 'many', 'format'],
  ])('%s = %s is told: %s', (path, text, code) => {
    const { problems } = readEntries('project', { ...entriesOf('project', PROJECT, 'zh'), [path]: text })
    expect(problems).toEqual([{ path, code, value: text }])
  })
})
