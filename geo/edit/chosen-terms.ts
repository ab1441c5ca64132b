/** Whether what a record chooses from the vocabularies may be chosen. */

import { lookUp } from '../look-up'
import { offered, termIn, type Vocabularies } from '../terms'
import { FIELDS, type Field, PARTS } from './fields'
import type { Columns, Problem, RecordType, RecordValues } from './values'

/**
 * The choices that no vocabulary has, and those that are retired, unless the record has held them before (null: it is
 * new).
 */
export function termProblems(
  type: RecordType,
  values: RecordValues,
  before: RecordValues | null,
  terms: Vocabularies,
): Problem[] {
  const problemsIn = (at: string, fields: readonly Field[], row: Columns, rowsBefore: readonly Columns[]) =>
    fields.flatMap(({ column, options }): Problem[] => {
      const value = lookUp(row, column)
      if (typeof options !== 'string' || typeof value !== 'string') return []
      const isKept = rowsBefore.some((one) => lookUp(one, column) === value)
      const choices = isKept ? terms[options] : offered(terms[options])
      return termIn(choices, value) ? [] : [{ path: `${at}.${column}`, code: 'choice', value }]
    })
  return [
    ...problemsIn('columns', FIELDS[type], values.columns, before ? [before.columns] : []),
    ...Object.entries(PARTS[type]).flatMap(([name, fields]) => {
      const were = (lookUp(before?.parts ?? {}, name) ?? []).map(({ columns }) => columns)
      return (lookUp(values.parts, name) ?? []).flatMap(({ columns }, i) =>
        problemsIn(`parts.${name}.${i}.columns`, fields, columns, were),
      )
    }),
  ]
}
