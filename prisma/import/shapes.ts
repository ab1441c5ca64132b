/** Shapefiles and TopoJSON as features. mapshaper reads them. */

import { type FeatureList, GeojsonError, geojsonFeatures } from '#geo/import/files/geojson'
import { parseJson } from '#geo/import/files/json-text'
import { dbfEncoding } from '../dbf-encoding'

/** The parts of a shapefile, by their extension. */
export type ShapefileParts = ReadonlyMap<string, Buffer>

/** The .shp or .dbf is none, or they do not fit together. */
export class ShapefileError extends Error {}

/** Datums that no parameters are published for: metres would be moved by guess. */
const OLD_DATUM = /Xian|Beijing|Krass?ovsky|IAG.?75|D_NAD_?27|Tokyo|Hu_Tzu_Shan/i
const CGCS2000 = /CGCS_?2000|D_China_2000|China_Geodetic_Coordinate_System_2000/i

/**
 * The features in degrees, if the .prj says how they become that; without one as they are. Throws a ShapefileError, or
 * a
 * GeojsonError `crs` for an old datum.
 */
export async function shapefileFeatures(parts: ShapefileParts) {
  const [shp, dbf, prj, cpg] = ['.shp', '.dbf', '.prj', '.cpg'].map((extension) => parts.get(extension))
  if (!shp || !dbf) throw new ShapefileError('Parts are missing')
  const system = prj?.toString('latin1') ?? ''
  if (OLD_DATUM.test(system)) throw new GeojsonError('crs', /\["([^"]+)"/.exec(system)?.[1]?.slice(0, 60) ?? null)
  const encoding = dbfEncoding(dbf, cpg?.toString('latin1').trim() ?? '')
  const isProjected = /^\s*PROJC/i.test(system)
  const commands = `-i in.shp encoding=${encoding}${isProjected ? ' -proj wgs84' : ''} -o out.json format=geojson`
  const text = await converted(commands, { 'in.shp': shp, 'in.dbf': dbf, ...(prj && { 'in.prj': prj }) })
  if (text === null) throw new ShapefileError('It cannot be read')
  const list: FeatureList = { ...geojsonFeatures(text), datum: CGCS2000.test(system) ? 'CGCS2000' : null }
  return { list, encoding }
}

/** Throws a GeojsonError for what is none. */
export async function topojsonFeatures(text: string): Promise<FeatureList> {
  const input = { 'in.json': JSON.stringify(parseJson(text)) }
  const geojson = await converted('-i in.json -o out.json format=geojson combine-layers', input)
  if (geojson === null) throw new GeojsonError('topojson')
  return geojsonFeatures(geojson)
}

/** null: it cannot be read. */
async function converted(commands: string, input: Readonly<Record<string, string | Buffer>>): Promise<string | null> {
  const { default: mapshaper } = await import('mapshaper')
  try {
    const [file] = Object.values(await mapshaper.applyCommands(commands, { ...input }))
    return file ? Buffer.from(file).toString() : null
  } catch {
    return null // mapshaper says in many words, and in English only, what it does not like
  }
}
