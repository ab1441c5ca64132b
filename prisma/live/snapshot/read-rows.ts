/** Projects from the database into the columns of a draft, straight from the bytes of the connection. */

import '#server-only'
import type pg from 'pg'
import { UNKNOWN } from '#geo/filters'
import { CODED, DOUBLES, Draft, WORDS, WORDS_PER_ROW } from '#geo/snapshot/row-buffer'
import { dayOf, NO_DATE } from '#geo/text/days'
import { eachTuple, type Tuple } from './copy-out'
import { RowIndex } from './row-index'

/** The city follows from the district: the few districts are read first, instead of joined to each project. */
const CITY = CODED.indexOf('city')
const DISTRICT = CODED.indexOf('district')
const OWN_CODES = CODED.filter((name) => name !== 'city')
const CODE_PLACES = OWN_CODES.map((name) => CODED.indexOf(name))
const PROJECT_FIELDS = [
  'id',
  'no',
  'slug',
  'nameZh',
  'nameEn',
  ...OWN_CODES,
  'lng',
  'lat',
  'errorM',
  'amountCny',
] as const
const PROJECTS = `select p.id, p.no, p.slug, p."nameZh", p."nameEn", p."districtId", p.sector, p.kind, p.status,
  p.precision, p.lng, p.lat, p."errorM", p."amountCny" from "Project" p`
const DISTRICTS = 'select id, "cityId" from "District"'
const MILESTONES = 'select m."projectId", m.date, m."eventId" from "Milestone" m'

const at = Object.fromEntries(PROJECT_FIELDS.map((name, i) => [name, i])) as Record<
  (typeof PROJECT_FIELDS)[number],
  number
>
const [MILESTONE_PROJECT, MILESTONE_DATE, MILESTONE_EVENT, MILESTONE_FIELDS] = [0, 1, 2, 3]
/** Slug, Chinese and English name. */
const TEXTS = 3
const STATUS = CODED.indexOf('status')
/** PostgreSQL counts days from 2000-01-01. */
const FIRST_DAY = dayOf('2000-01-01')
const [MIN_DAY, MAX_DAY] = [dayOf('0001-01-01'), dayOf('9999-12-31')]

/** All projects, or those with these nos. To be called in a transaction that sees one state of the database throughout. */
export async function readDraft(client: pg.ClientBase, nos: readonly number[] | null): Promise<Draft> {
  const draft = new Draft()
  const rows = new RowIndex()
  const cityOf = await readCities(client)
  const among = nos && `any('{${nos.join()}}'::int[])`
  const projects = among ? `${PROJECTS} where p.no = ${among}` : PROJECTS
  await eachTuple(client, projects, PROJECT_FIELDS.length, (tuple) => addProject(draft, rows, cityOf, tuple))
  const own = `${MILESTONES} join "Project" p on p.id = m."projectId" where p.no = ${among}`
  await eachTuple(client, among ? own : MILESTONES, MILESTONE_FIELDS, (tuple) => addMilestone(draft, rows, tuple))
  return draft
}

/** The city of each district, by id. */
async function readCities(client: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; cityId: string }>(DISTRICTS)
  return new Map(rows.map(({ id, cityId }) => [id, cityId]))
}

function addProject(
  draft: Draft,
  rows: RowIndex,
  cityOf: ReadonlyMap<string, string>,
  { bytes, starts, ends }: Tuple,
): void {
  const first = draft.next()
  const { doubles, words, integers, floats, codings, texts } = draft
  rows.add(bytes, starts[at.id]!, ends[at.id]!)
  words[first + WORDS.no] = bytes.readInt32BE(starts[at.no])
  for (let i = 0; i < TEXTS; i++) {
    texts.addUtf8(bytes, starts[at.slug + i]!, ends[at.slug + i]!)
    words[first + WORDS.texts + 1 + i] = texts.end
  }
  for (let i = 0; i < CODE_PLACES.length; i++) {
    const place = CODE_PLACES[i]!
    const [coding, start] = [codings[place]!, starts[at.district + i]!]
    const isUnknown = place === STATUS && start < 0
    words[first + WORDS.codes + place] = isUnknown
      ? coding.codeOf(UNKNOWN)
      : coding.codeOfUtf8(bytes, start, ends[at.district + i]!)
  }
  const district = codings[DISTRICT]!.values[words[first + WORDS.codes + DISTRICT]!]!
  words[first + WORDS.codes + CITY] = codings[CITY]!.codeOf(cityOf.get(district)!)
  doubles[first / 2 + DOUBLES.lng] = doubleAt(bytes, starts[at.lng]!)
  doubles[first / 2 + DOUBLES.lat] = doubleAt(bytes, starts[at.lat]!)
  doubles[first / 2 + DOUBLES.amountCny] = wholeAt(bytes, starts[at.amountCny]!)
  floats[first + WORDS.errorM] = starts[at.errorM]! < 0 ? Number.NaN : bytes.readInt32BE(starts[at.errorM])
  integers[first + WORDS.day] = NO_DATE
  words[first + WORDS.event] = 0
  draft.count++
}

const doubleAt = (bytes: Buffer, start: number): number => (start < 0 ? Number.NaN : bytes.readDoubleBE(start))

/** A bigint, rounded to a double beyond 2⁵³; NaN for null. */
const wholeAt = (bytes: Buffer, start: number): number =>
  start < 0 ? Number.NaN : bytes.readInt32BE(start) * 2 ** 32 + bytes.readUInt32BE(start + 4)

/** The latest date of a project counts, and each event once. */
function addMilestone(draft: Draft, rows: RowIndex, { bytes, starts, ends }: Tuple): void {
  const row = rows.rowOf(bytes, starts[MILESTONE_PROJECT]!, ends[MILESTONE_PROJECT]!)
  const day = FIRST_DAY + bytes.readInt32BE(starts[MILESTONE_DATE])
  if (!(day >= MIN_DAY && day <= MAX_DAY)) throw new RangeError(`Not an ISO date: day ${day} of ${draft.slugOf(row)}`)
  const { words, integers, events } = draft
  const first = row * WORDS_PER_ROW
  integers[first + WORDS.day] = Math.max(integers[first + WORDS.day]!, day)
  const event = starts[MILESTONE_EVENT]!
  if (event < 0) return
  words[first + WORDS.event] = events.withUtf8(words[first + WORDS.event]!, bytes, event, ends[MILESTONE_EVENT]!)
}
