/** Reads projects from the database into a row buffer, straight from the bytes of the connection. */

import '#server-only'
import type pg from 'pg'
import { UNKNOWN } from '#geo/filters'
import { DOUBLE_OFFSETS, ENCODED_FIELDS, RowBuffer, WORD_OFFSETS, WORDS_PER_ROW } from '#geo/snapshot/row-buffer'
import { DATE_CODES } from '#geo/snapshot/snapshot'
import { dayOf, NO_DATE } from '#geo/text/days'
import { eachTuple, type Tuple } from './copy-out'
import { RowIndex } from './row-index'

/** The city follows from the district: the few districts are read first, instead of joined to each project. */
const CITY = ENCODED_FIELDS.indexOf('city')
const DISTRICT = ENCODED_FIELDS.indexOf('district')
const PROJECT_CODES = ENCODED_FIELDS.filter((name) => name !== 'city')
const CODE_PLACES = PROJECT_CODES.map((name) => ENCODED_FIELDS.indexOf(name))
const PROJECT_FIELDS = [
  'id',
  'no',
  'slug',
  'nameZh',
  'nameEn',
  ...PROJECT_CODES,
  'lng',
  'lat',
  'errorM',
  'amountCny',
] as const
const PROJECTS = `select p.id, p.no, p.slug, p."nameZh", p."nameEn", p."districtId", p.sector, p.kind, p.status,
  p.precision, p.lng, p.lat, p."errorM", p."amountCny" from "Project" p`
const DISTRICTS = 'select id, "cityId" from "District"'
const MILESTONES = 'select m."projectId", m.date, m."eventId", m."datePrecision" from "Milestone" m'

const FIELD = Object.fromEntries(PROJECT_FIELDS.map((name, i) => [name, i])) as Record<
  (typeof PROJECT_FIELDS)[number],
  number
>
const [MILESTONE_PROJECT, MILESTONE_DATE, MILESTONE_EVENT, MILESTONE_PRECISION, MILESTONE_FIELDS] = [0, 1, 2, 3, 4]
/** Precisions of dates by their first letter. */
const CODE_OF_LETTER = new Map(DATE_CODES.map((name, code) => [name.charCodeAt(0), code]))
/** Slug, Chinese and English name. */
const TEXTS = 3
const STATUS = ENCODED_FIELDS.indexOf('status')
/** PostgreSQL counts days from 2000-01-01. */
const FIRST_DAY = dayOf('2000-01-01')
const [MIN_DAY, MAX_DAY] = [dayOf('0001-01-01'), dayOf('9999-12-31')]

/**
 * All projects, or those with these nos, in the order of their nos where that is asked for. Call it in a transaction
 * that sees one state of the database throughout.
 */
export async function readRowBuffer(
  client: pg.ClientBase,
  nos: readonly number[] | null,
  isOrdered = false,
): Promise<RowBuffer> {
  const buffer = new RowBuffer()
  const rows = new RowIndex()
  const cityOf = await readCities(client)
  const changedNos = nos && `any('{${nos.join()}}'::int[])`
  const projects = changedNos
    ? `${PROJECTS} where p.no = ${changedNos}`
    : PROJECTS + (isOrdered ? ' order by p.no' : '')
  await eachTuple(client, projects, PROJECT_FIELDS.length, (tuple) => addProject(buffer, rows, cityOf, tuple))
  const changedMilestones = `${MILESTONES} join "Project" p on p.id = m."projectId" where p.no = ${changedNos}`
  await eachTuple(
    client,
    changedNos ? changedMilestones : MILESTONES + (isOrdered ? ' order by m.id' : ''),
    MILESTONE_FIELDS,
    (tuple) => addMilestone(buffer, rows, tuple),
  )
  return buffer
}

/** The city of each district, by id. */
async function readCities(client: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; cityId: string }>(DISTRICTS)
  return new Map(rows.map(({ id, cityId }) => [id, cityId]))
}

