/** Records to choose from, and their names. */

import { lookUp } from '../look-up'
import { NO_TERMS, type Vocabularies } from '../terms'
import { dateText } from '../text/date-text'
import { formatAmount, formatNumber } from '../text/format'
import { joinNames } from '../text/punctuation'
import { type Locale, labelOf, PRECISIONS } from '../vocabulary'
import { type Field, fieldTerms, type RefModel } from './fields'
import type { Columns } from './values'

export interface Option {
  readonly id: string
  readonly zh: string
  readonly en: string
}

export type Options = Readonly<Record<RefModel | 'source', readonly Option[]>> & {
  /** What choices are from. */
  readonly terms: Vocabularies
}

/** For fields that refer to no record. */
export const NO_OPTIONS: Options = { district: [], place: [], organisation: [], event: [], source: [], terms: NO_TERMS }

/** The name of a record among the options; its id if it is not one of them. */
export const optionName = (list: readonly Option[], id: string, locale: Locale): string =>
  list.find((option) => option.id === id)?.[locale] ?? id

/** The value of a field as one line of text in a language; null if it is empty. */
export function fieldText(field: Field, columns: Columns | null, options: Options, locale: Locale): string | null {
  if (columns === null) return null
  const { widget, column } = field
  const value = lookUp(columns, field.isBilingual ? `${column}${locale === 'zh' ? 'Zh' : 'En'}` : column)
  if (widget === 'location') return locationText(columns, locale)
  if (widget === 'period') return [columns.periodStart, columns.periodEnd].filter(Boolean).join(' – ') || null
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return joinNames(value, locale) || null
  if (widget === 'choice') return labelOf(fieldTerms(field, options.terms), String(value), locale) || String(value)
  if (widget === 'ref') return optionName(options[field.ref!], String(value), locale)
  if (widget === 'amount') return formatAmount(Number(value), locale)
  if (widget === 'figure') return formatNumber(Number(value), locale)
  if (widget === 'date') return dateText(String(value), (lookUp(columns, field.precision) as 'day' | null) ?? 'day')
  if (widget === 'flag') return value ? '✓' : null
  return String(value)
}

function locationText({ lng, lat, precision }: Columns, locale: Locale): string | null {
  if (typeof precision !== 'string') return null
  const label = labelOf(PRECISIONS, precision, locale)
  return typeof lng === 'number' && typeof lat === 'number' ? `${label} ${lng.toFixed(5)}, ${lat.toFixed(5)}` : label
}
