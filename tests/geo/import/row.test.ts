import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBd09 } from '#geo/geometry/datum'
import { COLUMNS, IMPORT_FIELDS } from '#geo/import/columns'
import { isError, isWarning } from '#geo/import/problems'
import { readRow } from '#geo/import/row'
import { type ImportSettings, suggestSettings } from '#geo/import/settings'
import { templateRows } from '#geo/import/template'
import { codes, DEFAULTS, LOOK, read } from './reading'

it('reads what a row says, and nothing that it does not', () => {
  const { columns, milestones, sourceId, problems } = read({
    nameZh: ' 示例\u200b项目 ',
    aliases: '甲；乙;甲',
    kind: '产业基地',
    sector: '生物医药',
    district: '园区',
    place: '生物纳米园',
    lng: '120.72',
    lat: '31.31',
    precision: '地块',
    errorM: '100米',
    amount: '5.22',
    amountKind: '总投资',
    announced: '2021年6月',
    source: 'S1',
  })
  expect(problems).toEqual([])
  expect(columns).toEqual({
    nameZh: '示例项目',
    aliases: ['甲', '乙'],
    kind: 'base',
    sector: 'biomed',
    districtId: '320571',
    placeId: 'K2',
    lng: 120.72,
    lat: 31.31,
    precision: 'site',
    errorM: 100,
    amountCny: 522_000_000,
    amountKind: 'total',
    amountComparison: null,
  })
  expect(milestones).toEqual([{ kind: 'announced', date: '2021-06-01', datePrecision: 'month' }])
  expect(sourceId).toBe('S1')
  expect(read({})).toEqual({
    ...{ columns: {}, milestones: [], sourceId: null, problems: [] },
    ...{ investor: null, event: null, stated: null, isAtPark: false },
  })
})

describe('a problem is told with its column', () => {
  it.each<[Readonly<Record<string, string>>, string[]]>([
    [{ sector: '纺织' }, ['sector term']],
    [{ district: '上海' }, ['district district']],
    [{ district: '苏州高新区' }, ['district forbidden']],
    [{ place: '没有的园' }, ['place place']],
    [{ source: 'S99' }, ['source source']],
    [{ amount: '5' }, ['amountKind amount-kind']],
    [{ amount: '5-6亿', amountKind: 'total' }, ['amount ask-amount-range']],
    [{ opened: '2021-13' }, ['opened date-day']],
    [{ lng: '120.7' }, ['lat position-half']],
    [{ lng: 'x', lat: '31.3', precision: '地块' }, ['lng position-number']],
    [{ lng: '31.31', lat: '120.72', precision: '地块' }, ['lng position-swapped']],
    [{ lng: '114.06', lat: '22.54', precision: '地块' }, ['lng position-far']],
    [{ lng: '999', lat: '31', precision: '地块' }, ['lng position-impossible']],
    [{ lng: '0', lat: '0', precision: '地块' }, ['lng no-position']],
    [{ lng: '无', lat: '无' }, []],
    [{ lng: '120.72', lat: '31.31' }, ['precision precision-needed']],
    [{ lng: '120.72', lat: '31.31', precision: '仅知所在区' }, ['precision precision-rough']],
    [{ precision: '地块' }, ['lng position-needed']],
    [{ lng: '120.5', lat: '31.31', precision: '地块', district: 'SIP' }, ['lng outside-district']],
    [{ lng: '120.72', lat: '31.31', precision: '地块', errorM: '很大' }, ['errorM error-m']],
    [{ lng: '120.72', lat: '31.31', precision: '地块', errorM: '0' }, ['errorM error-m']],
    [{ lng: '120.72', lat: '31.31', precision: '地块', errorM: '-5' }, ['errorM error-m']],
    [{ lng: '120.72', lat: '31.31', precision: '地块', errorM: '100001' }, ['errorM error-m']],
    [{ lng: '120.72', lat: '31.31', precision: '地块', errorM: '100000' }, []],
    [{ nameZh: '长'.repeat(301) }, ['nameZh too-long']],
    [{ slug: 'Not A Slug' }, ['slug slug']],
  ])('%j: %j', (cells, expected) => {
    expect(codes(cells)).toEqual(expected)
  })

  it('a wrong value is not taken over', () => {
    const { columns } = read({ sector: '纺织', district: '上海', amount: '5-6亿', lng: '31.31', lat: '120.72' })
    expect(columns).toEqual({})
  })

  it('cells beyond the headings', () => {
    const settings: ImportSettings = { ...DEFAULTS, columns: ['nameZh'] }
    const coded = (answers: ImportSettings['answers']) => readRow(['甲', '乙'], { ...settings, answers }, LOOK).problems
    expect(coded({})).toEqual([{ field: null, code: 'ask-beyond', value: '乙' }])
    expect(coded({ beyond: 'leave' })).toEqual([{ field: null, code: 'extra-cells', value: '乙' }])
    expect(readRow(['甲'], { ...settings, columns: ['nameZh', 'amount'] }, LOOK).problems).toEqual([
      { field: null, code: 'few-cells', value: '1' },
    ])
  })
})

