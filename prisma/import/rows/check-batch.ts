/** Reads some rows, compares them with the existing records, and judges them. */

import { setImmediate as breathe } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { RecordValues } from '#geo/edit/values'
import type { Verdict } from '#geo/import/choices'
import { REQUIRED } from '#geo/import/columns'
import { columnChanges, type Match, type Matcher } from '#geo/import/match'
import { isError, type RowProblem } from '#geo/import/problems'
import { readRow } from '#geo/import/row'
import { answeredCells, isLeftHidden, linkedCells, problemsOfNotes } from '#geo/import/row-notes'
import type { Lookups, RowColumns, RowReading } from '#geo/import/row-reading'
import type { ImportSettings } from '#geo/import/settings'
import type { FillDown } from '#geo/import/table/fill-down'
import { type LeftOut, leftOutAs, type TableForm } from '#geo/import/table/left-out'
import type { OtherTable } from '#geo/import/table/other-table'
import type { Sections } from '#geo/import/table/sections'
import { UsedSettings } from '#geo/import/used-settings'
import { nameListText } from '#geo/text/name-list'
import { plainName } from '#geo/text/plain-name'
import type { Query } from '../../query'
import { readWorking } from '../../write/read'
import type { RowHints } from '../hint'
import { linkDifferences, unlinkedEvent } from '../links'
import type { CheckedRow, RowToCheck } from '../tables'
import { milestoneDifferences, wordDifferences } from '../values'

export interface CheckInput {
  readonly rows: readonly RowToCheck[]
  readonly settings: ImportSettings
  readonly look: Lookups
  readonly matcher: Matcher
  /** Row number by record or name, to find rows that repeat another of the same file. */
  readonly seen: Map<string, number>
  readonly table: TableBelow
  readonly above: FillDown
  readonly sections: Sections
  readonly otherTable: OtherTable
  /** Told of all rows; null: nobody asks. */
  readonly hints: RowHints | null
}

export interface TableBelow extends TableForm {
  /** The number of the first row below the headings. */
  readonly firstRow: number
}

/** After so many rows what is being sent to the database goes on. */
const BREATH = 50

/** What a row is, if it is no record and nobody has taken it in. */
function leftOutOf(row: RowToCheck, table: TableBelow, settings: ImportSettings): LeftOut | null {
  const { no, cells, leftOut, isTakenIn } = row
  if (isTakenIn) return null
  if (isLeftHidden(row.notes, settings)) return 'hidden'
  return no < table.firstRow ? leftOut : leftOutAs(cells, table)
}

const leftRow = (no: number, leftOut: LeftOut): CheckedRow => ({
  ...{ no, leftOut, reading: null, problems: [], isBad: false, verdict: null },
  ...{ recordId: null, version: null, differences: null },
})

export async function checkBatch(query: Query, input: CheckInput): Promise<CheckedRow[]> {
  const { rows, settings, look, matcher, seen, table, above, sections, otherTable, hints } = input
  const used = new UsedSettings(settings)
  const isFilledAlike = isDeepStrictEqual(settings.fillDown, hints?.merged)
  const left: CheckedRow[] = []
  const read: { no: number; cells: readonly string[]; reading: RowReading; match: Match }[] = []
  for (const [i, row] of rows.entries()) {
    if (i % BREATH === BREATH - 1) await breathe()
    const { no, cells: written, notes } = row
    const typed = linkedCells(written, notes, settings.columns)
    const leftOut = leftOutOf(row, table, settings)
    if (leftOut !== null) {
      left.push(leftRow(no, leftOut))
      sections.see(no, leftOut, typed)
      if (leftOut === 'heading') otherTable.end()
      hints?.take(row)
      continue
    }
    const answered = answeredCells(typed, notes, settings)
    const { cells, from } = above.fill(no, answered)
    used.isUsed = false
    const ofRow = sections.below(used.settings)
    const reading = readRow(cells, ofRow, look)
    const isUnanswered = answered === typed && ofRow === used.settings && !used.isUsed && isFilledAlike
    if (isUnanswered) hints?.takeRead(row, reading)
    else hints?.take(row)
    const problems = [
      ...reading.problems,
      ...problemsOfNotes(notes, settings, written),
      ...otherTable.problems(no, cells, reading.problems),
      ...filledDown(from, cells, settings),
      ...sections.problems(reading, cells, settings),
    ]
    read.push({ no, cells, reading: { ...reading, problems }, match: matcher.match(reading.columns) })
  }
  const ids = read.flatMap(({ match }) => ('at' in match ? [matcher.record(match.at).id] : []))
  const working = await readWorking(query, 'project', ids)
  const checked = read.map(({ no, cells, reading: asRead, match }): CheckedRow => {
    const record = 'at' in match ? matcher.record(match.at) : null
    const standing = record ? working.get(record.id) : undefined
    const reading = withoutPark(asRead, standing?.values.columns.lng)
    const { problems: allProblems, ...rest } = reading
    const fields: readonly (string | null)[] = settings.columns
    const textOf = (field: string) => cells[fields.indexOf(field)] ?? ''
    const problems = allProblems.filter((problem) => !isMoot(problem, standing?.values.columns ?? {}, textOf))
    const changes = standing
      ? [
          ...columnChanges(standing.values.columns, reading.columns),
          ...milestoneDifferences(standing.values, reading),
          ...linkDifferences(standing.values, reading),
          ...wordDifferences(standing.values, reading),
        ]
      : []
    const verdict = verdictOf(match, changes.length)
    const all = [
      ...problems,
      ...missing(reading, verdict),
      ...unlinkedEvent(standing?.values ?? null, reading),
      ...ofRecord(match, standing?.values.columns.districtId, look, reading),
      ...repeated(no, record?.id, reading, verdict, seen),
      ...(verdict === 'new' ? missingTexts(reading) : []),
    ]
    const like = match.is === 'doubtful' ? { similarity: match.similarity, km: match.km } : null
    return {
      no,
      reading: rest,
      problems: all,
      isBad: all.some(isError),
      verdict,
      recordId: record?.id ?? null,
      version: standing?.version ?? null,
      differences: record ? { changes, like, name: record.names[0], slug: record.slug } : null,
      leftOut: null,
    }
  })
  return [...checked, ...left].sort((a, b) => a.no - b.no)
}