function addProject(
  buffer: RowBuffer,
  rows: RowIndex,
  cityOf: ReadonlyMap<string, string>,
  { bytes, starts, ends }: Tuple,
): void {
  const first = buffer.startRow()
  const { doubles, words, integers, floats, encoders, texts } = buffer
  rows.add(bytes, starts[FIELD.id]!, ends[FIELD.id]!)
  words[first + WORD_OFFSETS.no] = bytes.readInt32BE(starts[FIELD.no])
  for (let i = 0; i < TEXTS; i++) {
    texts.addUtf8(bytes, starts[FIELD.slug + i]!, ends[FIELD.slug + i]!)
    words[first + WORD_OFFSETS.texts + 1 + i] = texts.end
  }
  for (let i = 0; i < CODE_PLACES.length; i++) {
    const place = CODE_PLACES[i]!
    const [encoder, start] = [encoders[place]!, starts[FIELD.district + i]!]
    const isUnknown = place === STATUS && start < 0
    words[first + WORD_OFFSETS.codes + place] = isUnknown
      ? encoder.codeOf(UNKNOWN)
      : encoder.codeOfUtf8(bytes, start, ends[FIELD.district + i]!)
  }
  const district = encoders[DISTRICT]!.values[words[first + WORD_OFFSETS.codes + DISTRICT]!]!
  words[first + WORD_OFFSETS.codes + CITY] = encoders[CITY]!.codeOf(cityOf.get(district)!)
  doubles[first / 2 + DOUBLE_OFFSETS.lng] = doubleAt(bytes, starts[FIELD.lng]!)
  doubles[first / 2 + DOUBLE_OFFSETS.lat] = doubleAt(bytes, starts[FIELD.lat]!)
  doubles[first / 2 + DOUBLE_OFFSETS.amountCny] = wholeAt(bytes, starts[FIELD.amountCny]!)
  floats[first + WORD_OFFSETS.errorM] = starts[FIELD.errorM]! < 0 ? Number.NaN : bytes.readInt32BE(starts[FIELD.errorM])
  integers[first + WORD_OFFSETS.day] = NO_DATE
  words[first + WORD_OFFSETS.dayPrecision] = 0
  words[first + WORD_OFFSETS.event] = 0
  buffer.count++
}

const doubleAt = (bytes: Buffer, start: number): number => (start < 0 ? Number.NaN : bytes.readDoubleBE(start))

/** A bigint, rounded to a double beyond 2⁵³; NaN for null. */
const wholeAt = (bytes: Buffer, start: number): number =>
  start < 0 ? Number.NaN : bytes.readInt32BE(start) * 2 ** 32 + bytes.readUInt32BE(start + 4)

/** A project has the date of its latest milestone, of several the most exact one, and each event once. */
function addMilestone(buffer: RowBuffer, rows: RowIndex, { bytes, starts, ends }: Tuple): void {
  const row = rows.rowOf(bytes, starts[MILESTONE_PROJECT]!, ends[MILESTONE_PROJECT]!)
  const day = FIRST_DAY + bytes.readInt32BE(starts[MILESTONE_DATE])
  if (!(day >= MIN_DAY && day <= MAX_DAY)) throw new RangeError(`Not an ISO date: day ${day} of ${buffer.slugOf(row)}`)
  const { words, integers, events } = buffer
  const first = row * WORDS_PER_ROW
  const precision = CODE_OF_LETTER.get(bytes[starts[MILESTONE_PRECISION]!]!)
  if (precision === undefined) throw new RangeError(`No precision of dates, of ${buffer.slugOf(row)}`)
  const before = integers[first + WORD_OFFSETS.day]!
  const isSame = day === before && precision > words[first + WORD_OFFSETS.dayPrecision]!
  if (day > before || isSame) {
    integers[first + WORD_OFFSETS.day] = day
    words[first + WORD_OFFSETS.dayPrecision] = precision
  }
  const event = starts[MILESTONE_EVENT]!
  if (event < 0) return
  words[first + WORD_OFFSETS.event] = events.withUtf8(
    words[first + WORD_OFFSETS.event]!,
    bytes,
    event,
    ends[MILESTONE_EVENT]!,
  )
}
