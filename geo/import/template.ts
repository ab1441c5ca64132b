/** The table to fill in: the headings of all columns and two example rows. */

import type { Locale } from '../vocabulary'
import { COLUMNS, type ColumnTerm } from './columns'

/** Coordinates without a datum are asked about, so the template names one. */
const WITH_DATUM: readonly string[] = ['lng', 'lat', 'position']
const DATUM = { zh: '（WGS-84）', en: ' (WGS-84)' }

/** The heading of a column in a table that we write. */
export const writtenHeading = (column: ColumnTerm, locale: Locale): string =>
  column[locale] + (WITH_DATUM.includes(column.field) ? DATUM[locale] : '')

/** Columns that a table from elsewhere may have, and one that follows the template need not. */
const NOT_IN_TEMPLATE: readonly string[] = ['amountUnit', 'amountCurrency', 'datum']
const WRITTEN: readonly ColumnTerm[] = COLUMNS.filter(({ field }) => !NOT_IN_TEMPLATE.includes(field))

/** Headings in the language, then two rows whose texts say that they are examples. */
export const templateRows = (locale: Locale): string[][] => [
  WRITTEN.map((column) => writtenHeading(column, locale)),
  WRITTEN.map(({ examples }) => examples[0]),
  WRITTEN.map(({ examples }) => examples[1]),
]
