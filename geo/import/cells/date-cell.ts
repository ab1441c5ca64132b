/** Reads dates in cells of a table, where spreadsheets and offices leave more to ask than forms do. */

import { type DateError, readDate, type WrittenDate } from '../../text/date-text'
import { localDate } from '../../text/format'
import { hasMarkedDigits } from '../../text/marked-digits'
import type { Answers, Question } from './questions'

export type DateCell =
  | WrittenDate
  | { readonly error: DateError }
  | { readonly question: Question }
  | { readonly none: true }
  /** No date of what has happened: the words are kept as they are. */
  | { readonly words: string }

const NONE = /^(-+|—+|–+|\/|无|暂无|待定|未定|未知|不详|n\/?a|tbd)$/i
/** What a spreadsheet makes of 2021.10 and of 2021.1 alike. */
const DECIMAL = /^(\d{4})\.1$/
const SIX_DIGITS = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/
const SERIAL = /^[2-6]\d{4}(\.\d+)?$/
const SHORT_YEAR = /^'?(\d{1,2})[-./年](\d{1,2})[-./月](\d{1,2})日?$/
/** 21.3, 21年3月: a year that is no month, and a month. */
const SHORT_YEAR_MONTH = /^'?(1[3-9]|[2-4]\d)(?:年|[-./])(\d{1,2})月?$/
/** Sep-21: a month of a year, or, where the year is left out, a day of a month. */
const MONTH_SHORT_YEAR = /^([a-z]{3,9})[-' ]+'?(1[3-9]|[2-4]\d)$/i
/** Q3 2021, as English orders it. */
const PERIOD_OF_YEAR = /^(q[1-4]|h[12]|[1-4]q)[-/' ]*((?:19|20)\d{2})$/i
/** 4-Mar-21, as a spreadsheet writes it in English. */
const SHORT_WITH_MONTH = /^(\d{1,2})[- ]([a-z]{3})[- ](\d{2})$/i
/** A moment in world time: which day that is depends on the place, unless it is midnight. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})[t ](?!00:00(?::00(?:\.0+)?)?(?:z|\+00))\d{2}:\d{2}(:\d{2}(\.\d+)?)?(z|\+00:?00)$/i
const PERIOD =
  /^(\d{4})年?(上半年|下半年|前半年|后半年|年初|年底|年末|年中|初|底|末|[第]?[一二三四1-4]季度?|[1-4]?q[1-4]?|h[12])$/i
/** 2025.10.15-17, 2025年9月26日-10月8日, 2025-3-8至2025-3-10: the first of several days. */
const SPAN =
  /^(\d{4}[年./-]\d{1,2}[月./-]\d{1,2}[日号]?)(?:-|~|—|–|至|到)(?:\d{4}[年./-])?(?:\d{1,2}[月./-])?\d{1,2}[日号]?$/
/** 2025年3月8日上午: of which day only the hours are said besides. */
const WITHIN_DAY = /^(.*\d[日号])(?:上午|下午|晚上?|早上|中午|凌晨)?(?:\d{1,2}[:：点时].*)?$/
/** What speaks of time, and is no date: a span, a plan, a stage that has been reached or not. */
const OF_TIME =
  /\d{4}|\d+\s*个?[年月日]|季度|半年|[年月]底|年[初中末内]|[前后内]$|五期间|[明今去本后前]年|预计|计划|力争|争取|有望|预期|目标|择期|适时|^[拟已未尚正约即将]/
/** 2021/10/18 星期一, Mon Oct 18 2021: the day of the week says nothing more. */
const WEEKDAY = /\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?$|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+(?=\S)/i
/** 民國110年, as Taiwan counts. */
const OF_REPUBLIC = /^(?:中[華华])?民[國国](\d{2,3})年/
const WITHIN_MONTH = /^(.*\d月)(初|底|末|中|上旬|中旬|下旬)$/

/** Days from 1970-01-01 back to the day that a spreadsheet counts as 0. */
const DAY_0 = { '1900': 25_569, '1904': 24_107 } as const
const DAY_MS = 86_400_000

/**
 * The date in a cell, or what must be asked. Part of a month is kept as the month. `timeZone`: that of the map; '' for
 * world time.
 */
export function readDateCell(text: string, answers: Answers, timeZone = ''): DateCell {
  if (hasMarkedDigits(text)) return { error: 'form' }
  const typed = arabic(
    text
      .normalize('NFKC')
      .replace(/\s*([年月日号])\s*/g, '$1')
      .replace(WEEKDAY, '')
      .replace(OF_REPUBLIC, (_, year: string) => `${Number(year) + 1911}年`)
      .trim(),
  )
  if (NONE.test(typed)) return { none: true }
  const [, decimalYear] = DECIMAL.exec(typed) ?? []
  if (decimalYear)
    return answered(answers, 'date-decimal', (month) => `${decimalYear}-${month === 'january' ? '01' : '10'}`)
  const [, year, month] = SIX_DIGITS.exec(typed) ?? []
  if (year) return answered(answers, 'date-six-digits', () => `${year}-${month}`)
  if (SERIAL.test(typed)) return answered(answers, 'date-serial', (from) => dayOfSerial(Number(typed), DAY_0[from]))
  const [, a, b, c] = SHORT_YEAR.exec(typed) ?? []
  if (a)
    return answered(answers, 'date-short-year', (order) =>
      order === 'year-first' ? `20${pad(a)}-${b}-${c}` : `20${pad(c!)}-${b}-${a}`,
    )
  const [, shortYear, ofYear] = SHORT_YEAR_MONTH.exec(typed) ?? []
  if (shortYear)
    return answered(answers, 'date-short-year', (order) =>
      order === 'year-first' ? `20${shortYear}-${ofYear}` : typed,
    )
  const [, monthWord, afterMonth] = MONTH_SHORT_YEAR.exec(typed) ?? []
  if (monthWord) return answered(answers, 'date-month-year', () => `${monthWord} 20${afterMonth}`)
  const [, first, word, last] = SHORT_WITH_MONTH.exec(typed) ?? []
  if (first)
    return answered(answers, 'date-short-year', (order) =>
      order === 'year-first' ? `${last} ${word} 20${pad(first)}` : `${first} ${word} 20${last}`,
    )
  const [, written] = MOMENT.exec(typed) ?? []
  if (written) return answered(answers, 'date-moment', (day) => (day === 'local' ? localDay(typed, timeZone) : written))
  const [, periodYear] = PERIOD.exec(typed.replace(/\s/g, '')) ?? []
  const [, , yearOfPeriod] = PERIOD_OF_YEAR.exec(typed) ?? []
  const ofPeriod = periodYear ?? yearOfPeriod
  if (ofPeriod)
    return answers['date-period'] === 'words'
      ? { words: text.trim() }
      : answered(answers, 'date-period', () => ofPeriod)
  const date = readAgain(WITHIN_MONTH.exec(typed)?.[1] ?? WITHIN_DAY.exec(typed)?.[1] ?? typed)
  return 'error' in date && date.error === 'form' ? ofTime(text, typed, answers) : date
}

function ofTime(text: string, typed: string, answers: Answers): DateCell {
  const [, first] = SPAN.exec(typed) ?? []
  const question = first === undefined ? 'date-words' : 'date-span'
  // 2021年2022-03: a year beside another one.
  if (!OF_TIME.test(typed) || /年\d{4}/.test(typed)) return { error: 'form' }
  const answer = answers[question]
  if (answer === undefined) return { question }
  if (answer === 'words') return { words: text.trim() }
  return first === undefined ? { none: true } : readDate(first)
}

/** A cache, because the days and months of a file come again and again. */
const dates = new Map<string, ReturnType<typeof readDate>>()
const MAX_DATES = 2000

function readAgain(text: string): ReturnType<typeof readDate> {
  const known = dates.get(text)
  if (known) return known
  const date = readDate(text)
  if (dates.size >= MAX_DATES) dates.clear()
  dates.set(text, date)
  return date
}

function answered<Q extends Question>(
  answers: Answers,
  question: Q,
  read: (answer: NonNullable<Answers[Q]>) => string,
): DateCell {
  const answer = answers[question]
  return answer === undefined ? { question } : readDate(read(answer as NonNullable<Answers[Q]>))
}

const pad = (digits: string): string => digits.padStart(2, '0')

const dayOfSerial = (serial: number, day0: number): string =>
  new Date((Math.floor(serial) - day0) * DAY_MS).toISOString().slice(0, 10)

/** The day of a moment where the clock is that of the map. */
function localDay(moment: string, timeZone: string): string {
  const at = new Date(moment.replace(' ', 'T'))
  return Number.isNaN(at.getTime()) ? moment : localDate(at, timeZone || 'UTC')
}

const DIGITS = '〇一二三四五六七八九'

/** 二〇二一年六月八日 in digits; other texts as they are. */
function arabic(text: string): string {
  if (!/^[〇零○一二三四五六七八九十年月日号]+$/.test(text) || !text.includes('年')) return text
  return text
    .replace(/[零○]/g, '〇')
    .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/g, (_, tens, ones) =>
      String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)))
}
