/** The one table that an archive holds, where it is no workbook. */

import { basename, extname } from 'node:path'
import { unpack, ZipError } from '../zip'

const TABLES = ['.csv', '.tsv', '.txt', '.kml', '.gpx', '.geojson', '.json', '.geojsonl']

/** Of texts, which are read as a whole. */
const MAX_TABLE_BYTES = 96 * 1024 * 1024

export type ArchiveKind =
  | { readonly kind: 'workbook' | 'ods' | 'shapefile' | 'several' | 'none' }
  | { readonly kind: 'file'; readonly bytes: Buffer }

/** Throws a ZipError for what is no archive, is encrypted, or unpacks to more than `maxBytes`. */
export async function lookIntoArchive(bytes: Buffer, maxBytes: number): Promise<ArchiveKind> {
  const files = new Map<string, Buffer[]>()
  const names = new Set<string>()
  let tableBytes = 0
  try {
    await unpack(bytes, maxBytes, (name, piece) => {
      names.add(name.toLowerCase())
      if (isWorkbook(names)) throw new Found()
      if (!isTable(name)) return
      tableBytes += piece.length
      if (tableBytes > MAX_TABLE_BYTES) throw new ZipError('bomb')
      files.set(name, [...(files.get(name) ?? []), piece])
    })
  } catch (error) {
    if (error instanceof Found) return { kind: 'workbook' }
    throw error
  }
  const has = (extension: string) => [...names].some((name) => extname(name) === extension)
  if (names.has('content.xml')) return { kind: 'ods' }
  if (has('.shp') || has('.dbf')) return { kind: 'shapefile' }
  if (files.size > 1) return { kind: 'several' }
  const [pieces] = files.values()
  return pieces ? { kind: 'file', bytes: Buffer.concat(pieces) } : { kind: 'none' }
}

/** Nothing more need be unpacked: the workbook is read by its own reader. */
class Found extends Error {}

const isWorkbook = (names: ReadonlySet<string>): boolean =>
  names.has('xl/workbook.xml') || names.has('[content_types].xml')

/** Not what macOS adds to archives. */
const isTable = (name: string): boolean =>
  TABLES.includes(extname(name).toLowerCase()) && !name.startsWith('__MACOSX/') && !basename(name).startsWith('.')
