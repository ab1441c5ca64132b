/** Reads the period of a figure as tables write it: 2023, 2021 H1, 2020 Jan-Sep, 2021年1—8月, 2023-12. */

import { dateText, readDate } from '../../text/date-text'
import type { DatePrecision } from '../../vocabulary'

/** ISO dates, both inclusive. */
export interface WrittenPeriod {
  readonly start: string
  readonly end: string
  readonly precision: DatePrecision
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const HALF = /^(\d{4})年?(?:h([12])|(上|下)半年)$/
const QUARTER = /^(\d{4})年?(?:q([1-4])|第?([一二三四1-4])季度?)$/
const MONTH_RANGE = /^(\d{4})年?(\d{1,2}|[a-z]{3,9})月?(?:-|至|到|to)(\d{1,2}|[a-z]{3,9})月?(?:份)?$/
const YEAR_RANGE = /^(\d{4})年?(?:-|至|到|to)(\d{4})年?$/

const SPAN = /^(\d{4}(?:-\d{1,2}){0,2})(?:\/|至|到|to)(\d{4}(?:-\d{1,2}){0,2})$/

/** A period as `readPeriod` reads it back. `end` null: it is not known. */
export function periodText(start: string, end: string | null, precision: DatePrecision): string {
  const whole = readDate(dateText(start, precision))
  if (end === null || ('last' in whole && whole.last === end)) return dateText(start, precision)
  return `${dateText(start, precision)}/${dateText(end, precision)}`
}

/** Null: no period that can be told. */
export function readPeriod(text: string): WrittenPeriod | null {
  const flat = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[—–~～]/g, '-')
    .replace(/\s+/g, '')
  const [, halfYear, h, zhHalf] = HALF.exec(flat) ?? []
  if (halfYear) return h === '1' || zhHalf === '上' ? months(halfYear, 1, 6) : months(halfYear, 7, 12)
  const [, quarterYear, q, zhQuarter] = QUARTER.exec(flat) ?? []
  if (quarterYear) {
    const n = Number(q ?? zhQuarter) || '一二三四'.indexOf(zhQuarter!) + 1
    return months(quarterYear, 3 * n - 2, 3 * n)
  }
  const [, fromYear, toYear] = YEAR_RANGE.exec(flat) ?? []
  if (fromYear) return fromYear <= toYear! ? years(fromYear, toYear!) : null
  const [, year, from, to] = MONTH_RANGE.exec(flat) ?? []
  if (year) return months(year, monthOf(from!), monthOf(to!))
  const [, first, last] = SPAN.exec(flat) ?? []
  if (first) return span(first, last!)
  const date = readDate(text)
  return 'error' in date ? null : { start: date.date, end: date.last, precision: date.precision }
}

function span(first: string, last: string): WrittenPeriod | null {
  const [from, to] = [readDate(first), readDate(last)]
  if ('error' in from || 'error' in to || from.precision !== to.precision || to.last < from.date) return null
  return { start: from.date, end: to.last, precision: from.precision }
}

const monthOf = (word: string): number => (/\d/.test(word) ? Number(word) : MONTHS.indexOf(word.slice(0, 3)) + 1)

const years = (from: string, to: string): WrittenPeriod => ({
  start: `${from}-01-01`,
  end: `${to}-12-31`,
  precision: 'year',
})

function months(year: string, from: number, to: number): WrittenPeriod | null {
  if (from < 1 || to > 12 || from > to) return null
  const iso = (date: Date) => date.toISOString().slice(0, 10)
  return {
    start: iso(new Date(Date.UTC(Number(year), from - 1, 1))),
    end: iso(new Date(Date.UTC(Number(year), to, 0))),
    precision: 'month',
  }
}
