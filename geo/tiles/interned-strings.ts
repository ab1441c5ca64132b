/** Texts of which there are few, each kept once, with the number by which a tile knows it again. */

import type { Column } from '../snapshot/snapshot'

export interface Word {
  readonly value: string
  readonly utf8: Uint8Array
  /** From 0, another for each text. */
  readonly id: number
}

const known = new Map<string, Word>()
const encoder = new TextEncoder()

export function wordOf(value: string): Word {
  const word = known.get(value) ?? { value, utf8: encoder.encode(value), id: known.size }
  known.set(value, word)
  return word
}

const knownValues = new WeakMap<Column['values'], readonly Word[]>()

/** The first value that the row has in a column; '' where it has none. */
export function wordAt({ codes, values }: Column, row: number): Word {
  let words = knownValues.get(values)
  if (!words) {
    words = values.map(([first]) => wordOf(first ?? ''))
    knownValues.set(values, words)
  }
  return words[codes[row]!]!
}
