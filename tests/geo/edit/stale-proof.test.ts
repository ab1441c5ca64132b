import { describe, expect, it } from 'vitest'
import { confirmedPaths, pathInEntries } from '#geo/edit/entries'
import { citedAnew, staleProofs } from '#geo/edit/stale-proof'
import type { ColumnValue, RecordType, RecordValues } from '#geo/edit/values'

const cite = (sourceId: string) => [{ sourceId, locatorZh: null, locatorEn: null }]
const PROJECT: RecordValues = {
  columns: {
    nameZh: '甲',
    nameEn: 'A',
    kind: 'base',
    sector: 'biomed',
    status: null,
    amountCny: 5e8,
    amountKind: 'total',
    districtId: '320571',
    placeId: 'K1',
    addressZh: '某路1号',
    addressEn: '1 Some Road',
    lng: 120.7,
    lat: 31.3,
    precision: 'park',
    errorM: 250,
    summaryZh: '一个项目。',
    summaryEn: 'A project.',
  },
  cites: Object.fromEntries(
    ['name', 'kind', 'sector', 'amountCny', 'district', 'place', 'address', 'location', 'summary'].map((field) => [
      field,
      cite('S1'),
    ]),
  ),
  parts: {
    milestones: [
      { id: 'm1', columns: { kind: 'announced', date: '2021-10-18', datePrecision: 'day' }, cites: cite('S1') },
      { id: 'm2', columns: { kind: 'founded', date: '2022-01-01', datePrecision: 'year' }, cites: cite('S1') },
    ],
  },
}
const INDICATOR: RecordValues = {
  columns: {
    labelZh: '产值',
    labelEn: 'Output',
    value: 7,
    unit: 'percent',
    comparison: 'exact',
    periodStart: '2021-01-01',
  },
  cites: { value: cite('S1') },
  parts: {},
}

const changed = (columns: Record<string, ColumnValue>, from = PROJECT): RecordValues => ({
  ...from,
  columns: { ...from.columns, ...columns },
})
const asked = (after: RecordValues, type: RecordType = 'project', before = PROJECT) =>
  staleProofs(type, before, after).map(({ path }) => path)

describe('a changed value that still cites the source of the former one', () => {
  it.each([
    ['a name', { nameZh: '乙' }, ['cites.name']],
    ['an amount', { amountCny: 6e8 }, ['cites.amountCny']],
    ['whose the amount is', { amountKind: 'registered' }, ['cites.amountCny']],
    ['a pin', { lng: 120.72 }, ['cites.place', 'cites.location', 'cites.address']],
    ['the error of a pin', { errorM: 20 }, ['cites.place', 'cites.location', 'cites.address']],
    ['an address', { addressZh: '某路2号' }, ['cites.address']],
    ['its English text alone', { nameEn: 'B', summaryEn: 'Another.' }, []],
    ['a summary, which is this map’s own sentence', { summaryZh: '另一个。' }, []],
    ['a value given for the first time', { status: 'settled' }, []],
    ['nothing', {}, []],
  ] as const)('is asked about: %s', (_, columns, paths) => {
    expect(asked(changed(columns)).toSorted()).toEqual([...paths].toSorted())
  })

  it('is not asked about once it cites another source, or another place in it', () => {
    const after = changed({ amountCny: 6e8 })
    const other = (sources: RecordValues['cites'][string]) => ({
      ...after,
      cites: { ...after.cites, amountCny: sources },
    })
    expect(asked(other(cite('S2')))).toEqual([])
    expect(asked(other([{ sourceId: 'S1', locatorZh: '第3段', locatorEn: null }]))).toEqual([])
    expect(asked(other([]))).toEqual([])
  })

  it('is asked about in parts, by their ids', () => {
    const [first, second] = PROJECT.parts.milestones!
    const late = { ...second!, columns: { ...second!.columns, date: '2023-01-01' } }
    expect(asked({ ...PROJECT, parts: { milestones: [late, first!] } })).toEqual(['parts.milestones.0.cites'])
    expect(asked({ ...PROJECT, parts: { milestones: [first!] } })).toEqual([])
  })

  it.each<Record<string, ColumnValue>>([
    { value: 8 },
    { unit: 'cny' },
    { comparison: 'about' },
    { periodStart: '2022-01-01' },
    { labelZh: '产量' },
  ])('is asked about in a figure with what it is a figure of: %j', (columns) => {
    expect(asked(changed(columns, INDICATOR), 'indicator', INDICATOR)).toEqual(['cites.value'])
  })

  it.each(['amountKind', 'amountComparison', 'amountCurrency'])(
    'is asked about in another currency with its %s',
    (name) => {
      const before = { ...changed({ amountForeign: 7 }), cites: { ...PROJECT.cites, amountForeign: cite('S1') } }
      expect(asked(changed({ [name]: 'other' }, before), 'project', before)).toContain('cites.amountForeign')
    },
  )

  it.each(['labelZh', 'periodStart', 'periodEnd', 'periodPrecision'])(
    'is asked about in words of a figure with its %s',
    (name) => {
      const before = { ...INDICATOR, cites: { text: cite('S1'), value: cite('S1') } }
      const after = changed({ [name]: 'other' }, before)
      expect(asked(after, 'indicator', before).toSorted()).toEqual(['cites.text', 'cites.value'])
    },
  )

  it('is asked about in an amount with what it is compared by, and in a part not for its English words', () => {
    expect(asked(changed({ amountComparison: 'about' }))).toEqual(['cites.amountCny'])
    const part = (columns: Record<string, ColumnValue>): RecordValues => ({
      ...PROJECT,
      parts: {
        details: [{ id: 'd', columns: { textZh: '一', textEn: 'One', Enough: 1, ...columns }, cites: cite('S1') }],
      },
    })
    expect(asked(part({ textEn: 'Two' }), 'project', part({}))).toEqual([])
    expect(asked(part({ Enough: 2 }), 'project', part({}))).toEqual(['parts.details.0.cites'])
    const proofs = staleProofs('project', part({}), part({ textZh: '二' }))
    expect(proofs).toEqual([{ path: 'parts.details.0.cites', isNew: true }])
    expect(citedAnew(part({}), ['parts.details.0.cites'], 'S9').cites).toEqual(PROJECT.cites)
  })

  it('takes the source that the editor names, and only where the value is new', () => {
    const after = changed({ lng: 120.72 })
    const proofs = staleProofs('project', PROJECT, after)
    expect(proofs.filter(({ isNew }) => isNew).map(({ path }) => path)).toEqual(['cites.location'])
    const cited = citedAnew(after, ['cites.location', 'parts.milestones.1.cites'], 'S9')
    expect(cited.cites.location).toEqual(cite('S9'))
    expect(cited.cites.address).toEqual(cite('S1'))
    expect(cited.parts.milestones!.map(({ cites }) => cites)).toEqual([cite('S1'), cite('S9')])
    expect(PROJECT.cites.location).toEqual(cite('S1'))
  })
})

it('rows that a form leaves out do not shift what is said of the others', () => {
  const entries = {
    'parts.milestones.0.kind': 'announced',
    'parts.milestones.0.remove': 'on',
    'parts.milestones.2.kind': 'founded',
    'confirm.parts.milestones.2.cites': 'on',
    'confirm.cites.name': 'on',
    'confirm.cites.kind': '',
  }
  expect(pathInEntries('project', entries, 'parts.milestones.0.cites')).toBe('parts.milestones.2.cites')
  expect(pathInEntries('project', entries, 'cites.name')).toBe('cites.name')
  expect(confirmedPaths('project', entries)).toEqual(['parts.milestones.0.cites', 'cites.name'])
})
