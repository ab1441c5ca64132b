/** Bounds in words: since 2021, 2021年后, from 2019 to 2021; over 1 billion, 10亿以上, 不超过5000万. */

import type { Filters } from '../../filters'
import { readAmount } from '../amount-text'
import { readDate, type WrittenDate } from '../date-text'
import { type Remaining, type Taken, takeAll } from './spans'

type Bounds = Pick<Filters, 'since' | 'until' | 'amountMin' | 'amountMax'>

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const DATE = [
  '\\d{4}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?(?!\\d)',
  '\\d{4} ?年(?: ?\\d{1,2} ?月(?: ?\\d{1,2} ?[日号])?)?',
  `\\d{1,2} ${MONTH},? \\d{4}`,
  `${MONTH}(?: \\d{1,2},)? \\d{4}`,
  '(?:19|20)\\d{2}(?![\\d.,]|\\s*(?:万|亿|千|百|元|m\\b|bn\\b|million|billion))',
].join('|')
const NO_DIGIT = '(?<![\\d.,])'

/** Each pattern with what its dates bound; the first that fits a place is taken. */
const DATES: readonly (readonly [RegExp, (first: WrittenDate, last: WrittenDate) => Bounds])[] = [
  [
    new RegExp(
      `(?:from |between |从|自|在)?${NO_DIGIT}(${DATE})\\s*(?:to|until|and|[-–—~～至到])\\s*(${DATE})(?:之间|年?底|末|间)?`,
      'g',
    ),
    (first, last) => ({ since: first.date, until: last.last }),
  ],
  [
    new RegExp(`(?:since|from|自从?|从)\\s*${NO_DIGIT}(${DATE})(?:以来|以后|之后|后|起|开始|至今)?`, 'g'),
    (first) => ({ since: first.date }),
  ],
  [new RegExp(`after\\s*${NO_DIGIT}(${DATE})`, 'g'), (first) => ({ since: dayAfter(first.last) })],
  [
    new RegExp(`${NO_DIGIT}(${DATE})\\s*(?:以来|以后|之后|后|起|开始|至今|and later|or later|onwards?)`, 'g'),
    (first) => ({ since: first.date }),
  ],
  [
    new RegExp(`(?:until|up to|by|截至|截止|到)\\s*${NO_DIGIT}(${DATE})(?:底|末|为止|止)?`, 'g'),
    (first) => ({ until: first.last }),
  ],
  [new RegExp(`before\\s*${NO_DIGIT}(${DATE})`, 'g'), (first) => ({ until: dayBefore(first.date) })],
  [new RegExp(`${NO_DIGIT}(${DATE})\\s*(?:以前|之前|前)`, 'g'), (first) => ({ until: dayBefore(first.date) })],
  [
    new RegExp(`(?:\\b(?:in|of|during|on)\\s+|在)?${NO_DIGIT}(${DATE})`, 'g'),
    (first) => ({ since: first.date, until: first.last }),
  ],
]

const DAY_MS = 86_400_000
const moved = (iso: string, days: number) => new Date(Date.parse(iso) + days * DAY_MS).toISOString().slice(0, 10)
const dayAfter = (iso: string) => moved(iso, 1)
const dayBefore = (iso: string) => moved(iso, -1)

const dateIn = (text: string | undefined): WrittenDate | null => {
  const date = text === undefined ? null : readDate(text)
  return date === null || 'error' in date ? null : date
}

/** `since` and `until` in a text, taken out of it. */
export const takeDates = (remaining: Remaining): Taken<Bounds>[] =>
  DATES.flatMap(([pattern, bounds]) =>
    takeAll(remaining, pattern, ([, from, to]) => {
      const [first, last] = [dateIn(from), to === undefined ? dateIn(from) : dateIn(to)]
      return first && last ? bounds(first, last) : null
    }),
  )

const UNIT = '(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|trillion|billion|bn|million|mn|m|b)'
const CURRENCY = '(?:rmb|cny|cn¥|¥|人民币)'
const NUMBER = '\\d[\\d,]*(?:\\.\\d+)?'
const AMOUNT = `(?:${CURRENCY}\\s*)?${NUMBER}\\s*${UNIT}(?![a-z])(?:\\s*(?:元人民币|元|yuan|rmb|cny|人民币))?`
/** The first of a range may leave its unit to the second: 1–5 billion. */
const PART = `(?:${CURRENCY}\\s*)?${NUMBER}(?:\\s*${UNIT}(?![a-z])元?)?`
const ABOUT = '(?:投资额?|总投资|金额|amount|investment|worth)?\\s*'
const BEFORE_LEAST =
  '(?:超过|超|高于|大于|不低于|不少于|不小于|至少|多于|≥|>=|>|over|above|more than|at least|exceeding|min(?:imum)?)'
const BEFORE_MOST =
  '(?:不超过|不高于|不大于|不多于|低于|小于|少于|最多|至多|≤|<=|<|under|below|less than|at most|up to|max(?:imum)?)'
const AFTER_LEAST = '(?:及以上|以上|起|or more|and more|and above|\\+)'
const AFTER_MOST = '(?:及以下|以下|以内|or less|and below)'

const AMOUNTS: readonly (readonly [RegExp, (first: number, last: number) => Bounds])[] = [
  [
    new RegExp(
      `${ABOUT}(?:from |between |在|从)?${NO_DIGIT}(${PART})\\s*(?:to|and|[-–—~～至到])\\s*(${AMOUNT})(?:之间)?`,
      'g',
    ),
    (first, last) => ({ amountMin: first, amountMax: last }),
  ],
  [new RegExp(`${ABOUT}${BEFORE_MOST}\\s*(${AMOUNT})`, 'g'), (first) => ({ amountMax: first })],
  [new RegExp(`${ABOUT}${BEFORE_LEAST}\\s*(${AMOUNT})`, 'g'), (first) => ({ amountMin: first })],
  [new RegExp(`${ABOUT}${NO_DIGIT}(${AMOUNT})\\s*${AFTER_LEAST}`, 'g'), (first) => ({ amountMin: first })],
  [new RegExp(`${ABOUT}${NO_DIGIT}(${AMOUNT})\\s*${AFTER_MOST}`, 'g'), (first) => ({ amountMax: first })],
]

const cnyIn = (text: string): number | null => {
  const amount = readAmount(text)
  return 'cny' in amount ? amount.cny : null
}

const HAS_UNIT = new RegExp(UNIT)
const withUnitOf = (text: string, other: string): string =>
  HAS_UNIT.test(text) ? text : `${text.trim()}${HAS_UNIT.exec(other)?.[0] ?? ''}`

/** `amountMin` and `amountMax` in a text, taken out of it. An amount that nothing bounds is left. */
export const takeAmounts = (remaining: Remaining): Taken<Bounds>[] =>
  AMOUNTS.flatMap(([pattern, bounds]) =>
    takeAll(remaining, pattern, ([, from = '', to]) => {
      const first = cnyIn(to === undefined ? from : withUnitOf(from, to))
      const last = to === undefined ? first : cnyIn(to)
      return first !== null && last !== null && first <= last ? bounds(first, last) : null
    }),
  )
