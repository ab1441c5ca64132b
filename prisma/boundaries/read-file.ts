/** An uploaded file as GeoJSON polygons, whatever it is. mapshaper reads it, within bounds that are checked before. */

import '#server-only'
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson'
import mapshaper from 'mapshaper'
import { lookUp } from '#geo/look-up'
import type { NameEncoding, ShapesRefusal } from '#geo/shapes/reading'
import { dbfEncoding } from '../dbf-encoding'
import { unpack, ZipError } from '../zip'
import { hasOddPosition } from './positions'
import { type RingFaults, takeFaults, withSoundRings } from './rings'

export const MAX_FILE_BYTES = 32 * 2 ** 20
const MAX_UNPACKED = 128 * 2 ** 20
/** As many brackets within brackets as a collection of geometries needs, and properties beside it. */
const MAX_DEPTH = 24
const MAX_VERTICES = 1_000_000
const MAX_FEATURES = 2000
/** Bytes of one vertex in a .shp. */
const VERTEX_BYTES = 16
/** Systems some 50 to 150 m beside WGS-84 by parameters that are not public: names, and codes of EPSG. */
const OLD_DATUM = /xian.?1980|xian.?80|beijing.?19?54|\b(4214|4555|4610)\W*$/i

export class ShapesRefused extends Error {
  constructor(readonly code: ShapesRefusal) {
    super(`The shapes cannot be read: ${code}`)
  }
}

export type PolygonFeature = Feature<Polygon | MultiPolygon>

interface Polygons {
  readonly features: readonly PolygonFeature[]
  /** Of each feature. */
  readonly faults: readonly RingFaults[]
  /** The properties of features of which nothing has a surface. */
  readonly lost: readonly PolygonFeature['properties'][]
}

export interface FileShapes extends Polygons {
  /** Of the names; empty: the file says itself. */
  readonly encoding: string
}

/** Throws a ShapesRefused. Positions are as the file has them, unless it says how to turn them into degrees. */
export async function readShapeFile(bytes: Buffer, encoding: NameEncoding): Promise<FileShapes> {
  if (bytes.length === 0) throw new ShapesRefused('empty')
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const parts = isZip ? await unzipped(bytes) : new Map([['in.json', bytes]])
  const [shapes, json] = [named(parts, /\.shp$/i), named(parts, /\.(geo|topo)?json$/i)]
  const [file] = shapes.length > 0 ? shapes : json
  if (!file) throw new ShapesRefused(named(parts, /\.zip$/i).length > 0 ? 'nested' : 'no-shapes')
  if (shapes.length > 1 || (shapes.length === 0 && json.length > 1)) throw new ShapesRefused('several')
  if (shapes.length > 0) return readShapefile(parts, file, encoding)
  return { ...(await readJson(parts.get(file)!)), encoding: 'utf-8' }
}

const named = (parts: ReadonlyMap<string, Buffer>, ending: RegExp): string[] =>
  [...parts.keys()].filter((name) => ending.test(name))

async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const pieces = new Map<string, Buffer[]>()
  try {
    await unpack(bytes, MAX_UNPACKED, (name, piece) => {
      if (!/\.(shp|dbf|prj|cpg|json|geojson|topojson|zip)$/i.test(name) || /(^|\/)(__MACOSX|\._)/.test(name)) return
      pieces.set(name, [...(pieces.get(name) ?? []), piece])
    })
  } catch (error) {
    throw error instanceof ZipError ? new ShapesRefused(error.code) : error
  }
  return new Map([...pieces].map(([name, list]) => [name, Buffer.concat(list)]))
}

async function readShapefile(parts: Map<string, Buffer>, shp: string, encoding: NameEncoding): Promise<FileShapes> {
  const part = (extension: string) => {
    const wanted = shp.replace(/\.shp$/i, `.${extension}`).toLowerCase()
    return [...parts].find(([name]) => name.toLowerCase() === wanted)?.[1]
  }
  const [shape, dbf, prj, cpg] = [parts.get(shp)!, part('dbf'), part('prj'), part('cpg')]
  if (shape.length / VERTEX_BYTES > MAX_VERTICES * 1.1) throw new ShapesRefused('too-many-vertices')
  const names = encoding === 'auto' ? dbfEncoding(dbf, cpg?.toString('latin1').trim() ?? '') : encoding
  const input = { 'in.shp': shape, ...(dbf && { 'in.dbf': dbf }), ...(prj && { 'in.prj': prj }) }
  const system = prj?.toString('latin1') ?? ''
  if (OLD_DATUM.test(system)) throw new ShapesRefused('old-datum')
  const projected = /^\s*PROJC/i.test(system)
  const commands = `-i in.shp encoding=${names}${projected ? ' -proj wgs84' : ''} -o out.json format=geojson`
  return { ...(await polygonsIn(commands, input, projected ? 'projected' : 'broken')), encoding: names }
}

