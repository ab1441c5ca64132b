/** A comparison as rows of plain values, for CSV and for spreadsheets. */

import type { SourceRecord, Text } from '../../records'
import type { Locale } from '../../vocabulary'
import type { TableCell } from './cells'
import type { MeasureUnit } from './measure'
import type { AreaFacts, TableRow } from './row'
import type { MeasureTable } from './table'

/** A number where there is one, else why not. */
type ExportValue = string | number

export interface ExportTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly ExportValue[])[]
}

/** The words of an export in one language: its heads, and the names of what a reader must know besides. */
export interface ExportWords {
  readonly group: string
  readonly measure: string
  readonly code: string
  readonly unit: string
  readonly note: string
  readonly warning: string
  readonly sources: string
  readonly beside: string
  readonly address: string
  readonly revision: string
  readonly notice: string
  readonly method: string
  readonly methodText: string
  readonly shapes: string
  readonly filter: string
  readonly noFilter: string
  readonly leftOut: string
}

/** How many columns stand before the figures. */
const BEFORE = 4

/**
 * Every area has two columns: the figure, and what is said beside it. Pairs of areas follow, each in a row of its own.
 */
export function exportTable(
  table: MeasureTable,
  facts: readonly AreaFacts[],
  locale: Locale,
  words: ExportWords,
): ExportTable {
  const heads = facts.flatMap(({ letter, name }) => {
    const label = `${letter} ${name[locale]}`
    return [label, `${label} ${words.beside}`]
  })
  const before = [words.group, words.measure, words.code, words.unit]
  const after = [words.note, words.warning, words.sources]
  const groups = table.groups.flatMap((group) => group.rows.map((row) => lineOf(row, group.name, row.cells, locale)))
  const pairs = table.pairs.flatMap(([a, b], i) =>
    table.between.rows.map((row) => {
      const name = { zh: '', en: '', [locale]: `${table.between.name[locale]} ${facts[a]!.letter}–${facts[b]!.letter}` }
      const blanks: ExportValue[] = facts.slice(1).flatMap(() => ['', ''])
      const line = lineOf(row, name, [row.cells[i]!], locale)
      return [...line.slice(0, BEFORE + 2), ...blanks, ...line.slice(BEFORE + 2)]
    }),
  )
  return { head: [...before, ...heads, ...after], rows: [...groups, ...pairs] }
}

function lineOf(row: TableRow, group: Text, cells: readonly TableCell[], locale: Locale): ExportValue[] {
  const values = cells.flatMap((cell): ExportValue[] => [
    cell.value === null ? cell.text[locale] : inUnit(cell.value, row.unit),
    besideOf(cell, locale),
  ])
  const sources = [...new Set(cells.flatMap(({ cites }) => cites?.map(({ sourceId }) => sourceId) ?? []))]
  const words = [row.note[locale], row.warning?.[locale] ?? '', sources.join(' ')]
  return [group[locale], row.name[locale], row.id, row.unitName[locale], ...values, ...words]
}

/** In the unit that stands beside it: a share is a percentage there. */
const inUnit = (value: number, unit: MeasureUnit): number =>
  unit === 'share' ? Number((100 * value).toPrecision(12)) : value

/**
 * The figure as it is written, where the number alone would lose something (more than 1,800), and what stands below it.
 */
function besideOf({ value, text, detail, cites }: TableCell, locale: Locale): string {
  const written = value !== null && cites ? [text[locale]] : []
  return [...written, ...(detail ? [detail[locale]] : [])].join('; ')
}

export interface ExportedView {
  readonly address: string
  readonly revision: number
  readonly condition: string
  /** That the records are made up; null where they are not. */
  readonly notice: string | null
  /** What of the address was left out, in words. */
  readonly leftOut: readonly string[]
}

/**
 * What a reader must know besides the figures, as rows of two. `condition` is the common filter in words, `notes` are
 * what is to be said of the map shapes.
 */
export function provenance(
  sources: readonly SourceRecord[],
  { address, revision, condition, notice, leftOut }: ExportedView,
  locale: Locale,
  words: ExportWords,
  notes: readonly string[] = [],
): (readonly [string, string])[] {
  const listed = sources.map(({ id, title, publisher, url }): readonly [string, string] => [
    id,
    [title[locale], publisher?.[locale], url].filter(Boolean).join(' · '),
  ])
  const shapes = notes.map((note): readonly [string, string] => [words.shapes, note])
  return [
    ...(notice ? [[words.notice, notice] as const] : []),
    [words.filter, condition || words.noFilter],
    ...leftOut.map((note): readonly [string, string] => [words.leftOut, note]),
    [words.address, address],
    [words.revision, String(revision)],
    [words.method, words.methodText],
    ...shapes,
    ...listed,
  ]
}
