/** Checks the founding data as a whole before a word of it is written. */

import { CITABLE_RECORDS, type CitableRecord, citableFields, givenFields } from '../records/citable'
import { listOf, REFERENCES, type Row, type SeedData, TABLE_NAMES, TABLES, type TableName } from './schema'

type Problem = (table: TableName, id: string, field: string, message: string) => void
type Loose = Record<string, unknown>

/** Every problem of a broken seed in one error: one line each, `table id field: message`. */
export class SeedError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The seed has ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems.join('\n')}`)
    this.name = 'SeedError'
  }
}

/**
 * The founding data with every column filled in; throws one SeedError that lists every problem. A record that is
 * broken itself still counts as existing, so that one mistake is not reported again by everything that refers to it.
 */
export function checkSeed(input: unknown): SeedData {
  const problems: string[] = []
  const report: Problem = (table, id, field, message) => problems.push(`${table} ${id} ${field}: ${message}`)
  const ids = new Map<TableName, Set<string>>()
  const rows = {} as Record<TableName, Loose[]>
  for (const table of TABLE_NAMES) {
    const raw = (input as Loose | null)?.[table]
    if (!Array.isArray(raw)) report(table, '–', '–', 'is no list of records')
    const list = Array.isArray(raw) ? raw : []
    ids.set(table, unique(table, list, report))
    rows[table] = list.flatMap((row, index) => parseRow(table, row, index, report))
  }
  const data = rows as unknown as SeedData
  checkReferences(rows, ids, report)
  checkDates(data, report)
  checkLocations(data, report)
  checkValues(data, report)
  checkCitations(data, ids, report)
  if (problems.length > 0) throw new SeedError(problems)
  return data
}

function parseRow(table: TableName, row: unknown, index: number, report: Problem): Loose[] {
  const parsed = TABLES[table].safeParse(row)
  if (parsed.success) return [parsed.data]
  const id = (row as Loose | null)?.id
  const name = typeof id === 'string' ? id : `#${index + 1}`
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : '–')
    report(table, name, field, issue.message)
  }
  return []
}

/** The ids of a table; reports ids and slugs that occur twice. */
function unique(table: TableName, list: readonly unknown[], report: Problem): Set<string> {
  const seen = { id: new Set<string>(), slug: new Set<string>() }
  for (const row of list as Loose[]) {
    for (const key of ['id', 'slug'] as const) {
      const value = row?.[key]
      if (typeof value !== 'string') continue
      if (seen[key].has(value)) report(table, String(row.id), key, `"${value}" occurs twice`)
      seen[key].add(value)
    }
  }
  return seen.id
}

function checkReferences(rows: Record<TableName, Loose[]>, ids: Map<TableName, Set<string>>, report: Problem) {
  for (const { table, column, to } of REFERENCES) {
    for (const row of rows[table]) {
      const target = row[column]
      if (typeof target === 'string' && !ids.get(to)?.has(target))
        report(table, String(row.id), column, `there is no record "${target}" in ${to}`)
    }
  }
}

/**
 * Reports a date that is not the first day of the period its precision names, or a date without precision and the
 * reverse.
 */
function checkDate(date: string | null, precision: string | null, say: (message: string) => void) {
  if ((date === null) !== (precision === null)) say('a date and its precision come together or not at all')
  else if (precision === 'month' && !date?.endsWith('-01')) say(`"${date}" is not the first day of a month`)
  else if (precision === 'year' && !date?.endsWith('-01-01')) say(`"${date}" is not the first day of a year`)
}

