/** Records as they stand and as a sheet of records changes them, before anything is written. */

import { sameJson } from '../../edit/diff'
import { FIELDS, fieldColumns } from '../../edit/fields'
import type { Citation, Columns, ColumnValue, Part, RecordType, RecordValues } from '../../edit/values'
import { lookUp } from '../../look-up'
import { plainName } from '../../text/plain-name'
import { keysOf } from './record-keys'

export interface BookEntry {
  readonly type: RecordType
  readonly id: string
  readonly values: RecordValues
  readonly isNew: boolean
  readonly isChanged: boolean
}

/** A record that does not exist yet needs an id, so that others can refer to it. */
export type NewId = (type: RecordType, columns: Columns) => string

/** A record before and after a row; `before` null: it is new. */
export interface BookChange {
  readonly entry: BookEntry
  readonly before: RecordValues | null
}

const NAME_COLUMNS = ['slug', 'nameZh', 'nameEn', 'titleZh', 'titleEn', 'labelZh', 'labelEn'] as const

export class RecordBook {
  readonly #entries = new Map<RecordType, Map<string, BookEntry>>()
  /** Ids by type and plain name; one that is called otherwise meanwhile stays among them. */
  readonly #named = new Map<string, Set<string>>()
  /** Ids by type and key; one that has another meanwhile stays among them. */
  readonly #keyed = new Map<string, Set<string>>()
  readonly #newId: NewId
  #before = new Map<string, BookEntry | null>()

  constructor(newId: NewId) {
    this.#newId = newId
  }

  /** A record as it stands. */
  put(type: RecordType, id: string, values: RecordValues): void {
    this.#set({ type, id, values, isNew: false, isChanged: false })
  }

  all = (type: RecordType): BookEntry[] => [...(this.#entries.get(type)?.values() ?? [])]

  get = (type: RecordType, id: string): BookEntry | undefined => this.#entries.get(type)?.get(id)

  /** The records that are called so, in either language, by an alias or by their slug; the oldest first. */
  named = (type: RecordType, name: string): BookEntry[] => [...this.#called(type, name)]

  /** The oldest of them. */
  firstNamed(type: RecordType, name: string): BookEntry | undefined {
    return this.#called(type, name).next().value
  }

  *#called(type: RecordType, name: string): Generator<BookEntry, undefined> {
    const plain = plainName(name)
    for (const id of this.#named.get(`${type} ${plain}`) ?? []) {
      const entry = this.get(type, id)
      if (entry && namesIn(entry.values.columns).some((one) => plainName(one) === plain)) yield entry
    }
  }

  /** The records with this key, see `keysOf`; the oldest first. */
  keyed(type: RecordType, key: string): BookEntry[] {
    return [...(this.#keyed.get(`${type} ${key}`) ?? [])].flatMap((id) => {
      const entry = this.get(type, id)
      return entry && keysOf(type, entry.values.columns).includes(key) ? [entry] : []
    })
  }

  /** How many have had this key. */
  count = (type: RecordType, key: string): number => this.#keyed.get(`${type} ${key}`)?.size ?? 0

  create(type: RecordType, values: RecordValues): BookEntry {
    const entry = { type, id: this.#newId(type, values.columns), values, isNew: true, isChanged: false }
    this.#note(type, entry.id, null)
    this.#set(entry)
    return entry
  }

  /** Nothing where the values are those that it has. */
  change({ type, id }: Pick<BookEntry, 'type' | 'id'>, values: RecordValues): void {
    const before = this.get(type, id)!
    if (sameJson(before.values, values)) return
    this.#note(type, id, before)
    this.#set({ ...before, values, isChanged: true })
  }

  /** What was created or changed since the last `takeTouched`. */
  touched(): BookChange[] {
    return [...this.#before].map(([key, before]) => {
      const [type, id] = key.split(' ') as [RecordType, string]
      return { entry: this.get(type, id)!, before: before?.values ?? null }
    })
  }

  takeTouched(): BookChange[] {
    const touched = this.touched()
    this.#before = new Map()
    return touched
  }

  /** Takes back what was created or changed since `takeTouched`. */
  takeBack(): void {
    for (const [key, before] of this.#before) {
      const [type, id] = key.split(' ') as [RecordType, string]
      if (before) this.#set(before)
      else this.#entries.get(type)?.delete(id)
    }
    this.#before = new Map()
  }

  /** All that was created or changed. */
  changes = (): BookEntry[] =>
    [...this.#entries.values()]
      .flatMap((list) => [...list.values()])
      .filter(({ isNew, isChanged }) => isNew || isChanged)

  #note(type: RecordType, id: string, before: BookEntry | null): void {
    const key = `${type} ${id}`
    if (!this.#before.has(key)) this.#before.set(key, before)
  }

  #set(entry: BookEntry): void {
    const { type, id, values } = entry
    const list = this.#entries.get(type) ?? new Map<string, BookEntry>()
    this.#entries.set(type, list.set(id, entry))
    for (const name of namesIn(values.columns)) {
      add(this.#named, `${type} ${plainName(name)}`, id)
    }
    for (const key of keysOf(type, values.columns)) add(this.#keyed, `${type} ${key}`, id)
  }
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  if (ids) ids.add(id)
  else index.set(key, new Set([id]))
}

const namesIn = (columns: Columns): string[] =>
  [...NAME_COLUMNS.map((name) => lookUp(columns, name)), lookUp(columns, 'aliases')]
    .flat()
    .filter((name): name is string => typeof name === 'string' && name !== '')

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
export const withCite = (cites: readonly Citation[] | undefined, cite: Citation | null): readonly Citation[] =>
  cite === null || cites?.some(({ sourceId }) => sourceId === cite.sourceId) ? (cites ?? []) : [...(cites ?? []), cite]

const isBackedBy = ({ cites }: RecordValues, { sourceId }: Citation): boolean =>
  Object.values(cites).some((list) => list.some((one) => one.sourceId === sourceId))

/**
 * The citations of a field whose value a row repeats: with the row's source, unless that backs the record already. So
 * an exported row, which names one source for all its values, says nothing new.
 */
export const repeatedCites = (values: RecordValues, field: string, cite: Citation | null): readonly Citation[] => {
  const cites = lookUp(values.cites, field) ?? []
  return cite === null || isBackedBy(values, cite) ? cites : withCite(cites, cite)
}

/** The record with one more source for these of its fields. */
export const backedBy = (values: RecordValues, fields: readonly string[], cite: Citation | null): RecordValues => ({
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
