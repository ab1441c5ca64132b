import { describe, expect, it } from 'vitest'
import { columnsByValues } from '#geo/import/column-values'
import { COLUMNS } from '#geo/import/columns'
import { recognise } from '#geo/import/headings'
import { sheetOf } from '#geo/import/sheets/sheet-of'
import { leftOutAs } from '#geo/import/table/left-out'
import { turned } from '#geo/import/table/turned'

it.each([
  ['所在区 District', 'district'],
  ['District（所在区）', 'district'],
  ['总投资 Total investment（亿元）', 'amount'],
  ['项目名称\nProject name', 'nameZh'],
  ['签约日期/Signed', 'signed'],
  ['項目名稱', 'nameZh'],
  ['所屬區', 'district'],
  ['投資總額（億元）', 'amount'],
  ['簽約日期', 'signed'],
  ['緯度', 'lat'],
  ['★项目名称', 'nameZh'],
  ['Name of project', 'nameZh'],
  ['Date of signing', 'signed'],
  ['当前阶段', 'status'],
  ['Zone', 'district'],
  ['進度', 'status'],
])('%s: %s', (heading, field) => {
  expect(recognise(heading).field).toBe(field)
})

it('knows every column by both its names at once', () => {
  for (const { field, zh, en } of COLUMNS)
    for (const heading of [`${zh} ${en}`, `${en} / ${zh}`, `${zh}\n${en}`])
      expect(recognise(heading).field, heading).toBe(field)
})

it('reads the unit of a heading in traditional characters', () => {
  expect(recognise('投資總額（億元）').unit).toEqual({ unit: 1e8, currency: 'CNY' })
  expect(recognise('總投資（萬美元）').unit).toEqual({ unit: 1e4, currency: 'USD' })
})

it('knows a sheet of events by headings in two languages and in traditional characters', () => {
  expect(sheetOf(['活动名称 Event', '活動日期 Date', '地點 Venue'])?.kind).toBe('events')
})

it.each(['（续表）', '续上表', '以上为一季度项目', '（接上页）', '以下项目未列入统计'])('%s is a note', (text) => {
  const form = { headings: ['项目名称', '所在区', '总投资'], columns: ['nameZh', 'district', 'amount'] as const }
  expect(leftOutAs([text, '', ''], form)).toBe('note')
})

it('a column of locations is what its values are', () => {
  const meant = (values: readonly string[]) =>
    columnsByValues(
      ['Name', 'Location'],
      ['nameZh', null],
      values.map((value) => ['甲', value]),
    )[1]
  expect(meant(['120.70,31.30', '120.71 31.31'])).toBe('position')
  expect(meant(['某路 218 号', '某街'])).toBe('addressZh')
  expect(meant(['Industrial Park', 'Old Town'])).toBe('district')
  expect(meant([])).toBeNull()
})

describe('a table with a column for each record', () => {
  const rows = (table: readonly (readonly string[])[]) => table.map((cells) => ({ cells, notes: [] }))
  const UPRIGHT = [
    ['项目名称', '所在区', '总投资（亿元）', '签约日期'],
    ['甲', '园区', '3', '2025-01-02'],
    ['乙', '高新区', '5', '2025-03'],
  ]
  const ON_SIDE = UPRIGHT[0]!.map((_, at) => UPRIGHT.map((cells) => cells[at]!))

  it('is read with rows and columns exchanged, notes too', () => {
    expect(turned(rows(ON_SIDE))?.map(({ cells }) => cells)).toEqual(UPRIGHT)
    const noted = rows(ON_SIDE).map((row, i) =>
      i === 2 ? { ...row, notes: [{ column: 1, code: 'error-cell' as const, value: '#REF!' }] } : row,
    )
    expect(turned(noted)?.[1]?.notes).toEqual([{ column: 2, code: 'error-cell', value: '#REF!' }])
  })

  it('may stand below a title and beside an empty column', () => {
    const titled = [['', '签约项目表', '', ''], ...ON_SIDE.map((cells) => ['', ...cells])]
    expect(
      turned(rows(titled))
        ?.slice(1)
        .map(({ cells }) => cells.slice(1)),
    ).toEqual(UPRIGHT)
  })

  it('is none where the headings stand above, or a file hides a row', () => {
    expect(turned(rows(UPRIGHT))).toBeNull()
    expect(turned(rows([['项目名称'], ['所在区'], ['总投资'], ['签约日期']]))).toBeNull()
    const hidden = rows(ON_SIDE).map((row) => ({
      ...row,
      notes: [{ column: null, code: 'hidden-row' as const, value: '' }],
    }))
    expect(turned(hidden)).toBeNull()
  })
})

it.each([
  ['Company / Investor', 'investor'],
  ['Location (District)', 'district'],
  ['Capex (US$ m)', 'amount'],
  ['Signed in', 'signed'],
  ['项目（企业）名称', 'nameZh'],
  ['企业/项目名称', 'nameZh'],
  ['备注（项目名称）', null],
  ['Company / Date', null],
])('%s is one column', (heading, field) => {
  expect(recognise(heading).field).toBe(field)
})
