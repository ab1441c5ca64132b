/** The small collections of OGC API – Features, held whole: districts, events, places; and the sources of projects. */

import '#server-only'
import type { MultiPolygon, Point } from 'geojson'
import { type Polygons, polygonsOf } from '#geo/geometry/polygons'
import type { OgcFeature, OgcValue } from '#geo/ogc/feature'
import { countsByFacet } from '#geo/ogc/project-features'
import type { CollectionId } from '#geo/ogc/properties'
import type { Location, SourceRecord, Text } from '#geo/records'
import type { MapShapes } from '#geo/shapes/map-shapes'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { dateText, readDate } from '#geo/text/date-text'
import { dayOf } from '#geo/text/days'
import { DISTRICT_KINDS, PRECISIONS, type Term } from '#geo/vocabulary'
import { database, pool } from '../client'
import { cachedRead } from '../live/cached-read'
import { table } from '../tables'
import { getDistrictRecords, getDistricts } from './districts'
import { getEvents } from './events'
import { placeOf, readCitations } from './row-mapping'

type PageOf = (path: string) => string
type Properties = Readonly<Record<string, OgcValue>>

/** All features of a collection but projects, as they are now. */
export function readFeatures(
  id: Exclude<CollectionId, 'projects'>,
  snapshot: Snapshot,
  pageOf: PageOf,
): Promise<OgcFeature[]> {
  if (id === 'districts') return districtFeatures(snapshot, pageOf)
  return id === 'events' ? eventFeatures(snapshot, pageOf) : placeFeatures(snapshot)
}

async function districtFeatures(snapshot: Snapshot, pageOf: PageOf): Promise<OgcFeature[]> {
  const records = await getDistrictRecords((await getDistricts()).map(({ slug }) => slug))
  const counts = countsByFacet(snapshot, 'district')
  return records.map(({ id, slug, name, kind, cityId, sources }) => ({
    id,
    geometry: geometriesOf(snapshot.shapes).get(id) ?? null,
    days: null,
    properties: {
      code: id,
      slug,
      ...named('name', name),
      ...coded('kind', kind, DISTRICT_KINDS),
      city: cityId,
      projects: counts.get(id) ?? 0,
      ...besides(sources, pageOf(`/districts/${slug}`), snapshot),
    },
  }))
}

const geometries = new WeakMap<MapShapes, ReadonlyMap<string, MultiPolygon>>()

/** Put together once for a choice of shapes. */
function geometriesOf(shapes: MapShapes): ReadonlyMap<string, MultiPolygon> {
  const known = geometries.get(shapes)
  if (known) return known
  const byId = new Map(
    shapes.districts.map(({ id, rings }): [string, MultiPolygon] => [
      id,
      { type: 'MultiPolygon', coordinates: mutable(polygonsOf(rings)) },
    ]),
  )
  geometries.set(shapes, byId)
  return byId
}

const mutable = (polygons: Polygons): MultiPolygon['coordinates'] =>
  polygons.map((polygon) => polygon.map((ring) => ring.map((position) => [...position])))

async function eventFeatures(snapshot: Snapshot, pageOf: PageOf): Promise<OgcFeature[]> {
  const counts = countsByFacet(snapshot, 'event')
  return (await getEvents()).map(({ id, slug, name, date, datePrecision, district, place, sources }) => ({
    id,
    geometry: pointOf(place?.location),
    days: daysOf(dateText(date, datePrecision)),
    properties: {
      code: id,
      slug,
      ...named('name', name),
      date,
      datePrecision,
      ...record('district', district?.id, district?.name),
      ...record('place', place?.slug, place?.name),
      projects: counts.get(id) ?? 0,
      ...besides(sources, pageOf(`/events/${slug}`), snapshot),
    },
  }))
}

function daysOf(text: string): OgcFeature['days'] {
  const written = readDate(text)
  return 'error' in written ? null : { from: dayOf(written.date), to: dayOf(written.last) }
}

async function placeFeatures(snapshot: Snapshot): Promise<OgcFeature[]> {
  const places = await cachedRead('places with sources', async () => {
    const rows = await database().place.findMany({ include: { operator: true }, orderBy: { id: 'asc' } })
    const citations = await readCitations({ place: rows.map(({ id }) => id) })
    return rows.map((row) => placeOf(row, citations))
  })
  return places.map(({ id, slug, name, kind, address, cityId, location, cites }) => ({
    id,
    geometry: pointOf(location),
    days: null,
    properties: {
      code: id,
      slug,
      ...named('name', name),
      ...coded('kind', kind, snapshot.vocabularies.place),
      addressZh: address?.zh ?? null,
      addressEn: address?.en ?? null,
      city: cityId,
      ...coded('precision', location.precision, PRECISIONS),
      errorM: location.errorM,
      sources: joined(Object.values(cites).flatMap((list) => list.map(({ sourceId }) => sourceId))),
      revision: snapshot.revision,
    },
  }))
}

const pointOf = (location: Location | undefined): Point | null =>
  location?.position ? { type: 'Point', coordinates: [...location.position] } : null

const named = (name: string, text: Text | undefined): Properties => ({
  [`${name}Zh`]: text?.zh ?? null,
  [`${name}En`]: text?.en ?? null,
})
const record = (name: string, code: string | undefined, text: Text | undefined): Properties => ({
  [name]: code ?? null,
  ...named(name, text),
})
const coded = (name: string, value: string, terms: readonly Term[]): Properties =>
  record(name, value, terms.find((term) => term.value === value) ?? { zh: value, en: value })

const besides = (sources: readonly SourceRecord[], page: string, { revision }: Snapshot): Properties => ({
  sources: joined(sources.map(({ id }) => id)),
  page,
  revision,
})
const joined = (ids: readonly string[]): string | null => (ids.length > 0 ? [...new Set(ids)].join(' ') : null)

const [p, c] = [table('Project', 'p'), table('Citation', 'c')]
const SOURCES = `SELECT ${p.no}, string_agg(DISTINCT ${c.sourceId}, ' ' ORDER BY ${c.sourceId}) AS "ids"
  FROM ${p} JOIN ${c} ON ${c.record} = 'project' AND ${c.recordId} = ${p.id} WHERE ${p.no} = ANY($1) GROUP BY ${p.no}`

/** The ids of the sources of projects, by no, separated by spaces. */
export async function readSourceIds(nos: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await pool().query<{ no: number; ids: string }>(SOURCES, [nos])
  return new Map(rows.map(({ no, ids }) => [no, ids]))
}