function filledDown(
  from: readonly { readonly column: number; readonly no: number }[],
  cells: readonly string[],
  { columns }: ImportSettings,
): RowProblem[] {
  return from.map(({ column, no }) => ({
    field: columns[column] ?? null,
    code: 'filled-down',
    value: cells[column]!,
    allowed: String(no),
  }))
}

/**
 * Questions that a record answers: one without an amount has none to clear, and what it says already is no piece of a
 * web page that got in by mistake.
 */
function isMoot(
  { code, field }: RowProblem,
  standing: RecordValues['columns'],
  textOf: (field: string) => string,
): boolean {
  if (code === 'ask-amount-clear') return standing.amountCny == null
  if (code !== 'ask-markup' || field === null) return false
  const value = new Map<string, unknown>(Object.entries(standing)).get(field)
  const said = Array.isArray(value) ? [nameListText(value), JSON.stringify(value)] : [value]
  return said.includes(textOf(field).trim())
}

/** The position of its park never replaces one that a record has. */
function withoutPark(reading: RowReading, lng: unknown): RowReading {
  if (!reading.isAtPark || typeof lng !== 'number') return reading
  const { lng: _lng, lat: _lat, precision: _precision, errorM: _errorM, ...columns } = reading.columns
  const { byAddress: _byAddress, ...unplaced } = reading
  const problems = reading.problems.filter(({ code }) => code !== 'placed-at-park' && code !== 'placed-by-address')
  return { ...unplaced, columns, problems, isAtPark: false }
}

const verdictOf = (match: Match, changes: number): Verdict =>
  match.is === 'same' ? (changes > 0 ? 'changed' : 'same') : match.is === 'doubtful' ? 'doubtful' : 'new'

/** What the row lacks: all required fields for a new record, a source for a change. */
function missing({ columns, sourceId, newSource, problems }: RowReading, verdict: string): RowProblem[] {
  const values = { ...columns, district: columns.districtId, source: sourceId ?? newSource }
  const requiredFields =
    verdict === 'new' || verdict === 'doubtful' ? REQUIRED : verdict === 'changed' ? (['source'] as const) : []
  return requiredFields
    .filter((field) => !values[field] && !problems.some((problem) => problem.field === field))
    .map((field) => ({ field, code: 'required', value: '' }))
}

/** Editors may not change a record of a foreign district, whatever district the row names. */
function ofRecord(match: Match, districtId: unknown, look: Lookups, { columns }: RowReading): RowProblem[] {
  if (match.is === 'unknown-slug') return [{ field: 'slug', code: 'unknown-slug', value: columns.slug ?? '' }]
  const isForeign = match.is === 'same' && typeof districtId === 'string' && !look.mayEdit(districtId)
  return isForeign ? [{ field: 'district', code: 'forbidden', value: columns.nameZh ?? columns.slug ?? '' }] : []
}

/** By which a new record is known to be the same as one of another row. */
export const newKey = ({ nameZh = '', districtId }: Pick<RowColumns, 'nameZh' | 'districtId'>): string =>
  `${plainName(nameZh)}\0${districtId}`

function repeated(
  no: number,
  recordId: string | undefined,
  { columns }: RowReading,
  verdict: string,
  seen: Map<string, number>,
): RowProblem[] {
  const key = verdict === 'new' || verdict === 'doubtful' ? newKey(columns) : recordId
  if (key === undefined || columns.nameZh === undefined) return []
  const first = seen.get(key)
  if (first === undefined) seen.set(key, no)
  return first === undefined
    ? []
    : [{ field: 'nameZh', code: 'repeated', value: columns.nameZh, allowed: String(first) }]
}

function missingTexts({ columns }: RowReading): RowProblem[] {
  const nameless: RowProblem[] = columns.nameEn ? [] : [{ field: 'nameEn', code: 'name-en-missing', value: '' }]
  const hasSummary = columns.summaryZh && columns.summaryEn
  return hasSummary ? nameless : [...nameless, { field: 'summaryZh', code: 'summary-missing', value: '' }]
}
