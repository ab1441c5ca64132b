/** What the data suggest about how they should be read. */

import { datumsWithin } from '#geo/geometry/datum'
import type { EarlierFile } from '#geo/import/batch'
import { type OpenQuestions, QuestionCounter } from '#geo/import/cells/open-questions'
import { type DatumHint, type DatumSample, suggestDatum } from '#geo/import/datum-hint'
import { recognise } from '#geo/import/headings'
import { readRow } from '#geo/import/row'
import { problemsOfNotes } from '#geo/import/row-notes'
import type { Lookups, RowReading } from '#geo/import/row-reading'
import type { ImportSettings } from '#geo/import/settings'
import { FillDown, gappedColumns, mergedColumns } from '#geo/import/table/fill-down'
import { leftOutAs } from '#geo/import/table/left-out'
import { type ChosenWords, type OpenWord, UnknownWords } from '#geo/import/words'
import { plainName } from '#geo/text/plain-name'
import type { Query } from '../query'
import { knownPlaces, loadWaterTest } from './lookups'
import { openWordsOf } from './open-words'
import type { Progress } from './progress'
import { type RowToCheck, readRows } from './tables'

export interface Hint {
  /** null: there are no coordinates. */
  readonly datum: DatumHint | null
  /** How many rows have swapped coordinates. */
  readonly swapped: number
  /** Columns whose empty cells seem to mean what stands above them. */
  readonly merged: readonly number[]
  /** Those in which they may. */
  readonly gaps: readonly number[]
  /** The district that the title of the table begins with; null: none. */
  readonly district: string | null
  /** What the values leave open, answered or not. */
  readonly questions: OpenQuestions
  /** Unknown words, mapped or not: at most MAX_WORDS. */
  readonly words: readonly OpenWord[]
  /** How many there are besides those. */
  readonly moreWords: number
  /** What words of this file have meant in earlier ones. */
  readonly remembered: ChosenWords
  /** The file whose settings were taken over; null: none. */
  readonly earlier: EarlierFile | null
  /** The file has a column for each record: rows are numbered by columns. */
  readonly isTurned: boolean
}

/** Rows that tell which columns are merged and which datum the coordinates are in. All tell words and questions. */
const SAMPLE_ROWS = 2000
const COORDINATES = ['lng', 'lat', 'position'] as const

interface HintedBatch {
  readonly id: string
  readonly headings: readonly string[]
  readonly firstRow: number
  readonly total: number
  readonly settings: ImportSettings
}

type Reading = RowReading & { readonly cells: readonly string[] }

/**
 * Reads all rows, as if nothing had been answered yet. Whoever calls it must not hold the batch: `progress` writes it.
 */
export async function hintOf(
  query: Query,
  { id, headings, firstRow, total, settings }: HintedBatch,
  look: Lookups,
  progress: Progress,
): Promise<Omit<Hint, 'earlier' | 'isTurned'>> {
  const { columns } = settings
  const isRecord = ({ no, cells, isTakenIn }: RowToCheck) =>
    no >= firstRow && (isTakenIn || leftOutAs(cells, { headings, columns }) === null)
  const first = await readRows(query, id, 0, SAMPLE_ROWS)
  const records = first.filter(isRecord).map(({ cells }) => cells)
  const [merged, gaps] = [mergedColumns(records, columns), gappedColumns(records, columns)]
  const above = new FillDown(merged)
  const unanswered = { ...settings, datum: 'wgs84' as const, answers: {}, words: {} }
  const [questions, words] = [new QuestionCounter(), new UnknownWords()]
  let swapped = 0
  const take = ({ cells: typed, notes }: RowToCheck): Reading => {
    const { cells } = above.fill(0, typed)
    const reading = readRow(cells, unanswered, look)
    const problems = [...reading.problems, ...problemsOfNotes(notes, unanswered)]
    questions.add(problems)
    words.add(problems)
    if (problems.some(({ code }) => code === 'position-swapped')) swapped++
    return { ...reading, cells }
  }
  const readings = first.filter(isRecord).map(take)
  for (let rows = first; rows.length === SAMPLE_ROWS; ) {
    rows = await readRows(query, id, rows.at(-1)!.no, SAMPLE_ROWS)
    for (const row of rows) if (isRecord(row)) take(row)
    await progress.tell(total)
  }
  const titles = first.filter(({ leftOut }) => leftOut === 'title').flatMap(({ cells }) => cells)
  const open = await openWordsOf(query, words.list(), settings.words)
  return {
    datum: await datumOf(query, headings, columns, readings, look),
    ...{ swapped, merged, gaps, questions: questions.open(), district: districtOfTitle(titles, look), ...open },
  }
}

async function datumOf(
  query: Query,
  headings: readonly string[],
  columns: ImportSettings['columns'],
  readings: readonly Reading[],
  { isInside, near }: Lookups,
): Promise<DatumHint | null> {
  if (!COORDINATES.some((field) => columns.includes(field))) return null
  const places = await knownPlaces(query)
  const samples = readings.flatMap(({ cells, stated, columns: { districtId, nameZh } }): DatumSample[] => {
    if (!stated) return []
    const positions = [nameZh, cells[columns.indexOf('place')]].map((name) => places.get(plainName(name ?? '')))
    return [{ position: stated, knownPosition: positions.find(Boolean) ?? null, districtId: districtId ?? null }]
  })
  const named = headings.flatMap((heading, i) => {
    const isCoordinate = COORDINATES.some((field) => field === columns[i])
    const datum = isCoordinate ? recognise(heading).datum : null
    return datum === null ? [] : [datum]
  })
  return suggestDatum(named, samples, { isInside, isWater: await loadWaterTest(query) }, datumsWithin(near))
}

function districtOfTitle(texts: readonly string[], look: Lookups): string | null {
  const ids = new Set(texts.flatMap((text) => look.districtIn(text) ?? []))
  return ids.size === 1 ? [...ids][0]! : null
}
