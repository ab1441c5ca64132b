/** What several reads share: rows of the database to the plain records of geo/records.ts. */

import '#server-only'
import type {
  Cite,
  Cites,
  DistrictRef,
  IndicatorRecord,
  Location,
  PlaceRecord,
  Ref,
  SourceRecord,
  Text,
} from '#geo/records'
import { type EditedTerm, termIn } from '#geo/terms'
import { sourceReach } from '#geo/text/source-age'
import type { DatePrecision, FigureComparison, Precision } from '#geo/vocabulary'
import { database } from '../client'
import type { Prisma } from '../generated/client'
import type { CitableRecord } from '../records/citable'
import { type Stored, table } from '../tables'
import { query } from '../transaction'
import type { Checks } from './checks'

interface Named {
  readonly id: string
  readonly slug: string
  readonly nameZh: string
  readonly nameEn: string
}

export const bilingual = (zh: string, en: string): Text => ({ zh, en })

/** Null where either language is missing. */
export const maybeText = (zh: string | null, en: string | null): Text | null =>
  zh === null || en === null ? null : { zh, en }

/** ISO yyyy-mm-dd of a DATE column. */
export const isoDate = (date: Date): string => date.toISOString().slice(0, 10)

export const refOf = (row: Named): Ref => ({ id: row.id, slug: row.slug, name: bilingual(row.nameZh, row.nameEn) })

export const districtRefOf = (row: Named & { shortZh: string; shortEn: string }): DistrictRef => ({
  ...refOf(row),
  short: bilingual(row.shortZh, row.shortEn),
})

interface Located {
  readonly lng: number | null
  readonly lat: number | null
  readonly precision: string
  readonly errorM: number | null
}

export const locationOf = ({ lng, lat, precision, errorM }: Located): Location => ({
  position: lng === null || lat === null ? null : [lng, lat],
  precision: precision as Precision,
  errorM,
})

type PlaceColumn = 'id' | 'slug' | 'nameZh' | 'nameEn' | 'kind' | 'addressZh' | 'addressEn' | 'cityId'
type StoredPlace = Stored<'Place', PlaceColumn> &
  Located & { readonly operator: Stored<'Organisation', 'nameZh' | 'nameEn'> | null }

export const placeOf = (row: StoredPlace, citations: CitationIndex): PlaceRecord => ({
  ...refOf(row),
  kind: row.kind,
  address: maybeText(row.addressZh, row.addressEn),
  operator: row.operator && bilingual(row.operator.nameZh, row.operator.nameEn),
  cityId: row.cityId,
  location: locationOf(row),
  cites: citations.of('place', row.id),
})

const nameOfUnit = (units: readonly EditedTerm[], unit: string): Text => {
  const term = termIn(units, unit)
  return bilingual(term?.zh ?? unit, term?.en ?? unit)
}

export const indicatorOf = (
  row: Prisma.IndicatorGetPayload<object>,
  citations: CitationIndex,
  units: readonly EditedTerm[],
  checks: Checks,
): IndicatorRecord => ({
  id: row.id,
  topic: row.topic,
  label: bilingual(row.labelZh, row.labelEn),
  value: row.value === null ? null : row.value.toNumber(),
  unit: row.unit,
  unitName: nameOfUnit(units, row.unit),
  comparison: row.comparison as FigureComparison,
  text: maybeText(row.textZh, row.textEn),
  period:
    row.periodStart && row.periodEnd && row.periodPrecision
      ? {
          start: isoDate(row.periodStart),
          end: isoDate(row.periodEnd),
          precision: row.periodPrecision as DatePrecision,
        }
      : null,
  cites: citations.all('indicator', row.id),
  check: checks.of('indicator', row.id),
})

export const sourceOf = (row: Prisma.SourceGetPayload<object>): SourceRecord => ({
  id: row.id,
  title: bilingual(row.titleZh, row.titleEn),
  publisher: maybeText(row.publisherZh, row.publisherEn),
  url: row.url,
  archiveUrl: row.archiveUrl,
  published:
    row.publishedOn && row.publishedPrecision
      ? { date: isoDate(row.publishedOn), precision: row.publishedPrecision as DatePrecision }
      : null,
  note: maybeText(row.noteZh, row.noteEn),
})

/** Kinds of record with their ids, as citations point to them. */
export type Targets = Partial<Record<CitableRecord, readonly string[]>>

/** The citations of some records. */
export interface CitationIndex {
  /** By field. */
  of(record: CitableRecord, id: string): Cites
  /**
   * Of all fields together, for records that have one value; a source that several fields cite in the same place
   * stands once.
   */
  all(record: CitableRecord, id: string): Cite[]
  /** Every source cited, once, in order of id. */
  readonly sources: SourceRecord[]
}

const c = table('Citation', 'c')
const CITATIONS = `SELECT ${c.record}, ${c.recordId}, ${c.field}, ${c.sourceId}, ${c.locatorZh}, ${c.locatorEn}
  FROM ${c} JOIN unnest($1::text[], $2::text[]) AS w("of", "id") ON ${c.record} = w."of" AND ${c.recordId} = w."id"
  ORDER BY ${c.sourceId}, ${c.id}`
type CitationRow = Stored<'Citation', 'record' | 'recordId' | 'field' | 'sourceId' | 'locatorZh' | 'locatorEn'>

/** Two queries at most, whatever the number of targets. */
export async function readCitations(targets: Targets): Promise<CitationIndex> {
  const wanted = Object.entries(targets).flatMap(([record, ids]) =>
    [...new Set(ids)].map((id) => [record, id] as const),
  )
  if (wanted.length === 0) return indexOf([], [])
  const rows = await query<CitationRow>(CITATIONS, [wanted.map(([record]) => record), wanted.map(([, id]) => id)])
  const cited = [...new Set(rows.map(({ sourceId }) => sourceId))]
  return indexOf(rows, cited.length > 0 ? await database().source.findMany({ where: { id: { in: cited } } }) : [])
}

/** Of `rows` in order of source. */
function indexOf(rows: readonly CitationRow[], cited: readonly Prisma.SourceGetPayload<object>[]): CitationIndex {
  const known = new Map(cited.map((row) => [row.id, { reach: sourceReach(row), record: sourceOf(row) }]))
  const found = new Map<string, Map<string, Cite[]>>()
  const sources = new Map<string, SourceRecord>()
  for (const row of rows) {
    const source = known.get(row.sourceId)
    if (!source) continue // it went between the two queries, and its citations with it
    const key = `${row.record} ${row.recordId}`
    const fields = found.get(key) ?? new Map<string, Cite[]>()
    found.set(key, fields)
    const cite = { sourceId: row.sourceId, reach: source.reach, locator: maybeText(row.locatorZh, row.locatorEn) }
    fields.set(row.field, [...(fields.get(row.field) ?? []), cite])
    sources.set(row.sourceId, source.record)
  }
  const of = (record: CitableRecord, id: string): Cites => Object.fromEntries(found.get(`${record} ${id}`) ?? [])
  const all = (record: CitableRecord, id: string): Cite[] => {
    const cites = Object.values(of(record, id)).flat()
    return [...new Map(cites.map((cite) => [`${cite.sourceId} ${cite.locator?.zh}`, cite])).values()]
  }
  return { of, all, sources: [...sources.values()] }
}
