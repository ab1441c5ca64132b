/** Texts of which there are few, each kept once, with the number by which a tile knows it again. */

import type { FacetColumn } from '../snapshot/snapshot'

export interface InternedString {
  readonly value: string
  readonly utf8: Uint8Array
  /** From 0, another for each text. */
  readonly id: number
}

const known = new Map<string, InternedString>()
const encoder = new TextEncoder()

export function intern(value: string): InternedString {
  const word = known.get(value) ?? { value, utf8: encoder.encode(value), id: known.size }
  known.set(value, word)
  return word
}

const knownValues = new WeakMap<FacetColumn['values'], readonly InternedString[]>()

/** The first value that the row has in a column; '' where it has none. */
export function internedAt({ codes, values }: FacetColumn, row: number): InternedString {
  let words = knownValues.get(values)
  if (!words) {
    words = values.map(([first]) => intern(first ?? ''))
    knownValues.set(values, words)
  }
  return words[codes[row]!]!
}
