/** Writes what a row gives of a record: a new one, or other values of one that is there. */

import { sameJson } from '../../edit/diff'
import { FIELDS, fieldColumns } from '../../edit/fields'
import type { Citation, Columns, RecordType } from '../../edit/values'
import { lookUp } from '../../look-up'
import { readNameList } from '../../text/name-list'
import { type BookEntry, newRecord, type RecordBook, repeatedCites } from './record-book'

/** `given`: what the row says, without what it leaves empty; `blank`: what a new record has for the rest. */
interface Given {
  readonly type: RecordType
  readonly standing: BookEntry | undefined
  readonly given: Columns
  readonly blank: Columns
  /** Null: the record cites nothing, as a source, or the row names no source. */
  readonly cite: Citation | null
  /** What the row is about is something else: its source does not back what it repeats of this record. */
  readonly isAside?: boolean
}

/**
 * A value that the record does not have replaces its own and cites the row's source instead of the former ones; one
 * that it has gets one more source, see `repeatedCites`.
 */
export function writeRecord(
  book: RecordBook,
  { type, standing, given, blank, cite, isAside = false }: Given,
): BookEntry {
  if (!standing) return book.create(type, newRecord(type, { ...blank, ...given }, cite))
  const { columns, cites } = standing.values
  const merged = { ...columns, ...given }
  const cited = cite
    ? FIELDS[type].flatMap((field): [string, readonly Citation[]][] => {
        const names = fieldColumns(field)
        if (!field.isCited || !names.some((name) => Object.hasOwn(given, name))) return []
        const isSame = names.every((name) => sameJson(lookUp(columns, name) ?? null, lookUp(merged, name) ?? null))
        if (isSame && isAside) return []
        const list = isSame ? repeatedCites(standing.values, field.name, cite) : [cite]
        return list.length > 0 ? [[field.name, list]] : []
      })
    : []
  const values = { ...standing.values, columns: merged, cites: { ...cites, ...Object.fromEntries(cited) } }
  book.change(standing, values)
  return book.get(type, standing.id)!
}

/** The columns without those that the row leaves empty. */
export const givenOf = (columns: Readonly<Record<string, Columns[string] | undefined>>): Columns =>
  Object.fromEntries(
    Object.entries(columns).filter(
      (entry): entry is [string, Columns[string]] => entry[1] !== '' && entry[1] !== null && entry[1] !== undefined,
    ),
  )

/** A cell with several names. */
export const namesIn = (text: string): readonly string[] | undefined =>
  text === ''
    ? undefined
    : readNameList(text.startsWith('[') ? text : text.replace(/\n/g, ';'))
        .map((name) => name.trim())
        .filter(Boolean)