function checkDates(data: SeedData, report: Problem) {
  for (const row of data.sources)
    checkDate(row.publishedOn, row.publishedPrecision, (m) => report('sources', row.id, 'publishedOn', m))
  for (const row of data.events) checkDate(row.date, row.datePrecision, (m) => report('events', row.id, 'date', m))
  for (const row of data.milestones)
    checkDate(row.date, row.datePrecision, (m) => report('milestones', row.id, 'date', m))
  for (const row of data.indicators) {
    checkDate(row.periodStart, row.periodPrecision, (m) => report('indicators', row.id, 'periodStart', m))
    if ((row.periodStart === null) !== (row.periodEnd === null))
      report('indicators', row.id, 'periodEnd', 'a period has both a first and a last day or neither')
    else if (row.periodStart !== null && row.periodEnd !== null && row.periodEnd < row.periodStart)
      report('indicators', row.id, 'periodEnd', `"${row.periodEnd}" is before "${row.periodStart}"`)
  }
}

function checkLocations(data: SeedData, report: Problem) {
  for (const table of ['places', 'projects'] as const) {
    for (const row of data[table]) {
      const rough = row.precision === 'district' || row.precision === 'city'
      if (rough !== (row.lng === null) || rough !== (row.lat === null))
        report(table, row.id, 'precision', `"${row.precision}" ${rough ? 'has no' : 'needs a'} position (lng, lat)`)
      if (rough && row.errorM !== null) report(table, row.id, 'errorM', 'only a position has an error')
    }
  }
}

function checkValues(data: SeedData, report: Problem) {
  for (const row of data.projects)
    if ((row.amountCny === null) !== (row.amountKind === null))
      report('projects', row.id, 'amountKind', 'an amount and its kind come together or not at all')
  for (const row of data.events)
    if (row.categoriesZh.length !== row.categoriesEn.length)
      report('events', row.id, 'categoriesEn', 'as many categories are needed as in Chinese')
  for (const row of data.details)
    if ((row.projectId === null) === (row.eventId === null))
      report('details', row.id, 'projectId', 'exactly one of projectId and eventId is needed')
  for (const row of data.indicators) checkIndicator(row, report)
  for (const table of TABLE_NAMES)
    for (const row of data[table] as readonly Loose[])
      for (const column of Object.keys(row).filter((name) => name.endsWith('Zh'))) {
        const english = `${column.slice(0, -2)}En`
        if ((row[column] === null) !== (row[english] === null))
          report(table, String(row.id), english, 'a text is given in both languages or in none')
      }
}

function checkIndicator(row: Row<'indicators'>, report: Problem) {
  if (row.districtId !== null && row.eventId !== null)
    report('indicators', row.id, 'eventId', 'a figure is of a district or of an event, not of both')
  if ((row.unit === 'text') !== (row.value === null))
    report('indicators', row.id, 'value', 'the unit "text" has no value, every other unit needs one')
  if (row.unit === 'text' && row.textZh === null) report('indicators', row.id, 'textZh', 'the unit "text" needs a text')
}

/** Every citation points to a given field of a record; every given citable field of every record is cited. */
function checkCitations(data: SeedData, ids: Map<TableName, Set<string>>, report: Problem) {
  const given = new Map<string, Set<string>>()
  for (const record of CITABLE_RECORDS)
    for (const row of data[listOf(record)]) given.set(`${record} ${row.id}`, new Set(givenFields(record, row)))
  const cited = new Set<string>()
  for (const { id, record, recordId, field } of data.citations) {
    cited.add(`${record} ${recordId} ${field}`)
    const fields = given.get(`${record} ${recordId}`)
    if (!ids.get(listOf(record))?.has(recordId))
      report('citations', id, 'recordId', `there is no ${record} "${recordId}"`)
    else if (!(field in citableFields(record)))
      report('citations', id, 'field', `"${field}" is not one of ${Object.keys(citableFields(record)).join(', ')}`)
    else if (fields && !fields.has(field)) report('citations', id, 'field', `${record} ${recordId} has no ${field}`)
  }
  for (const [target, fields] of given) {
    const [record, recordId] = target.split(' ') as [CitableRecord, string]
    for (const field of fields)
      if (!cited.has(`${target} ${field}`)) report(listOf(record), recordId, field, 'has a value but no citation')
  }
}
