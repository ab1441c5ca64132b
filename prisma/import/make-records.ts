/** Makes the sources, parks, organisations and events that rows name and no record has, where somebody says so. */

import { type Actor, mayEdit } from '#geo/edit/roles'
import { type Columns, EMPTY, type RecordType } from '#geo/edit/values'
import { pageOf } from '#geo/import/cells/page-address'
import type { Choices } from '#geo/import/choices'
import { AT_EVENT } from '#geo/import/row'
import type { NamedRecord, RowMilestone, RowReading } from '#geo/import/row-reading'
import { pageKey } from '#geo/import/sheets/record-keys'
import { offered } from '#geo/terms'
import { plainName } from '#geo/text/plain-name'
import type { Query } from '../query'
import { givenFields } from '../records/citable'
import { table } from '../tables'
import { readTerms } from '../vocabulary/terms'
import type { Seen } from '../write/publish'
import { type Edit, saveRecords } from '../write/save'
import { investorsOf } from './links'
import { STEP, stepValues } from './plan'

const [r, d, t] = [table('ImportRow'), table('Draft', 'd'), table('District')]

type MadeType = Extract<RecordType, 'source' | 'place' | 'organisation' | 'event'>
type Reading = Omit<RowReading, 'problems'>

interface ImportOf {
  readonly id: string
  readonly fileName: string
  readonly choices: Choices
}

interface Made {
  /** The new records, and drafts of the same names that others have left, so that all can be carried on. */
  readonly saved: readonly Seen[]
  /** The reading with the records in the place of the names. */
  in(reading: Reading): Reading
}

/** What is known of a record that is to be made, from the rows that name it. */
interface Wanted {
  readonly type: MadeType
  readonly name: string
  readonly districts: Set<string>
  sourceId: string | null
  /** The source that is made too. */
  newSource: string | null
  milestone: RowMilestone | null
}

/** Parks of one name in two districts are two, and so are pages whose addresses differ in signs. */
function keyOf(type: MadeType, name: string, districtId?: string): string {
  const page = type === 'source' ? pageOf(name) : null
  return [type, page === null ? plainName(name) : pageKey(page), type === 'place' ? districtId : ''].join(' ')
}

/** In the caller's transaction, before the projects are written. An event without a date is not made. */
export async function makeRecords(query: Query, actor: Actor, batch: ImportOf): Promise<Made> {
  const wanted = await wantedOf(query, batch)
  const ids = new Map<string, string>()
  const saved: Seen[] = []
  for (const type of ['source', 'organisation', 'place', 'event'] as const) {
    const ofType = [...wanted].filter(([, one]) => one.type === type)
    const drafts = await draftsOf(
      query,
      type,
      ofType.map(([, { name }]) => name),
    )
    const edits: { readonly key: string; readonly edit: Edit }[] = []
    for (const [key, one] of ofType) {
      const draft = drafts.get(plainName(one.name))
      const columns = draft ? null : await columnsOf(query, actor, one)
      if (draft) {
        ids.set(key, draft.id)
        saved.push({ type, ...draft })
      } else if (columns) edits.push({ key, edit: editOf({ ...one, sourceId: sourceOf(one, ids) }, columns, batch) })
    }
    const records = await saveRecords(
      query,
      actor,
      edits.map(({ edit }) => edit),
    )
    for (const [i, { id }] of records.entries()) ids.set(edits[i]!.key, id)
    saved.push(...records)
  }
  return { saved, in: (reading) => withRecords(reading, ids) }
}

type Sourced = Pick<Wanted, 'sourceId'> & { readonly newSource?: string | null }

const sourceOf = ({ sourceId, newSource }: Sourced, ids: ReadonlyMap<string, string>): string | null =>
  sourceId ?? (newSource ? (ids.get(keyOf('source', newSource)) ?? null) : null)

function withRecords(reading: Reading, ids: ReadonlyMap<string, string>): Reading {
  const { investor, moreInvestors, event, newPlace, columns } = reading
  const idOf = (type: MadeType, name: string) => ids.get(keyOf(type, name, columns.districtId))
  const made = (one: NamedRecord) => (one.isNew ? { ...one, id: idOf('organisation', one.name) ?? null } : one)
  const placeId = newPlace === undefined ? undefined : idOf('place', newPlace)
  return {
    ...reading,
    sourceId: sourceOf(reading, ids),
    columns: placeId === undefined ? columns : { ...columns, placeId },
    investor: investor && made(investor),
    ...(moreInvestors && { moreInvestors: moreInvestors.map(made) }),
    event: event?.isNew ? { ...event, id: idOf('event', event.name) ?? null } : event,
  }
}

