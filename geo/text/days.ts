/** Calendar days as numbers, so that columns can hold and compare them. */

const MS_PER_DAY = 86_400_000

/** Stands for no date. Earlier than every date. */
export const NO_DATE = -(2 ** 31)

/** Days since 1970-01-01 of an ISO date. Throws a RangeError for anything but a calendar day as yyyy-mm-dd. */
export function dayOf(date: string): number {
  const day = Date.parse(date) / MS_PER_DAY
  if (!Number.isInteger(day) || isoOf(day) !== date) throw new RangeError(`Not an ISO date: ${date}`)
  return day
}

/** The ISO date, yyyy-mm-dd, of a day since 1970-01-01. */
export const isoOf = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10)

/** Whether a text is a day of the calendar as yyyy-mm-dd. */
export function isRealDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
