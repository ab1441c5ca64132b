/** Adds a figure to a district, an event or the whole city; figures that differ by source stand beside one another. */

import type { Citation, Columns } from '../../edit/values'
import { lookUp } from '../../look-up'
import type { Text } from '../../records'
import type { FigureComparison } from '../../vocabulary'
import type { WrittenPeriod } from './period-text'
import { type BookEntry, newRecord, type RecordBook, repeatedCites } from './record-book'

export interface Figure {
  /** Both null: of the whole city. */
  readonly districtId: string | null
  readonly eventId: string | null
  readonly topic: string
  readonly label: Text
  /** Null: the text alone says it. */
  readonly value: number | null
  readonly unit: string
  readonly comparison: FigureComparison
  readonly period: WrittenPeriod | null
  readonly text?: Text | null
}

const isOf = ({ values: { columns } }: BookEntry, { districtId, eventId }: Figure): boolean =>
  (columns.districtId ?? null) === districtId && (columns.eventId ?? null) === eventId

function isSameFigure({ values: { columns } }: BookEntry, { label, unit, period }: Figure): boolean {
  const isNamed = columns.labelZh === label.zh || columns.labelEn === label.en
  const isThen =
    (columns.periodStart ?? null) === (period?.start ?? null) && (columns.periodEnd ?? null) === (period?.end ?? null)
  return isNamed && isThen && columns.unit === unit
}

/**
 * A value that is there already gets one more source. One that differs replaces the value that this source alone gave
 * before; otherwise both stand, each with its source.
 */
export function addFigure(book: RecordBook, figure: Figure, cite: Citation | null): void {
  const mine = book.all('indicator').filter((entry) => isOf(entry, figure))
  const alike = mine.filter((entry) => isSameFigure(entry, figure))
  const isValue = ({ values: { columns } }: BookEntry) =>
    (columns.value ?? null) === figure.value &&
    columns.comparison === figure.comparison &&
    (!figure.text || (columns.textZh === figure.text.zh && columns.textEn === figure.text.en))
  const field = figure.value === null ? 'text' : 'value'
  const same = alike.find(isValue)
  if (same) {
    const cites = repeatedCites(same.values, field, cite)
    book.change(same, { ...same.values, cites: { ...same.values.cites, ...(cites.length > 0 && { [field]: cites }) } })
    return
  }
  const earlier = alike.find(({ values: { cites } }) =>
    lookUp(cites, field)?.every(({ sourceId }) => sourceId === cite?.sourceId),
  )
  if (!earlier) {
    book.create('indicator', newRecord('indicator', columnsOf(figure, mine.length), cite))
    return
  }
  const { value, comparison, text } = figure
  const texts = text && { textZh: text.zh, textEn: text.en }
  book.change(earlier, { ...earlier.values, columns: { ...earlier.values.columns, value, comparison, ...texts } })
}

const columnsOf = ({ label, period, text = null, ...figure }: Figure, position: number): Columns => ({
  ...figure,
  labelZh: label.zh,
  labelEn: label.en,
  textZh: text?.zh ?? null,
  textEn: text?.en ?? null,
  periodStart: period?.start ?? null,
  periodEnd: period?.end ?? null,
  periodPrecision: period?.precision ?? null,
  position,
})