/** What a GeoJSON of before 2016 says of its coordinates. */
const systemOf = (value: object): string => {
  const crs = lookUp(value as Readonly<Record<string, unknown>>, 'crs') as
    | { properties?: { name?: unknown } }
    | null
    | undefined
  return String(crs?.properties?.name ?? '')
}

function readJson(bytes: Buffer): Promise<Polygons> {
  // Other files of text, KML among them, begin with a tag.
  if (/^\s*</.test(bytes.toString('utf8', 0, 100))) throw new ShapesRefused('kind')
  checkDepth(bytes)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new ShapesRefused('broken')
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) throw new ShapesRefused('kind')
  if (hasOddPosition(value)) throw new ShapesRefused('broken')
  if (OLD_DATUM.test(systemOf(value))) throw new ShapesRefused('old-datum')
  return polygonsIn('-i in.json -o out.json format=geojson', { 'in.json': JSON.stringify(withSoundRings(value)) })
}

/** Before anything that goes down with the brackets looks at them. */
function checkDepth(bytes: Buffer): void {
  let depth = 0
  let isText = false
  let commas = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (isText) {
      if (byte === 0x5c) i++
      else if (byte === 0x22) isText = false
    } else if (byte === 0x22) isText = true
    else if (byte === 0x5b || byte === 0x7b) depth++
    else if (byte === 0x5d || byte === 0x7d) depth--
    else if (byte === 0x2c) commas++
    if (depth > MAX_DEPTH) throw new ShapesRefused('deep')
  }
  // Each vertex has a comma within and one behind it.
  if (commas > 2.5 * MAX_VERTICES) throw new ShapesRefused('too-many-vertices')
}

/** The polygons of the first layer that has some. */
async function polygonsIn(
  commands: string,
  input: Record<string, string | Uint8Array>,
  otherwise: ShapesRefusal = 'broken',
): Promise<Polygons> {
  let output: Record<string, Uint8Array>
  try {
    output = await mapshaper.applyCommands(commands, input)
  } catch {
    throw new ShapesRefused(otherwise)
  }
  const collections = Object.values(output).map(
    (text) => JSON.parse(Buffer.from(text).toString()) as FeatureCollection<Geometry | null>,
  )
  const layer = collections.map(featuresOf).find((list) => list.some(isPolygon)) ?? []
  const polygons = layer.filter(isPolygon)
  if (polygons.length === 0) throw new ShapesRefused('no-shapes')
  if (polygons.length > MAX_FEATURES) throw new ShapesRefused('too-many-features')
  const noted = checkedPositions(polygons).map((feature) => ({ feature, ...takeFaults(feature.properties) }))
  const lost = layer.flatMap(({ geometry, properties }) =>
    geometry === null ? [takeFaults(properties).properties] : [],
  )
  return {
    features: noted.map(({ feature, properties }) => ({ ...feature, properties: withoutSigns(properties) })),
    faults: noted.map(({ open, unsound }) => ({ open, unsound })),
    lost: lost.map(withoutSigns),
  }
}

/** Texts without signs that nobody sees: neither the database nor a page takes them. */
const withoutSigns = (properties: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replace(/\p{C}/gu, '') : value,
    ]),
  )

const isPolygon = (feature: Feature<Geometry | null>): feature is PolygonFeature =>
  feature.geometry?.type === 'Polygon' || feature.geometry?.type === 'MultiPolygon'

const featuresOf = (
  collection: FeatureCollection<Geometry | null> | { readonly geometries: readonly Polygon[] },
): readonly Feature<Geometry | null>[] =>
  'geometries' in collection
    ? collection.geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry }))
    : collection.features

function checkedPositions(features: PolygonFeature[]): PolygonFeature[] {
  let vertices = 0
  for (const { geometry } of features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    for (const [lng, lat] of polygons.flat(2)) {
      if (!Number.isFinite(lng) || !Number.isFinite(lat)) throw new ShapesRefused('broken')
      if (Math.abs(lng!) > 1000 || Math.abs(lat!) > 1000) throw new ShapesRefused('projected')
      if (Math.abs(lng!) > 180 || Math.abs(lat!) > 85) throw new ShapesRefused('range')
      vertices++
    }
  }
  if (vertices > MAX_VERTICES) throw new ShapesRefused('too-many-vertices')
  return features
}
