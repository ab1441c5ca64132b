/** The amount of a row, in yuan or in the currency that it is stated in. */

import type { Text } from '../../records'
import { formatNumber } from '../../text/format'
import { AMOUNT_KINDS } from '../../vocabulary'
import { type AmountColumn, readAmountCell } from '../cells/amount-cell'
import { unitWord, YUAN } from '../cells/money'
import { moneyOfRow } from '../cells/row-money'
import type { RowCells } from './row-cells'

/** Hardly any single project is larger. */
const HUGE_CNY = 1e11
/** Nor smaller: 3万 under 亿元, or a unit that was forgotten. */
const TINY_CNY = 1e5

export function readMoney(row: RowCells): void {
  const own = row.cell('amount')
  const other = own === '' ? otherOf(row) : null
  const text = other?.text ?? own
  const column = other ?? (text === '' ? null : moneyOfRow(row, text, row.settings.columns))
  if (column === null) return
  const reading = readAmountCell(text, { ...column, answers: row.settings.answers })
  const kind = other?.kind ?? row.text('amountKind')
  if ('question' in reading) row.problem('amount', `ask-${reading.question}`, text)
  else if ('error' in reading) row.problem('amount', `amount-${reading.error}`, text)
  else if ('words' in reading)
    row.keep('amount', reading.words, labelOfKind(row, kind), unitBeside(reading.words, column))
  else if (reading.amount === null) readUndisclosed(row, text, reading.isStated)
  else if (kind === '') row.problem('amountKind', 'amount-kind', text)
  else if (row.term('amountKind', kind) !== null) {
    const { amount, currency, comparison } = reading
    if (column.isStated && currency !== column.currency) row.problem('amount', 'unit-differs', text)
    if (currency === YUAN) row.columns.amountCny = amount
    else Object.assign(row.columns, { amountForeign: amount, amountCurrency: currency })
    row.columns.amountComparison = comparison === 'exact' ? null : comparison
    if (currency === YUAN && amount > HUGE_CNY) row.problem('amount', 'amount-huge', `${amount / 1e8}亿元`)
    if (currency === YUAN && amount < TINY_CNY) row.problem('amount', 'amount-huge', `${amount / 1e4}万元`)
  }
}

/** What the amount is of, as far as the row says it. */
function labelOfKind({ look }: RowCells, kind: string): Text {
  const known = AMOUNT_KINDS.find(({ value }) => value === look.term('amountKind', kind))
  return known ?? { zh: '金额', en: 'Amount' }
}

/** The unit of the column, where the words name none: 3-5 under 亿元. */
function unitBeside(words: string, { unit, currency }: Pick<AmountColumn, 'unit' | 'currency'>): Text {
  if (unit === null || /[千百十万亿元]|million|billion/i.test(words)) return { zh: '', en: '' }
  const yuan = currency === YUAN ? '元' : ` ${currency}`
  return { zh: `（${unitWord(unit)}${yuan}）`, en: ` (× ${formatNumber(unit, 'en')} ${currency})` }
}

/** The amount of the other column, where somebody has said that it is that of a row which has none of its own. */
function otherOf(row: RowCells) {
  const { otherAmount: other, answers } = row.settings
  const text = other ? row.beside(other.at) : ''
  if (!other || text === '' || answers['other-amount'] === 'leave') return null
  const { unit, currency, kind } = other
  const reading = readAmountCell(text, { unit, currency, answers })
  if (!('amount' in reading) || reading.amount === null) return null
  if (answers['other-amount'] === 'take') return { text, unit, currency, kind, isStated: false }
  row.problem('amount', 'ask-other-amount', text)
  return null
}

/** 未披露 clears an amount only where somebody has said that it shall. */
function readUndisclosed(row: RowCells, text: string, isStated: boolean): void {
  if (!isStated) return
  if (row.settings.answers['amount-clear']) Object.assign(row.columns, { amountCny: null, amountKind: null })
  else row.problem('amount', 'ask-amount-clear', text)
}
