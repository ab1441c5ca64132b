/** Words of a file that no vocabulary, district or park has, and what somebody says that they mean. */

import type { RowProblem } from './problems'

export const WORD_FIELDS = ['kind', 'sector', 'status', 'district', 'place'] as const
export type WordField = (typeof WORD_FIELDS)[number]

/** By field and word the value that it means; '' for a word that is to stay a problem. */
export type ChosenWords = { readonly [F in WordField]?: Readonly<Record<string, string>> }

/** A word that must be mapped before its rows can be imported. */
export interface OpenWord {
  readonly field: WordField
  readonly word: string
  readonly rows: number
  /** The values that come near, best first. */
  readonly suggestions: readonly string[]
  /** Whether the first of them is clearly the best; otherwise somebody must choose. */
  readonly isClear: boolean
}

/** More would make a list that nobody reads. */
export const MAX_WORDS = 200

/** The distinct unknown words of some rows with their counts, the commonest first. */
export function unknownWords(
  rows: readonly { readonly problems: readonly RowProblem[] }[],
): Omit<OpenWord, 'suggestions' | 'isClear'>[] {
  const counts = new Map<string, { readonly field: WordField; readonly word: string; rows: number }>()
  for (const { field, code, value } of rows.flatMap(({ problems }) => problems)) {
    const known = WORD_FIELDS.find((one) => one === field)
    if (!known || !['term', 'district', 'place'].includes(code)) continue
    const key = `${known} ${value}`
    const before = counts.get(key)
    if (before) before.rows++
    else counts.set(key, { field: known, word: value, rows: 1 })
  }
  return [...counts.values()].sort((a, b) => b.rows - a.rows).slice(0, MAX_WORDS)
}
