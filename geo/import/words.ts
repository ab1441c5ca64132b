/** Words of a file that no vocabulary, district or park has, and what somebody says that they mean. */

import { lookUp } from '../look-up'
import type { VocabularyName } from '../terms'
import type { RowProblem } from './problems'

export const WORD_FIELDS = [
  ...(['kind', 'sector', 'status', 'district', 'place', 'investor', 'event', 'source'] as const),
  // Of sheets of other records.
  ...(['placeKind', 'topic', 'unit', 'role'] as const),
] as const
/** The fields whose unknown words may become records of their own, made by the import. */
export const MADE_FIELDS = ['place', 'investor', 'event', 'source'] as const satisfies readonly WordField[]
export type MadeField = (typeof MADE_FIELDS)[number]
/** The fields whose unknown words may become terms, made at once, of these vocabularies. */
const TERM_WORDS: readonly (readonly [field: WordField, vocabulary: VocabularyName])[] = [
  ...(['kind', 'sector', 'status', 'unit', 'role'] as const).map((field) => [field, field] as const),
  ['placeKind', 'place'],
  ['topic', 'indicator'],
]

/** The vocabulary of which the words of a field are; null: they are of none. */
export const vocabularyOfWord = (field: string): VocabularyName | null =>
  TERM_WORDS.find(([one]) => one === field)?.[1] ?? null
/** Chosen for a word of which a record or a term is to be made. */
export const NEW_RECORD = '+'
export type WordField = (typeof WORD_FIELDS)[number]

/** By field and word the value that it means, or NEW_RECORD; '' for a word that is to stay a problem. */
export type ChosenWords = { readonly [F in WordField]?: Readonly<Record<string, string>> }

/** A word that must be mapped before its rows can be imported, or before they lose nothing. */
export interface OpenWord {
  readonly field: WordField
  readonly word: string
  /** Of the whole file. */
  readonly rows: number
  /** The values that come near, best first. */
  readonly suggestions: readonly string[]
  /** Whether the first of them is clearly the best; otherwise somebody must choose. */
  readonly isClear: boolean
  /** What somebody has said of the word in an earlier file; null: nothing. */
  readonly remembered: RememberedWord | null
}

export interface RememberedWord {
  readonly value: string
  readonly userName: string
  /** ISO timestamp. */
  readonly updatedAt: string
}

/** More would make a list that nobody reads; the others come once these are mapped. */
export const MAX_WORDS = 200

/** A cell with more characters holds no word. */
export const MAX_WORD = 300

/** A cell as the word that is mapped: forms send line breaks otherwise than files write them. */
export const wordOf = (cell: string): string => cell.trim().replace(/\s+/g, ' ')

/** The value that somebody has chosen for a word; '': to stay a problem; null: nobody has said anything. */
export const chosenWord = (words: ChosenWords, field: WordField, word: string): string | null =>
  lookUp(words[field] ?? {}, wordOf(word)) ?? null

/** Both, where they agree or not: `later` counts. */
export const joinWords = (earlier: ChosenWords, later: ChosenWords): ChosenWords =>
  Object.fromEntries(WORD_FIELDS.map((field) => [field, { ...earlier[field], ...later[field] }]))

export type CountedWord = Pick<OpenWord, 'field' | 'word' | 'rows'>

const CODES: readonly RowProblem['code'][] = [
  ...(['term', 'district', 'place', 'source', 'investor-unknown', 'event-unknown'] as const),
]

/** Counts the distinct unknown words of a file, row by row. */
export class UnknownWords {
  readonly #counts = new Map<string, { readonly field: WordField; readonly word: string; rows: number }>()

  add(problems: readonly RowProblem[]): void {
    for (const { field, code, value } of problems) {
      const known = WORD_FIELDS.find((one) => one === field)
      if (!known || !CODES.includes(code)) continue
      const word = wordOf(value)
      const key = `${known} ${word}`
      const before = this.#counts.get(key)
      if (before) before.rows++
      else this.#counts.set(key, { field: known, word, rows: 1 })
    }
  }

  /** The commonest first. */
  list(): CountedWord[] {
    return [...this.#counts.values()].sort((a, b) => b.rows - a.rows)
  }
}
