/** QuestionBounds in words: since 2021, 2021年后, from 2019 to 2021; over 1 billion, 10亿以上, 不超过5000万. */

import type { Filters } from '../../filters'
import { readAmount } from '../amount-text'
import { inDigits } from '../numerals'
import { type Remaining, type Taken, takeAll } from './spans'
import { DATE, type Period, periodOf, RECENTLY, recently } from './written-dates'

export type QuestionBounds = Pick<Filters, 'since' | 'until' | 'amountMin' | 'amountMax'>

/** Nor the last part of a date that is written otherwise. */
const NEW = '(?<![\\d.,/]|\\d-)'
const OF_YEAR = '(?:the )?(?:(?:start|beginning) of )?'
const END_OF_YEAR = '(?:the )?(?:end of )?'

/** Each pattern with what its dates bound; the first that fits a place is taken. */
const DATES: readonly (readonly [RegExp, (first: Period, last: Period) => QuestionBounds])[] = [
  [
    new RegExp(`(?:from |between |从|自|在)${NEW}(${DATE})\\s*(?:and|和|与)\\s*(${DATE})(?:之间|年?底|末|间)?`, 'g'),
    range,
  ],
  [
    new RegExp(
      `(?:from |between |从|自|在)?${NEW}(${DATE})\\s*(?:to|until|[-–—~～至到])\\s*(${DATE})(?:之间|年?底|末|间)?`,
      'g',
    ),
    range,
  ],
  [
    new RegExp(
      `(?:since|from|no(?:t|) (?:earlier than|before)|不早于|自从?|从)\\s*${OF_YEAR}${NEW}(${DATE})(?:以来|以后|之后|后|起|开始|至今)?`,
      'g',
    ),
    (first) => ({ since: first.date }),
  ],
  [
    new RegExp(
      `(?:until|up to|no(?:t|) (?:later than|after)|by|不晚于|不迟于|截至|截止|到)\\s*${END_OF_YEAR}${NEW}(${DATE})(?:底|末|为止|止)?`,
      'g',
    ),
    (first) => ({ until: first.last }),
  ],
  [
    new RegExp(`(?:after|later than|\\bpost-?|晚于|迟于)\\s*${NEW}(${DATE})`, 'g'),
    (first) => ({ since: dayAfter(first.last) }),
  ],
  [
    new RegExp(
      `${NEW}(${DATE})\\s*(?:[及或和]?其?(?:以来|以后|之后)|[及或和]更晚|后|起|开始|至今|(?:and|or) (?:later|after|newer)|onwards?|\\+)`,
      'g',
    ),
    (first) => ({ since: first.date }),
  ],
  [
    new RegExp(`${NEW}(${DATE})\\s*(?:(?:or|and) (?:earlier|before)|[及或和]其?(?:以前|之前|更早))`, 'g'),
    (first) => ({ until: first.last }),
  ],
  [
    new RegExp(`(?:before|earlier than|prior to|\\bpre-?|早于)\\s*${NEW}(${DATE})`, 'g'),
    (first) => ({ until: dayBefore(first.date) }),
  ],
  [new RegExp(`${NEW}(${DATE})[底末](?:以前|之前|前)`, 'g'), (first) => ({ until: first.last })],
  [
    new RegExp(`${NEW}(${DATE})\\s*(?:以前|之前|前(?!\\s*[\\d一二两三四五六七八九十]))`, 'g'),
    (first) => ({ until: dayBefore(first.date) }),
  ],
  [
    new RegExp(`(?:\\b(?:in|of|during|on)\\s+|在)?${NEW}(${DATE})(?!年?(?:[初底末]|中(?:旬|期|\\s|$)))`, 'g'),
    (first) => ({ since: first.date, until: first.last }),
  ],
]

function range(one: Period, other: Period): QuestionBounds {
  const [first, last] = one.date <= other.date ? [one, other] : [other, one]
  return { since: first.date, until: last.last }
}

const DAY_MS = 86_400_000
const moved = (iso: string, days: number) => new Date(Date.parse(iso) + days * DAY_MS).toISOString().slice(0, 10)
export const dayAfter = (iso: string) => moved(iso, 1)
const dayBefore = (iso: string) => moved(iso, -1)

/** `since` and `until` in a text, taken out of it; last year and the like are told from `today`. */
export const takeDates = (remaining: Remaining, today: string): Taken<QuestionBounds>[] => [
  ...takeAll(remaining, RECENTLY, (match) => ({ since: recently(match, today) })),
  ...DATES.flatMap(([pattern, bounds]) =>
    takeAll(remaining, pattern, ([, from = '', to]) => {
      const [first, last] = [periodOf(from, today), periodOf(to ?? from, today)]
      return first && last ? bounds(first, last) : null
    }),
  ),
]

const UNIT = '(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|trillion|billion|bn|million|mn|m|b)'
const CURRENCY = '(?:rmb|cny|cn¥|¥|人民币)'
const NUMERAL = '[一二两三四五六七八九十百千]+'
const NUMBER = `(?:\\d[\\d,]*(?:\\.\\d+)?|${NUMERAL})`
/** What is in another currency bounds nothing: amounts are in yuan. */
const FOREIGN =
  '(?!\\s*(?:美元|美金|港元|港币|欧元|日元|英镑|新元|us\\b|usd|us\\$|hkd|sgd|eur|gbp|jpy|pounds?|dollars?))'
