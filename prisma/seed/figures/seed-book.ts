/** The founding data as a book of records, and back: what stayed as it was keeps its rows and citations. */

import { slugOf } from '#geo/edit/slug'
import { type Citation, type Columns, RECORD_TYPES, type RecordType } from '#geo/edit/values'
import type { BookEntry, RecordBook } from '#geo/import/sheets/record-book'
import { EDITED } from '../../records/edited'
import type { RecordName } from '../../records/record-entry'
import { RECORDS } from '../../records/records'
import type { SeedData, TableName } from '../schema'

type Loose = Record<string, unknown> & { readonly id: string }
type CitationRow = SeedData['citations'][number]

const rowsOf = (data: SeedData, list: string): readonly Loose[] => data[list as TableName] as readonly Loose[]
const listOf = (type: RecordName) => RECORDS[type].list

export function bookOf(data: SeedData, book: RecordBook): void {
  const cited = new Map<string, CitationRow[]>()
  for (const row of data.citations) {
    const key = `${row.record} ${row.recordId}`
    cited.set(key, [...(cited.get(key) ?? []), row])
  }
  const citesOf = (record: string, id: string) => cited.get(`${record} ${id}`) ?? []
  for (const type of RECORD_TYPES) {
    for (const { id, ...columns } of rowsOf(data, listOf(type))) {
      const parts = Object.entries(EDITED[type].parts).map(([list, { owner, record, columns: known }]) => [
        list,
        rowsOf(data, list)
          .filter((part) => part[owner] === id)
          .map((part) => ({
            id: part.id,
            columns: Object.fromEntries(Object.keys(known.shape).map((name) => [name, part[name] ?? null])) as Columns,
            cites: citesOf(record, part.id).map(citation),
          })),
      ])
      const citations = citesOf(type, id)
      const fields = [...new Set(citations.map(({ field }) => field))]
      const cites = Object.fromEntries(
        fields.map((field) => [field, citations.filter((row) => row.field === field).map(citation)]),
      )
      book.put(type, id, { columns: columns as Columns, cites, parts: Object.fromEntries(parts) })
    }
  }
}

const citation = ({ sourceId, locatorZh, locatorEn }: CitationRow): Citation => ({ sourceId, locatorZh, locatorEn })

export function dataOf(founding: SeedData, book: RecordBook): unknown {
  const data: Record<string, Loose[]> = Object.fromEntries(
    Object.entries(founding).map(([list, rows]) => [list, rows.map((row): Loose => ({ ...row }))]),
  )
  for (const entry of book.changes()) putBack(data, entry)
  return data
}

function putBack(data: Record<string, Loose[]>, entry: BookEntry): void {
  const { type, id, values } = entry
  const list = listOf(type)
  replace(data, list, [id], [{ id, ...withSlug(data[list]!, entry) }])
  const cites = Object.entries(values.cites).flatMap(([field, all]) =>
    all.map((cite) => ({ record: type, id, field, cite })),
  )
  const records = [`${type} ${id}`]
  for (const [name, part] of Object.entries(EDITED[type].parts)) {
    const parts = values.parts[name] ?? []
    const rows = parts.map(({ id: partId, columns }, position) => ({
      ...{ id: partId, ...columns, [part.owner]: id },
      ...(part.isOrdered && { position }),
    }))
    const before = data[name]!.filter((row) => row[part.owner] === id).map((row) => row.id)
    replace(data, name, before, rows)
    records.push(...before.map((partId) => `${part.record} ${partId}`))
    for (const one of parts)
      for (const cite of one.cites)
        cites.push({ record: part.record as RecordType, id: one.id, field: part.citedField, cite })
  }
  const kept = new Map(data.citations!.map((row) => [row.id, row]))
  const rows = cites.map(({ record, id: recordId, field, cite }) => {
    const citationId = `${cite.sourceId}.${record}.${recordId}.${field}`
    return kept.get(citationId) ?? { id: citationId, record, recordId, field, ...cite, fact: null }
  })
  data.citations = [...data.citations!.filter((row) => !records.includes(`${row.record} ${row.recordId}`)), ...rows]
}

function replace(data: Record<string, Loose[]>, list: string, before: readonly string[], rows: readonly Loose[]): void {
  const at = data[list]!.findIndex(({ id }) => before.includes(id))
  const others = data[list]!.filter(({ id }) => !before.includes(id))
  data[list] = others.toSpliced(at < 0 ? others.length : at, 0, ...rows)
}

/** A new record has no slug yet. */
function withSlug(rows: readonly Loose[], { id, values: { columns } }: BookEntry): Columns {
  if (columns.slug !== '') return columns
  const base = slugOf(String(columns.nameEn)) || id.toLowerCase()
  return { ...columns, slug: rows.some(({ slug }) => slug === base) ? `${base}-${id.toLowerCase()}` : base }
}
