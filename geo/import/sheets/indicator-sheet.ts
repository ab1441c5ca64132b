/** Figures of districts from a table: one row for each figure, period and source. */

import type { Text } from '../../records'
import { readAmountCell } from '../cells/amount-cell'
import { moneyUnit, unitWord, YUAN } from '../cells/money'
import { addFigure } from './figures'
import { isPeriodField, periodOfField } from './period-columns'
import { readPeriod } from './period-text'
import type { SheetRow } from './sheet-row'
import { rowCitation } from './sources'

const NUMBER = /^-?\d[\d,]*(\.\d+)?$/
const numberIn = (text: string): number => Number(text.replaceAll(',', ''))
const TIMES: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
  ['100 million', 1e8],
  ['10,000', 1e4],
  ['10 thousand', 1e4],
  ['million', 1e6],
  ['billion', 1e9],
  ['thousand', 1e3],
]
/** Of a product with a power of ten: what more digits a double shows is noise. */
const DIGITS = 13

/** Writes nothing where the row has a problem. */
export function readIndicatorRow(row: SheetRow): void {
  const eventId = eventOf(row)
  const districtId = row.cell('event') === '' ? row.district() : null
  const { name: stated, unit } = statedOf(row)
  const known = labelOf(row, stated)
  const topic =
    row.cell('topic') === '' ? (known?.topic ?? null) : row.term('indicator', row.meant('topic', row.cell('topic')))
  if (topic === null)
    row.problem('topic', row.cell('topic') === '' ? 'required' : 'term', row.cell('topic'), 'indicator')
  const label = known?.label ?? { zh: stated, en: row.cell('indicatorEn') || stated }
  const columns = row.settings.sheet.columns.filter(isPeriodField)
  const period = row.dateText('period')
  if (columns.length === 0 && period === '' && eventId === null && !isUndated(row, districtId, label))
    row.required('period')
  const values = columns.length === 0 ? [{ field: 'value', stated: period }] : periodsOf(row, columns)
  const figures = values.map(({ field, stated: written }) => {
    const period = written === '' ? null : readPeriod(written)
    if (period === null && written !== '') row.problem('period', 'period', written)
    return { period, figure: figureOf(row, field, unit) }
  })
  if (row.isBad() || districtId === undefined || topic === null) return
  const cite = rowCitation(row)
  if (cite === undefined) return
  const text = row.both('textZh', 'textEn')
  for (const { period, figure } of figures)
    if (figure) addFigure(row.book, { districtId, eventId, topic, label, period, text, ...figure }, cite)
}

/** The columns of periods for which the row has a value. */
function periodsOf(row: SheetRow, columns: readonly string[]) {
  const filled = columns.filter((field) => row.cell(field) !== '')
  if (filled.length === 0) row.problem(columns[0]!, 'required', '')
  return filled.map((field) => ({ field, stated: periodOfField(field) }))
}

const WITH_UNIT = /^(.*\S)\s*[（(]([^（）()]+)[）)]$/

/** What the row calls its figure, and the unit: of its column, of the name's end (生产总值（亿元）) or of a line above. */
function statedOf(row: SheetRow): { name: string; unit: string } {
  const [name, unit] = [row.required('indicator'), row.cell('unit')]
  if (unit !== '') return { name, unit }
  const [, short, inBrackets] = WITH_UNIT.exec(name) ?? []
  if (short !== undefined && inBrackets !== undefined && isUnit(row, inBrackets))
    return { name: short, unit: inBrackets }
  const { amountUnit, amountCurrency } = row.settings
  const ofLine = amountUnit === null ? '' : `${unitWord(amountUnit)}${amountCurrency === YUAN ? '元' : amountCurrency}`
  return { name, unit: row.settings.sheet.columns.includes('unit') ? '' : ofLine }
}

const isUnit = (row: SheetRow, text: string): boolean =>
  row.term('unit', text) !== null || (moneyUnit(text)?.currency ?? null) !== null || timesOf(row, text) !== undefined

const timesOf = (row: SheetRow, text: string) =>
  TIMES.find(([word]) => text.startsWith(word) && row.term('unit', text.slice(word.length)))

/** Whether the district has figures of this name of which nobody knows the time. */
const isUndated = ({ book }: SheetRow, districtId: string | null | undefined, { zh }: Text): boolean =>
  book
    .named('indicator', zh)
    .some(
      ({ values: { columns } }) =>
        (columns.districtId ?? null) === districtId && (columns.periodStart ?? null) === null,
    )

/** The event whose figure the row is; null: that of a district or the city. */
function eventOf(row: SheetRow): string | null {
  const name = row.cell('event')
  if (name === '') return null
  const event = row.one('event', 'event', row.meant('event', name))
  if (!event) return row.problem('event', 'record', name)
  const { districtId } = event.values.columns
  if (!row.look.mayEdit(typeof districtId === 'string' ? districtId : null)) row.problem('event', 'forbidden', name)
  return event.id
}

/** The figure of this name that some district has already, so that all of a name stand in one row. */
function labelOf(row: SheetRow, stated: string): { label: Text; topic: string } | null {
  const words = [stated, row.cell('indicatorEn')].filter(Boolean)
  const [same] = words.flatMap((word) => row.book.named('indicator', word))
  if (!same) return null
  const { labelZh, labelEn, topic } = same.values.columns
  return { label: { zh: String(labelZh), en: String(labelEn) }, topic: String(topic) }
}

/** Null: a problem of the row says why. `field`: the column of the value. */
function figureOf(row: SheetRow, field: string, unitText: string) {
  const isText = row.both('textZh', 'textEn') !== null
  const text = isText ? row.cell(field) : row.required(field)
  if (unitText === '') row.problem('unit', 'required', '')
  const comparison = row.comparison('qualifier')
  if (unitText === '' || comparison === null || (text === '' && !isText)) return null
  const named = row.term('unit', row.meant('unit', unitText))
  if (named !== null && text === '') return { value: null, unit: named, comparison }
  if (named !== null && NUMBER.test(text)) return { value: numberIn(text), unit: named, comparison }
  const money = moneyUnit(unitText)
  if (money?.currency) {
    const reading = readAmountCell(text, {
      ...{ unit: money.unit, currency: money.currency },
      answers: row.settings.answers,
    })
    if ('question' in reading) return row.problem(field, `ask-${reading.question}`, text)
    if ('error' in reading) return row.problem(field, `amount-${reading.error}`, text)
    if (reading.amount === null) return row.problem(field, 'required', '')
    const unit = row.term('unit', reading.currency === YUAN ? 'cny' : reading.currency)
    if (unit === null) return row.problem('unit', 'term', unitText, 'unit')
    return { value: reading.amount, unit, comparison: comparison === 'exact' ? reading.comparison : comparison }
  }
  const times = timesOf(row, unitText)
  const unit = row.term('unit', times ? unitText.slice(times[0].length) : unitText)
  if (unit === null) return row.problem('unit', 'term', unitText, 'unit')
  if (!NUMBER.test(text)) return row.problem(field, 'figure', text)
  const value = Number((numberIn(text) * (times?.[1] ?? 1)).toPrecision(DIGITS))
  return { value, unit, comparison }
}
