/** Which date the year, month and day of a table are parts of, where their headings do not say. */

import { DATE_FIELDS, type ImportField } from './columns'
import { headingPart, partField, partOfField } from './date-parts'

type Fields = readonly (ImportField | null)[]

/** Of a list that names no event of its projects: when it was told. */
const OTHERWISE = 'announced'

/**
 * The fields with those of 年份, 月份 and the like: parts of the date whose other parts say so (签约年份 | 月份), else of the
 * date that a list tells. A table with whole dates leaves them out, as it does a month without a year.
 */
export function withBareParts(headings: readonly string[], fields: Fields): Fields {
  const bare = headings.map((heading, i) => {
    const named = fields[i] ? null : headingPart(heading)
    return named?.of === '' ? named.part : null
  })
  if (bare.every((part) => part === null)) return fields
  const named = new Set(fields.flatMap((field) => (field === null ? [] : (partOfField(field)?.of ?? []))))
  const isDated = fields.some((field) => DATE_FIELDS.some((date) => date === field))
  const date = DATE_FIELDS.find((one) => named.has(one)) ?? OTHERWISE
  if (named.size > 1 || (named.size === 0 && (isDated || !bare.includes('year')))) return fields
  return fields.map((field, i) => {
    const part = bare[i] ?? null
    const own = part === null || bare.indexOf(part) < i ? null : partField(date, part)
    return own === null || fields.includes(own) ? field : own
  })
}
