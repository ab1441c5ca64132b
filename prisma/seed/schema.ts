/** The founding data: one list of rows per table, in the columns that prisma/records says. */

import type { z } from 'zod'
import { CITATION, type CitableRecord } from '../records/citable'
import type { RecordEntry, RecordModel, RecordName } from '../records/record-entry'
import { RECORDS } from '../records/records'

type Records = typeof RECORDS
type Schemas = { readonly [N in RecordName as Records[N]['list']]: Records[N]['columns'] } & {
  readonly citations: typeof CITATION
}

const ENTRIES = Object.values(RECORDS as Readonly<Record<RecordName, RecordEntry>>)
const ROWS: readonly (readonly [list: string, columns: z.ZodObject, model: RecordModel | 'Citation'])[] = [
  ...ENTRIES.map(({ list, columns, model }) => [list, columns, model] as const),
  ['citations', CITATION, 'Citation'],
]

/** The check of each list, in the order in which they can be written: each refers only to those before it. */
export const TABLES = Object.fromEntries(ROWS.map(([list, columns]) => [list, columns])) as Schemas

export type TableName = keyof Schemas
export const TABLE_NAMES = Object.keys(TABLES) as TableName[]

/** The table in the database of each list. */
export const MODEL_OF = Object.fromEntries(ROWS.map(([list, , model]) => [list, model])) as Readonly<
  Record<TableName, RecordModel | 'Citation'>
>

/** One row of a table as it is written down: columns that may be absent left out. */
export type Entry<T extends TableName> = z.input<Schemas[T]>
/** One row of a table with every column. */
export type Row<T extends TableName> = z.output<Schemas[T]>

/** The founding data as written down. */
export type SeedInput = { readonly [T in TableName]: readonly Entry<T>[] }
/** The founding data with every column filled in. */
export type SeedData = { readonly [T in TableName]: readonly Row<T>[] }

/** The list that holds each kind of citable record. */
export const listOf = (record: CitableRecord): TableName => RECORDS[record].list

/** Which column refers to which table, for every foreign key between the tables. */
export const REFERENCES: readonly { table: TableName; column: string; to: TableName }[] = [
  ...ENTRIES.flatMap(({ list, refs, owners }) =>
    Object.entries({ ...owners, ...refs }).map(([column, to]) => ({
      table: list as TableName,
      column,
      to: RECORDS[to].list,
    })),
  ),
  { table: 'citations', column: 'sourceId', to: 'sources' },
]
