/** Dates as exactly as they are known: 2021, 2021-10, 2021-10-18 (also 2021年10月18日, 2021/10/18, 2021.10). */

import type { DatePrecision } from '../vocabulary'

export interface KnownDate {
  /** ISO date of the first day of the period. */
  readonly date: string
  /** ISO date of its last day. */
  readonly last: string
  readonly precision: DatePrecision
}

const PATTERN = /^(\d{4})(?:[-/.年]\s?(\d{1,2})(?:[-/.月]\s?(\d{1,2})日?)?月?)?年?$/

/** Null for what is no such date. */
export function readDate(text: string): KnownDate | null {
  const [, year, month, day] = PATTERN.exec(text.normalize('NFKC').trim()) ?? []
  if (!year) return null
  const precision = day ? 'day' : month ? 'month' : 'year'
  const first = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  // A 31st of April would move on to May.
  const isReal = first.getUTCMonth() === Number(month ?? 1) - 1 && first.getUTCDate() === Number(day ?? 1)
  if (!isReal || Number(year) < 1900) return null
  const next = new Date(first)
  if (precision === 'year') next.setUTCFullYear(next.getUTCFullYear() + 1)
  if (precision === 'month') next.setUTCMonth(next.getUTCMonth() + 1)
  if (precision === 'day') next.setUTCDate(next.getUTCDate() + 1)
  next.setUTCDate(next.getUTCDate() - 1)
  return { date: iso(first), last: iso(next), precision }
}

const iso = (date: Date) => date.toISOString().slice(0, 10)

const LENGTH: Readonly<Record<DatePrecision, number>> = { day: 10, month: 7, year: 4 }

/** As it is typed: cut to what is known. */
export const dateText = (date: string, precision: DatePrecision): string => date.slice(0, LENGTH[precision])
