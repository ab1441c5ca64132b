/** Figures of districts from a table: one row for each figure, period and source. */

import type { Text } from '../../records'
import type { Vocabularies } from '../../terms'
import { readAmountCell } from '../cells/amount-cell'
import { moneyUnit, unitWord, YUAN } from '../cells/money'
import { countedName, figureName } from './figure-title'
import { addFigure } from './figures'
import { readPeriod, type WrittenPeriod } from './period-text'
import { type SheetRow, termCalled } from './sheet-row'
import { rowCitation } from './sources'
import { isValueField, type ValueOf, valueOfField } from './value-columns'

const NUMBER = /^-?\d[\d,]*(\.\d+)?$/
/** 0, 0.00, -3.2. */
const ZERO_OR_LESS = /^(0+(\.0+)?|-\d[\d,]*(\.\d+)?)$/
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
  const values = valuesOf(row)
  // What stands in the cells of the row, or above them all, is read and told of once.
  const ofRow = {
    districtId: values.some(({ of }) => of === 'district') || row.cell('event') !== '' ? null : row.district(),
    named: values.some(({ of }) => of === 'indicator')
      ? null
      : namedOf(row, row.cell('indicator') || ofAllOf(row).indicator || ''),
    period: row.dateText('period') || ofAllOf(row).period || '',
  }
  const figures = values.map(({ of, text, field }) => {
    const districtId = of === 'district' ? row.districtCalled('', text, field) : ofRow.districtId
    const named = of === 'indicator' ? namedOf(row, text) : ofRow.named
    const written = of === 'period' ? text : named?.period || ofRow.period
    if (named && written === '' && eventId === null && !isUndated(row, districtId, named.label)) requirePeriod(row)
    const period = written === '' ? null : readPeriod(written)
    if (period === null && written !== '') row.problem('period', 'period', written)
    return {
      districtId,
      named,
      period: named?.isCumulative ? sinceJanuary(period) : period,
      figure: named && figureOf(row, field, named.unit),
    }
  })
  if (row.isBad()) return
  const cite = rowCitation(row)
  if (cite === undefined) return
  const text = row.both('textZh', 'textEn')
  for (const { districtId, named, period, figure } of figures)
    if (figure && named && districtId !== undefined)
      addFigure(
        row.book,
        { districtId, eventId, topic: named.topic, label: named.label, period, text, ...figure },
        cite,
      )
}

/** 累计 of 3月: January to March. */
const sinceJanuary = (period: WrittenPeriod | null): WrittenPeriod | null =>
  period?.precision === 'month' ? { ...period, start: `${period.start.slice(0, 4)}-01-01` } : period

const ofAllOf = ({ settings: { sheet } }: SheetRow) => sheet.ofAll ?? {}

interface ValueCell {
  readonly field: string
  /** What the heading says of the value; null: nothing, the row says all. */
  readonly of: ValueOf | null
  readonly text: string
}

/** The cells of the row that hold figures. */
function valuesOf(row: SheetRow): ValueCell[] {
  const columns = row.settings.sheet.columns.filter(isValueField)
  if (columns.length === 0) return [{ field: 'value', of: null, text: '' }]
  const filled = columns.filter((field) => row.cell(field) !== '')
  if (filled.length === 0) row.problem(columns[0]!, 'required', '')
  return filled.map((field) => ({ field, ...valueOfField(field)! }))
}

function requirePeriod(row: SheetRow): void {
  if (!row.problems.some(({ field }) => field === 'period')) row.problem('period', 'required', '')
}

interface Named {
  readonly label: Text
  readonly topic: string
  readonly unit: string
  readonly period: string
  /** From January on. */
  readonly isCumulative: boolean
}

/** What a figure is called, its topic, and the unit and period that its name ends or begins with. */
function namedOf(row: SheetRow, stated: string): Named | null {
  if (stated === '') return row.problem('indicator', 'required', '')
  const whole = row.cell('unit') === '' ? figureName(stated, (word) => isUnitIn(row.look.terms, word)) : null
  const { period, ...called } = whole ?? { name: stated, period: '' }
  const { name: counted, isCumulative } = countedName(called.name)
  // 当月, 累计: of what the table is about.
  const name = counted || ofAllOf(row).indicator || ''
  if (name === '') return row.problem('indicator', 'required', '')
  const known = labelOf(row, name)
  const topic =
    row.cell('topic') === ''
      ? (known?.topic ?? topicOf(row, name))
      : row.term('indicator', row.meant('topic', row.cell('topic')))
  if (topic === null && row.cell('topic') !== '') row.problem('topic', 'term', row.cell('topic'), 'indicator')
  const label = known?.label ?? { zh: name, en: row.cell('indicatorEn') || name }
  // Without a topic the row is bad; what else is wrong with it is told at once.
  return { label, topic: topic ?? '', period, isCumulative, unit: row.cell('unit') || whole?.unit || unitOfAll(row) }
}

