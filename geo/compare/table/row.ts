/** A row of the table: one measure of every area. */

import type { DistrictRecord, Text } from '../../records'
import { fill } from '../../text/format'
import type { CompareView } from '../url'
import { formatMeasure, inBothLanguages, type TableCell } from './cells'
import type { GroupId, Measure, MeasureUnit } from './measure'
import type { MeasureId } from './measures'
import type { CompareWords, MeasureWords, TableWords } from './words'

/** What is known of an area beside its measures. `district` is null for all but a single district. */
export interface AreaFacts {
  readonly letter: string
  readonly name: Text
  readonly district: DistrictRecord | null
}

export interface TableRow {
  readonly id: string
  readonly group: GroupId
  readonly unit: MeasureUnit
  readonly unitName: Text
  readonly name: Text
  readonly note: Text
  readonly cells: readonly TableCell[]
  /**
   * The columns with the largest figure; empty where the measure is not ranked, all are equal, or only one has a
   * figure.
   */
  readonly largest: readonly number[]
  /** Why the figures must not be compared as they stand. */
  readonly warning: Text | null
}

type NamedMeasure = Measure & Pick<TableRow, 'unitName' | 'name' | 'note'>

/** The row of a measure whose name is a record. */
export function rowOf(measure: NamedMeasure, cells: readonly TableCell[], warning: Text | null = null): TableRow {
  const { id, group, unit, unitName, name, note, isRanked } = measure
  const largest = isRanked && !warning ? largestOf(cells) : []
  return { id, group, unit, unitName, name, note, cells, largest, warning }
}

/** The row of a measure that the words name. */
export const measureRow = (
  measure: Measure & { readonly id: MeasureId },
  cells: readonly TableCell[],
  words: CompareWords,
): TableRow =>
  rowOf(
    {
      ...measure,
      ...measureTexts(words, ({ measures }) => measures[measure.id]),
      unitName: unitNameOf(measure.unit, words),
    },
    cells,
  )

/** Name and note in both languages. */
export const measureTexts = (
  words: CompareWords,
  of: (words: TableWords) => MeasureWords,
): Record<'name' | 'note', Text> => ({
  name: inBothLanguages((locale) => of(words[locale]).name),
  note: inBothLanguages((locale) => of(words[locale]).note),
})

/** What a unit is called: a percent sign is the same everywhere, and what is said in words has no unit. */
export function unitNameOf(unit: MeasureUnit, words: CompareWords): Text {
  if (unit === 'share') return { zh: '%', en: '%' }
  return inBothLanguages((locale) => (unit === 'text' ? '' : words[locale].units[unit]))
}

/** Figures that read the same are the same: no mark tells apart what the eye cannot. */
function largestOf(cells: readonly TableCell[]): number[] {
  const valued = cells.filter(({ value }) => value !== null)
  const maximum = Math.max(...valued.map(({ value }) => value!))
  const shown = valued.find(({ value }) => value === maximum)?.text.en
  const isLargest = ({ value, text }: TableCell) => value !== null && (value === maximum || text.en === shown)
  if (valued.length < 2 || valued.every(isLargest)) return []
  return cells.flatMap((cell, i) => (isLargest(cell) ? [i] : []))
}

/**
 * How a column differs from the first, in both languages: `+12.3`, `× 1.53`; percentages in percentage points. null
 * where the figures of the row must not be compared, where one of the two is missing, or for a ratio to 0 or of angles.
 */
export function changeOf(row: TableRow, column: number, show: CompareView['show'], words: CompareWords): Text | null {
  const [first, value] = [row.cells[0]?.value ?? null, row.cells[column]?.value ?? null]
  if (show === 'values' || row.warning || row.unit === 'text' || first === null || value === null) return null
  if (show === 'ratios') {
    if (!(first > 0) || row.unit === 'degrees') return null
    const times = (value / first).toFixed(2)
    return { zh: `× ${times}`, en: `× ${times}` }
  }
  const sign = value > first ? '+' : ''
  return inBothLanguages((locale) => {
    const figure = `${sign}${formatMeasure(value - first, row.unit, locale)}`
    return row.unit === 'share' ? fill(words[locale].cells.points, { n: figure.replace('%', '') }) : figure
  })
}
