/**
 * The names of tables and columns for SQL, taken from prisma/schema.prisma by way of the generated client: a column
 * that is renamed there no longer compiles here. Values never pass through this file; they go to the database as
 * parameters.
 */

import { Prisma } from './generated/browser'

export type Model = Prisma.ModelName

export const MODELS = Object.keys(Prisma.ModelName) as Model[]

type Scalars<M extends Model> = Prisma.TypeMap['model'][M]['payload']['scalars']

/** Columns of a type that Prisma does not know (`Unsupported`): its client leaves them out. */
const UNSUPPORTED = { Project: ['search'] } as const
type Unsupported<M> = M extends keyof typeof UNSUPPORTED ? (typeof UNSUPPORTED)[M][number] : never

export type Column<M extends Model> = (keyof Scalars<M> & string) | Unsupported<M>

/** What pg makes of a column's type: numbers that a double cannot hold come as text. */
type Read<T> = T extends bigint | InstanceType<typeof Prisma.Decimal> ? string : T

/** Some columns of a row, as pg returns them. */
export type Stored<M extends Model, C extends keyof Scalars<M>> = { readonly [K in C]: Read<Scalars<M>[K]> }

/** A row to be written: columns by name, values as JSON has them. */
export type NewRow<M extends Model> = { readonly [C in Column<M>]?: unknown }

/**
 * The columns of a table, each quoted (and qualified by the alias). In a template the object itself stands for the
 * table.
 */
export type Table<M extends Model> = { readonly [C in Column<M>]: string } & { toString(): string }

const quoted = (name: string) => `"${name}"`

/** All columns of a table. */
export function columnsOf<M extends Model>(model: M): Column<M>[] {
  const known = Object.keys(Prisma[`${model}ScalarFieldEnum`]) as Column<M>[]
  const others = (UNSUPPORTED as Partial<Record<Model, readonly string[]>>)[model] ?? []
  return [...known, ...(others as Column<M>[])]
}

/**
 * The names of a table for one statement: with `p = table('Project', 'p')`, `${p}` is `"Project" p` and `${p.slug}`
 * is `p."slug"`; without an alias `"Project"` and `"slug"`.
 */
export function table<M extends Model>(model: M, alias?: string): Table<M> {
  const before = alias === undefined ? '' : `${alias}.`
  const names = columnsOf(model).map((column) => [column, before + quoted(column)])
  const self = alias === undefined ? quoted(model) : `${quoted(model)} ${alias}`
  return Object.assign(Object.fromEntries(names) as Record<Column<M>, string>, { toString: () => self })
}

/** Column names as a list for SQL. */
export const list = (columns: readonly string[]): string => columns.map(quoted).join(', ')

/** `INSERT INTO … SELECT …` of the JSON rows in `$at`: one statement and one parameter, whatever their number. */
export const insertOf = <M extends Model>(model: M, columns: readonly Column<M>[], at = 1): string =>
  `INSERT INTO ${quoted(model)} (${list(columns)}) SELECT ${list(columns)} FROM ${rowsOf(model, at)}`

/** The JSON rows in parameter `n`, as rows of the table. */
export const rowsOf = (model: Model, n: number): string =>
  `jsonb_populate_recordset(NULL::${quoted(model)}, $${n}::jsonb)`
