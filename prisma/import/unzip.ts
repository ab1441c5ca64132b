/** The one table that an archive holds, where it is no workbook. */

import { basename, extname } from 'node:path'
import { unpack, ZipError } from '../zip'
import type { ShapefileParts } from './shapes'

const SHAPEFILE = ['.shp', '.dbf', '.prj', '.cpg']
const TABLES = ['.csv', '.tsv', '.txt', '.kml', '.gpx', '.geojson', '.json', '.geojsonl']

/** Of texts, which are read as a whole. */
const MAX_TABLE_BYTES = 96 * 1024 * 1024

export type ArchiveKind =
  | { readonly kind: 'workbook' | 'ods' | 'several' | 'none' }
  | { readonly kind: 'file'; readonly bytes: Buffer }
  | { readonly kind: 'shapefile'; readonly parts: ShapefileParts }

/** Throws a ZipError for what is no archive, is encrypted, or unpacks to more than `maxBytes`. */
export async function lookIntoArchive(bytes: Buffer, maxBytes: number): Promise<ArchiveKind> {
  const files = new Map<string, Buffer[]>()
  const names = new Set<string>()
  let tableBytes = 0
  try {
    await unpack(bytes, maxBytes, (name, piece) => {
      names.add(name.toLowerCase())
      if (isWorkbook(names)) throw new Found()
      if (!isOf([...TABLES, ...SHAPEFILE], name)) return
      tableBytes += piece.length
      if (tableBytes > MAX_TABLE_BYTES) throw new ZipError('bomb')
      files.set(name, [...(files.get(name) ?? []), piece])
    })
  } catch (error) {
    if (error instanceof Found) return { kind: 'workbook' }
    throw error
  }
  if (names.has('content.xml')) return { kind: 'ods' }
  const listed = [...files].map(([name, pieces]) => ({ name, bytes: Buffer.concat(pieces) }))
  const parts = listed.filter(({ name }) => isOf(SHAPEFILE, name))
  const isShapefile = parts.some(({ name }) => isOf(['.shp', '.dbf'], name))
  const tables = listed.filter(({ name }) => isOf(TABLES, name))
  const shapefiles = new Set(parts.map(({ name }) => name.slice(0, -extname(name).length).toLowerCase()))
  if (tables.length + (isShapefile ? shapefiles.size : 0) > 1) return { kind: 'several' }
  if (isShapefile)
    return { kind: 'shapefile', parts: new Map(parts.map(({ name, bytes }) => [extname(name).toLowerCase(), bytes])) }
  return tables[0] ? { kind: 'file', bytes: tables[0].bytes } : { kind: 'none' }
}

/** Nothing more need be unpacked: the workbook is read by its own reader. */
class Found extends Error {}

const isWorkbook = (names: ReadonlySet<string>): boolean =>
  names.has('xl/workbook.xml') || names.has('[content_types].xml')

/** Not what macOS adds to archives. */
const isOf = (extensions: readonly string[], name: string): boolean =>
  extensions.includes(extname(name).toLowerCase()) && !name.startsWith('__MACOSX/') && !basename(name).startsWith('.')