/** What somebody has said of the name: a topic is asked for once, for all figures that are called so. */
function topicOf(row: SheetRow, name: string): string | null {
  const topic = row.term('indicator', row.meant('topic', name))
  const isTold = row.problems.some(({ field, value }) => field === 'topic' && value === name)
  return topic ?? (isTold ? null : row.problem('topic', 'term', name, 'indicator'))
}

/** Of the table, or of a line above it; none where the table has a column for it. */
function unitOfAll(row: SheetRow): string {
  const { sheet, amountUnit, amountCurrency } = row.settings
  if (sheet.columns.includes('unit')) return ''
  if (sheet.ofAll?.unit) return sheet.ofAll.unit
  return amountUnit === null ? '' : `${unitWord(amountUnit)}${amountCurrency === YUAN ? '元' : amountCurrency}`
}

/** Whether a word is a unit of figures: a term, one times a number, or money. */
export const isUnitIn = (terms: Vocabularies, text: string): boolean =>
  termCalled(terms, 'unit', text) !== null ||
  (moneyUnit(text)?.currency ?? null) !== null ||
  timesOf(terms, text) !== undefined

const timesOf = (terms: Vocabularies, text: string) =>
  TIMES.find(([word]) => text.startsWith(word) && termCalled(terms, 'unit', text.slice(word.length)))

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
  const [same] = words.flatMap((word) => row.book.firstNamed('indicator', word) ?? [])
  if (!same) return null
  const { labelZh, labelEn, topic } = same.values.columns
  return { label: { zh: String(labelZh), en: String(labelEn) }, topic: String(topic) }
}

/** In plain digits, and without the sign of its unit. */
const plainFigure = (text: string, unit: string | null): string => {
  const plain = text.normalize('NFKC').replace(/^[−–]/, '-')
  return unit === 'percent' ? plain.replace(/\s*%$/, '') : plain
}

/** Null: a problem of the row says why. `field`: the column of the value. */
function figureOf(row: SheetRow, field: string, ofName: string) {
  const unitText = ofName || (/\d\s*[%％]$/.test(row.cell(field)) ? '%' : '')
  const isText = row.both('textZh', 'textEn') !== null
  const stated = isText ? row.cell(field) : row.required(field)
  if (unitText === '') row.problem('unit', 'required', '')
  const comparison = row.comparison('qualifier')
  if (unitText === '' || comparison === null || (stated === '' && !isText)) return null
  const named = row.term('unit', row.meant('unit', unitText))
  const text = plainFigure(stated, named)
  if (named !== null && text === '') return { value: null, unit: named, comparison }
  if (named !== null && NUMBER.test(text)) return { value: numberIn(text), unit: named, comparison }
  const money = moneyUnit(unitText)
  if (money?.currency && ZERO_OR_LESS.test(text)) {
    // Unlike an investment, a figure may be none, or a loss.
    const unit = row.term('unit', money.currency === YUAN ? 'cny' : money.currency)
    if (unit === null) return row.problem('unit', 'term', unitText, 'unit')
    return { value: Number((numberIn(text) * money.unit).toPrecision(DIGITS)) || 0, unit, comparison }
  }
  if (money?.currency) {
    const reading = readAmountCell(text, {
      ...{ unit: money.unit, currency: money.currency },
      answers: row.settings.answers,
    })
    if ('question' in reading) return row.problem(field, `ask-${reading.question}`, text)
    if ('error' in reading) return row.problem(field, `amount-${reading.error}`, text)
    if ('words' in reading) return row.problem(field, 'amount-inexact', text)
    if (reading.amount === null) return row.problem(field, 'required', '')
    const unit = row.term('unit', reading.currency === YUAN ? 'cny' : reading.currency)
    if (unit === null) return row.problem('unit', 'term', unitText, 'unit')
    return { value: reading.amount, unit, comparison: comparison === 'exact' ? reading.comparison : comparison }
  }
  const times = timesOf(row.look.terms, unitText)
  const unit = row.term('unit', times ? unitText.slice(times[0].length) : unitText)
  if (unit === null) return row.problem('unit', 'term', unitText, 'unit')
  if (!NUMBER.test(text)) return row.problem(field, 'figure', text)
  const value = Number((numberIn(text) * (times?.[1] ?? 1)).toPrecision(DIGITS))
  return { value, unit, comparison }
}
