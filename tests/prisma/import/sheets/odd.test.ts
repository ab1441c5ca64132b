/** Lists as promotion offices keep them, each with what must come of it. */

import { expect, it } from 'vitest'
import { currencyIn, moneyUnit } from '#geo/import/cells/money'
import { recognise } from '#geo/import/headings'
import { checkWith } from '#prisma/import/actions'
import { getRows } from '#prisma/import/read'
import { csv } from '../../../support/import-files'
import { boss, withPeople } from '../journey'
import { read, settled } from '../support'

withPeople()

it.each([
  ['US$ million', 1e6, 'USD'],
  ['US$120', null, null],
  ['S$ million', 1e6, 'SGD'],
  ['A$', 1, 'AUD'],
  ['100 million yuan', 1e8, 'CNY'],
  ['CNY 100 million', 1e8, 'CNY'],
  ['10,000 yuan', 1e4, 'CNY'],
  ['10 thousand USD', 1e4, 'USD'],
  ['3100 million yuan', null, null],
])('the unit %s', (text, unit, currency) => {
  expect(moneyUnit(text)).toEqual(unit === null ? null : { unit, currency })
})

it('US$ is no other dollar', () => {
  expect(currencyIn('us$120')?.currency).toBe('USD')
  expect(currencyIn('nt$120')?.currency).toBe('TWD')
})

it.each(['所在板块', '承载板块', '属地板块'])('%s is where a project lies', (heading) => {
  expect(recognise(heading).field).toBe('district')
})

it.each([
  [[], '签约金额(亿元)'],
  [[['金秋活动一览（单位：亿元）', '', '', '', '', '']], '签约金额'],
])('events take the unit of amounts from their heading, or from the line above', async (above, heading) => {
  const head = ['活动名称', '活动时间', heading, '区域', '发布单位', '来源链接']
  const file = csv([...above, head, ['单位会', '2026年10月8日', '超过30', '全市', '某报', 'https://a.example.org/u1']])
  const batch = await read(boss, file)
  expect([batch.settings.sheet?.kind, batch.settings.amountUnit]).toEqual(['events', 1e8])
  await checkWith(boss, batch.id, batch.settings)
  expect((await settled(boss, batch.id)).counts).toMatchObject({ new: 1, bad: 0 })
  const [row] = await getRows(batch.id, 'new', 1)
  expect(row!.reading!.sheet!.map(({ after: { columns } }) => columns.value ?? null)).toContain(3e9)
})

it.each([
  ['2,000.5', 'CNY 100 million', 200_050_000_000, 'cny'],
  ['1.04', 'million people', 1_040_000, 'people'],
  ['104', '10,000 people', 1_040_000, 'people'],
])('a figure of %s %s is %d', async (value, unit, number, term) => {
  const file = csv([
    ['District', 'Indicator', 'Topic', 'Period', 'Value', 'Unit', 'Source'],
    ['SIP', `Trial of ${unit}`, 'Economy', '2024 H1', value, unit, 'S1'],
  ])
  const batch = await read(boss, file)
  await checkWith(boss, batch.id, batch.settings)
  const [row] = await getRows((await settled(boss, batch.id)).id, 'all', 1)
  expect(row!.problems).toEqual([])
  expect(row!.reading!.sheet![0]!.after.columns).toMatchObject({ value: number, unit: term })
})

it('all that a row lacks is told at once, its source too', async () => {
  const file = csv([
    ['载体名称', '类型', '所在区', '详细地址'],
    ['少来源的载体', '没有的类型', '苏州工业园区', '星湖街1号'],
  ])
  const batch = await read(boss, file)
  await checkWith(boss, batch.id, batch.settings)
  const [row] = await getRows((await settled(boss, batch.id)).id, 'bad', 1)
  expect(row!.problems.map(({ field, code }) => `${field} ${code}`)).toEqual(['kind term', 'source required'])
})
