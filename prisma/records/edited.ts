/**
 * The records that have a form, as RECORDS has them: what of their columns editors write, and which parts hang on
 * them.
 */

import { z } from 'zod'
import { RECORD_TYPES, type RecordType } from '#geo/edit/values'
import type { CitableRecord } from './citable'
import type { RecordEntry, RecordModel, RecordName } from './record-entry'
import { RECORDS } from './records'

/** A list that hangs on a record: one row each. */
export interface EditedPart {
  readonly model: RecordModel
  /** The column that names the record it hangs on. */
  readonly owner: string
  readonly record: CitableRecord
  /** The field that its citations name. */
  readonly citedField: string
  /** Without its id, its owners and its place in the list. */
  readonly columns: z.ZodObject
  /** Whether the order of the list is kept in `position`. */
  readonly isOrdered: boolean
}

export interface EditedRecord {
  readonly model: RecordModel
  /** Null: a source, which cites nothing. */
  readonly record: CitableRecord | null
  /** Without its id. */
  readonly columns: z.ZodObject
  readonly hasSlug: boolean
  readonly hasDistrict: boolean
  /** The columns that name it in Chinese and in English. */
  readonly name: { readonly zh: string; readonly en: string }
  /** The folder of its public pages; null where it has none of its own. */
  readonly page: RecordEntry['page'] | null
  readonly parts: Readonly<Record<string, EditedPart>>
}

const ENTRIES = Object.entries(RECORDS as Readonly<Record<RecordName, RecordEntry>>) as [RecordName, RecordEntry][]

const without = (columns: z.ZodObject, names: readonly string[]): z.ZodObject =>
  z.strictObject(Object.fromEntries(Object.entries(columns.shape).filter(([name]) => !names.includes(name))))

function partsOf(type: RecordType): EditedRecord['parts'] {
  const parts = ENTRIES.flatMap(([record, { model, list, owners = {}, columns, cites }]) =>
    Object.entries(owners)
      .filter(([, of]) => of === type)
      .map(([owner]): [string, EditedPart] => [
        list,
        {
          model,
          owner,
          record: record as CitableRecord,
          citedField: Object.keys(cites)[0]!,
          columns: without(columns, ['id', 'position', ...Object.keys(owners)]),
          isOrdered: 'position' in columns.shape,
        },
      ]),
  )
  return Object.fromEntries(parts)
}

function editedOf(type: RecordType): EditedRecord {
  const { model, columns, name, page }: RecordEntry = RECORDS[type]
  return {
    model,
    record: type === 'source' ? null : type,
    columns: without(columns, ['id']),
    hasSlug: 'slug' in columns.shape,
    hasDistrict: 'districtId' in columns.shape,
    name: { zh: `${name}Zh`, en: `${name}En` },
    page: page ?? null,
    parts: partsOf(type),
  }
}

export const EDITED = Object.fromEntries(RECORD_TYPES.map((type) => [type, editedOf(type)])) as Readonly<
  Record<RecordType, EditedRecord>
>

/** Record types in order of reference: each refers only to those before it. */
export const REFERENCE_ORDER: readonly RecordType[] = ENTRIES.flatMap(
  ([name]) => RECORD_TYPES.find((type) => type === name) ?? [],
)

/** The tables of records in order of reference, citations last. */
export const RECORD_MODELS: readonly (RecordModel | 'Citation')[] = [
  ...ENTRIES.map(([, { model }]) => model),
  'Citation',
]

/** The table that a column refers to, whatever record it stands in. */
export const MODEL_OF_COLUMN: Readonly<Record<string, RecordModel>> = Object.fromEntries(
  ENTRIES.flatMap(([, { refs }]) => Object.entries(refs).map(([column, to]) => [column, RECORDS[to].model])),
)
