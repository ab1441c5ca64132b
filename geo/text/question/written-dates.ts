/** Dates in a question beyond those of forms: parts of a year, and what is told from today. */

import { lookUp } from '../../look-up'
import { readDate } from '../date-text'

/** The first day and the last. */
export interface Period {
  readonly date: string
  readonly last: string
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const THIS_YEAR = '去年|今年|前年|\\blast year\\b|\\bthis year\\b'
const PART = '上半年|下半年|第?[一二三四1-4]季度|\\b[hq][1-4]\\b'
/** What a date may look like; the longest first. */
export const DATE = [
  `(?:${THIS_YEAR}|\\d{4} ?年?),? ?(?:${PART})`,
  `\\b[hq][1-4],? (?:of )?(?:\\d{4}(?!\\d)|${THIS_YEAR})`,
  '\\d{4}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?(?!\\d)',
  '\\d{4} ?年(?: ?\\d{1,2} ?月(?: ?\\d{1,2} ?[日号])?)?',
  `\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH},? \\d{4}`,
  `${MONTH}(?: \\d{1,2}(?:st|nd|rd|th)?,?)? \\d{4}`,
  '(?:19|20)\\d{2}(?![.,]?\\d|/|s\\b|\\s*(?:万|亿|千|百|元|m\\b|bn\\b|million|billion))',
  THIS_YEAR,
].join('|')

const YEARS_AGO: Readonly<Record<string, number>> = { 今年: 0, 'this year': 0, 去年: 1, 'last year': 1, 前年: 2 }
const isYearName = (text: string): boolean => Object.hasOwn(YEARS_AGO, text)
const PART_OF_YEAR = new RegExp(PART)
const DIGITS = '零一二三四五六七八九十'

/** The period that a match of DATE names; null where there is none such. `today`: an ISO date. */
export function periodOf(text: string, today: string): Period | null {
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
  const isHalf = /半年|h/.test(part)
  const n = part === '上半年' ? 1 : part === '下半年' ? 2 : numberIn(/[一二三四1-4]/.exec(part)![0])
  const months = isHalf ? 6 : 3
  if (n * months > 12) return null
  const first = (n - 1) * months
  return { date: isoOf(year, first, 1), last: isoOf(year, first + months, 0) }
}

const isoOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** So many years or months up to today. */
export const RECENTLY = new RegExp(
  `(?:(?:in|over|within|during|for) )?(?:the )?\\b(?:last|past) (\\d{1,2}|${NUMBER_WORDS.join('|')}) (year|month)s?\\b|` +
    '(?:最近|近|过去)的?(半|[一二两三四五六七八九十]|\\d{1,2})个?(年|月)(?:以内|以来|内|来|间)?',
  'g',
)

/** The first day of a match of RECENTLY: the same day so many years or months ago. */
export function recently(
  [, words, unit, numeral, chineseUnit]: readonly (string | undefined)[],
  today: string,
): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const isYears = (unit ?? chineseUnit) === 'year' || chineseUnit === '年'
  const count = numeral === '半' ? 0.5 : numberIn(words ?? numeral ?? '')
  return isoOf(year, month - 1 - (isYears ? 12 * count : count), day)
}

function numberIn(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  return NUMBER_WORDS.includes(text) ? NUMBER_WORDS.indexOf(text) : DIGITS.indexOf(text.replace('两', '二'))
}
