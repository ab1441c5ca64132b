/** The table to fill in: the headings of all columns and two example rows. */

import type { Locale } from '../vocabulary'
import { COLUMNS, type ColumnTerm } from './columns'

/** Coordinates without a datum are asked about, so the template names one. */
const WITH_DATUM: readonly string[] = ['lng', 'lat', 'position']
const DATUM = { zh: '（WGS-84）', en: ' (WGS-84)' }

/** The heading of a column in a table that we write. */
export const writtenHeading = (column: ColumnTerm, locale: Locale): string =>
  column[locale] + (WITH_DATUM.includes(column.field) ? DATUM[locale] : '')

/** Headings in the language, then two rows whose texts say that they are examples. */
export const templateRows = (locale: Locale): string[][] => [
  COLUMNS.map((column) => writtenHeading(column, locale)),
  COLUMNS.map(({ examples }) => examples[0]),
  COLUMNS.map(({ examples }) => examples[1]),
]
