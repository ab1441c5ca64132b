import { describe, expect, it } from 'vitest'
import { differences } from '#geo/edit/diff'
import { entriesOf, readEntries } from '#geo/edit/entries'
import { readPosition } from '#geo/edit/position'
import { slugOf } from '#geo/edit/slug'
import type { RecordValues } from '#geo/edit/values'
import { toBd09, toGcj02 } from '#geo/geometry/datum'
import { FOUNDING_VIEWS } from '../../support/suzhou'

const cite = (sourceId: string) => [{ sourceId, locatorZh: null, locatorEn: null }]
const PROJECT: RecordValues = {
  columns: {
    slug: 'a-b',
    nameZh: '甲',
    nameEn: 'A',
    nameEnOfficial: true,
    aliases: ['甲项目', 'Project A'],
    kind: 'base',
    sector: 'biomed',
    addressZh: null,
    addressEn: null,
    amountComparison: null,
    amountForeign: null,
    amountCurrency: null,
    specialtyZh: null,
    specialtyEn: null,
    status: null,
    amountCny: 8_000_000_001,
    amountKind: 'total',
    districtId: '320571',
    placeId: null,
    lng: 120.77254,
    lat: 31.31038,
    precision: 'park',
    errorM: 250,
    summaryZh: '一。',
    summaryEn: 'One.',
  },
  cites: { name: cite('S1'), location: [...cite('G1'), { sourceId: 'S1', locatorZh: '第二段', locatorEn: '§2' }] },
  parts: {
    participations: [{ id: 'a', columns: { organisationId: 'o1', role: 'partner' }, cites: cite('S1') }],
    milestones: [
      {
        id: 'm1',
        columns: { kind: 'founded', date: '2021-09-01', datePrecision: 'month', eventId: null },
        cites: cite('S3'),
      },
      { id: 'm2', columns: { kind: 'opened', date: '2023-01-01', datePrecision: 'year', eventId: 'E1' }, cites: [] },
    ],
    details: [{ id: 'd', columns: { topic: 'plan', textZh: '二。', textEn: 'Two.' }, cites: cite('S1') }],
  },
}
const INDICATOR: RecordValues = {
  columns: {
    districtId: '320505',
    eventId: null,
    topic: 'economy',
    labelZh: '产值',
    labelEn: 'Output',
    value: 14_900_000_000,
    unit: 'cny',
    comparison: 'more-than',
    textZh: null,
    textEn: null,
    periodStart: '2021-01-01',
    periodEnd: '2021-08-31',
    periodPrecision: 'month',
    position: 2,
  },
  cites: { value: cite('S1') },
  parts: {},
}

describe('a form', () => {
  it.each([
    ['project', PROJECT],
    ['indicator', INDICATOR],
  ] as const)('of a %s reads as it was filled, in both languages', (type, values) => {
    for (const locale of ['zh', 'en'] as const)
      expect(readEntries(type, entriesOf(type, values, locale))).toEqual({ values, problems: [] })
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
  ])('%s = %s is told: %s', (path, text, code) => {
    const { problems } = readEntries('project', { ...entriesOf('project', PROJECT, 'zh'), [path]: text })
    expect(problems).toEqual([{ path, code, value: text }])
  })
})

describe('coordinates', () => {
  const PLACE = [120.77254, 31.31038] as const
  const typed = ([lng, lat]: readonly [number, number]) => [String(lng), String(lat)] as const

  it.each([
    ['in place', PLACE, []],
    ['beyond Suzhou', [114.05, 22.54] as const, ['outside']],
    ['of AMap taken for WGS-84', toGcj02(PLACE), ['shifted']],
    ['of Baidu taken for WGS-84', toBd09(PLACE), ['shifted']],
  ])('%s: %j', (_, position, warnings) => {
    expect(readPosition(...typed(position), 'wgs84', PLACE, FOUNDING_VIEWS.bounds)).toMatchObject({ warnings })
  })

  it.each([
    ['where it belongs', ['10.5', '50.1'], []],
    ['the wrong way round', ['50.1', '10.5'], ['swapped']],
    ['elsewhere', ['120.7', '31.3'], ['outside']],
  ] as const)('in another country lie %s', (_, [lng, lat], warnings) => {
    expect(readPosition(lng, lat, 'wgs84', null, [9, 49, 12, 51])).toMatchObject({ warnings })
    expect(readPosition(lng, lat, 'wgs84')).toMatchObject({ warnings: [] })
  })

  it.each([
    ['31.31038', '120.77254', 'swapped'],
    ['0', '86', 'swapped'],
    ['0', '0', 'range'],
    ['120.7', '', 'unreadable'],
    ['120,7', '31,3', 'unreadable'],
  ])('%s, %s: %s', (lng, lat, problem) => {
    expect(readPosition(lng, lat, 'wgs84')).toEqual({ problem })
  })
})

describe('the difference', () => {
  it('of equal states is nothing, whatever the order of names', () => {
    const again = JSON.parse(JSON.stringify({ parts: PROJECT.parts, cites: PROJECT.cites, columns: PROJECT.columns }))
    expect(differences('project', PROJECT, again)).toEqual([])
  })

  it('names fields and rows that changed, came or went, and sources', () => {
    const after: RecordValues = {
      columns: { ...PROJECT.columns, precision: 'district', lng: null, lat: null, errorM: null, amountCny: null },
      cites: { ...PROJECT.cites, name: cite('S2') },
      parts: { ...PROJECT.parts, milestones: PROJECT.parts.milestones!.slice(1) },
    }
    expect(
      differences('project', PROJECT, after).map(({ field, part, before, after, isSourceOnly }) => [
        part ?? field.name,
        before !== null,
        after !== null,
        isSourceOnly,
      ]),
    ).toEqual([
      ['name', true, true, true],
      ['amountCny', true, false, false],
      ['location', true, true, false],
      ['milestones', true, false, false],
    ])
  })
})

it.each([
  ['Suzhou Advanced-Materials R&D Centre', 'suzhou-advanced-materials-r-d-centre'],
  ['Café “Zoë”', 'cafe-zoe'],
  ['苏州', ''],
  ['A'.repeat(10).concat(' ').repeat(9), Array(5).fill('a'.repeat(10)).join('-')],
])('the address of %s is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
