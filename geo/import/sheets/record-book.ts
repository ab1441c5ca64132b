/** Records as they stand and as a sheet of records changes them, before anything is written. */

import { FIELDS, fieldColumns } from '../../edit/fields'
import type { Citation, Columns, ColumnValue, Part, RecordType, RecordValues } from '../../edit/values'
import { lookUp } from '../../look-up'

export interface BookEntry {
  readonly type: RecordType
  readonly id: string
  readonly values: RecordValues
  readonly isNew: boolean
  readonly isChanged: boolean
}

/** A record that does not exist yet needs an id, so that others can refer to it. */
export type NewId = (type: RecordType, columns: Columns) => string

export class RecordBook {
  readonly #entries = new Map<RecordType, Map<string, BookEntry>>()
  readonly #newId: NewId
  #touched: Set<string> = new Set()

  constructor(newId: NewId) {
    this.#newId = newId
  }

  /** A record as it stands. */
  put(type: RecordType, id: string, values: RecordValues): void {
    this.#set({ type, id, values, isNew: false, isChanged: false })
  }

  all = (type: RecordType): BookEntry[] => [...(this.#entries.get(type)?.values() ?? [])]

  get = (type: RecordType, id: string): BookEntry | undefined => this.#entries.get(type)?.get(id)

  create(type: RecordType, values: RecordValues): BookEntry {
    const entry = { type, id: this.#newId(type, values.columns), values, isNew: true, isChanged: false }
    this.#set(entry)
    this.#touched.add(`${type} ${entry.id}`)
    return entry
  }

  /** Nothing where the values are those that it has. */
  change({ type, id }: Pick<BookEntry, 'type' | 'id'>, values: RecordValues): void {
    const before = this.get(type, id)!
    if (JSON.stringify(before.values) === JSON.stringify(values)) return
    this.#set({ ...before, values, isChanged: true })
    this.#touched.add(`${type} ${id}`)
  }

  /** What was created or changed since the last call. */
  takeTouched(): BookEntry[] {
    const keys = [...this.#touched]
    this.#touched = new Set()
    return keys.map((key) => {
      const [type, id] = key.split(' ') as [RecordType, string]
      return this.get(type, id)!
    })
  }

  /** All that was created or changed. */
  changes = (): BookEntry[] =>
    [...this.#entries.values()]
      .flatMap((list) => [...list.values()])
      .filter(({ isNew, isChanged }) => isNew || isChanged)

  #set(entry: BookEntry): void {
    const list = this.#entries.get(entry.type) ?? new Map<string, BookEntry>()
    this.#entries.set(entry.type, list.set(entry.id, entry))
  }
}

export const citing = (sourceId: string, note: { readonly zh: string; readonly en: string } | null): Citation => ({
  sourceId,
  locatorZh: note?.zh ?? null,
  locatorEn: note?.en ?? null,
})

const isGiven = (value: ColumnValue | undefined): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)

/** The fields of a record that need a source and have a value. */
const citedFields = (type: RecordType, columns: Columns): string[] =>
  FIELDS[type]
    .filter(({ isCited }) => isCited)
    .filter((field) => isGiven(lookUp(columns, field.widget === 'location' ? 'precision' : fieldColumns(field)[0]!)))
    .map(({ name }) => name)

/** A new record, all of whose values one source backs. */
export const newRecord = (
  type: RecordType,
  columns: Columns,
  cite: Citation | null,
  parts: RecordValues['parts'] = {},
): RecordValues => ({
  columns,
  cites: cite ? Object.fromEntries(citedFields(type, columns).map((field) => [field, [cite]])) : {},
  parts,
})

/** The citations with one more, unless its source is among them. */
export const withCite = (cites: readonly Citation[] | undefined, cite: Citation): readonly Citation[] =>
  cites?.some(({ sourceId }) => sourceId === cite.sourceId) ? cites : [...(cites ?? []), cite]

/** The record with one more source for these of its fields. */
export const backedBy = (values: RecordValues, fields: readonly string[], cite: Citation): RecordValues => ({
  ...values,
  cites: {
    ...values.cites,
    ...Object.fromEntries(fields.map((field) => [field, withCite(lookUp(values.cites, field), cite)])),
  },
})

/** The record with one more part in one of its lists. */
export const withPart = (values: RecordValues, list: string, part: Part): RecordValues => ({
  ...values,
  parts: { ...values.parts, [list]: [...(lookUp(values.parts, list) ?? []), part] },
})
