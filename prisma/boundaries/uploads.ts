/** Uploaded files of shapes until they are published: received, read again with other settings, forgotten. */

import '#server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { slugOf } from '#geo/edit/slug'
import type { Text } from '#geo/records'
import type { MapShapes, ShapeKind } from '#geo/shapes/map-shapes'
import {
  FIRST_SETTINGS,
  mayPublish,
  NAME_ENCODINGS,
  type ReadingContext,
  SHAPE_DATUMS,
  type ShapesFacts,
  type ShapesReading,
  type UploadSettings,
} from '#geo/shapes/reading'
import { line } from '../line'
import { currentSnapshot } from '../live/current-snapshot'
import { siteOf } from '../settings/store'
import { table } from '../tables'
import { query } from '../transaction'
import { BoundaryRefusal, type NewDistrict, publishShapes } from './publish'
import { ShapesRefused } from './read-file'
import { readInThread } from './read-thread'
import { shortOf } from './short-name'

const u = table('BoundaryUpload')
const d = table('District')

/** An upload that nobody went on with is forgotten after so many days. */
const FORGOTTEN_AFTER_DAYS = 14

const AssignmentInput = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('skip') }),
  z.strictObject({ to: z.literal('district'), id: line(20) }),
  z.strictObject({ to: z.literal('new'), id: line(20), cityId: line(20), zh: line(60), en: line(60) }),
])
/** As somebody left them: only cut to what a field takes. */
const typed = z.string().transform((text) => text.slice(0, 300))
export const TypedFactsInput = z.strictObject({
  source: typed,
  licence: typed,
  date: typed,
  approvalNumber: typed,
  isSchematic: z.boolean(),
  note: typed,
})
export const UploadSettingsInput = z.strictObject({
  datum: z.enum(SHAPE_DATUMS),
  encoding: z.enum(NAME_ENCODINGS),
  keepsOthers: z.boolean(),
  mends: z.boolean(),
  fixes: z.record(z.string().max(500), z.boolean()),
  isElsewhere: z.boolean(),
  assignments: z.record(z.string().regex(/^\d{1,4}$/), AssignmentInput),
  facts: TypedFactsInput,
})
export const FactsInput = z.strictObject({
  source: line(300).min(1),
  licence: line(200),
  date: z.union([z.literal(''), z.iso.date()]),
  approvalNumber: line(60),
  isSchematic: z.boolean(),
  note: line(300),
})

export interface BoundaryUpload {
  readonly id: string
  readonly kind: ShapeKind
  readonly fileName: string
  readonly settings: UploadSettings
  readonly reading: ShapesReading
  readonly by: string
}

/**
 * Keeps the file, with what was read of it, and comes back with the id of the upload. Throws a ShapesRefused for a file
 * that no setting can make readable: nothing is kept then.
 */
