/** The cells of the table: a figure, or the reason why there is none. */

import type { Cite, IndicatorRecord, Text } from '../../records'
import { fill, formatAmount, formatNumber } from '../../text/format'
import type { Locale } from '../../vocabulary'
import { isTooFew, type TooFew } from '../statistics/too-few'
import type { MeasureUnit } from './measure'
import type { CompareWords } from './words'

/** `undisclosed`: no source says it; `not-applicable`: it has no meaning here. */
type CellState = 'value' | 'too-few' | 'undisclosed' | 'not-applicable'

/** Plain JSON. `value` is null where it is no number; `text` says it in words either way. */
export interface TableCell {
  readonly state: CellState
  readonly value: number | null
  readonly text: Text
  readonly detail?: Text
  readonly cites?: readonly Cite[]
  /** The same figure over time, the oldest first, where two periods or more can follow one another. */
  readonly series?: readonly { readonly period: Period; readonly value: number }[]
}

type Period = NonNullable<IndicatorRecord['period']>

/** What stands beside a figure. */
export type CellNotes = Pick<TableCell, 'detail' | 'cites'>

export const inBothLanguages = (textIn: (locale: Locale) => string): Text => ({ zh: textIn('zh'), en: textIn('en') })

const wordCell = (
  state: CellState,
  words: CompareWords,
  key: 'notApplicable' | 'undisclosed' | 'noFigure',
): TableCell => ({
  state,
  value: null,
  text: inBothLanguages((locale) => words[locale].cells[key]),
})

export const notApplicableCell = (words: CompareWords) => wordCell('not-applicable', words, 'notApplicable')
export const undisclosedCell = (words: CompareWords) => wordCell('undisclosed', words, 'undisclosed')
export const noFigureCell = (words: CompareWords) => wordCell('undisclosed', words, 'noFigure')

export const tooFewCell = ({ minimum }: TooFew, words: CompareWords): TableCell => ({
  state: 'too-few',
  value: null,
  text: inBothLanguages((locale) => fill(words[locale].cells.tooFew, { n: minimum })),
})

/** The cell of a figure. null is not applicable, and TooFew becomes the cell that says how many projects are needed. */
export function numberCell(
  value: number | TooFew | null,
  unit: MeasureUnit,
  words: CompareWords,
  beside: CellNotes = {},
): TableCell {
  if (value === null) return notApplicableCell(words)
  if (isTooFew(value)) return tooFewCell(value, words)
  return { state: 'value', value, text: inBothLanguages((locale) => formatMeasure(value, unit, locale)), ...beside }
}

export const textCell = (text: Text, beside: CellNotes = {}): TableCell => ({
  state: 'value',
  value: null,
  text,
  ...beside,
})

/** A figure without its unit, but for amounts, percentages and angles, which cannot be read without. */
export function formatMeasure(value: number, unit: MeasureUnit, locale: Locale): string {
  if (unit === 'cny') return value < 0 ? `−${formatAmount(-value, locale)}` : formatAmount(value, locale)
  const isShare = unit === 'share'
  const figure = formatNumber(isShare ? 100 * value : value, locale, digitsOf(value, unit))
  return isShare ? `${figure}%` : unit === 'degrees' ? `${figure}°` : figure
}

function digitsOf(value: number, unit: MeasureUnit): number {
  if (unit === 'count') return 0
  if (unit === 'share' || unit === 'degrees') return 1
  if (unit === 'km2' || unit === 'km') return Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 2 : 3
  return unit === 'ratio' || unit === 'bits' ? 3 : 2
}
