/** Adds a figure to a district, an event or the whole city; figures that differ by source stand beside one another. */

import type { Citation, Columns } from '../../edit/values'
import type { Text } from '../../records'
import type { FigureComparison } from '../../vocabulary'
import type { WrittenPeriod } from './period-text'
import { type BookEntry, backedBy, newRecord, type RecordBook } from './record-book'

export interface Figure {
  /** Both null: of the whole city. */
  readonly districtId: string | null
  readonly eventId: string | null
  readonly topic: string
  readonly label: Text
  readonly value: number
  readonly unit: string
  readonly comparison: FigureComparison
  readonly period: WrittenPeriod | null
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
export function addFigure(book: RecordBook, figure: Figure, cite: Citation): void {
  const mine = book.all('indicator').filter((entry) => isOf(entry, figure))
  const alike = mine.filter((entry) => isSameFigure(entry, figure))
  const isValue = ({ values: { columns } }: BookEntry) =>
    Number(columns.value) === figure.value && columns.comparison === figure.comparison
  const same = alike.find(isValue)
  if (same) {
    book.change(same, backedBy(same.values, ['value'], cite))
    return
  }
  const earlier = alike.find(({ values: { cites } }) =>
    cites.value?.every(({ sourceId }) => sourceId === cite.sourceId),
  )
  if (!earlier) {
    book.create('indicator', newRecord('indicator', columnsOf(figure, mine.length), cite))
    return
  }
  const { value, comparison } = figure
  book.change(earlier, { ...earlier.values, columns: { ...earlier.values.columns, value, comparison } })
}

const columnsOf = ({ label, period, ...figure }: Figure, position: number): Columns => ({
  ...figure,
  labelZh: label.zh,
  labelEn: label.en,
  textZh: null,
  textEn: null,
  periodStart: period?.start ?? null,
  periodEnd: period?.end ?? null,
  periodPrecision: period?.precision ?? null,
  position,
})
