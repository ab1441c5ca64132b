/** What RECORDS says of each record type, and the helpers that it is written with. */

import { z } from 'zod'
import { FIELDS, type Field } from '#geo/edit/fields'
import type { RecordType } from '#geo/edit/values'
import type { Column, Model } from '../tables'

/** What can have citations, and sources themselves: the records with a form, districts, and parts of records. */
export type RecordName = RecordType | 'district' | 'participation' | 'milestone' | 'detail'

/** The tables of records. */
export type RecordModel = Capitalize<RecordName>

export interface RecordEntry {
  readonly model: RecordModel
  /** Its list in the founding data; of a part also its list in the record whose part it is. */
  readonly list: string
  readonly columns: z.ZodObject
  /** Citable fields, as geo/records.ts names them, with the columns behind each. A source has none. */
  readonly cites: Readonly<Record<string, readonly string[]>>
  /** Columns that name another record, without owners. */
  readonly refs: Readonly<Record<string, RecordName>>
  /** Whose part it is, by the column that names the owner. */
  readonly owners?: Readonly<Record<string, RecordName>>
  /** The columns that name it, without Zh and En. */
  readonly name?: 'name' | 'title' | 'label'
  /** The folder of its public pages, which end in its slug. */
  readonly page?: 'projects' | 'events' | 'districts'
}

/** A schema of columns that the table has: any other name does not compile. */
export const columns = <M extends Model, S extends { readonly [C in Column<M>]?: z.ZodType }>(
  _: M,
  shape: S & { readonly [C in Exclude<keyof S, Column<M>>]: never },
) => z.strictObject<S>(shape)

/** English names and summaries are this map's own wording: the citation of a text backs the Chinese one. */
const citesOf = (fields: readonly Field[]): RecordEntry['cites'] =>
  Object.fromEntries(
    fields
      .filter(({ isCited }) => isCited)
      .map(({ name, column, isBilingual }) => [name, [isBilingual ? `${column}Zh` : column]]),
  )

const refsOf = (fields: readonly Field[]): RecordEntry['refs'] =>
  Object.fromEntries(fields.flatMap(({ column, ref }) => (ref ? [[column, ref]] : [])))

/** What the form of a record type says already. */
export const ofForm = (type: RecordType) => ({ cites: citesOf(FIELDS[type]), refs: refsOf(FIELDS[type]) })
