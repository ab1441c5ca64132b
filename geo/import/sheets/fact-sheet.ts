/**
 * Single facts of records that exist, each with its source: one row for each fact. What a record says already stays.
 */

import type { Citation, Columns, RecordType } from '../../edit/values'
import { lookUp } from '../../look-up'
import { plainName } from '../../text/plain-name'
import { pageOf } from '../cells/page-address'
import { type BookEntry, backedBy, citing, withCite, withPart } from './record-book'
import type { SheetRow } from './sheet-row'
import { citedSource } from './sources'

const TYPES: readonly RecordType[] = ['project', 'event', 'place', 'organisation', 'source']

/** These belong to no district, and every editor may edit them. */
const SHARED: readonly RecordType[] = ['organisation', 'source']

/** Writes nothing where the row has a problem. */
export function readFactRow(row: SheetRow): void {
  const name = row.required('record')
  const field = row.required('field')
  const record = recordOf(row, name)
  if (name !== '' && record === null) row.problem('record', 'record', name)
  if (record && !SHARED.includes(record.type) && !row.look.mayEdit(districtOf(record)))
    row.problem('record', 'forbidden', name)
  if (row.isBad() || record === null) return
  if (record.type === 'source') setPage(row, record)
  else setFact(row, record, field)
}

function setFact(row: SheetRow, record: BookEntry, field: string): void {
  const milestone = record.type === 'project' ? row.term('milestone', field) : null
  const column = TEXTS.find(([name, type]) => name === field && (type === null || type === record.type))?.[0]
  const topic = record.type === 'project' || record.type === 'event' ? row.term('topic', field) : null
  if (milestone !== null) addMilestone(row, record, milestone)
  else if (record.type === 'project' && field === 'location') knowLess(row, record)
  else if (column !== undefined) setText(row, record, column)
  else if (topic !== null) addDetail(row, record, topic)
  else row.problem('field', 'term', field, 'milestone')
}

/** Texts that a row sets, in both languages. */
const TEXTS: readonly (readonly [field: string, type: RecordType | null])[] = [
  ['name', null],
  ['address', 'project'],
  ['address', 'place'],
  ['summary', 'project'],
  ['summary', 'event'],
]

function recordOf({ book }: SheetRow, name: string): BookEntry | null {
  for (const type of TYPES) {
    const entry = book.get(type, name) ?? book.named(type, name)[0]
    if (entry) return entry
  }
  return null
}

const districtOf = ({ values: { columns } }: BookEntry): string | null =>
  typeof columns.districtId === 'string' ? columns.districtId : null

function citeOf(row: SheetRow): Citation | null {
  const sourceId = citedSource(row)
  return sourceId === null ? null : citing(sourceId, row.both('note', 'noteEn'))
}

/** An address for a source that has none; what is said of it is added to its note. */
function setPage(row: SheetRow, record: BookEntry): void {
  const page = pageOf(row.cell('page'))
  if (row.cell('field') !== 'url' || page === null) {
    row.problem(page === null ? 'page' : 'field', page === null ? 'required' : 'term', row.cell('field'))
    return
  }
  const { columns } = record.values
  const note = row.both('note', 'noteEn')
  const isNoted = typeof columns.noteZh === 'string' && note !== null && columns.noteZh.includes(note.zh)
  const joined = (before: unknown, more: string | undefined, space: string) =>
    [before, isNoted ? null : more].filter(Boolean).join(space) || null
  row.book.change(record, {
    ...record.values,
    columns: {
      ...columns,
      url: page,
      noteZh: joined(columns.noteZh, note?.zh, ''),
      noteEn: joined(columns.noteEn, note?.en, ' '),
    },
  })
}

/** An id that no part of the record has. */
export function partOf({ id, values }: BookEntry, name: string): string {
  const taken = new Set(Object.values(values.parts).flatMap((list) => list.map((part) => part.id)))
  const ids = [`${id}.${name}`, ...Array.from(taken, (_, i) => `${id}.${name}.${i + 2}`)]
  return ids.find((one) => !taken.has(one))!
}

function addMilestone(row: SheetRow, record: BookEntry, kind: string): void {
  const date = row.required('valueZh') === '' ? null : row.date('valueZh')
  const cite = date && citeOf(row)
  if (!date || !cite) return
  const columns = { kind, date: date.date, datePrecision: date.precision, eventId: null }
  addPart(row, record, 'milestones', kind, columns, cite, ['kind', 'date', 'datePrecision'])
}

function addDetail(row: SheetRow, record: BookEntry, topic: string): void {
  const text = row.both('valueZh', 'valueEn')
  const cite = text && citeOf(row)
  if (!text) row.problem('valueZh', 'required', '')
  if (!text || !cite) return
  addPart(row, record, 'details', topic, { topic, textZh: text.zh, textEn: text.en }, cite, ['topic', 'textZh'])
}

/** A part that is there already gets one more source. */
function addPart(
  row: SheetRow,
  record: BookEntry,
  list: string,
  name: string,
  columns: Columns,
  cite: Citation,
  key: readonly string[],
): void {
  const parts = lookUp(record.values.parts, list) ?? []
  const same = parts.find((part) => key.every((column) => lookUp(part.columns, column) === lookUp(columns, column)))
  const values = same
    ? {
        ...record.values,
        parts: {
          ...record.values.parts,
          [list]: parts.map((part) => (part === same ? { ...part, cites: withCite(part.cites, cite) } : part)),
        },
      }
    : withPart(record.values, list, { id: partOf(record, name), columns, cites: [cite] })
  row.book.change(record, values)
}

function setText(row: SheetRow, record: BookEntry, field: string): void {
  const text = row.both('valueZh', 'valueEn')
  const cite = text && citeOf(row)
  if (!text) row.problem('valueZh', 'required', '')
  if (!text || !cite) return
  const { columns } = record.values
  const isSame = columns[`${field}Zh`] === text.zh && columns[`${field}En`] === text.en
  const changed = {
    ...record.values,
    columns: {
      ...columns,
      [`${field}Zh`]: row.cell('valueZh') || columns[`${field}Zh`] || text.zh,
      [`${field}En`]: row.cell('valueEn') || columns[`${field}En`] || text.en,
      ...(field === 'name' && row.cell('valueEn') !== '' && 'nameEnOfficial' in columns && { nameEnOfficial: true }),
    },
  }
  row.book.change(record, isSame ? backedBy(record.values, [field], cite) : backedBy(changed, [field], cite))
}

/** The position of a project turned out to be of something else: from now on it is known to its district only. */
function knowLess(row: SheetRow, record: BookEntry): void {
  const isDistrict = plainName(row.cell('valueZh')) === 'district'
  if (!isDistrict) row.problem('valueZh', 'term', row.cell('valueZh'))
  const cite = isDistrict ? citeOf(row) : null
  if (!cite || record.values.columns.precision === 'district') return
  const { place: _place, ...cites } = record.values.cites
  row.book.change(record, {
    ...record.values,
    columns: { ...record.values.columns, placeId: null, lng: null, lat: null, errorM: null, precision: 'district' },
    cites: { ...cites, location: [cite] },
  })
}
