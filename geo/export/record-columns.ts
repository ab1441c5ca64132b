/**
 * The columns of exported lists besides that of the projects, under the headings and in the words that an import of
 * such a sheet knows, so that a file comes back as the same; then what belongs to no import.
 */

import { periodText } from '../import/sheets/period-text'
import { type SheetKind, sheetFields } from '../import/sheets/sheet-columns'
import { writtenHeading } from '../import/template'
import type { Position, Text } from '../records'
import type { VocabularyName } from '../terms'
import type { CsvCell } from '../text/csv'
import { dateText } from '../text/date-text'
import { nameListText } from '../text/name-list'
import { COMPARISONS, type DatePrecision, type Locale, labelOf, PRECISIONS } from '../vocabulary'
import { listed, word } from './cells'
import type { ExportContext } from './context'

export const RECORD_LISTS = [
  'events',
  'places',
  'organisations',
  'indicators',
  'sources',
] as const satisfies SheetKind[]
export type RecordList = (typeof RECORD_LISTS)[number]

export type ListFormat = 'csv' | 'xlsx' | 'geojson'
/** The files that a list is there as: GeoJSON where its records have a position of their own. */
export const formatsOf = (list: RecordList): readonly ListFormat[] =>
  list === 'places' ? ['csv', 'xlsx', 'geojson'] : ['csv', 'xlsx']

/** A record of a list, with what it refers to by name; an organisation stands once for each part that it has. */
export interface ListedRecord {
  readonly slug: string
  readonly columns: Readonly<Record<string, unknown>>
  readonly district: Text | null
  readonly place: Text | null
  readonly operator: Text | null
  readonly event: Text | null
  /** The slug and name of the project that an organisation has a part in. */
  readonly project: { readonly slug: string; readonly name: Text } | null
  readonly city: Text | null
  readonly position: Position | null
  /** The source that backs most of its values. */
  readonly source: string | null
  /** Which sources back which of its fields: name=S1,S2. */
  readonly citations: readonly string[] | null
}

export type ListContext = Pick<ExportContext, 'locale' | 'terms' | 'revision' | 'licence'>

type Value = (record: ListedRecord, context: ListContext) => CsvCell

export interface FileColumn {
  /** Its name in GeoJSON. */
  readonly key: string
  readonly heading: string
  readonly value: Value
}

const cellOf = (value: unknown): CsvCell =>
  typeof value === 'string' || typeof value === 'number'
    ? value
    : value === null || value === undefined
      ? null
      : `${value}`

const column =
  (name: string): Value =>
  ({ columns }) =>
    cellOf(new Map(Object.entries(columns)).get(name))

const term =
  (vocabulary: VocabularyName, name: string): Value =>
  (record, context) => {
    const value = column(name)(record, context)
    // Some units are called nothing, as that of a plain number.
    return value && (word(vocabulary, String(value), context as ExportContext) || value)
  }

const inWords =
  (name: 'place' | 'operator' | 'city' | 'event'): Value =>
  (record, { locale }) =>
    record[name]?.[locale] ?? null

/** What is of no district is of the whole city. */
const WHOLE_CITY: Text = { zh: '全市', en: 'Whole city' }

const dated =
  (date: string, precision: string): Value =>
  ({ columns }) => {
    const of = new Map(Object.entries(columns))
    return of.get(date) ? dateText(String(of.get(date)), of.get(precision) as DatePrecision) : null
  }

const aliases: Value = ({ columns: { aliases: names } }) =>
  Array.isArray(names) && names.length > 0 ? nameListText(names as string[]) : null

const figure: Value = ({ columns: { value } }) => (value === null || value === undefined ? null : Number(value))

const period: Value = ({ columns: { periodStart, periodEnd, periodPrecision } }) =>
  periodStart
    ? periodText(String(periodStart), (periodEnd ?? null) as string | null, (periodPrecision ?? 'day') as DatePrecision)
    : null

