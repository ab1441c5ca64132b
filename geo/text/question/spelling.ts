/**
 * A question as the grammar and the names write it: years in numerals, amounts in English words, traditional
 * characters, pinyin with a space between its syllables.
 */

import { pinyin } from 'pinyin-pro'
import { lookUp } from '../../look-up'
import { isTraditional, simpleCharacters } from '../traditional'
import { MONTH_NAME } from './written-dates'

/** Of a text in lower case, with all that names are called by. */
export const asNamesAreSpelt = (text: string, calls: Iterable<string>): string => {
  const list = [...calls]
  return joinedPinyin(simplified(inFigures(text), list), new Set(list))
}

const NUMERALS = '〇零一二三四五六七八九'
const digitOf = (numeral: string): string => String(Math.max(0, NUMERALS.indexOf(numeral) - 1))

const WORDS: Readonly<Record<string, number>> = {
  ...{ 'half a': 0.5, a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, eighty: 80, hundred: 100 },
}
const WORD_AMOUNT = new RegExp(
  `(?<![\\d.] ?)\\b(${Object.keys(WORDS).join('|')})( hundred)? (?=(?:trillion|billion|million)\\b)`,
  'g',
)

const MONTHS_OF_YEAR = [
  [/(\d{4} ?年) ?(\d{1,2}) ?月?( ?[-–—~～至到] ?)(?=\d{1,2} ?月)/g, '$1$2月$3$1'],
  [/(\d{4} ?年) ?(第?[一二三四1-4]季度)( ?[-–—~～至到] ?)(?=第?[一二三四1-4]季度)/g, '$1$2$3$1'],
  [new RegExp(`\\b(${MONTH_NAME})( (?:to|until|and) | ?[-–—] ?)(?=${MONTH_NAME} (\\d{4})(?!\\d))`, 'g'), '$1 $3$2'],
] as const

/** A range of months or quarters says its year once: each of them gets it. */
const withYears = (text: string): string =>
  MONTHS_OF_YEAR.reduce((result, [pattern, each]) => result.replace(pattern, each), text)

const inFigures = (text: string): string =>
  withYears(text)
    .replace(new RegExp(`[${NUMERALS}]{4}(?= ?年)`, 'g'), (year) => [...year].map(digitOf).join(''))
    .replace(WORD_AMOUNT, (_, word: string, hundred?: string) => `${(lookUp(WORDS, word) ?? 1) * (hundred ? 100 : 1)} `)

/**
 * Names in traditional characters become those of ours that are read the same, character by character, where no other
 * character differs.
 */
function simplified(text: string, calls: readonly string[]): string {
  if (![...text].some(isTraditional)) return text
  let result = [...simpleCharacters(text)]
  const readings = new Map<string, readonly string[]>()
  const readingsOf = (character: string): readonly string[] => {
    const known = readings.get(character) ?? pinyin(character, { multiple: true, type: 'array' })
    readings.set(character, known)
    return known
  }
  const isSame = (one: string, other: string) =>
    one === other || (isTraditional(one) && readingsOf(one).some((reading) => readingsOf(other).includes(reading)))
  const names = calls.filter((call) => /^\p{Script=Han}{2,}$/u.test(call)).sort((a, b) => b.length - a.length)
  for (const name of names.map((call) => [...call])) {
    for (let from = 0; from + name.length <= result.length; from++) {
      if (!result.slice(from, from + name.length).some(isTraditional)) continue
      if (name.every((character, i) => isSame(result[from + i]!, character)))
        result = [...result.slice(0, from), ...name, ...result.slice(from + name.length)]
    }
  }
  return result.join('')
}

const MOST_SYLLABLES = 8

/** `gao xin qu` as `gaoxinqu`, where something is called that; the longest first. */
function joinedPinyin(text: string, calls: ReadonlySet<string>): string {
  const parts = text.split(/((?<=[a-z])[ '’-](?=[a-z]))/)
  const joined: string[] = []
  for (let at = 0; at < parts.length; ) {
    const count = lengthOfName(parts, at, calls)
    joined.push(
      parts
        .slice(at, at + count)
        .filter((_, i) => count === 1 || i % 2 === 0)
        .join(''),
    )
    at += count
  }
  return joined.join('')
}

/** How many parts, with the spaces between them, make one name; 1: none. */
function lengthOfName(parts: readonly string[], at: number, calls: ReadonlySet<string>): number {
  if (at % 2 === 1) return 1
  for (let words = MOST_SYLLABLES; words > 1; words--) {
    const count = 2 * words - 1
    const name = parts.slice(at, at + count).filter((_, i) => i % 2 === 0)
    if (at + count <= parts.length && name.every((part) => /^[a-z]+$/.test(part)) && calls.has(name.join('')))
      return count
  }
  return 1
}
