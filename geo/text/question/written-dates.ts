/** Dates in a question beyond those of forms: parts of a year, and what is told from today. */

import { lookUp } from '../../look-up'
import { readDate } from '../date-text'
import { withoutGroups } from '../without-groups'

/** The first day and the last. */
export interface Period {
  readonly date: string
  readonly last: string
}

export const MONTH_NAME = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const THIS_YEAR = '去年|今年|前年|\\blast year\\b|\\bthis year\\b'
const PART =
  '上半年|下半年|前[二两三2-3]个?季度|前(?:1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])个?月|第?[一二三四1-4]季度|\\b[hq][1-4]\\b'
const ORDINALS: Readonly<Record<string, number>> = {
  ...{ first: 1, second: 2, third: 3, fourth: 4 },
  ...{ '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 },
}
const WORDED_PART = `(${Object.keys(ORDINALS).join('|')}) (half|quarter)(?: of)?,?`
/** 十四五, the fourteenth five-year plan. */
const PLAN = '[“"]?十([一二三四五六七八九])五[”"]?(?:规划)?(?:期间|时期)?|\\b(\\d{1,2})th five-year plan(?: period)?'
/** What a date may look like; the longest first. */
export const DATE = [
  withoutGroups(PLAN),
  `(?:the )?${withoutGroups(WORDED_PART)} (?:\\d{4}(?!\\d)|${THIS_YEAR})`,
  `(?:${THIS_YEAR}|\\d{4} ?年?),? ?(?:${PART})`,
  `\\b[hq][1-4],? (?:of )?(?:\\d{4}(?!\\d)|${THIS_YEAR})`,
  '\\d{4}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?(?!\\d)',
  '\\d{4} ?年(?: ?\\d{1,2} ?月(?: ?\\d{1,2} ?[日号])?)?',
  `\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH_NAME},? \\d{4}`,
  `${MONTH_NAME}(?: \\d{1,2}(?:st|nd|rd|th)?,?)? \\d{4}`,
  '(?:19|20)\\d{2}(?![.,]?\\d|/|s\\b|\\s*(?:万|亿|千|百|元|m\\b|bn\\b|million|billion))',
  THIS_YEAR,
].join('|')

const IS_PLAN = new RegExp(PLAN)
const IS_WORDED_PART = new RegExp(`^(?:the )?${WORDED_PART}`)

/** China's plans last five years, one after the other; the sixth began in 1981. */
const planOf = (number: number): Period | null => {
  const first = 1981 + 5 * (number - 6)
  return number < 6 || number > 99 ? null : { date: `${first}-01-01`, last: `${first + 4}-12-31` }
}

const YEARS_AGO: Readonly<Record<string, number>> = { 今年: 0, 'this year': 0, 去年: 1, 'last year': 1, 前年: 2 }
const isYearName = (text: string): boolean => Object.hasOwn(YEARS_AGO, text)
const PART_OF_YEAR = new RegExp(PART)
const DIGITS = '零一二三四五六七八九十'

/** The period that a match of DATE names; null where there is none such. `today`: an ISO date. */
export function periodOf(written: string, today: string): Period | null {
  const plan = IS_PLAN.exec(written)
  if (plan) return planOf(plan[1] === undefined ? Number(plan[2]) : 10 + DIGITS.indexOf(plan[1]))
  const text = written.replace(
    IS_WORDED_PART,
    (_, ordinal: string, of: string) => `${of[0]}${lookUp(ORDINALS, ordinal)} `,
  )
  const part = PART_OF_YEAR.exec(text)?.[0]
  const rest = text
    .replace(PART_OF_YEAR, '')
    .replace(/\bof\b|,/g, '')
    .trim()
  const year = isYearName(rest) ? Number(today.slice(0, 4)) - lookUp(YEARS_AGO, rest)! : Number.parseInt(rest, 10)
  if (part !== undefined) return partOf(year, part)
  if (isYearName(rest)) return { date: `${year}-01-01`, last: `${year}-12-31` }
  const plain = text.replace(/(\d)(?:st|nd|rd|th)\b/, '$1').replace(' of ', ' ')
  const date = readDate(plain.replace(/^([a-z.]+ \d{1,2}) (?=\d{4})/, '$1, '))
  return 'error' in date ? null : date
}

function partOf(year: number, part: string): Period | null {
  const firstMonths = /^前(.+?)个?月$/.exec(part)?.[1]
  if (firstMonths !== undefined) return { date: isoOf(year, 0, 1), last: isoOf(year, monthsIn(firstMonths), 0) }
  const isHalf = /半年|h/.test(part)
  const isFromStart = part.startsWith('前')
  const n = part === '上半年' ? 1 : part === '下半年' ? 2 : numberIn(/[一二两三四1-4]/.exec(part)![0])
  const months = isHalf ? 6 : 3
  if (n * months > 12) return null
  const first = (n - 1) * months
  return { date: isoOf(year, isFromStart ? 0 : first, 1), last: isoOf(year, first + months, 0) }
}

const isoOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** So many years or months up to today. */
export const RECENTLY = new RegExp(
  `(?:(?:in|over|within|during|for) )?(?:the )?\\b(?:last|past) (\\d{1,2}|${NUMBER_WORDS.join('|')}) (year|month)s?\\b|` +
    '(?:最近|近|过去)的?(半|[一二两三四五六七八九十]|\\d{1,2})个?(年|月)(?:以内|以来|之内|内|来|间)?|' +
    '(?<![\\d第])(半|[一二两三四五六七八九十]|\\d{1,2})个?(年|月)(?:以内|以来|之内|内|来)',
  'g',
)

/** The first day of a match of RECENTLY: the same day so many years or months ago. */
export function recently(
  [, words, unit, near, nearUnit, within, withinUnit]: readonly (string | undefined)[],
  today: string,
): string {
  const [numeral, chineseUnit] = [near ?? within, nearUnit ?? withinUnit]
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const isYears = (unit ?? chineseUnit) === 'year' || chineseUnit === '年'
  const count = numeral === '半' ? 0.5 : numberIn(words ?? numeral ?? '')
  return isoOf(year, month - 1 - (isYears ? 12 * count : count), day)
}

function numberIn(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  return NUMBER_WORDS.includes(text) ? NUMBER_WORDS.indexOf(text) : DIGITS.indexOf(text.replace('两', '二'))
}

/** Up to twelve. */
const monthsIn = (text: string): number => (/^十[一二]$/.test(text) ? 10 + numberIn(text[1]!) : numberIn(text))
