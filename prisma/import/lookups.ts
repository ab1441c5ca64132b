/** What the rows of a file are compared with: districts, parks, sources and existing records. */

import { type Actor, mayEdit } from '#geo/edit/roles'
import { nearBounds } from '#geo/geometry/box'
import { pointInPolygons } from '#geo/geometry/point-in-polygon'
import { polygonsOf } from '#geo/geometry/polygons'
import { pageOf } from '#geo/import/cells/page-address'
import { Matcher } from '#geo/import/match'
import { commonWords } from '#geo/import/names'
import { districtOfAddress } from '#geo/import/places/district-of-address'
import type { Lookups, PlaceLookup } from '#geo/import/row-reading'
import { pageKey } from '#geo/import/sheets/record-keys'
import { isCertain, suggestions } from '#geo/import/suggest'
import { termReader } from '#geo/import/terms'
import type { Position } from '#geo/records'
import { type MapShapes, publishedBox } from '#geo/shapes/map-shapes'
import { siteViews } from '#geo/site/site-views'
import { localDate } from '#geo/text/format'
import { plainName } from '#geo/text/plain-name'
import type { Query } from '../query'
import { siteOf } from '../settings/store'
import { activeShapes } from '../shapes/active'
import { table } from '../tables'
import { readTerms } from '../vocabulary/terms'

const [plain, t, l] = [table('Project'), table('District'), table('Place')]
const [g, e] = [table('Organisation'), table('Event')]
const [s, d, p] = [table('Source', 's'), table('Draft', 'd'), table('Project', 'p')]

interface PlaceRow extends Named {
  readonly districtId: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly precision: string
  readonly errorM: number | null
}

interface Named {
  readonly id: string
  readonly names: readonly string[]
}

/** Looks up by plain name. A name that two rows share finds neither. */
function byName<T extends Named>(rows: readonly T[]): (text: string) => T | null {
  const byName = new Map<string, T | null>()
  for (const row of rows) {
    for (const name of new Set([row.id, ...row.names].map(plainName).filter(Boolean)))
      byName.set(name, byName.has(name) && byName.get(name)?.id !== row.id ? null : row)
  }
  return remembered((text) => byName.get(plainName(text)) ?? null)
}

/** The source whose address this is, however its scheme is written. */
function byPage(rows: readonly Named[]): (text: string) => string | null {
  const pages = new Map(
    rows.flatMap(({ id, names }) => names.flatMap((name) => (pageOf(name) ? [[pageKey(name), id] as const] : []))),
  )
  return (text) => (pageOf(text) === null ? null : (pages.get(pageKey(pageOf(text)!)) ?? null))
}

/** Of the words of a column; where all differ, nothing is gained by more. */
const MAX_REMEMBERED = 5000

/** Rows repeat their words: each is looked up once. */
function remembered<T>(find: (text: string) => T): (text: string) => T {
  const seen = new Map<string, T>()
  return (text) => {
    const before = seen.get(text)
    if (before !== undefined) return before
    const value = find(text)
    if (seen.size < MAX_REMEMBERED) seen.set(text, value)
    return value
  }
}

const DISTRICTS = `SELECT ${t.id}, array[${t.slug}, ${t.nameZh}, ${t.nameEn}, ${t.shortZh}, ${t.shortEn}] || ${t.aliases} AS "names" FROM ${t}`
const PLACES = `SELECT ${l.id}, ${l.districtId}, ${l.lng}, ${l.lat}, ${l.precision}, ${l.errorM}, array[${l.slug}, ${l.nameZh}, ${l.nameEn}] || ${l.aliases} AS "names" FROM ${l}`
const ORGANISATIONS = `SELECT ${g.id}, array[${g.slug}, ${g.nameZh}, ${g.nameEn}] || ${g.aliases} AS "names" FROM ${g}`
const EVENTS = `SELECT ${e.id}, array[${e.slug}, ${e.nameZh}, ${e.nameEn}] AS "names" FROM ${e}`
const SOURCES = `
  SELECT ${s.id}, array_remove(array[${s.titleZh}, ${s.titleEn}, ${s.url}], NULL) AS "names" FROM ${s}
  UNION ALL SELECT ${d.recordId}, array_remove(array[${d.nameZh}, ${d.nameEn}, ${d.values}->'columns'->>'url'], NULL) FROM ${d}
    WHERE ${d.record} = 'source' AND NOT EXISTS (SELECT FROM ${s} WHERE ${s.id} = ${d.recordId})`

