/** The table of districts as rows of plain values, for CSV and for spreadsheets. */

import type { ExportTable } from '../compare/table/export-table'
import type { Text } from '../records'
import { fill } from '../text/format'
import type { Locale } from '../vocabulary'
import type { DistrictCell, DistrictMeasure, DistrictTable } from './table'
import type { DistrictsView } from './view'

/** In one language. */
export interface DistrictExportWords {
  readonly code: string
  readonly district: string
  readonly place: string
  readonly score: string
  readonly beside: string
  readonly rankHead: string
  readonly benchmark: string
}

interface Benchmark {
  readonly name: Text
  readonly cells: ReadonlyMap<string, DistrictCell>
}

/**
 * Each column has three: the figure, what is said beside it, and its rank; amounts in whole yuan, shares in per cent.
 */
export function districtExport(
  { rows, ranking }: DistrictTable,
  view: DistrictsView,
  measures: ReadonlyMap<string, DistrictMeasure>,
  benchmarks: readonly Benchmark[],
  locale: Locale,
  words: DistrictExportWords,
): ExportTable {
  const columns = view.columns.flatMap((id) => measures.get(id) ?? [])
  const isRanked = ranking.state === 'ranked'
  const heads = columns.flatMap((measure) => {
    const label = [measure.name[locale], measure.unitName[locale] && `(${measure.unitName[locale]})`]
      .filter(Boolean)
      .join(' ')
    const name = measure.name[locale]
    return [label, `${name} ${words.beside}`, ...(measure.isRanked ? [fill(words.rankHead, { label: name })] : [])]
  })
  const cellsOf = (cells: ReadonlyMap<string, DistrictCell>, ranks?: ReadonlyMap<string, number>) =>
    columns.flatMap((measure) => [
      ...figureOf(cells.get(measure.id), measure, locale),
      ...(measure.isRanked ? [ranks?.get(measure.id) ?? ''] : []),
    ])
  const listed = rows.map(({ id, name, cells, ranks, scored }) => [
    id,
    name[locale],
    ...(isRanked ? [scored?.place ?? '', scored?.score ?? ''] : []),
    ...cellsOf(cells, ranks),
  ])
  const below = benchmarks.map(({ name, cells }) => [
    words.benchmark,
    name[locale],
    ...(isRanked ? ['', ''] : []),
    ...cellsOf(cells),
  ])
  const head = [words.code, words.district, ...(isRanked ? [words.place, words.score] : []), ...heads]
  return { head, rows: [...listed, ...below] }
}

function figureOf(cell: DistrictCell | undefined, { unit, isStated }: DistrictMeasure, locale: Locale) {
  if (!cell) return ['', '']
  const { value, text, detail } = cell
  const beside = [isStated && value !== null ? text[locale] : '', detail?.[locale] ?? ''].filter(Boolean).join('; ')
  if (value === null) return [text[locale], beside]
  return [unit === 'share' ? Number((100 * value).toPrecision(12)) : value, beside]
}
