/** Names of districts, terms and events in a text, as written, in part, in pinyin or by initials. */

import type { Facet } from '../../filters'
import { pinyinOf } from '../search-tokens'
import { blank, type Remaining, type Taken } from './spans'

export interface NamedValue {
  readonly facet: Facet
  readonly value: string
  readonly names: readonly string[]
}

export interface Choice {
  readonly facet: Facet
  readonly values: readonly string[]
}

const PARTS = /\s*(?:[&/、，,;；()（）·]|\band\b|与|和|及)\s*/

const flat = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** Two letters would match by chance. */
const LEAST_LETTERS = 3
const isLatin = (text: string): boolean => !/\p{Script=Han}/u.test(text)

/** All that a value may be called, each with how good it is: a whole name before a part of one, before pinyin. */
function callsOf(names: readonly string[]): readonly (readonly [call: string, grade: number])[] {
  const whole = names.map(flat).filter(Boolean)
  const parts = whole.flatMap((name) => name.split(PARTS)).filter(Boolean)
  const spelt = [...whole, ...parts].filter((name) => !isLatin(name)).flatMap(pinyinOf)
  const isLong = (call: string) => [...call].length >= (isLatin(call) ? LEAST_LETTERS : 2)
  return [
    ...whole.filter((call) => [...call].length >= 2).map((call) => [call, 0] as const),
    ...parts.filter(isLong).map((call) => [call, 1] as const),
    ...spelt.filter((call) => call.length > LEAST_LETTERS - 1).map((call) => [call, 2] as const),
  ]
}

/** By what may be written: the choices of its best grade, of the facet that comes first. */
export type CallIndex = ReadonlyMap<string, Choice>

export function nameIndex(values: readonly NamedValue[], order: readonly Facet[]): CallIndex {
  const best = new Map<string, { readonly rank: number; readonly choice: { facet: Facet; values: string[] } }>()
  for (const { facet, value, names } of values) {
    for (const [call, grade] of callsOf(names)) {
      const rank = grade * order.length + order.indexOf(facet)
      const known = best.get(call)
      if (!known || rank < known.rank) best.set(call, { rank, choice: { facet, values: [value] } })
      else if (rank === known.rank && !known.choice.values.includes(value)) known.choice.values.push(value)
    }
  }
  return new Map([...best].map(([call, { choice }]) => [call, choice]))
}

const IS_LETTER = /[\p{L}\p{N}]/u
/** Whatever stands before a name and turns it round. */
const NOT = /(?:除了?|不是|不含|不要|非|没有|\bnot(?: in)?|\bexcept|\bwithout|\bno)\s*$/u

/**
 * The names in a text, the longest first, taken out of it. Latin names are whole words. A name that is negated is left,
 * since no filter says that.
 */
export function takeNames(remaining: Remaining, index: CallIndex): Taken<Choice>[] {
  const calls = [...index.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const taken: Taken<Choice>[] = []
  for (const call of calls) {
    for (let from = remaining.text.indexOf(call); from >= 0; from = remaining.text.indexOf(call, from + 1)) {
      const before = remaining.text.slice(0, from)
      const after = remaining.text.slice(from + call.length)
      const isWord = !isLatin(call) || !(endsInLatin(before) || beginsInLatin(after))
      if (!isWord || NOT.test(before)) continue
      taken.push({ from, text: call, value: index.get(call)! })
      blank(remaining, from, call.length)
    }
  }
  return taken
}

const endsInLatin = (text: string) => IS_LETTER.test(text.at(-1) ?? '') && isLatin(text.at(-1)!)
const beginsInLatin = (text: string) => IS_LETTER.test(text.at(0) ?? '') && isLatin(text.at(0)!)