/** With their names also without what stands in brackets behind them: Northern New Area (NNA). */
const readDistricts = async (query: Query): Promise<Named[]> =>
  (await query<Named>(DISTRICTS, [])).map(({ id, names }) => ({
    id,
    names: [...new Set([...names, ...names.map((name) => name.replace(/\s*[(（][^)）]*[)）]$/, ''))])],
  }))

/** Districts, parks, organisations, events and sources with all their names. */
export const namedRecords = async (query: Query) => ({
  districts: await readDistricts(query),
  places: await query<Named>(PLACES, []),
  organisations: await query<Named>(ORGANISATIONS, []),
  events: await query<Named>(EVENTS, []),
  sources: await query<Named>(SOURCES, []),
})

/** The id of the district that a word names, by any of its names or written otherwise; null: none for certain. */
export async function districtReader(query: Query): Promise<(text: string) => string | null> {
  const { cities } = await siteOf(query)
  return districtNamed(
    await readDistricts(query),
    cities.flatMap(({ name }) => [name.zh, name.en]),
  )
}

function districtNamed(districts: readonly Named[], cities: readonly string[]): (text: string) => string | null {
  const [named, certain] = [byName(districts), certainly(districts, cities)]
  return (text) => named(text)?.id ?? certain(text)
}

/** Loads the lookups once for a whole file. */
export async function loadLookups(query: Query, actor: Actor): Promise<Lookups> {
  const districts = await readDistricts(query)
  const place = byName(await query<PlaceRow>(PLACES, []))
  const investor = byName(await query<Named>(ORGANISATIONS, []))
  const event = byName(await query<Named>(EVENTS, []))
  const sources = await query<Named>(SOURCES, [])
  const [source, pages] = [byName(sources), byPage(sources)]
  const shapes = await activeShapes(query)
  const inside = insideByDistrict(shapes)
  const site = await siteOf(query)
  const { bounds } = siteViews(site, null, publishedBox(shapes))
  const cities = site.cities.flatMap(({ name }) => [name.zh, name.en])
  const districtOf = districtNamed(districts, cities)
  return {
    term: termReader(await readTerms(query)),
    district: districtOf,
    districtIn: districtOfAddress(districts, cities),
    isZone: (text) => districtOf(text) === null,
    place: (text) => placeOf(place(text)),
    investor: (text) => investor(text)?.id ?? null,
    event: (text) => event(text)?.id ?? null,
    source: (text) => source(text)?.id ?? pages(text),
    timeZone: site.timeZone,
    today: localDate(new Date(), site.timeZone || 'UTC'),
    mayEdit: (districtId) => mayEdit(actor, [districtId]),
    isInside: inside,
    near: nearBounds(bounds),
  }
}

function placeOf(row: PlaceRow | null): PlaceLookup | null {
  if (!row) return null
  const { id, districtId, lng, lat, precision, errorM } = row
  const isRough = lng === null || lat === null || precision === 'district' || precision === 'city'
  return { id, districtId, position: isRough ? null : [lng, lat], errorM }
}

