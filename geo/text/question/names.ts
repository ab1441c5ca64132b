/** Names of districts, terms and events in a text, as written, in part, in pinyin or by initials. */

import type { Facet } from '../../filters'
import type { Text } from '../../records'
import { pinyinOf } from '../search-tokens'
import { blank, NEGATED, type Remaining, type Taken, TURNS_BEFORE, TURNS_BEHIND } from './spans'

export interface NamedValue {
  readonly facet: Facet
  readonly value: string
  readonly names: readonly string[]
}

interface Choice {
  readonly facet: Facet
  readonly values: readonly string[]
}

const PARTS = /\s*(?:[&/、，,;；()（）·]|\band\b|与|和|及)\s*/

const flat = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** Two letters would match by chance. */
const LEAST_LETTERS = 3
const isLatin = (text: string): boolean => !/\p{Script=Han}/u.test(text)

/** With its plural, and as Americans write it. */
function withForms(name: string): string[] {
  if (!/[a-z]$/.test(name)) return [name]
  const plural = name.replace(/(?<=[^aeiou])y$/, 'ie').replace(/(?<=[sx]|ch|sh)$/, 'e')
  const forms = name.endsWith('s') ? [name] : [name, `${plural}s`]
  return [...new Set(forms.flatMap((form) => [form, form.replaceAll('centre', 'center')]))]
}

/** All that a value may be called, each with how good it is: a whole name before a part of one, before pinyin. */
function callsOf(names: readonly string[]): readonly (readonly [call: string, grade: number])[] {
  const whole = names.map(flat).filter(Boolean)
  const parts = whole.flatMap((name) => name.split(PARTS)).filter(Boolean)
  const spelt = [...whole, ...parts].filter((name) => !isLatin(name)).flatMap(pinyinOf)
  const isLong = (call: string) => [...call].length >= (isLatin(call) ? LEAST_LETTERS : 2)
  return [
    ...whole
      .filter((call) => [...call].length >= 2)
      .flatMap(withForms)
      .map((call) => [call, 0] as const),
    ...parts
      .filter(isLong)
      .flatMap(withForms)
      .map((call) => [call, 1] as const),
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

/** What an event is called by the city that it was held in: its name with “signed in” or 签约 beside it. */
export function namesByCity(city: Text): string[] {
  const [zh, en] = [city.zh.replace(/市$/, ''), city.en]
  return [
    ...[
      `${zh}签约`,
      `在${zh}签约`,
      `${zh}签的`,
      `签约于${zh}`,
      `${zh}活动`,
      `${zh}签约活动`,
      `${zh}签约仪式`,
      `${zh}会场`,
    ],
    ...[`signed in ${en}`, `signed at ${en}`, `${en} signing`, `${en} signing event`, `${en} event`, `${en} venue`],
  ]
}

const IS_LETTER = /[\p{L}\p{N}]/u
/** Whatever stands before a name, or behind it, and turns it round. */
const NOT_BEFORE = new RegExp(
  `(?:${TURNS_BEFORE}|${NEGATED}+\\s*(?:,|;|、|和|与|或|及|or|nor|and))[\\s-]*(?:the\\s+)?$`,
)
const NOT_BEHIND = new RegExp(`^\\s*(?:${TURNS_BEHIND})`, 'u')

/** Names that are meant, and those that are negated, with what negates them: no filter says that. */
interface TakenNames {
  readonly names: readonly Taken<Choice>[]
  readonly negated: readonly Taken<null>[]
}

/** The names in a text, the longest first, taken out of it. Latin names are whole words. */
export function takeNames(remaining: Remaining, index: CallIndex): TakenNames {
  const calls = [...index.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const negated: Taken<null>[] = []
  // Until none comes to light any more: of “not in A or B” the second is negated by the first.
  for (let count = -1; count < negated.length; ) {
    count = negated.length
    for (const [call, from] of placesOf(calls, remaining)) {
      const to = from + call.length
      const before = NOT_BEFORE.exec(remaining.text.slice(0, from))?.[0] ?? ''
      const behind = NOT_BEHIND.exec(remaining.text.slice(to))?.[0] ?? ''
      if (!before && !behind) continue
      const text = remaining.text.slice(from - before.length, to + behind.length)
      negated.push({
        from: from - before.length,
        to: to + behind.length,
        text: text.replaceAll(NEGATED, '').trim(),
        value: null,
      })
      blank(remaining, from - before.length, text.length, NEGATED)
    }
  }
  const names: Taken<Choice>[] = []
  for (const [call, from] of placesOf(calls, remaining)) {
    names.push({ from, to: from + call.length, text: call, value: index.get(call)! })
    blank(remaining, from, call.length)
  }
  return { names, negated }
}

const LANDED = /落户[在于到至]?/g

/** “落户” before a district is the verb, not the stage that is called so. */
export function blankVerbs(remaining: Remaining, index: CallIndex): void {
  for (const match of remaining.text.matchAll(LANDED)) {
    const behind = remaining.text.slice(match.index + match[0].length)
    const isDistrict = [...index].some(([call, { facet }]) => facet === 'district' && behind.startsWith(call))
    if (isDistrict) blank(remaining, match.index, match[0].length)
  }
}

/** Where the names stand, as the text is when each comes up. */
function* placesOf(calls: readonly string[], remaining: Remaining): Generator<readonly [call: string, from: number]> {
  for (const call of calls) {
    for (let from = remaining.text.indexOf(call); from >= 0; from = remaining.text.indexOf(call, from + 1)) {
      const [before, after] = [remaining.text.slice(0, from), remaining.text.slice(from + call.length)]
      if (!isLatin(call) || !(endsInLatin(before) || beginsInLatin(after))) yield [call, from]
    }
  }
}

const endsInLatin = (text: string) => IS_LETTER.test(text.at(-1) ?? '') && isLatin(text.at(-1)!)
const beginsInLatin = (text: string) => IS_LETTER.test(text.at(0) ?? '') && isLatin(text.at(0)!)
