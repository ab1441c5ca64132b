/**
 * A record as a form has it: one text per input, by name (`columns.nameZh`, `cites.name.0.sourceId`,
 * `parts.milestones.1.date`). `entriesOf` fills a form, `readEntries` reads it; each undoes the other.
 */

import { DATUMS, type Datum } from '../geometry/datum'
import { lookUp } from '../look-up'
import { readAmount } from '../text/amount-text'
import { dateText, readDate, type WrittenDate } from '../text/date-text'
import { readFigure } from '../text/figure-text'
import { formatAmount } from '../text/format'
import type { Locale } from '../vocabulary'
import { FIELDS, type Field, fieldColumns, PARTS } from './fields'
import { readPosition } from './position'
import type { Citation, Columns, ColumnValue, Part, Problem, RecordType, RecordValues } from './values'

export type Entries = Readonly<Record<string, string>>

/** The texts of all inputs for these values. */
export function entriesOf(type: RecordType, { columns, cites, parts }: RecordValues, locale: Locale): Entries {
  const entries: Record<string, string> = {}
  const put = (at: string, fields: readonly Field[], row: Columns) => {
    for (const field of fields) for (const [name, text] of typed(field, row, locale)) entries[`${at}.${name}`] = text
  }
  const cite = (at: string, list: readonly Citation[]) => {
    for (const [i, { sourceId, locatorZh, locatorEn }] of list.entries()) {
      entries[`${at}.${i}.sourceId`] = sourceId
      entries[`${at}.${i}.locatorZh`] = locatorZh ?? ''
      entries[`${at}.${i}.locatorEn`] = locatorEn ?? ''
    }
  }
  put('columns', FIELDS[type], columns)
  if (typeof columns.slug === 'string') entries['columns.slug'] = columns.slug
  for (const [field, list] of Object.entries(cites)) cite(`cites.${field}`, list)
  for (const [name, fields] of Object.entries(PARTS[type])) {
    for (const [i, part] of (lookUp(parts, name) ?? []).entries()) {
      const at = `parts.${name}.${i}`
      entries[`${at}.id`] = part.id
      put(at, fields, part.columns)
      cite(`${at}.cites`, part.cites)
    }
  }
  return entries
}

const plain = (value: ColumnValue | undefined): string =>
  Array.isArray(value) ? value.join('\n') : value === null || value === undefined ? '' : String(value)

function typed(field: Field, row: Columns, locale: Locale): [string, string][] {
  const { widget, column, precision } = field
  if (widget === 'flag') return [[column, lookUp(row, column) ? 'on' : '']]
  if (widget === 'amount') return [[column, amountText(lookUp(row, column) as number | null | undefined, locale)]]
  if (widget === 'date') return [[column, typedDate(lookUp(row, column), lookUp(row, precision))]]
  if (widget === 'period')
    return ['periodStart', 'periodEnd'].map((name) => [name, typedDate(lookUp(row, name), lookUp(row, precision))])
  if (widget === 'location')
    return [
      ...fieldColumns(field).map((name): [string, string] => [name, plain(lookUp(row, name))]),
      ['datum', 'wgs84'],
    ]
  return fieldColumns(field).map((name) => [name, plain(lookUp(row, name))])
}

/** The amount as people write it, or the plain number if that would lose digits. */
function amountText(cny: number | null | undefined, locale: Locale): string {
  if (cny === null || cny === undefined) return ''
  const text = formatAmount(cny, locale)
  const reading = readAmount(text)
  return 'cny' in reading && reading.cny === cny ? text : String(cny)
}

const typedDate = (date: ColumnValue | undefined, precision: ColumnValue | undefined): string =>
  typeof date === 'string' && (precision === 'day' || precision === 'month' || precision === 'year')
    ? dateText(date, precision)
    : ''

export interface ReadEntries {
  readonly values: RecordValues
  /** What could not be read; the server checks the rest. */
  readonly problems: readonly Problem[]
}

/**
 * The values in a form. The entry `defaultSource` becomes the source of every filled value that has none. Rows that are
 * empty, or whose `remove` is ticked, are left out.
 */
export function readEntries(type: RecordType, entries: Entries): ReadEntries {
  const problems: Problem[] = []
  const columns: Record<string, ColumnValue> = readRow('columns', FIELDS[type], entries, problems)
  if (entries['columns.slug']) columns.slug = entries['columns.slug'].trim()
  const fallback = entries.defaultSource?.trim()
  const backed = (list: readonly Citation[], isPresent: boolean): readonly Citation[] =>
    list.length > 0 || !isPresent || !fallback ? list : [{ sourceId: fallback, locatorZh: null, locatorEn: null }]
  const cites = new Map<string, readonly Citation[]>()
  for (const field of FIELDS[type].filter(({ isCited }) => isCited)) {
    const isPresent = fieldColumns(field).some((name) => isFilled(lookUp(columns, name)))
    const list = backed(readCites(`cites.${field.name}`, entries), isPresent)
    if (list.length > 0 && isPresent) cites.set(field.name, list)
  }
  const parts = Object.entries(PARTS[type]).map(([name, fields]): [string, Part[]] => [
    name,
    rowsOf(`parts.${name}`, fields, entries).map((i) => {
      const at = `parts.${name}.${i}`
      const row = readRow(at, fields, entries, problems)
      return { id: entries[`${at}.id`] ?? '', columns: row, cites: backed(readCites(`${at}.cites`, entries), true) }
    }),
  ])
  return { values: { columns, cites: Object.fromEntries(cites), parts: Object.fromEntries(parts) }, problems }
}

