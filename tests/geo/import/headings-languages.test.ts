import { expect, it } from 'vitest'
import { COLUMNS } from '#geo/import/columns'
import { recognise } from '#geo/import/headings'
import { sheetOf } from '#geo/import/sheets/sheet-of'
import { leftOutAs } from '#geo/import/table/left-out'

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

it.each(['Signed 签约活动', '活动名称'])('knows a sheet of events by %s', () => {
  expect(sheetOf(['活动名称 Event', '活動日期 Date', '地點 Venue'])?.kind).toBe('events')
})

it.each(['（续表）', '续上表', '以上为一季度项目', '（接上页）', '以下项目未列入统计'])('%s is a note', (text) => {
  const form = { headings: ['项目名称', '所在区', '总投资'], columns: ['nameZh', 'district', 'amount'] as const }
  expect(leftOutAs([text, '', ''], form)).toBe('note')
})
