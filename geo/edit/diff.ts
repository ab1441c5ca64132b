/** The differences between two states of a record, for its history and for two people who edit it at once. */

import { lookUp } from '../look-up'
import { FIELDS, type Field, PARTS, pickField } from './fields'
import type { Citation, Columns, Part, RecordType, RecordValues } from './values'

/** One field that differs. `part` names the list of parts it is in, if any. `before` and `after` are null if empty. */
export interface Difference {
  readonly field: Field
  readonly part: string | null
  readonly before: Columns | null
  readonly after: Columns | null
  /** The sources of the new value. */
  readonly cites: readonly Citation[]
  /** Whether nothing but its sources has changed. */
  readonly isSourceOnly: boolean
}

const isEmpty = (columns: Columns): boolean =>
  Object.values(columns).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  )

/** Compares as JSON with sorted names, since the database returns names in an order of its own. */
export const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}

/** The differences in the order of the form; empty if there are none. `before` is null for a new record. */
export function differences(type: RecordType, before: RecordValues | null, after: RecordValues): Difference[] {
  const columns = FIELDS[type].flatMap((field): Difference[] => {
    const was = before && pickField(field, before.columns)
    const is = pickField(field, after.columns)
    const cites = lookUp(after.cites, field.name) ?? []
    const isSame = was ? sameJson(was, is) : isEmpty(is)
    if (isSame && (!before || sameJson(lookUp(before.cites, field.name) ?? [], cites))) return []
    return [
      {
        field,
        part: null,
        before: was && !isEmpty(was) ? was : null,
        after: isEmpty(is) ? null : is,
        cites,
        isSourceOnly: isSame,
      },
    ]
  })
  const parts = Object.entries(PARTS[type]).flatMap(([name, fields]) =>
    partDifferences(name, fields, lookUp(before?.parts ?? {}, name) ?? [], lookUp(after.parts, name) ?? []),
  )
  return [...columns, ...parts]
}

/** Parts are recognised by their id; the first field of a part stands for all of it. */
function partDifferences(
  part: string,
  fields: readonly Field[],
  before: readonly Part[],
  after: readonly Part[],
): Difference[] {
  const field = fields[0]!
  const were = new Map(before.map((one) => [one.id, one]))
  const changed = after.flatMap((one): Difference[] => {
    const was = were.get(one.id)
    were.delete(one.id)
    const isSame = was !== undefined && sameJson(was.columns, one.columns)
    if (isSame && sameJson(was.cites, one.cites)) return []
    const { cites, columns } = one
    return [{ field, part, before: was?.columns ?? null, after: columns, cites, isSourceOnly: isSame }]
  })
  const gone = [...were.values()].map(
    ({ columns }): Difference => ({ field, part, before: columns, after: null, cites: [], isSourceOnly: false }),
  )
  return [...changed, ...gone]
}
