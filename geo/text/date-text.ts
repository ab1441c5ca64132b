/** Reads dates as people write them in forms and files, and how precise they are. */

import type { DatePrecision } from '../vocabulary'
import { hasMarkedDigits } from './marked-digits'

export interface WrittenDate {
  /** ISO date of the first day of the period that `precision` names. */
  readonly date: string
  /** ISO date of its last day. */
  readonly last: string
  readonly precision: DatePrecision
}
/**
 * `form`: not a date; `day`: no such day; `order`: day and month cannot be told apart; `range`: before 1900 or after
 * 2100.
 */
export type DateError = 'form' | 'day' | 'order' | 'range'

const [FIRST_YEAR, LAST_YEAR] = [1900, 2100]
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WORD = '([a-z]{3,9})\\.?'

/** For each way of writing, how to get year, month and day from the match; missing parts are left out. */
const FORMS: readonly [RegExp, (parts: readonly string[]) => readonly (string | undefined)[]][] = [
  [/^(\d{4})年?$/, ([y]) => [y]],
  [/^(\d{4})(?:年|[-/.])(\d{1,2})月?$/, ([y, m]) => [y, m]],
  [/^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?(?:[t ]?\d{1,2}:\d{2}.*)?$/, ([y, m, d]) => [y, m, d]],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => [y, m, d]],
  [new RegExp(`^${WORD} ?,? ?(\\d{4})$`), ([m, y]) => [y, m]],
  [new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)? ${WORD},? (\\d{4})$`), ([d, m, y]) => [y, m, d]],
  [new RegExp(`^${WORD} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`), ([m, d, y]) => [y, m, d]],
]
const ENDS_WITH_YEAR = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/

/** Reads 2021, 2021-06, 2021年6月8日, 20210608, 8 June 2021 … Anything that could mean two different days is an error. */
export function readDate(text: string): WrittenDate | { readonly error: DateError } {
  if (hasMarkedDigits(text)) return { error: 'form' }
  const typed = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\s*([年月日号])\s*/g, '$1')
    .replace(/(?<=\d)\s*([-/.])\s*(?=\d)/g, '$1')
  for (const [form, order] of FORMS) {
    const match = form.exec(typed)
    if (match) return dated(order(match.slice(1)))
  }
  const match = ENDS_WITH_YEAR.exec(typed)
  if (!match) return { error: 'form' }
  const [, first, second, year] = match
  if (first === second) return dated([year, first, second])
  if (Number(first) > 12) return dated([year, second, first])
  return Number(second) > 12 ? dated([year, first, second]) : { error: 'order' }
}

function dated([year, month, day]: readonly (string | undefined)[]): WrittenDate | { readonly error: DateError } {
  const y = Number(year)
  const m = month === undefined ? 1 : /\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1
  const d = day === undefined ? 1 : Number(day)
  if (month !== undefined && m === 0) return { error: 'form' }
  if (y < FIRST_YEAR || y > LAST_YEAR) return { error: 'range' }
  const date = new Date(Date.UTC(y, m - 1, d))
  // Date turns 31 April into 1 May.
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return { error: 'day' }
  const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year'
  const last = { day: date, month: new Date(Date.UTC(y, m, 0)), year: new Date(Date.UTC(y, 12, 0)) }[precision]
  return { date: isoDate(date), last: isoDate(last), precision }
}

const isoDate = (date: Date) => date.toISOString().slice(0, 10)

const LENGTH: Readonly<Record<DatePrecision, number>> = { day: 10, month: 7, year: 4 }

/** The ISO date cut to its precision, as people type it: 2021-06-08, 2021-06 or 2021. */
export const dateText = (date: string, precision: DatePrecision): string => date.slice(0, LENGTH[precision])
