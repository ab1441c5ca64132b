import { expect, it } from 'vitest'
import { meantText, problemOfText } from '#geo/import/cells/cell-text'
import { hasContact, withoutContacts } from '#geo/import/cells/contacts'
import { readDateCell } from '#geo/import/cells/date-cell'
import { withoutMark } from '#geo/import/cells/project-name'
import { ofTitle } from '#geo/import/sheets/figure-title'

it.each([
  ['智能制造项目，联系人李四，电话13912345678，邮箱li@example.org', '智能制造项目'],
  ['智能制造项目（联系人：张三 138-1234-5678）。年产1万吨', '智能制造项目。年产1万吨'],
  ['建设厂房5万平方米；王五13712345678', '建设厂房5万平方米'],
  ['某某路100号 电话0512-57301234', '某某路100号'],
  ['Robot plant, contact Mr Li, +86 139 1234 5678', 'Robot plant'],
  ['张三13812345678', ''],
  ['研发中心 咨询电话：（0512）5730123', '研发中心'],
])('%s is published as “%s”', (text, rest) => {
  expect(hasContact('summaryZh', text)).toBe(true)
  expect(withoutContacts(text)).toBe(rest)
})

it.each([
  ['summaryZh', '2021-10-18开工，总投资1300000000元，东经120.7213890123'],
  ['amount', '13800000000元'],
  ['source', 'https://user13812345678.example.org/a'],
  ['addressZh', '星湖街328号 215000'],
])('%s: %s holds none', (field, text) => {
  expect(hasContact(field, text)).toBe(false)
})

it('is asked about until somebody has said what becomes of it', () => {
  const text = '智能制造，电话13912345678'
  expect(problemOfText('summaryZh', text, {})).toBe('ask-contact')
  expect(problemOfText('summaryZh', text, { contact: 'without' })).toBeNull()
  expect(meantText('summaryZh', text, { contact: 'without' })).toBe('智能制造')
  expect(meantText('summaryZh', text, { contact: 'as-written' })).toBe(text)
})

it('marks of footnotes, days of the week and units beside a title are none of the value', () => {
  expect(['甲装备#', '乙▲', '标准厂房2#'].map(withoutMark)).toEqual(['甲装备', '乙', '标准厂房2#'])
  for (const text of ['2021/10/18 星期一', '2021年10月18日（周一）', 'Mon Oct 18 2021', '民國110年10月18日'])
    expect(readDateCell(text, {})).toMatchObject({ date: '2021-10-18' })
  const isUnit = (word: string) => word === '亿元'
  expect(ofTitle(['2025年各区某某收入 单位：亿元'], isUnit)).toEqual({
    indicator: '某某收入',
    period: '2025年',
    unit: '亿元',
  })
})