const YUAN = '(?:元人民币|元|yuan|rmb|cny|人民币)'
const AMOUNT = `(?:${CURRENCY}\\s*)?${NUMBER}\\s*(?:个?\\s*${UNIT}(?![a-z])${FOREIGN}(?:\\s*${YUAN})?|${YUAN})`
/** No figure before it, nor the sign of another currency. */
const NEW_AMOUNT = '(?<![\\d.,$€£]|[$€£]\\s|\\b(?:usd|us|hkd|sgd|eur|gbp|jpy)\\s?)'
/** The first of a range may leave its unit to the second: 1–5 billion. */
const PART = `(?:${CURRENCY}\\s*)?${NUMBER}(?:\\s*个?\\s*${UNIT}(?![a-z])元?)?`
const ABOUT = '(?:投资额?|总投资|金额|amount|investment|worth)?\\s*'
const BEFORE_LEAST =
  '(?:超过|超出|超|过|突破|达到|不下|not (?:under|below)|大于等于|高于|大于|不低于|不少于|不小于|至少|多于|≥|>=|>|over|above|more than|at least|no(?:t|) (?:less|lower) than|exceeding|min(?:imum)?)'
const BEFORE_MOST =
  '(?:[不未没]超过?|没有超过|不到|不足|not (?:over|above|exceeding)|不高于|不大于|不多于|小于等于|低于|小于|少于|最多|至多|≤|<=|<|under|below|(?<!not? )less than|at most|up to|no(?:t|) (?:more|higher) than|not exceeding|max(?:imum)?)'
const AFTER_LEAST =
  '(?:\\(含\\))?(?:级别?[及或]?其?以上|[及或]?其?以上|级别?|或更多|起|or (?:more|above|over)|and (?:more|above|over|up)|plus|\\+)'
const AFTER_MOST = '(?:\\(含\\))?(?:[及或]?其?以下|以内|之内|or (?:less|below|under)|and (?:less|below|under))'
/** A unit that stands for one of it: 过亿, 亿元以上. */
const BARE = '(?<![\\d.一二两三四五六七八九十百千几数多余个])亿元?'

const AMOUNTS: readonly (readonly [RegExp, (first: number, last: number) => QuestionBounds])[] = [
  [
    new RegExp(
      `${ABOUT}(?:from |between |在|从)?${NEW_AMOUNT}(${PART})\\s*(?:to|[-–—~～至到])\\s*(${AMOUNT})(?:之间)?`,
      'g',
    ),
    between,
  ],
  [new RegExp(`${ABOUT}(?:from |between )${NEW_AMOUNT}(${PART})\\s*and\\s*(${AMOUNT})`, 'g'), between],
  [new RegExp(`${ABOUT}[在从]?${NEW_AMOUNT}(${PART})\\s*[和与]\\s*(${AMOUNT})之间`, 'g'), between],
  [new RegExp(`${ABOUT}(?:超过?|突破|破|过|上)(${BARE})(?:级别?)?(?!元)`, 'g'), (first) => ({ amountMin: first })],
  [new RegExp(`${ABOUT}(${BARE})${AFTER_LEAST}`, 'g'), (first) => ({ amountMin: first })],
  [new RegExp(`${ABOUT}${BEFORE_MOST}\\s*(${AMOUNT})`, 'g'), (first) => ({ amountMax: first })],
  [new RegExp(`${ABOUT}${BEFORE_LEAST}\\s*(${AMOUNT})`, 'g'), (first) => ({ amountMin: first })],
  [new RegExp(`${ABOUT}${NEW_AMOUNT}(${AMOUNT})\\s*${AFTER_LEAST}`, 'g'), (first) => ({ amountMin: first })],
  [new RegExp(`${ABOUT}${NEW_AMOUNT}(${AMOUNT})\\s*${AFTER_MOST}`, 'g'), (first) => ({ amountMax: first })],
]

function between(first: number, last: number): QuestionBounds {
  return { amountMin: first, amountMax: last }
}

const NUMERALS = new RegExp(`${NUMERAL}(?=\\s*个?\\s*${UNIT}|$)`)
const cnyIn = (text: string): number | null => {
  const written = text.startsWith('亿') ? `1${text}` : text
  const amount = readAmount(written.replace(NUMERALS, (numeral) => String(inDigits(numeral))).replace('个', ''))
  return 'cny' in amount ? amount.cny : null
}

const HAS_UNIT = new RegExp(UNIT)
const withUnitOf = (text: string, other: string): string =>
  HAS_UNIT.test(text) ? text : `${text.trim()}${HAS_UNIT.exec(other)?.[0] ?? ''}`

/** `amountMin` and `amountMax` in a text, taken out of it. An amount that nothing bounds is left. */
export const takeAmounts = (remaining: Remaining): Taken<QuestionBounds>[] =>
  AMOUNTS.flatMap(([pattern, bounds]) =>
    takeAll(remaining, pattern, ([, from = '', to]) => {
      const first = cnyIn(to === undefined ? from : withUnitOf(from, to))
      const last = to === undefined ? first : cnyIn(to)
      return first !== null && last !== null ? bounds(Math.min(first, last), Math.max(first, last)) : null
    }),
  )