/** The district that a word names for certain, written otherwise, as with its city. Words are looked up once. */
function certainly(districts: readonly Named[], cities: readonly string[]): (text: string) => string | null {
  const values = districts.map(({ id, names }) => ({ value: id, names: [id, ...names] }))
  const words = new Map<string, string | null>()
  return (text) => {
    if (!words.has(text)) {
      const fits = suggestions(text, values, cities)
      words.set(text, isCertain(fits) ? fits[0]!.value : null)
    }
    return words.get(text)!
  }
}

/** Whether a position (WGS-84) lies in water. */
export async function loadWaterTest(query: Query): Promise<(position: Position) => boolean> {
  const { water } = await activeShapes(query)
  const isInside = pointInPolygons(polygonsOf(water.flatMap(({ rings }) => rings)))
  return ([lng, lat]) => isInside(lng, lat)
}

/** A district without a shape counts as containing every position, so that no row is warned about. */
export function insideByDistrict({ districts }: MapShapes): (districtId: string, position: Position) => boolean {
  const testOf = new Map<string, (lng: number, lat: number) => boolean>()
  return (districtId, [lng, lat]) => {
    if (!testOf.has(districtId)) {
      const shape = districts.find(({ id }) => id === districtId)
      testOf.set(districtId, shape ? pointInPolygons(polygonsOf(shape.rings)) : () => true)
    }
    return testOf.get(districtId)!(lng, lat)
  }
}

interface ExistingRow extends Named {
  readonly slug: string | null
  readonly districtId: string
  readonly lng: number | null
  readonly lat: number | null
}

const EXISTING = `
  SELECT ${plain.id}, ${plain.slug}, array[${plain.nameZh}, ${plain.nameEn}] || ${plain.aliases} AS "names", ${plain.districtId}, ${plain.lng}, ${plain.lat} FROM ${plain}
  UNION ALL
  SELECT ${d.recordId}, ${d.slug}, array[${d.nameZh}, ${d.nameEn}], ${d.values}->'columns'->>'districtId',
    (${d.values}->'columns'->>'lng')::float8, (${d.values}->'columns'->>'lat')::float8
  FROM ${d} WHERE ${d.record} = 'project' AND ${d.state} <> 'published'
    AND NOT EXISTS (SELECT FROM ${p} WHERE ${p.id} = ${d.recordId})`
const BATCH = 5000

/** A matcher over all projects, drafts too. Call it in a transaction: it reads through a cursor. */
export async function loadMatcher(query: Query): Promise<Matcher> {
  const { cities } = await siteOf(query)
  const matcher = new Matcher(commonWords(cities.flatMap(({ name }) => [name.zh, name.en])))
  await query(`DECLARE existing NO SCROLL CURSOR FOR ${EXISTING}`, [])
  for (;;) {
    const rows = await query<ExistingRow>(`FETCH ${BATCH} FROM existing`, [])
    for (const { lng, lat, slug, ...row } of rows)
      matcher.add({ ...row, slug: slug ?? row.id, position: lng !== null && lat !== null ? [lng, lat] : null })
    if (rows.length < BATCH) break
  }
  await query('CLOSE existing', [])
  return matcher
}

/**
 * The positions of parks and projects by plain name, for guessing the datum. Projects only if their error is at most
 * 300 m or not estimated.
 */
export async function knownPlaces(query: Query): Promise<ReadonlyMap<string, Position>> {
  const rows = await query<Named & { lng: number; lat: number }>(
    `SELECT ${plain.id}, array[${plain.nameZh}, ${plain.nameEn}] AS "names", ${plain.lng}, ${plain.lat} FROM ${plain} WHERE ${plain.lng} IS NOT NULL AND coalesce(${plain.errorM}, 0) <= 300
      UNION ALL SELECT ${l.id}, array[${l.nameZh}, ${l.nameEn}] || ${l.aliases}, ${l.lng}, ${l.lat} FROM ${l} WHERE ${l.lng} IS NOT NULL`,
    [],
  )
  return new Map(rows.flatMap(({ names, lng, lat }) => names.map((name) => [plainName(name), [lng, lat]] as const)))
}
