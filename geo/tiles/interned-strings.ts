/**
 * Interned strings: one object for each text that occurs again and again, with a number by which a tile recognises it.
 */

import type { FacetColumn } from '../snapshot/snapshot'

export interface InternedString {
  readonly value: string
  readonly utf8: Uint8Array
  /** Different for each text, from 0. */
  readonly id: number
}

const internedByValue = new Map<string, InternedString>()
const encoder = new TextEncoder()

export function intern(value: string): InternedString {
  const interned = internedByValue.get(value) ?? { value, utf8: encoder.encode(value), id: internedByValue.size }
  internedByValue.set(value, interned)
  return interned
}

const internedByColumn = new WeakMap<FacetColumn['values'], readonly InternedString[]>()

/** The row's first value in a column; '' if it has none. */
export function internedAt({ codes, values }: FacetColumn, row: number): InternedString {
  let strings = internedByColumn.get(values)
  if (!strings) {
    strings = values.map(([first]) => intern(first ?? ''))
    internedByColumn.set(values, strings)
  }
  return strings[codes[row]!]!
}
