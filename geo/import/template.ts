/** The table to fill in: the headings of all columns and two example rows. */

import type { Locale } from '../vocabulary'
import { COLUMNS, type ImportField } from './columns'

/** Coordinates without a datum are asked about, so the template names one. */
const WITH_DATUM: readonly ImportField[] = ['lng', 'lat', 'position']
const DATUM = { zh: '（WGS-84）', en: ' (WGS-84)' }

/** Headings in the language, then two rows whose texts say that they are examples. */
export const templateRows = (locale: Locale): string[][] => [
  COLUMNS.map((column) => column[locale] + (WITH_DATUM.some((field) => field === column.field) ? DATUM[locale] : '')),
  COLUMNS.map(({ examples }) => examples[0]),
  COLUMNS.map(({ examples }) => examples[1]),
]
