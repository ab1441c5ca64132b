/** The cells of the table: a figure, or the reason why there is none. */

import type { Cite, Text } from '../../records'
import { formatAmount, formatNumber } from '../../text/format'
import type { Locale } from '../../vocabulary'
import { isTooFew, type TooFew } from '../statistics/too-few'
import type { MeasureUnit } from './measure'

/** `undisclosed`: no source says it; `not-applicable`: it has no meaning here. */
type CellState = 'value' | 'too-few' | 'undisclosed' | 'not-applicable'

/** Plain JSON. `value` is null where it is no number; `text` says it in words either way. */
export interface TableCell {
  readonly state: CellState
  readonly value: number | null
  readonly text: Text
  readonly detail?: Text
  readonly cites?: readonly Cite[]
}

/** What stands beside a figure. */
export type CellNotes = Pick<TableCell, 'detail' | 'cites'>

export const inBothLanguages = (textIn: (locale: Locale) => string): Text => ({ zh: textIn('zh'), en: textIn('en') })

export const NOT_APPLICABLE: TableCell = {
  state: 'not-applicable',
  value: null,
  text: { zh: '不适用', en: 'not applicable' },
}
export const UNDISCLOSED: TableCell = { state: 'undisclosed', value: null, text: { zh: '未披露', en: 'not disclosed' } }
export const NO_FIGURE: TableCell = {
  state: 'undisclosed',
  value: null,
  text: { zh: '没有带来源的数字', en: 'no sourced figure' },
}

export const tooFewCell = ({ minimum: needs }: TooFew): TableCell => ({
  state: 'too-few',
  value: null,
  text: { zh: `至少需要 ${needs} 个`, en: `needs ${needs}` },
})

/** The cell of a figure. null is not applicable, and TooFew becomes the cell that says how many projects are needed. */
export function numberCell(value: number | TooFew | null, unit: MeasureUnit, beside: CellNotes = {}): TableCell {
  if (value === null) return NOT_APPLICABLE
  if (isTooFew(value)) return tooFewCell(value)
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
  const figure = formatNumber(isShare ? 100 * value : value, locale, digitsOf(value, unit)).replace('-', '−')
  return isShare ? `${figure}%` : unit === 'degrees' ? `${figure}°` : figure
}

function digitsOf(value: number, unit: MeasureUnit): number {
  if (unit === 'count') return 0
  if (unit === 'share' || unit === 'degrees') return 1
  if (unit === 'km2' || unit === 'km') return Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 2 : 3
  return unit === 'ratio' || unit === 'bits' ? 3 : 2
}
