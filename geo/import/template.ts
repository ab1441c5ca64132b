/** The table to fill in: the headings of all columns and two example rows. */

import type { Locale } from '../vocabulary'
import { COLUMNS } from './columns'

/** Headings in the language, then two rows whose texts say that they are examples. */
export const templateRows = (locale: Locale): string[][] => [
  COLUMNS.map((column) => column[locale]),
  COLUMNS.map(({ examples }) => examples[0]),
  COLUMNS.map(({ examples }) => examples[1]),
]