export async function receiveShapes(kind: ShapeKind, fileName: string, bytes: Buffer, by: string): Promise<string> {
  const reading = await read(kind, bytes, FIRST_SETTINGS)
  if (reading.refusal && reading.refusal !== 'elsewhere') throw new ShapesRefused(reading.refusal)
  const id = randomUUID()
  await query(`DELETE FROM ${u} WHERE ${u.at} < now() - make_interval(days => $1)`, [FORGOTTEN_AFTER_DAYS])
  await query(
    `INSERT INTO ${u} (${u.id}, ${u.kind}, ${u.fileName}, ${u.bytes}, ${u.settings}, ${u.reading}, ${u.by}) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, kind, plainFileName(fileName), bytes, JSON.stringify(FIRST_SETTINGS), JSON.stringify(reading), by],
  )
  return id
}

const plainFileName = (name: string): string => name.replace(/\p{C}/gu, '').slice(0, 200) || '?'

/** Null: there is none, or it was published. */
export async function getUpload(id: string): Promise<BoundaryUpload | null> {
  const rows = await query<BoundaryUpload>(
    `SELECT ${u.id}, ${u.kind}, ${u.fileName}, ${u.settings}, ${u.reading}, ${u.by} FROM ${u} WHERE ${u.id} = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** Those that wait, newest first. */
export const waitingUploads = (): Promise<(Pick<BoundaryUpload, 'id' | 'kind' | 'fileName' | 'by'> & { at: Date })[]> =>
  query(`SELECT ${u.id}, ${u.kind}, ${u.fileName}, ${u.by}, ${u.at} FROM ${u} ORDER BY ${u.at} DESC LIMIT 20`, [])

/** Reads the file again. Throws a BoundaryRefusal where there is none. */
export async function readAgain(id: string, settings: UploadSettings): Promise<void> {
  const [row] = await query<{ kind: ShapeKind; bytes: Buffer }>(
    `SELECT ${u.kind}, ${u.bytes} FROM ${u} WHERE ${u.id} = $1`,
    [id],
  )
  if (!row) throw new BoundaryRefusal('gone')
  const reading = await read(row.kind, row.bytes, settings)
  await query(`UPDATE ${u} SET ${u.settings} = $2, ${u.reading} = $3 WHERE ${u.id} = $1`, [
    id,
    JSON.stringify(settings),
    JSON.stringify(reading),
  ])
}

/** Keeps what was typed of the shapes; nothing where there is no such upload. */
export const keepFacts = async (id: string, facts: ShapesFacts): Promise<void> =>
  void (await query(
    `UPDATE ${u} SET ${u.settings} = ${u.settings} || jsonb_build_object('facts', $2::jsonb) WHERE ${u.id} = $1`,
    [id, JSON.stringify(facts)],
  ))

export const forgetUpload = async (id: string): Promise<void> =>
  void (await query(`DELETE FROM ${u} WHERE ${u.id} = $1`, [id]))

/**
 * Puts what was read on the map. Throws a BoundaryRefusal. Where districts are kept that have been replaced since the
 * file was read (`changed`), it is read again against those of now, and somebody has to look at what was found. `seen`:
 * as of a publication.
 */
export async function publishUpload(id: string, facts: ShapesFacts, by: string, seen?: number): Promise<number> {
  const upload = await getUpload(id)
  if (!upload || !mayPublish(upload.reading)) throw new BoundaryRefusal('gone')
  const { kind, reading, settings, fileName } = upload
  const newDistricts = kind === 'districts' ? reading.features.flatMap(newDistrictOf) : []
  // Of several features the first says what their district is called, on the map too.
  const unique = [...new Map(newDistricts.toReversed().map((one) => [one.id, one])).values()].toReversed()
  const kept = kind === 'districts' && settings.keepsOthers ? { standing: reading.standing ?? '' } : {}
  const file = { kind, shapes: reading.shapes, datum: settings.datum, fileName, newDistricts: unique, uploadId: id }
  try {
    return await publishShapes({ ...file, ...kept, facts, seen }, by)
  } catch (error) {
    if (error instanceof BoundaryRefusal && error.code === 'changed') await readAgain(id, settings)
    throw error
  }
}

function newDistrictOf({ becomes }: ShapesReading['features'][number]): NewDistrict[] {
  if (becomes.to !== 'new') return []
  const { id, cityId, zh, en } = becomes
  const names = { nameZh: zh, nameEn: en, shortZh: shortOf(zh), shortEn: en }
  return [{ id, cityId, slug: slugOf(en) || slugOf(id), ...names }]
}

async function read(kind: ShapeKind, bytes: Buffer, settings: UploadSettings): Promise<ShapesReading> {
  const { shapes } = await currentSnapshot()
  return readInThread({ bytes, settings, context: await contextOf(kind, shapes), standing: shapes })
}

const DISTRICTS = `SELECT ${d.id}, ${d.cityId} AS "cityId", jsonb_build_object('zh', ${d.nameZh}, 'en', ${d.nameEn}) AS "name",
  jsonb_build_object('zh', ${d.shortZh}, 'en', ${d.shortEn}) AS "short",
  array[${d.slug}, ${d.nameZh}, ${d.nameEn}, ${d.shortZh}, ${d.shortEn}] || ${d.aliases} AS "names" FROM ${d} ORDER BY ${d.id}`

async function contextOf(kind: ShapeKind, { labels }: MapShapes): Promise<ReadingContext> {
  const districts = await query<ReadingContext['districts'][number]>(DISTRICTS, [])
  const site = await siteOf(query)
  const labelled = labels.filter(({ type }) => type === 'city')
  const cities = Object.fromEntries([...labelled, ...site.cities].map(({ id, name }): [string, Text] => [id, name]))
  return { kind, districts, cities }
}
