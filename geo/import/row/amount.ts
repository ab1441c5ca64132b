/** The amount of a row, in yuan or in the currency that it is stated in. */

import { readAmountCell } from '../cells/amount-cell'
import { flatText, moneyUnit, YUAN } from '../cells/money'
import type { RowCells } from './row-cells'

/** Hardly any single project is larger. */
const HUGE_CNY = 1e11

export function readMoney(row: RowCells): void {
  const text = row.cell('amount')
  const column = text === '' ? null : columnOf(row)
  if (column === null) return
  const reading = readAmountCell(text, { ...column, answers: row.settings.answers })
  const kind = row.text('amountKind')
  if ('question' in reading) row.problem('amount', `ask-${reading.question}`, text)
  else if ('error' in reading) row.problem('amount', `amount-${reading.error}`, text)
  else if (reading.amount === null) readUndisclosed(row, text, reading.isStated)
  else if (kind === '') row.problem('amountKind', 'amount-kind', text)
  else if (row.term('amountKind', kind) !== null) {
    const { amount, currency, comparison } = reading
    if (currency === YUAN) row.columns.amountCny = amount
    else Object.assign(row.columns, { amountForeign: amount, amountCurrency: currency })
    row.columns.amountComparison = comparison === 'exact' ? null : comparison
    if (currency === YUAN && amount > HUGE_CNY) row.problem('amount', 'amount-huge', `${amount / 1e8}亿元`)
  }
}

/** Unit and currency of a plain number: those of the row, else those of the file. Null: the row's are unknown words. */
function columnOf(row: RowCells): { readonly unit: number | null; readonly currency: string } | null {
  const { amountUnit: unit, amountCurrency: currency } = row.settings
  const word = row.cell('amountUnit')
  if (word === '') return { unit, currency }
  const own = moneyUnit(word)
  if (own === null) row.problem('amountUnit', 'unit-word', word)
  // 美元 beside 5.2 under 亿 is the currency only; 元 is yuan in ones.
  return own && { unit: own.unit > 1 || flatText(word) === '元' ? own.unit : unit, currency: own.currency ?? currency }
}

/** 未披露 clears an amount only where somebody has said that it shall. */
function readUndisclosed(row: RowCells, text: string, isStated: boolean): void {
  if (!isStated) return
  if (row.settings.answers['amount-clear']) Object.assign(row.columns, { amountCny: null, amountKind: null })
  else row.problem('amount', 'ask-amount-clear', text)
}