describe('what is chosen for all rows', () => {
  it('fills empty cells only', () => {
    const forAll = { sector: 'research', district: 'SIP', source: 'S1' }
    expect(read({ sector: '体育' }, { forAll }).columns).toEqual({ sector: 'sports', districtId: '320571' })
    expect(read({}, { forAll })).toMatchObject({ columns: { sector: 'research' }, sourceId: 'S1' })
  })
  it('a precision is for rows with coordinates only', () => {
    const forAll = { precision: 'park' }
    expect(read({ lng: '120.72', lat: '31.31' }, { forAll }).columns.precision).toBe('park')
    expect(read({ nameZh: '甲' }, { forAll })).toMatchObject({ columns: { nameZh: '甲' }, problems: [] })
  })
  it('swapped coordinates are turned when asked', () => {
    const cells = { lng: '31.31', lat: '120.72', precision: '地块' }
    expect(read(cells, { turnSwapped: true }).columns).toMatchObject({ lng: 120.72, lat: 31.31 })
  })
  it('a datum converts to WGS-84', () => {
    const [lng, lat] = toBd09([120.72, 31.31])
    const { columns } = read({ lng: `${lng}`, lat: `${lat}`, precision: '地块' }, { datum: 'bd09' })
    expect(columns.lng).toBeCloseTo(120.72, 4)
    expect(columns.lat).toBeCloseTo(31.31, 4)
  })
  it('two angles in one cell, either way round', () => {
    for (const position of ['120.72,31.31', '31.31, 120.72'])
      expect(read({ position, precision: '地块' }).columns).toMatchObject({ lng: 120.72, lat: 31.31 })
  })
})

it.each(['zh', 'en'] as const)('the example rows of the %s template can be imported', (locale) => {
  const [headings, ...rows] = templateRows(locale)
  const settings = suggestSettings(headings!)
  const look = {
    ...LOOK,
    district: () => '320571',
    place: () => LOOK.place('生物纳米园'),
    mayEdit: () => true,
    isInside: () => true,
  }
  for (const cells of rows) expect(readRow(cells, settings, look).problems).toEqual([])
  expect(rows).toHaveLength(2)
  expect(COLUMNS.filter(({ field }) => field === 'nameZh')[0]!.examples.every((text) => text.includes('示例'))).toBe(
    true,
  )
})

it('never throws, and every problem names a cell that is there', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('120.7', '31.3', '5亿', '2021', '地块', 'SIP', '生物医药', '=1+1', '<script>'),
  )
  fc.assert(
    fc.property(
      fc.array(cell, { maxLength: IMPORT_FIELDS.length }),
      fc.constantFrom(...(['wgs84', 'gcj02', 'bd09'] as const)),
      (cells, datum) => {
        const { problems, columns } = readRow(cells, { ...DEFAULTS, datum }, LOOK)
        for (const problem of problems) {
          expect(problem.field === null || IMPORT_FIELDS.some((field) => field === problem.field)).toBe(true)
          expect(isError(problem)).toBe(!isWarning(problem))
        }
        expect((columns.lng === undefined) === (columns.lat === undefined)).toBe(true)
        expect((columns.amountCny ?? columns.amountForeign) === undefined || columns.amountKind !== undefined).toBe(
          true,
        )
      },
    ),
  )
})

describe('the district of a row', () => {
  it.each<[string, Readonly<Record<string, string>>, string | undefined, string[]]>([
    ['its own', { district: '园区', addressZh: '苏州工业园区星湖街' }, '320571', []],
    [
      'that of its address, for a zone',
      { district: '某街道', addressZh: '苏州工业园区星湖街' },
      '320571',
      ['district district-of-address'],
    ],
    ['that of its park', { place: '新园' }, '320571', []],
    ['the one for all rows', {}, '320505', ['district forbidden']],
    [
      'none, where its word is unknown: not the one for all rows',
      { district: '深圳' },
      undefined,
      ['district district'],
    ],
  ])('%s', (_, cells, districtId, expected) => {
    const settings = { forAll: { district: '苏州高新区' } }
    expect(read(cells, settings).columns.districtId).toBe(districtId)
    expect(codes(cells, settings).filter((code) => code.startsWith('district'))).toEqual(expected)
  })

  it('a zone in its place is kept with the address', () => {
    expect(read({ district: '独墅湖', addressZh: '仁爱路166号' }).columns.addressZh).toBe('独墅湖 仁爱路166号')
    expect(read({ district: '独墅湖', addressZh: '独墅湖仁爱路166号' }).columns.addressZh).toBe('独墅湖仁爱路166号')
    expect(read({ district: '园区', addressZh: '仁爱路166号' }).columns.addressZh).toBe('仁爱路166号')
  })
})

describe('a row without coordinates', () => {
  it('goes to its park where the park has a position, and says so', () => {
    const { columns, isAtPark, problems } = read({ place: '生物纳米园' })
    expect(columns).toMatchObject({ lng: 120.73, lat: 31.26, precision: 'park', errorM: 600 })
    expect([isAtPark, problems.map(({ code }) => code)]).toEqual([true, ['placed-at-park']])
  })
  it('stays in its district otherwise', () => {
    expect(read({ place: '新园' }).columns.lng).toBeUndefined()
    expect(read({ place: '生物纳米园', precision: '仅知所在区' }).columns.lng).toBeUndefined()
    expect(read({ district: '园区' }).columns.lng).toBeUndefined()
  })
})

it('who invests and which event are named, known or not', () => {
  expect(read({ investor: '网易', event: '签约会' })).toMatchObject({
    investor: { name: '网易', id: 'netease' },
    event: { name: '签约会', id: 'E1' },
  })
  expect(codes({ investor: '无名公司' })).toEqual(['investor investor-unknown'])
})
