/** Amounts whose unit and currency stand in columns of their own. */

import { expect, it } from 'vitest'
import type { ImportField } from '#geo/import/columns'
import { readRow } from '#geo/import/row'
import { suggestSettings } from '#geo/import/settings'
import { DEFAULTS, LOOK } from '../reading'

const BOTH = ['nameZh', 'amount', 'amountUnit', 'amountCurrency'] as const
const UNIT = ['nameZh', 'amount', 'amountUnit'] as const
const CURRENCY = ['nameZh', 'amount', 'amountCurrency'] as const

/** Each of 5.2 under a heading without a unit, unless `amountUnit` names one. */
const read = (
  fields: readonly ImportField[],
  cells: readonly string[],
  amountUnit: number | null = null,
  answers = {},
) =>
  readRow(
    ['某某项目', ...cells],
    { ...DEFAULTS, columns: fields, amountUnit, answers, forAll: { amountKind: 'total' } },
    LOOK,
  )
const usd = (amountForeign: number) => ({ amountForeign, amountCurrency: 'USD' })

it.each<[readonly ImportField[], number | null, readonly string[], object | string]>([
  [BOTH, null, ['5.2', '亿元', '人民币'], { amountCny: 520_000_000 }],
  [BOTH, null, ['5.2', '万', '美元'], usd(52_000)],
  [BOTH, null, ['5.2', '亿', 'USD'], usd(520_000_000)],
  [BOTH, null, ['5.2', '亿', '欧元'], { amountForeign: 520_000_000, amountCurrency: 'EUR' }],
  [BOTH, null, ['5.2', '万美元', '美元'], usd(52_000)],
  [BOTH, null, ['5.2', '万元', '美元'], 'amountUnit ask-unit-currency'],
  [BOTH, null, ['5.2', '万美元', '人民币'], 'amountUnit unit-differs'],
  [BOTH, null, ['5.2', '亿元', '欧罗'], 'amountCurrency unit-word'],
  [BOTH, null, ['5.2', '亩', '人民币'], 'amountUnit unit-word'],
  [BOTH, 1e8, ['5.2', '', '人民币'], 'amountUnit ask-unit-empty'],
  [BOTH, 1e8, ['5.2', '亿', ''], 'amountCurrency ask-currency-empty'],
  [BOTH, 1e8, ['5.2万', '', '人民币'], { amountCny: 52_000 }],
  [BOTH, 1e8, ['5.2亿美元', '', ''], usd(520_000_000)],
  [BOTH, 1e8, ['5.2亿美元', '亿', '人民币'], 'amount unit-differs'],
  [BOTH, 1e8, ['', '', ''], {}],
  [UNIT, 1e8, ['5.2', ''], 'amountUnit ask-unit-empty'],
  [UNIT, 1e8, ['5.2', '万美元'], usd(52_000)],
  [UNIT, 1e8, ['5.2', '美元'], usd(520_000_000)],
  [UNIT, null, ['52000', '美元'], usd(52_000)],
  [UNIT, null, ['52000', '元'], { amountCny: 52_000 }],
  [CURRENCY, 1e4, ['5.2', '美元'], usd(52_000)],
  [CURRENCY, 1e4, ['5.2', ''], 'amountCurrency ask-currency-empty'],
  [CURRENCY, null, ['5.2', '万美元'], usd(52_000)],
  [CURRENCY, null, ['5.2', '美元'], 'amount amount-no-unit'],
])('%j of a file in %s: %j', (fields, unit, cells, expected) => {
  const { columns, problems } = read(fields, cells, unit)
  const { nameZh: _name, amountComparison: _exact, amountKind: _kind, ...money } = columns
  const told = problems
    .filter(({ field, code }) => field?.startsWith('amount') && code !== 'amount-huge')
    .map(({ field, code }) => `${field} ${code}`)
  if (typeof expected === 'string') expect(told).toEqual([expected])
  else expect([told, money]).toEqual([[], expected])
})

it.each([
  [{ 'unit-empty': 'file' }, ['5.2', '', '美元'], usd(52_000)],
  [{ 'currency-empty': 'file' }, ['5.2', '万', ''], { amountCny: 52_000 }],
  [{ 'unit-currency': 'currency' }, ['5.2', '万元', '美元'], usd(52_000)],
  [{ 'unit-currency': 'unit' }, ['5.2', '万元', '美元'], { amountCny: 52_000 }],
])('once somebody has said so: %j', (answers, cells, expected) => {
  expect(read(BOTH, cells, 1e4, answers).columns).toMatchObject(expected)
})

it.each([
  [
    ['项目名称', '总投资', '币种', '单位'],
    ['甲', '5', '人民币', '亿元'],
    ['nameZh', 'amount', 'amountCurrency', 'amountUnit'],
  ],
  [
    ['Project', 'Investment', 'Currency', 'Unit'],
    ['A', '5', 'USD', 'million'],
    ['nameZh', 'amount', 'amountCurrency', 'amountUnit'],
  ],
  [
    ['项目名称', '单位', '总投资（亿元）'],
    ['甲', '某某有限公司', '5'],
    ['nameZh', 'investor', 'amount'],
  ],
])('columns of %j', (headings, row, columns) => {
  expect(suggestSettings(headings, null, [row]).columns).toEqual(columns)
})

it('one word that is no unit leaves the column what it is', () => {
  const rows = ['亿元', '万元', '万美元', '套'].map((unit) => ['甲', '5', unit])
  expect(suggestSettings(['项目名称', '总投资', '单位'], null, rows).columns).toEqual([
    'nameZh',
    'amount',
    'amountUnit',
  ])
})

it('an amount in another column of amounts is asked about, and taken in its own unit and kind', () => {
  const headings = ['项目名称', '总投资（亿元）', '协议投资（万美元）']
  const suggested = { ...suggestSettings(headings), datum: 'wgs84' as const }
  const readWith = (cells: string[], answers = {}) => readRow(cells, { ...suggested, answers }, LOOK)
  expect(readWith(['甲', '', '1200']).problems.map(({ code }) => code)).toEqual(['ask-other-amount'])
  expect(readWith(['甲', '', '1200'], { 'other-amount': 'take' }).columns).toMatchObject({
    ...usd(12_000_000),
    amountKind: 'agreed',
  })
  expect(readWith(['甲', '', '1200'], { 'other-amount': 'leave' })).toMatchObject({ problems: [] })
  expect(readWith(['甲', '3', '4500'])).toMatchObject({ problems: [], columns: { amountCny: 300_000_000 } })
  expect(readWith(['甲', '', '-']).problems).toEqual([])
})