const VALUES: Readonly<Record<RecordList, Readonly<Record<string, Value>>>> = {
  events: {
    slug: ({ slug }) => slug,
    event: column('nameZh'),
    nameEn: column('nameEn'),
    date: dated('date', 'datePrecision'),
    heldIn: inWords('place'),
    district: ({ district }, { locale }) => (district ?? WHOLE_CITY)[locale],
    sloganZh: column('sloganZh'),
    sloganEn: column('sloganEn'),
    summaryZh: column('summaryZh'),
    summaryEn: column('summaryEn'),
    source: ({ source }) => source,
  },
  places: {
    slug: ({ slug }) => slug,
    place: column('nameZh'),
    nameEn: column('nameEn'),
    aliases,
    kind: term('place', 'kind'),
    district: ({ district }, { locale }) => district?.[locale] ?? null,
    city: inWords('city'),
    addressZh: column('addressZh'),
    addressEn: column('addressEn'),
    operator: inWords('operator'),
    lng: ({ position }) => position?.[0] ?? null,
    lat: ({ position }) => position?.[1] ?? null,
    precision: ({ columns }, { locale }) => labelOf(PRECISIONS, String(columns.precision), locale),
    errorM: column('errorM'),
    source: ({ source }) => source,
  },
  organisations: {
    slug: ({ slug }) => slug,
    organisation: column('nameZh'),
    nameEn: column('nameEn'),
    aliases,
    project: ({ project }) => project?.slug ?? null,
    role: term('role', 'role'),
    source: ({ source }) => source,
  },
  indicators: {
    event: inWords('event'),
    district: ({ district, event }, { locale }) => (event === null ? (district ?? WHOLE_CITY)[locale] : null),
    indicator: column('labelZh'),
    indicatorEn: column('labelEn'),
    topic: term('indicator', 'topic'),
    period,
    value: figure,
    unit: term('unit', 'unit'),
    qualifier: ({ columns }, { locale }) => labelOf(COMPARISONS, String(columns.comparison), locale),
    textZh: column('textZh'),
    textEn: column('textEn'),
    source: ({ source }) => source,
  },
  sources: {
    slug: ({ slug }) => slug,
    title: column('titleZh'),
    titleEn: column('titleEn'),
    publisher: column('publisherZh'),
    publisherEn: column('publisherEn'),
    published: dated('publishedOn', 'publishedPrecision'),
    page: column('url'),
    archive: column('archiveUrl'),
    note: column('noteZh'),
    noteEn: column('noteEn'),
  },
}

const BESIDES: Readonly<Record<string, { readonly names: Text; readonly value: Value }>> = {
  projectName: {
    names: { zh: '所参与项目的名称', en: 'Name of the project' },
    value: ({ project }, { locale }) => project?.name[locale] ?? null,
  },
  citationCodes: {
    names: { zh: '各值出处代码', en: 'Source codes of values' },
    value: ({ citations }) => citations && listed(citations),
  },
  revision: { names: { zh: '数据版本', en: 'Revision' }, value: (_, { revision }) => revision },
  licence: { names: { zh: '使用许可', en: 'Terms of use' }, value: (_, { licence }) => licence },
}

const ONLY_IN: ReadonlyMap<string, readonly RecordList[]> = new Map([
  ['projectName', ['organisations']],
  ['citationCodes', ['events', 'places', 'organisations', 'indicators']],
])

/** The columns of a list, with their headings in a language. */
export function listColumns(list: RecordList, locale: Locale): readonly FileColumn[] {
  const known = Object.entries(VALUES[list]).map(([field, value]): FileColumn => {
    const named = sheetFields(list).find((one) => one.field === field)!
    return { key: field, heading: writtenHeading(named, locale), value }
  })
  const besides = Object.entries(BESIDES)
    .filter(([key]) => !ONLY_IN.has(key) || ONLY_IN.get(key)!.includes(list))
    .map(([key, { names, value }]): FileColumn => ({ key, heading: names[locale], value }))
  return [...known, ...besides]
}

/** Points where there is a position; the columns are properties, and what all share stands once in front. */
export function listGeojson(
  list: RecordList,
  records: readonly ListedRecord[],
  context: ListContext,
  name: string,
): string {
  const { locale, revision, licence } = context
  const columns = listColumns(list, locale).filter(({ key }) => !['lng', 'lat', 'revision', 'licence'].includes(key))
  const features = records.map((record) => ({
    type: 'Feature',
    geometry: record.position && { type: 'Point', coordinates: record.position },
    properties: Object.fromEntries(columns.map(({ key, value }) => [key, value(record, context)])),
  }))
  return `${JSON.stringify({ type: 'FeatureCollection', name, revision, licence, features })}\n`
}
