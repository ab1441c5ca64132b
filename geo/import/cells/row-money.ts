/** Unit and currency of the amount of one row, where the table has columns for them. */

import type { RowProblem } from '../problems'
import { readAmountCell } from './amount-cell'
import { flatText, type MoneyUnit, moneyUnit, YUAN } from './money'
import type { Answers, Question } from './questions'

/** What the columns of a row say; undefined: the table has no such column, '' that its cell is empty. */
interface MoneyWords {
  readonly amountUnit: string | undefined
  readonly amountCurrency: string | undefined
}

/** Of the file. */
interface FileMoney {
  readonly amountUnit: number | null
  readonly amountCurrency: string
  readonly answers: Answers
}

type RowMoney =
  | { readonly unit: number | null; readonly currency: string; readonly isStated: boolean }
  | { readonly problem: 'unit-word' | 'unit-differs'; readonly field: keyof MoneyWords; readonly value: string }
  | { readonly question: Question; readonly field: keyof MoneyWords; readonly value: string }

/**
 * How a plain number of the row is meant. What the row leaves empty is that of the file only where the table has no
 * column for it, where the amount itself says it, or where somebody has said so. `isStated`: the row names its
 * currency.
 */
function rowMoney(amount: string, words: MoneyWords, { amountUnit, amountCurrency, answers }: FileMoney): RowMoney {
  const [unitText, currencyText] = [words.amountUnit ?? '', words.amountCurrency ?? '']
  const [own, money] = [moneyUnit(unitText), moneyUnit(currencyText)]
  if (unitText !== '' && own === null) return { problem: 'unit-word', field: 'amountUnit', value: unitText }
  if (currencyText !== '' && money === null)
    return { problem: 'unit-word', field: 'amountCurrency', value: currencyText }
  const units = [...unitIn(own, unitText, amountUnit), ...(money && money.unit > 1 ? [money.unit] : [])]
  if (new Set(units).size > 1)
    return { problem: 'unit-differs', field: 'amountUnit', value: `${unitText} / ${currencyText}` }
  let named = money?.currency ?? own?.currency ?? null
  if (money?.currency && own?.currency && money.currency !== own.currency) {
    const both = { field: 'amountUnit', value: `${unitText} / ${currencyText}` } as const
    // 万元 beside 美元 may be what an office writes for 万美元; 万美元 beside 人民币 is a mistake.
    if (own.currency !== YUAN || /人民币|rmb|cny|¥/.test(flatText(unitText)))
      return { problem: 'unit-differs', ...both }
    if (!answers['unit-currency']) return { question: 'unit-currency', ...both }
    if (answers['unit-currency'] === 'unit') named = own.currency
  }
  const unit = units[0] ?? null
  if (words.amountUnit === '' && unit === null && !answers['unit-empty'] && depends(amount, 'unit'))
    return { question: 'unit-empty', field: 'amountUnit', value: amount }
  if (words.amountCurrency === '' && named === null && !answers['currency-empty'] && depends(amount, 'currency'))
    return { question: 'currency-empty', field: 'amountCurrency', value: amount }
  return { unit: unit ?? amountUnit, currency: named ?? amountCurrency, isStated: named !== null }
}

/** A row of any kind of table. */
interface MoneyRow {
  readonly settings: FileMoney
  cell(field: keyof MoneyWords): string
  problem(field: keyof MoneyWords, code: RowProblem['code'], value: string): unknown
}

/** The same of the row itself; null: what it says of unit and currency cannot be read, which is reported. */
export function moneyOfRow(row: MoneyRow, amount: string, columns: readonly (string | null)[]) {
  const wordOf = (field: keyof MoneyWords) => (columns.includes(field) ? row.cell(field) : undefined)
  const words = { amountUnit: wordOf('amountUnit'), amountCurrency: wordOf('amountCurrency') }
  const money = rowMoney(amount, words, row.settings)
  if ('unit' in money) return money
  row.problem(money.field, 'problem' in money ? money.problem : `ask-${money.question}`, money.value)
  return null
}

/** 美元 beside 5.2 under 亿 is the currency only; 元 is yuan in ones, and 美元 dollars where nothing else is said. */
const unitIn = (own: MoneyUnit | null, text: string, ofFile: number | null): readonly number[] =>
  own && (own.unit > 1 || flatText(text) === '元' || ofFile === null) ? [own.unit] : []

/** Whether the amount is another one in another unit, or currency, than that of the file. */
function depends(amount: string, on: 'unit' | 'currency'): boolean {
  const readIn = (unit: number, currency: string) => readAmountCell(amount, { unit, currency, answers: {} })
  const [one, other] = on === 'unit' ? [readIn(1e8, YUAN), readIn(1e9, YUAN)] : [readIn(1e8, YUAN), readIn(1e8, 'EUR')]
  if (!('amount' in one) || one.amount === null) return false
  return (
    !('amount' in other) || other.amount !== one.amount || !('currency' in other) || other.currency !== one.currency
  )
}
