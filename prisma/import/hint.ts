/** What the data suggest about how they should be read. */

import { datumsWithin } from '#geo/geometry/datum'
import { type OpenQuestions, openQuestions } from '#geo/import/cells/open-questions'
import { type DatumHint, type DatumSample, suggestDatum } from '#geo/import/datum-hint'
import { recognise } from '#geo/import/headings'
import { readRow } from '#geo/import/row'
import { problemsOfNotes } from '#geo/import/row-notes'
import type { Lookups } from '#geo/import/row-reading'
import type { ImportSettings } from '#geo/import/settings'
import { FillDown, mergedColumns } from '#geo/import/table/fill-down'
import { leftOutAs } from '#geo/import/table/left-out'
import type { OpenWord } from '#geo/import/words'
import { plainName } from '#geo/text/plain-name'
import type { Query } from '../query'
import { table } from '../tables'
import { knownPlaces, loadWaterTest } from './lookups'
import { openWordsOf } from './open-words'
import { readRows } from './tables'

const b = table('ImportBatch')

export interface Hint {
  /** null: there are no coordinates. */
  readonly datum: DatumHint | null
  /** How many of the sampled rows have swapped coordinates. */
  readonly swapped: number
  /** Columns whose empty cells seem to mean what stands above them. */
  readonly merged: readonly number[]
  /** The district that the title of the table begins with; null: none. */
  readonly district: string | null
  /** What the values of the sampled rows leave open, answered or not. */
  readonly questions: OpenQuestions
  /** Their unknown words, mapped or not. */
  readonly words: readonly OpenWord[]
}

const SAMPLE_ROWS = 2000
const COORDINATES = ['lng', 'lat', 'position'] as const

export async function hintOf(query: Query, importId: string, settings: ImportSettings, look: Lookups): Promise<Hint> {
  const { columns } = settings
  const [batch] = await query<{ headings: string[]; firstRow: number }>(
    `SELECT ${b.headings}, ${b.firstRow} FROM ${b} WHERE ${b.id} = $1`,
    [importId],
  )
  const { headings, firstRow } = batch!
  const staged = await readRows(query, importId, 0, SAMPLE_ROWS)
  const district = districtOfTitle(
    staged.filter(({ leftOut }) => leftOut === 'title').flatMap(({ cells }) => cells),
    look,
  )
  const rows = staged.filter(
    ({ no, cells, isTakenIn }) => no >= firstRow && (isTakenIn || leftOutAs(cells, { headings, columns }) === null),
  )
  const merged = mergedColumns(
    rows.map(({ cells }) => cells),
    columns,
  )
  const above = new FillDown(merged)
  const unanswered = { ...settings, datum: 'wgs84' as const, answers: {}, words: {} }
  const readings = rows.map(({ cells: typed, notes }) => {
    const { cells } = above.fill(0, typed)
    const { problems, ...reading } = readRow(cells, unanswered, look)
    return { cells, ...reading, problems: [...problems, ...problemsOfNotes(notes, unanswered)] }
  })
  const [questions, words] = [openQuestions(readings), await openWordsOf(query, readings)]
  if (!COORDINATES.some((field) => columns.includes(field)))
    return { datum: null, swapped: 0, merged, district, questions, words }
  const places = await knownPlaces(query)
  const swapped = readings.filter(({ problems }) => problems.some(({ code }) => code === 'position-swapped')).length
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
  const isWater = await loadWaterTest(query)
  return {
    datum: suggestDatum(named, samples, { isInside: look.isInside, isWater }, datumsWithin(look.near)),
    swapped,
    merged,
    district,
    questions,
    words,
  }
}

function districtOfTitle(texts: readonly string[], look: Lookups): string | null {
  const ids = new Set(texts.flatMap((text) => look.districtIn(text) ?? []))
  return ids.size === 1 ? [...ids][0]! : null
}
