/** What the data suggest about how they should be read. */

import { datumsWithin } from '#geo/geometry/datum'
import type { EarlierFile } from '#geo/import/batch'
import { type OpenQuestions, QuestionCounter } from '#geo/import/cells/open-questions'
import { type DatumHint, type DatumSample, suggestDatum } from '#geo/import/datum-hint'
import { recognise } from '#geo/import/headings'
import { districtOfTitle } from '#geo/import/places/district-of-address'
import { readRow } from '#geo/import/row'
import { linkedCells, problemsOfNotes } from '#geo/import/row-notes'
import type { Lookups, RowReading } from '#geo/import/row-reading'
import type { ImportSettings } from '#geo/import/settings'
import { FillDown, gappedColumns, mergedColumns } from '#geo/import/table/fill-down'
import { leftOutAs } from '#geo/import/table/left-out'
import { type ChosenWords, type OpenWord, UnknownWords } from '#geo/import/words'
import { plainName } from '#geo/text/plain-name'
import type { Query } from '../query'
import { knownPlaces, loadWaterTest } from './lookups'
import { openWordsOf } from './open-words'
import type { RowToCheck } from './tables'

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
  /** From which row on they are those of a list that goes on beside the first; null: there is none. */
  readonly asideFrom: number | null
}

/** Rows that tell which columns are merged and which datum the coordinates are in. All tell words and questions. */
export const SAMPLE_ROWS = 2000
const COORDINATES = ['lng', 'lat', 'position'] as const

interface HintedBatch {
  /** As `FileRows` has it: what is no table of rows and columns has no merged cells. */
  readonly kind: string | null
  readonly headings: readonly string[]
  readonly firstRow: number
  readonly settings: ImportSettings
}

/** A row that tells which datum the coordinates are in. */
type Sample = Pick<RowReading, 'stated' | 'columns'> & { readonly cells: readonly string[] }

/** What the rows of a file tell, as if nothing had been answered yet. All are to be told of, in their order. */
export class RowHints {
  readonly merged: readonly number[]
  readonly #gaps: readonly number[]
  readonly #above: FillDown
  readonly #unanswered: ImportSettings
  readonly #lastSample: number
  readonly #district: string | null
  readonly #samples: Sample[] = []
  readonly #questions = new QuestionCounter()
  readonly #words = new UnknownWords()
  #swapped = 0

  /** `first`: the first SAMPLE_ROWS rows of the file, which are to be told of as well. */
  constructor(
    private readonly batch: HintedBatch,
    first: readonly RowToCheck[],
    private readonly look: Lookups,
  ) {
    const { columns } = batch.settings
    const records = first.filter((row) => this.#isRecord(row)).map(({ cells }) => cells)
    const isTable = batch.kind === 'csv' || batch.kind === 'xlsx'
    this.merged = isTable ? mergedColumns(records, columns) : []
    this.#gaps = isTable ? gappedColumns(records, columns) : []
    this.#above = new FillDown(this.merged)
    this.#unanswered = { ...batch.settings, datum: 'wgs84', answers: {}, words: {} }
    this.#lastSample = first.at(-1)?.no ?? 0
    const titles = first.filter(({ leftOut }) => leftOut === 'title').flatMap(({ cells }) => cells)
    this.#district = districtOfTitle(titles, look.districtIn)
  }

  #isRecord = ({ no, cells, isTakenIn }: RowToCheck): boolean =>
    no >= this.batch.firstRow &&
    (isTakenIn || leftOutAs(cells, { headings: this.batch.headings, columns: this.batch.settings.columns }) === null)

  /** Reads a row. One that is no record tells nothing. */
  take(row: RowToCheck): void {
    if (!this.#isRecord(row)) return
    const { cells } = this.#above.fill(0, this.#linked(row))
    this.#count(row, cells, readRow(cells, this.#unanswered, this.look))
  }

  /** The same of a record that has been read already, with cells filled down from `merged` and without any answer. */
  takeRead(row: RowToCheck, reading: RowReading): void {
    if (row.no < this.batch.firstRow) return
    this.#count(row, this.#above.fill(0, this.#linked(row)).cells, reading)
  }

  #linked = ({ cells, notes }: RowToCheck) => linkedCells(cells, notes, this.batch.settings.columns)

  #count({ no, notes, cells: written }: RowToCheck, cells: readonly string[], reading: RowReading): void {
    const problems = [...reading.problems, ...problemsOfNotes(notes, this.#unanswered, written)]
    this.#questions.add(problems)
    this.#words.add(problems)
    if (problems.some(({ code }) => code === 'position-swapped')) this.#swapped++
    if (no <= this.#lastSample) this.#samples.push({ stated: reading.stated, columns: reading.columns, cells })
  }

  async hint(query: Query): Promise<Omit<Hint, 'earlier' | 'isTurned' | 'asideFrom'>> {
    const { headings, settings } = this.batch
    const open = await openWordsOf(query, this.#words.list(), settings.words, { ofTitle: this.#district })
    return {
      datum: await datumOf(query, headings, settings.columns, this.#samples, this.look),
      ...{ swapped: this.#swapped, merged: this.merged, gaps: this.#gaps, questions: this.#questions.open() },
      ...{ district: this.#district, ...open },
    }
  }
}

async function datumOf(
  query: Query,
  headings: readonly string[],
  columns: ImportSettings['columns'],
  readings: readonly Sample[],
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
