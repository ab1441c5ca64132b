/** Figures of districts from a table: one row for each figure, period and source. */

import type { Text } from '../../records'
import { readAmountCell } from '../cells/amount-cell'
import { moneyUnit, YUAN } from '../cells/money'
import { addFigure } from './figures'
import { readPeriod } from './period-text'
import { citing } from './record-book'
import type { SheetRow } from './sheet-row'
import { citedSource } from './sources'

const NUMBER = /^-?\d[\d,]*(\.\d+)?$/
const TIMES: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
]
/** Of a product with a power of ten: what more digits a double shows is noise. */
const DIGITS = 13

/** Writes nothing where the row has a problem. */
export function readIndicatorRow(row: SheetRow): void {
  const districtId = row.district()
  const stated = row.required('indicator')
  const known = labelOf(row, stated)
  const topic = row.cell('topic') === '' ? (known?.topic ?? null) : row.term('indicator', row.cell('topic'))
  if (topic === null)
    row.problem('topic', row.cell('topic') === '' ? 'required' : 'term', row.cell('topic'), 'indicator')
  const label = known?.label ?? { zh: stated, en: row.cell('indicatorEn') || stated }
  const period = row.required('period') === '' ? null : readPeriod(row.cell('period'))
  if (period === null && row.cell('period') !== '') row.problem('period', 'period', row.cell('period'))
  const figure = figureOf(row)
  if (row.isBad() || districtId === undefined || topic === null || figure === null) return
  const sourceId = citedSource(row)
  if (sourceId === null) return
  const cite = citing(sourceId, row.both('note', 'noteEn'))
  addFigure(row.book, { districtId, eventId: null, topic, label, period, ...figure }, cite)
}

/** The figure of this name that some district has already, so that all of a name stand in one row. */
function labelOf(row: SheetRow, stated: string): { label: Text; topic: string } | null {
  const words = [stated, row.cell('indicatorEn')].filter(Boolean)
  const [same] = words.flatMap((word) => row.book.named('indicator', word))
  if (!same) return null
  const { labelZh, labelEn, topic } = same.values.columns
  return { label: { zh: String(labelZh), en: String(labelEn) }, topic: String(topic) }
}

function figureOf(row: SheetRow) {
  const [text, unitText] = [row.required('value'), row.required('unit')]
  const comparison = row.comparison('qualifier')
  if (text === '' || unitText === '' || comparison === null) return null
  const money = moneyUnit(unitText)
  if (money?.currency) {
    const reading = readAmountCell(text, {
      ...{ unit: money.unit, currency: money.currency },
      answers: row.settings.answers,
    })
    if ('question' in reading) return row.problem('value', `ask-${reading.question}`, text)
    if ('error' in reading) return row.problem('value', `amount-${reading.error}`, text)
    if (reading.amount === null) return row.problem('value', 'required', '')
    const unit = row.term('unit', reading.currency === YUAN ? 'cny' : reading.currency)
    if (unit === null) return row.problem('unit', 'term', unitText, 'unit')
    return { value: reading.amount, unit, comparison: comparison === 'exact' ? reading.comparison : comparison }
  }
  const times = TIMES.find(([word]) => unitText.startsWith(word) && row.term('unit', unitText.slice(word.length)))
  const unit = row.term('unit', times ? unitText.slice(times[0].length) : unitText)
  if (unit === null) return row.problem('unit', 'term', unitText, 'unit')
  if (!NUMBER.test(text)) return row.problem('value', 'figure', text)
  const value = Number((Number(text.replaceAll(',', '')) * (times?.[1] ?? 1)).toPrecision(DIGITS))
  return { value, unit, comparison }
}
