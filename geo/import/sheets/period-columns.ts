/** Tables of figures with a column for each period: 指标 | 单位 | 2021年 | 2022年. */

import type { Heading } from '../../edit/project-facts'
import { readPeriod } from './period-text'

const PREFIX = 'value@'
/** What a heading says beside its period: a unit or a remark in brackets. */
const BRACKETS = /\s*[（(【[][^）)】\]]*[）)】\]]$/

/** The field of a column whose heading is a period, as `value@2021年`; null: it is none. */
export function periodFieldOf(heading: string): string | null {
  const period = heading.replace(BRACKETS, '').trim()
  return /^(19|20)\d{2}/.test(period) && readPeriod(period) !== null ? PREFIX + period : null
}

export const isPeriodField = (field: string | null): field is string =>
  (field ?? '').startsWith(PREFIX) && periodFieldOf(periodOfField(field!)) === field

export const periodOfField = (field: string): string => field.slice(PREFIX.length)

/** As a column is named to people. */
export function periodColumn(field: string): Heading & { readonly field: string } {
  const period = periodOfField(field)
  return { field, zh: `数值：${period}`, en: `Value: ${period}`, aliases: '', examples: ['', ''] }
}