async function wantedOf(query: Query, batch: ImportOf): Promise<ReadonlyMap<string, Wanted>> {
  const rows = await query<{ reading: Reading }>(
    `SELECT ${r.reading} FROM ${r} WHERE ${r.importId} = $1 AND ${STEP} IN ('create', 'update')
      AND (${r.reading} ? 'newPlace' OR ${r.reading} ? 'newSource' OR ${r.reading}->'investor' ? 'isNew' OR ${r.reading} ? 'moreInvestors' OR ${r.reading}->'event' ? 'isNew') ORDER BY ${r.no}`,
    stepValues(batch.id, batch.choices),
  )
  const wanted = new Map<string, Wanted>()
  for (const { reading } of rows) {
    const { event, newPlace, newSource } = reading
    if (newSource !== undefined) want(wanted, 'source', newSource, reading)
    if (newPlace !== undefined) want(wanted, 'place', newPlace, reading)
    for (const { name, isNew } of investorsOf(reading)) if (isNew) want(wanted, 'organisation', name, reading)
    if (event?.isNew) want(wanted, 'event', event.name, reading)
  }
  return wanted
}

function want(wanted: Map<string, Wanted>, type: MadeType, name: string, reading: Reading): void {
  const { columns, sourceId, newSource, milestones } = reading
  const key = keyOf(type, name, columns.districtId)
  const one = wanted.get(key) ?? { type, name, districts: new Set(), sourceId: null, newSource: null, milestone: null }
  if (columns.districtId) one.districts.add(columns.districtId)
  one.sourceId ??= sourceId
  if (type !== 'source') one.newSource ??= newSource ?? null
  one.milestone ??= milestones.find(({ kind }) => AT_EVENT.includes(kind)) ?? null
  wanted.set(key, one)
}

/** Unpublished records of these names, by plain name. */
async function draftsOf(query: Query, type: MadeType, names: readonly string[]) {
  const rows = await query<{ id: string; version: number; name: string }>(
    `SELECT ${d.recordId} AS "id", ${d.version}, ${d.nameZh} AS "name" FROM ${d}
      WHERE ${d.record} = $1 AND ${d.state} <> 'published' AND ${d.nameZh} = ANY($2)`,
    [type, names],
  )
  return new Map(rows.map(({ name, ...draft }) => [plainName(name), draft]))
}

/** Null: the rows do not say what such a record must have, or this person may not make it. */
async function columnsOf(query: Query, actor: Actor, one: Wanted): Promise<Columns | null> {
  if (one.type === 'source') {
    const undated = { publishedOn: null, publishedPrecision: null, publisherZh: null, publisherEn: null }
    const texts = { titleZh: one.name, titleEn: one.name, noteZh: null, noteEn: null }
    return { ...texts, ...undated, url: pageOf(one.name), archiveUrl: null }
  }
  const names = { nameZh: one.name, nameEn: one.name }
  if (one.type === 'organisation') return { ...names, aliases: [] }
  const [districtId = null] = one.districts.size === 1 ? one.districts : []
  if (!mayEdit(actor, districtId === null ? null : [districtId])) return null
  if (one.type === 'event') {
    const { milestone } = one
    if (!milestone) return null
    const { date, datePrecision } = milestone
    const texts = { summaryZh: one.name, summaryEn: one.name, categoriesZh: [], categoriesEn: [] }
    return { ...names, ...texts, date, datePrecision, placeId: null, districtId }
  }
  const [district] = await query<{ cityId: string }>(`SELECT ${t.cityId} FROM ${t} WHERE ${t.id} = $1`, [districtId])
  const [kind] = offered((await readTerms(query)).place)
  if (!district || !kind) return null
  const location = { lng: null, lat: null, precision: 'district', errorM: null }
  return { ...names, aliases: [], kind: kind.value, districtId, cityId: district.cityId, ...location }
}

function editOf({ type, sourceId }: Wanted, columns: Columns, batch: ImportOf): Edit {
  const cites = sourceId === null ? [] : [{ sourceId, locatorZh: null, locatorEn: null }]
  const values = {
    ...EMPTY,
    columns,
    cites: type === 'source' ? {} : Object.fromEntries(givenFields(type, columns).map((field) => [field, cites])),
  }
  return { type, id: null, version: 0, values, why: batch.fileName, sourceId, importId: batch.id }
}
