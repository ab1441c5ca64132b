/** What is wrong with a row, and what it holds, in words. */

import type { BatchRow } from '#geo/import/batch'
import { columnOf, DATE_FIELDS, IMPORT_FIELDS, type ImportField } from '#geo/import/columns'
import type { RowProblem } from '#geo/import/problems'
import type { RowColumns, RowReading } from '#geo/import/row-reading'
import { isTermField, termsOfField } from '#geo/import/terms'
import { lookUp } from '#geo/look-up'
import type { Vocabularies } from '#geo/terms'
import { formatForeign } from '#geo/text/currencies'
import { fill, formatAmount, formatDate, formatDistance } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import { COMPARISONS, type Locale, labelOf } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'

/** Names of districts by id, in the page's language. */
export type Names = Readonly<Record<string, string>>

/** What values are called: districts, and the terms of vocabularies. */
export interface Naming {
  readonly names: Names
  readonly terms: Vocabularies
  /** Of what is allowed so many are named; all where this is absent. */
  readonly most?: number
}

/** The names of columns of the database that are no field of a table. */
const FIELD_OF: Readonly<Record<string, ImportField>> = {
  districtId: 'district',
  placeId: 'place',
  amountCny: 'amount',
}

const fieldOf = (column: string): ImportField | null =>
  lookUp(FIELD_OF, column) ?? IMPORT_FIELDS.find((field) => field === column) ?? null

export const columnName = (column: string, locale: Locale): string => {
  const field = fieldOf(column)
  // The heading's unit belongs to the file, not to the value.
  return field ? columnOf(field)[locale].replace(/\s*[（(](亿元|CNY million)[）)]/, '') : column
}

export function problemText(problem: RowProblem, locale: Locale, t: ImportMessages, naming: Naming): string {
  const { names, terms, most = Number.POSITIVE_INFINITY } = naming
  const { field, code, value } = problem
  const listed = (all: readonly string[]) => joinNames(all.slice(0, most), locale) + (all.length > most ? '…' : '')
  const labels = field && isTermField(field) ? termsOfField(field, terms).map((term) => term[locale]) : []
  const allowed =
    // Of a sheet the row says what may stand there: its kinds are not those of projects.
    code === 'term' && problem.allowed === undefined && labels.length > 0
      ? listed(labels)
      : code === 'district'
        ? listed(Object.values(names))
        : problem.allowed
  return fill(t.rows[code], { value: shortened(value), allowed: allowed ?? '' })
}

const MAX_SHOWN = 80
const shortened = (value: string): string => {
  const characters = Array.from(value)
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : value
}

/** A value of a record's column as pages write it. */
export function valueText(
  column: string,
  value: unknown,
  locale: Locale,
  t: ImportMessages,
  { names, terms }: Naming,
): string {
  if (value === null || value === undefined || value === '') return t.preview.empty
  if (column === 'amountCny') return formatAmount(Number(value), locale)
  if (column === 'districtId') return lookUp(names, String(value)) ?? String(value)
  if (isTermField(column))
    return labelOf(column in terms ? terms[column as 'kind'] : termsOfField(column, terms), String(value), locale)
  if (DATE_FIELDS.some((kind) => kind === column) && /^\d{4}-\d{2}-\d{2}$/.test(String(value)))
    return formatDate(String(value), 'day', locale)
  if (Array.isArray(value)) return joinNames(value, locale)
  return String(value)
}

/** The amount of a row as it will be shown: about, more than, and in its own currency; null: none. */
export function amountFact(columns: RowColumns, locale: Locale): string | null {
  const { amountCny, amountForeign, amountCurrency, amountComparison } = columns
  const text =
    typeof amountCny === 'number'
      ? formatAmount(amountCny, locale)
      : amountForeign !== undefined && amountCurrency !== undefined
        ? formatForeign(amountForeign, amountCurrency, locale)
        : null
  const word = labelOf(COMPARISONS, amountComparison ?? 'exact', locale)
  return text && [word, text].filter(Boolean).join(locale === 'en' ? ' ' : '')
}

/** Dates, investors and event of a row. */
export const linkedFacts = (reading: Omit<RowReading, 'problems'>, locale: Locale): string[] => [
  ...reading.milestones.map(
    ({ kind, date, datePrecision }) => `${columnName(kind, locale)} ${formatDate(date, datePrecision, locale)}`,
  ),
  ...(reading.words ?? []).map(({ text }) => text[locale]),
  ...[reading.investor, ...(reading.moreInvestors ?? []), reading.event].flatMap((one) => one?.name ?? []),
]

/** Why a row is taken for a record that is there. */
export function likenessText({ differences, verdict }: BatchRow, locale: Locale, t: ImportMessages): string | null {
  if (!differences) return null
  const { name, like } = differences
  if (verdict !== 'doubtful' || !like) return fill(t.preview.isRecord, { name })
  if (like.similarity === 1) return fill(t.preview.sameName, { name })
  const percent = Math.round(100 * like.similarity)
  if (like.km === null) return fill(t.preview.like, { name, percent })
  return fill(t.preview.likeNear, { name, percent, distance: formatDistance(like.km, locale) })
}

/** A batch's problem, which is a word and what it is about. */
export function batchProblem(problem: string, t: ImportMessages, isUndo = false, sizeMb = 32): string {
  const [code = 'other', ...about] = problem.split(' ')
  const table: Readonly<Record<string, string>> = t.problem
  const text = isUndo && code === 'conflict' ? t.problem.undoConflict : (lookUp(table, code) ?? t.problem.other)
  return fill(text, { about: about.join(' '), size: sizeMb })
}
