/** A row of the table: one measure of every area. */

import type { DistrictRecord, Text } from '../../records'
import type { CompareView } from '../url'
import { formatMeasure, type TableCell } from './cells'
import { type GroupId, MEASURE_UNITS, type Measure, type MeasureUnit } from './measure'

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

/** The row of a measure. */
export function rowOf(measure: Measure, cells: readonly TableCell[], warning: Text | null = null): TableRow {
  const { id, group, unit, name, note, isRanked } = measure
  const largest = isRanked && !warning ? largestOf(cells) : []
  return { id, group, unit, unitName: MEASURE_UNITS[unit], name, note, cells, largest, warning }
}

function largestOf(cells: readonly TableCell[]): number[] {
  const values = cells.flatMap(({ value }) => (value === null ? [] : [value]))
  const maximum = Math.max(...values)
  if (values.length < 2 || values.every((value) => value === maximum)) return []
  return cells.flatMap(({ value }, i) => (value === maximum ? [i] : []))
}

/**
 * How a column differs from the first, in both languages: `+12.3`, `× 1.53`; percentages in percentage points. null
 * where the figures of the row must not be compared, where one of the two is missing, or for a ratio to 0.
 */
export function changeOf(row: TableRow, column: number, show: CompareView['show']): Text | null {
  const [first, value] = [row.cells[0]?.value ?? null, row.cells[column]?.value ?? null]
  if (show === 'values' || row.warning || row.unit === 'text' || first === null || value === null) return null
  if (show === 'ratios') {
    if (!(first > 0)) return null
    const times = (value / first).toFixed(2)
    return { zh: `× ${times}`, en: `× ${times}` }
  }
  const sign = value > first ? '+' : ''
  const points = row.unit === 'share' ? { zh: '（百分点）', en: ' points' } : { zh: '', en: '' }
  const figure = (locale: 'zh' | 'en') =>
    `${sign}${formatMeasure(value - first, row.unit, locale)}`.replace('%', '') + points[locale]
  return { zh: figure('zh'), en: figure('en') }
}
