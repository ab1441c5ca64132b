/** Reads amounts in cells of a table, whose heading may name the unit: 5.22 under 总投资(亿元). */

import { type AmountProblem, readAmount } from '../text/amount-text'

/** `cny` is whole yuan; null if the cell says that the amount is not disclosed. */
export type AmountCell = { readonly cny: number | null } | { readonly error: AmountError }

/**
 * `inexact`: about, more than, a range; `no-unit`: a plain number without a known unit; for the others see
 * geo/text/amount-text.ts.
 */
export type AmountError = Exclude<AmountProblem, 'empty'> | 'inexact' | 'no-unit'

const NOTHING = /^(-+|—+|–|\/|n\/?a|null|none|未披露|未公布|不详|未知|暂无|无|notdisclosed|unknown|undisclosed)?$/
const INEXACT =
  /^(约|近|超|逾|大约|超过|不少于|至少|about|around|over|approx|morethan|nearly|[><~≈≥≤])|\d[余多+]|\d[万亿]?元?[~\-—–至到]\d/
const PLAIN = /^[\d,.]+$/

/** The units that headings use, as geo/text/amount-text.ts reads them. */
const WORDS: readonly (readonly [number, string])[] = [
  [1, ''],
  [1e4, '万'],
  [1e6, '百万'],
  [1e8, '亿'],
  [1e9, '十亿'],
]
export const AMOUNT_UNITS: readonly number[] = WORDS.map(([unit]) => unit)

const flat = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** How many yuan a unit in a heading is: 亿元, 万元, CNY million; null for anything but a unit of money. */
export function amountUnit(text: string): number | null {
  const word = flat(text)
    .replace(/人民币|rmb|cny|yuan/g, '')
    .replace(/元$/, '')
  if (word === '') return text.trim() === '' ? null : 1
  const reading = /\d/.test(word) ? null : readAmount(`1${word}`)
  return reading && 'cny' in reading && AMOUNT_UNITS.includes(reading.cny) ? reading.cny : null
}

/**
 * The amount in a cell. A unit in the cell takes precedence: `3,000万` under 亿元 is thirty million. Only a plain number
 * is multiplied by `plainUnit` (yuan).
 */
export function readAmountCell(text: string, plainUnit: number | null): AmountCell {
  const typed = flat(text)
  if (NOTHING.test(typed)) return { cny: null }
  const isPlain = PLAIN.test(typed)
  if (isPlain && plainUnit === null) return { error: 'no-unit' }
  const word = isPlain ? WORDS.find(([unit]) => unit === plainUnit)?.[1] : ''
  const reading = readAmount(text.trim() + (word ?? ''))
  if ('cny' in reading) return reading
  if (reading.problem === 'unreadable' && INEXACT.test(typed)) return { error: 'inexact' }
  return { error: reading.problem === 'empty' ? 'unreadable' : reading.problem }
}