const isFilled = (value: ColumnValue | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** The indices that follow `at` in the names of the entries, ascending. */
export function indices(at: string, entries: Entries): number[] {
  const numbers = new Set<number>()
  for (const name of Object.keys(entries)) {
    if (!name.startsWith(`${at}.`)) continue
    const index = /^\d{1,3}(?=\.)/.exec(name.slice(at.length + 1))?.[0]
    if (index !== undefined) numbers.add(Number(index))
  }
  return [...numbers].sort((a, b) => a - b)
}

/** Rows that are filled in and not to be removed. */
const rowsOf = (at: string, fields: readonly Field[], entries: Entries): number[] =>
  indices(at, entries).filter((i) => {
    if (entries[`${at}.${i}.remove`]) return false
    return fields.some((field) => fieldColumns(field).some((name) => entries[`${at}.${i}.${name}`]?.trim()))
  })

const PART_PATH = /^parts\.(\w+)\.(\d+)(?=\.|$)/

/** The path of a value as the form counts its rows, which may hold rows that are empty or to be removed. */
export const pathInEntries = (type: RecordType, entries: Entries, path: string): string =>
  path.replace(PART_PATH, (at, name: string, i: string) => {
    const row = rowsOf(`parts.${name}`, lookUp(PARTS[type], name) ?? [], entries)[Number(i)]
    return row === undefined ? at : `parts.${name}.${row}`
  })

const CONFIRM = 'confirm.'

/** The paths, as the values count them, of which the writer says that their source states the new value. */
export function confirmedPaths(type: RecordType, entries: Entries): string[] {
  const ticked = Object.keys(entries).filter((name) => name.startsWith(CONFIRM) && lookUp(entries, name))
  return ticked.map((name) =>
    name.slice(CONFIRM.length).replace(PART_PATH, (_, part: string, i: string) => {
      const row = rowsOf(`parts.${part}`, lookUp(PARTS[type], part) ?? [], entries).indexOf(Number(i))
      return `parts.${part}.${row}`
    }),
  )
}

function readCites(at: string, entries: Entries): Citation[] {
  const text = (name: string) => lookUp(entries, name)?.trim() || null
  return indices(at, entries).flatMap((i) => {
    const sourceId = text(`${at}.${i}.sourceId`)
    if (!sourceId) return []
    return [{ sourceId, locatorZh: text(`${at}.${i}.locatorZh`), locatorEn: text(`${at}.${i}.locatorEn`) }]
  })
}

function readRow(
  at: string,
  fields: readonly Field[],
  entries: Entries,
  problems: Problem[],
): Record<string, ColumnValue> {
  const row: Record<string, ColumnValue> = {}
  for (const field of fields) {
    const text = (name: string) => entries[`${at}.${name}`]?.trim() ?? ''
    const wrong = (name: string, code: Problem['code']) =>
      problems.push({ path: `${at}.${name}`, code, value: text(name).slice(0, 100) })
    Object.assign(row, READERS[field.widget](field, text, wrong))
  }
  return row
}

type Text = (name: string) => string
type Wrong = (name: string, code: Problem['code']) => void
type Reader = (field: Field, text: Text, wrong: Wrong) => Record<string, ColumnValue>

const one: Reader = (field, text) => Object.fromEntries(fieldColumns(field).map((name) => [name, text(name) || null]))

/** The date of an input; null if it is empty or unreadable, which is then reported. */
function dateIn(name: string, text: Text, wrong: Wrong): WrittenDate | null {
  if (!text(name)) return null
  const reading = readDate(text(name))
  if (!('error' in reading)) return reading
  wrong(name, 'format')
  return null
}

const READERS: Readonly<Record<Field['widget'], Reader>> = {
  text: one,
  long: one,
  choice: one,
  ref: one,
  url: one,
  flag: ({ column }, text) => ({ [column]: text(column) !== '' }),
  list: (field, text) =>
    Object.fromEntries(
      fieldColumns(field).map((name) => [
        name,
        text(name)
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter(Boolean),
      ]),
    ),
  figure: ({ column }, text, wrong) => {
    const figure = readFigure(text(column))
    if (figure === null && text(column)) wrong(column, 'format')
    return { [column]: figure }
  },
  amount: ({ column }, text, wrong) => {
    const reading = readAmount(text(column))
    if ('cny' in reading) return { [column]: reading.cny }
    if (reading.problem !== 'empty') wrong(column, 'amount')
    return { [column]: null }
  },
  date: ({ column, precision }, text, wrong) => {
    const written = dateIn(column, text, wrong)
    return { [column]: written?.date ?? null, [precision!]: written?.precision ?? null }
  },
  period: ({ precision }, text, wrong) => {
    const start = dateIn('periodStart', text, wrong)
    const end = text('periodEnd') ? dateIn('periodEnd', text, wrong) : start
    if (!start || !end) return { periodStart: null, periodEnd: null, [precision!]: null }
    if (start.precision !== end.precision || end.date < start.date) wrong('periodEnd', 'range')
    return { periodStart: start.date, periodEnd: end.last, [precision!]: start.precision }
  },
  location: (_, text, wrong) => {
    const precision = text('precision') || null
    const errorM = /^\d{1,6}$/.test(text('errorM')) ? Number(text('errorM')) : null
    if (errorM === null && text('errorM')) wrong('errorM', 'format')
    const none = { lng: null, lat: null, precision, errorM: null }
    if (precision === 'district' || precision === 'city' || (!text('lng') && !text('lat'))) return none
    const datum: Datum = DATUMS.find((name) => name === text('datum')) ?? 'wgs84'
    const reading = readPosition(text('lng'), text('lat'), datum)
    if ('problem' in reading) {
      wrong('lng', 'position')
      return none
    }
    return { lng: reading.position[0], lat: reading.position[1], precision, errorM }
  },
}
