/** Which fields of which records can be cited, and what a citation is. */

import { lookUp } from '#geo/look-up'
import { id, maybe, oneOf, text } from './column-schemas'
import { columns, type RecordEntry, type RecordName } from './record-entry'
import { RECORDS } from './records'

const ENTRIES: Readonly<Record<RecordName, RecordEntry>> = RECORDS

export type CitableRecord = Exclude<RecordName, 'source'>

/** All record types but sources. */
export const CITABLE_RECORDS = (Object.keys(RECORDS) as RecordName[]).filter(
  (name): name is CitableRecord => name !== 'source',
)

/** Each citable field of a record type, with the columns behind it. */
export const citableFields = (record: CitableRecord): RecordEntry['cites'] => ENTRIES[record].cites

/** Which field of which record a source backs. */
export const CITATION = columns('Citation', {
  id,
  sourceId: id,
  record: oneOf(CITABLE_RECORDS),
  recordId: id,
  field: text,
  locatorZh: maybe(text),
  locatorEn: maybe(text),
  fact: maybe(id),
})

const isGiven = (value: unknown) =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)

/**
 * The citable fields of `row` (its columns by name) of which a column holds a value. Each needs a source before it is
 * published.
 */
export function givenFields(record: CitableRecord, row: object): string[] {
  const values = row as Readonly<Record<string, unknown>>
  return Object.entries(citableFields(record))
    .filter(([, names]) => names.some((name) => isGiven(lookUp(values, name))))
    .map(([field]) => field)
}
