/**
 * Columns of a table of figures that each hold values: of a period (指标 | 2021年 | 2022年), of a district or of an
 * indicator.
 */

import type { Heading } from '../../edit/project-facts'
import { readPeriod } from './period-text'

const PREFIX = 'value@'
export type ValueOf = 'period' | 'district' | 'indicator'
/** What a heading says beside its period: a unit or a remark in brackets. */
const BRACKETS = /\s*[（(【[][^）)】\]]*[）)】\]]$/
/** Longer headings are read by their beginning only, and name nothing. */
export const MAX_VALUE_FIELD = 120

/** The field of a column whose heading is a period, as `value@2021年`; null: it is none. */
export function periodFieldOf(heading: string): string | null {
  const period = heading.replace(BRACKETS, '').trim()
  return /^(19|20)\d{2}/.test(period) && readPeriod(period) !== null ? PREFIX + period : null
}

/** `value@district:某区`, `value@indicator:常住人口（万人）`. */
export const valueField = (of: Exclude<ValueOf, 'period'>, text: string): string => `${PREFIX}${of}:${text}`

/** What such a column holds values of, and how its heading calls it; null: it is none. */
export function valueOfField(field: string | null): { readonly of: ValueOf; readonly text: string } | null {
  if (!field?.startsWith(PREFIX) || field.length > MAX_VALUE_FIELD) return null
  const text = field.slice(PREFIX.length)
  const [, of, name] = /^(district|indicator):(.+)$/s.exec(text) ?? []
  if (of === 'district' || of === 'indicator') return { of, text: name! }
  return periodFieldOf(text) === field ? { of: 'period', text } : null
}

export const isValueField = (field: string | null): field is string => valueOfField(field) !== null

/** As a column is named to people. */
export function valueColumn(field: string): Heading & { readonly field: string } {
  const text = valueOfField(field)?.text ?? field
  return { field, zh: `数值：${text}`, en: `Value: ${text}`, aliases: '', examples: ['', ''] }
}
