/** Columns for the year, month and day of the date, or period, of a sheet. */

import type { Heading } from '../../edit/project-facts'
import { lookUp } from '../../look-up'
import { DATE_PARTS, headingPart, partColumn, partField, partOfField, wholeHeadings } from '../date-parts'

/** By the kind of sheet. */
const DATED: Readonly<Record<string, string>> = { events: 'date', indicators: 'period' }

/** Whether the field is the date of such a sheet, or part of it. */
export const isDateOf = (kind: string, field: string): boolean => {
  const named = partOfField(field)
  return (lookUp(DATED, kind) ?? null) === (named?.of ?? field)
}

/** By a heading: 月份 is part of the date of the sheet, 签约月份 too where 签约日期 would be the date. Null: none. */
export function partFieldOf(kind: string, heading: string, whole: (heading: string) => string | undefined) {
  const named = headingPart(heading)
  const date = lookUp(DATED, kind)
  if (named === null || date === undefined) return null
  const isOfDate = named.of === '' || wholeHeadings(named.of).some((name) => whole(name) === date)
  return isOfDate ? partField(date, named.part) : null
}

/** The columns as they are named to people. */
export const partColumnsOf = (kind: string, whole: readonly (Heading & { readonly field: string })[]) =>
  whole
    .filter(({ field }) => field === lookUp(DATED, kind))
    .flatMap((one) => DATE_PARTS.map((part) => partColumn(one, one.field, part)))
