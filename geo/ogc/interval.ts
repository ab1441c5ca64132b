/** The parameter `datetime`: an instant, or an interval that may be open on either side (RFC 3339). */

import { dayOf } from '../text/days'

/** Days since 1970-01-01, both inclusive. */
export interface DayInterval {
  readonly from: number
  readonly to: number
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/i

/** Null for what is neither. Records know days only: a moment stands for its day in UTC. */
export function readInterval(text: string): DayInterval | null {
  const parts = text.split('/')
  if (parts.length > 2) return null
  if (parts.length === 1) {
    const day = readDay(text)
    return day === null ? null : { from: day, to: day }
  }
  const [start, end] = parts as [string, string]
  const isOpen = (part: string) => part === '' || part === '..'
  const from = isOpen(start) ? Number.NEGATIVE_INFINITY : readDay(start)
  const to = isOpen(end) ? Number.POSITIVE_INFINITY : readDay(end)
  return from === null || to === null || from > to ? null : { from, to }
}

function readDay(text: string): number | null {
  const [, date, hour, minute, second, zone] = DATE_TIME.exec(text) ?? []
  if (date === undefined) return null
  try {
    const day = dayOf(date)
    if (hour === undefined) return day
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
    const time = Date.parse(`${date}T${hour}:${minute}:00${zone!.toUpperCase()}`)
    return Number.isNaN(time) ? null : Math.floor(time / 86_400_000)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
