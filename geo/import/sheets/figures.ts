/** Adds a figure to a district, an event or the whole city; figures that differ by source stand beside one another. */

import type { Citation, Columns } from '../../edit/values'
import { lookUp } from '../../look-up'
import type { Text } from '../../records'
import type { FigureComparison } from '../../vocabulary'
import type { WrittenPeriod } from './period-text'
import { type BookEntry, newRecord, type RecordBook, repeatedCites } from './record-book'
import { figureKey, ownerKey } from './record-keys'

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

/** Those of the same owner, name, period and unit. */
function alikeIn(book: RecordBook, { label, period, ...figure }: Figure): BookEntry[] {
  const columns = { ...figure, text: null, periodStart: period?.start ?? null, periodEnd: period?.end ?? null }
  const labels = new Set([label.zh, label.en])
  return [...new Set([...labels].flatMap((one) => book.keyed('indicator', figureKey(columns, one))))]
}

/**
 * A value that is there already gets one more source. One that differs replaces the value that this source alone gave
 * before; otherwise both stand, each with its source.
 */
export function addFigure(book: RecordBook, figure: Figure, cite: Citation | null): void {
  const { districtId, eventId } = figure
  const alike = alikeIn(book, figure)
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
    book.create(
      'indicator',
      newRecord('indicator', columnsOf(figure, book.count('indicator', ownerKey({ districtId, eventId }))), cite),
    )
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
