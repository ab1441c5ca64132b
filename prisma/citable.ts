/** Which fields of which records can be cited, and the columns behind each. */

import { lookUp } from '#geo/look-up'

/**
 * Field names are those of geo/records.ts. A field counts as given when one of its columns holds a value; a given field of a founding
 * record must be cited. English names and summaries are this map's own wording, so the citation of a name backs the Chinese one.
 */
export const CITABLE = {
  district: {
    name: ['nameZh'],
    kind: ['kind'],
    aliases: ['aliases'],
    summary: ['summaryZh'],
    shape: ['id'],
  },
  place: {
    name: ['nameZh'],
    kind: ['kind'],
    aliases: ['aliases'],
    address: ['addressZh'],
    operator: ['operatorId'],
    district: ['districtId'],
    location: ['precision'],
  },
  organisation: { name: ['nameZh'], aliases: ['aliases'] },
  project: {
    name: ['nameZh'],
    aliases: ['aliases'],
    kind: ['kind'],
    sector: ['sector'],
    specialty: ['specialtyZh'],
    status: ['status'],
    district: ['districtId'],
    place: ['placeId'],
    location: ['precision'],
    amountCny: ['amountCny'],
    summary: ['summaryZh'],
  },
  participation: { role: ['role'] },
  milestone: { date: ['date'] },
  detail: { text: ['textZh'] },
  event: {
    name: ['nameZh'],
    slogan: ['sloganZh'],
    date: ['date'],
    place: ['placeId'],
    district: ['districtId'],
    categories: ['categoriesZh'],
    summary: ['summaryZh'],
  },
  indicator: { value: ['value'], text: ['textZh'] },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type CitableRecord = keyof typeof CITABLE

export const CITABLE_RECORDS = Object.keys(CITABLE) as CitableRecord[]

/** The citable fields of a kind of record. */
export const citableFields = (record: CitableRecord): string[] => Object.keys(CITABLE[record])

const isGiven = (value: unknown) =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)

/** The citable fields of `row` (its columns by name) that hold a value. */
export function givenFields(record: CitableRecord, row: object): string[] {
  const columns = row as Record<string, unknown>
  return Object.entries(CITABLE[record])
    .filter(([, names]) => names.some((name: string) => isGiven(lookUp(columns, name))))
    .map(([field]) => field)
}
