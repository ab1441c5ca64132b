/** Lists of records besides projects as files: CSV, a workbook, and GeoJSON of those that have a position. */

import { messagesOf } from '#components/messages/index'
import {
  formatsOf,
  type ListContext,
  type ListedRecord,
  type ListFormat,
  listColumns,
  listGeojson,
  RECORD_LISTS,
  type RecordList,
} from '#geo/export/record-columns'
import { csvText } from '#geo/text/csv'
import { joinClauses } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { readListed } from '#prisma/read/exported-records'
import { dataNotice } from '../data-notice'
import { licenceOf } from './licence'
import { tableWorkbook } from './table-file'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json; charset=utf-8',
} as const satisfies Readonly<Record<ListFormat, string>>

export interface RecordsFile {
  readonly list: RecordList
  readonly format: ListFormat
}

/** What `events.csv` asks for; null: there is no such file. */
export function recordsFile(name: string): RecordsFile | null {
  const [before, after] = name.split('.')
  const list = RECORD_LISTS.find((one) => one === before)
  const format = list && formatsOf(list).find((one) => one === after)
  return list && format && name === `${list}.${format}` ? { list, format } : null
}

export interface WrittenRecords {
  readonly body: string | Buffer
  readonly type: string
  readonly names: Readonly<Record<Locale, string>>
  readonly revision: number
}

/** As it is now, or at the revision in view. */
export async function writeRecords({ list, format }: RecordsFile, locale: Locale): Promise<WrittenRecords> {
  const { revision, vocabularies: terms } = await currentSnapshot()
  const notice = await dataNotice(locale)
  const licence = joinClauses([notice ?? '', await licenceOf(locale)], locale)
  const context: ListContext = { locale, terms, revision, licence }
  const records = await readListed(list)
  const nameIn = (of: Locale) => {
    const mark = notice === null ? '' : messagesOf(of).compare.exported.noticeInName
    return `${mark}${messagesOf(of).exported.lists[list]}-${revision}.${format}`
  }
  const names = { zh: nameIn('zh'), en: nameIn('en') }
  return { body: await bodyOf(list, format, records, context), type: TYPES[format], names, revision }
}

async function bodyOf(
  list: RecordList,
  format: ListFormat,
  records: readonly ListedRecord[],
  context: ListContext,
): Promise<string | Buffer> {
  const { locale, revision, licence } = context
  const words = messagesOf(locale).exported
  if (format === 'geojson') return listGeojson(list, records, context, words.lists[list])
  const columns = listColumns(list, locale)
  const head = columns.map(({ heading }) => heading)
  const rows = records.map((record) => columns.map(({ value }) => value(record, context)))
  if (format === 'csv') return csvText([head, ...rows])
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : String(cell ?? ''))))
  const about = [
    [words.revision, String(revision)],
    [words.datum, 'WGS-84'],
    [words.terms, licence],
  ] as const
  return tableWorkbook({ head, rows: cells }, about, { figures: words.lists[list], sources: words.about }, null)
}
