/** Reads an uploaded file, whatever kind of table it is, as rows of text. */

import { decode, detectEncoding, type Encoding } from '#geo/import/files/encoding'
import { type FeatureList, featureRows, GeojsonError, geojsonFeatures } from '#geo/import/files/geojson'
import { textRows } from '#geo/import/files/text-table'
import type { CellNote, FileReading, ReadRow } from '#geo/import/row-notes'
import { ZipError } from '../zip'
import { placemarks, XmlError } from './placemarks'
import { ShapefileError, type ShapefileParts, shapefileFeatures, topojsonFeatures } from './shapes'
import { lookIntoArchive } from './unzip'
import { readWorkbook, type WantedSheet, XlsxError } from './xlsx/index'
import type { Tick } from './xlsx/parts'

/** 100,000 rows, and a few for titles and headings. */
const MAX_ROWS = 100_020
const MAX_COLUMNS = 200
export const MAX_CELL = 10_000
/** Of the characters of a text that is cut. */
const SHOWN = 40
export const MAX_BYTES = 32 * 1024 * 1024
const MAX_UNPACKED = 320 * 1024 * 1024

type FileKind = 'csv' | 'xlsx' | 'geojson' | 'kml'
/** Before anything of the file is unpacked: an archive may be a workbook or hold another file. */
type Sniffed = Exclude<FileKind, 'xlsx'> | 'zip'

export type FileErrorCode =
  | 'empty'
  | 'kind'
  | 'old-excel'
  | 'encoding'
  /** A web page, or the XML of Excel 2003, that calls itself a workbook. */
  | 'html'
  | 'xml-excel'
  | 'xml'
  | 'ods'
  | 'shapefile'
  | 'several'
  /** More rows than a sheet of events, figures and the like may have. */
  | 'sheet-rows'
  | XlsxError['code']
  | `geojson-${GeojsonError['code']}`

/** Why a file cannot be read at all. */
export class FileError extends Error {
  constructor(
    readonly code: FileErrorCode,
    readonly at: number | string | null = null,
  ) {
    super(`The file cannot be read: ${code}`)
  }
}

/** How files begin that hold no table, or one that nothing here reads: pictures, archives, databases, drawings. */
const NO_TABLES: readonly string[] = [
  ...['%PDF', '{\\rtf', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff', 'BM\u0000', 'II*\u0000', 'MM\u0000*', 'RIFF'],
  ...['\u001f\u008b', 'BZh', '\u00fd7zXZ', '7z\u00bc\u00af', 'Rar!', '(\u00b5/\u00fd', 'SQLite format 3', 'PAR1'],
  ...['ID;P', 'TABLE\r\n0,1', 'TABLE\n0,1', '  0\r\nSECTION', '0\r\nSECTION', '0\nSECTION', '  0\nSECTION', 'AC10'],
]

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  Array.from(mark).every((char, i) => bytes[i] === char.charCodeAt(0))

/** The kind of file by its first bytes; its name does not matter. Throws a FileError for other kinds. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) throw new FileError('empty')
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) return 'zip'
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new FileError('old-excel')
  // Without marks of an encoding, the other half of UTF-16, and what RFC 8142 puts before a record.
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 4096))
    .replaceAll('\u0000', '')
    .replaceAll('\u001e', '')
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*/, '')
  if (NO_TABLES.some((mark) => startsWith(bytes, mark))) throw new FileError('kind')
  if (/^mime-version:|^content-type: *multipart/i.test(head)) throw new FileError('html')
  if (head.startsWith('{') || head.startsWith('[')) return 'geojson'
  if (!head.startsWith('<')) return 'csv'
  if (/<(\w+:)?(kml|gpx)[\s>]/i.test(head)) return 'kml'
  if (/<office:document/i.test(head)) throw new FileError('ods')
  if (/<(\w+:)?Workbook[\s>]|mso-application/i.test(head)) throw new FileError('xml-excel')
  throw new FileError(/<!doctype html|<html|<table|<meta|<head/i.test(head) ? 'html' : 'kind')
}

export interface FileRows {
  readonly kind: FileKind
  /** Null for xlsx. */
  readonly encoding: Encoding | null
  /** Null for a file that is one table. */
  readonly reading: FileReading | null
  /** Some rows at a time, each of at most MAX_COLUMNS cells of MAX_CELL characters. */
  readonly batches: AsyncGenerator<ReadRow[]>
}

/**
 * Throws a FileError, at once or while the rows are read, or what `tick` throws, which is called again and again.
 * `wanted`: the table to read, of several; `encoding`: that of a text, where somebody has chosen it.
 */
export async function readFileRows(
  bytes: Buffer,
  wanted?: WantedSheet,
  tick?: Tick,
  encoding: Encoding | null = null,
): Promise<FileRows> {
  const kind = sniff(bytes)
  if (kind !== 'zip') return readText(bytes, kind, encoding)
  const archive = await inArchive(bytes)
  if (archive.kind === 'file') {
    const inner = sniff(archive.bytes)
    if (inner === 'zip') throw new FileError('not-xlsx')
    return readText(archive.bytes, inner, encoding)
  }
  if (archive.kind === 'shapefile') return readShapefile(archive.parts)
  if (archive.kind !== 'workbook') throw new FileError(archive.kind === 'none' ? 'not-xlsx' : archive.kind)
  const { sheets, chosen, alike, rows } = await workbook(bytes, wanted, tick)
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const batches = bounded(
    inBatches(async () => rows),
    width,
  )
  const ofForm = alike > 1 && { alike, ...(wanted?.isTogether && { isTogether: true }) }
  return { kind: 'xlsx', encoding: null, reading: { tables: sheets, table: chosen, ...ofForm }, batches }
}

async function inArchive(bytes: Buffer) {
  try {
    return await lookIntoArchive(bytes, MAX_UNPACKED)
  } catch (error) {
    throw error instanceof ZipError ? new FileError(error.code) : error
  }
}

function readText(bytes: Buffer, kind: Exclude<FileKind, 'xlsx'>, chosen: Encoding | null): FileRows {
  const encoding = chosen ?? detectEncoding(bytes)
  if (encoding === null) throw new FileError('encoding')
  const text = decode(bytes, encoding)
  if (text.trim() === '') throw new FileError('empty')
  const rows = kind === 'csv' ? textRows(text) : inBatches(() => features(text, kind))
  return { kind, encoding, reading: null, batches: bounded(rows) }
}

async function workbook(bytes: Buffer, wanted: WantedSheet | undefined, tick: Tick | undefined) {
  try {
    const bounds = { maxBytes: MAX_UNPACKED, maxRows: MAX_ROWS, maxColumns: MAX_COLUMNS }
    return await readWorkbook(bytes, bounds, wanted, tick)
  } catch (error) {
    throw error instanceof XlsxError ? new FileError(error.code) : error
  }
}

async function readShapefile(parts: ShapefileParts): Promise<FileRows> {
  try {
    const { list, encoding } = await shapefileFeatures(parts)
    const rows = featureRows(list)
    return { kind: 'geojson', encoding, reading: null, batches: bounded(inBatches(async () => rows)) }
  } catch (error) {
    throw refusal(error)
  }
}

async function features(text: string, kind: 'geojson' | 'kml'): Promise<ReadRow[]> {
  try {
    return featureRows(kind === 'kml' ? { features: placemarks(text), datum: null } : await jsonFeatures(text))
  } catch (error) {
    throw refusal(error)
  }
}

async function jsonFeatures(text: string): Promise<FeatureList> {
  try {
    return geojsonFeatures(text)
  } catch (error) {
    if (error instanceof GeojsonError && error.code === 'topojson') return topojsonFeatures(text)
    throw error
  }
}

function refusal(error: unknown): unknown {
  if (error instanceof XmlError) return new FileError('xml')
  if (error instanceof ShapefileError) return new FileError('shapefile')
  return error instanceof GeojsonError ? new FileError(`geojson-${error.code}`, error.about) : error
}

const BATCH = 1000

async function* inBatches(read: () => Promise<readonly ReadRow[]>): AsyncGenerator<readonly ReadRow[]> {
  const rows = await read()
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH)
}

async function* bounded(
  batches: Iterable<readonly ReadRow[]> | AsyncIterable<readonly ReadRow[]>,
  width = 0,
): AsyncGenerator<ReadRow[]> {
  let count = 0
  for await (const batch of batches) {
    count += batch.length
    if (count > MAX_ROWS) throw new FileError('too-long')
    yield batch.map((row) => boundedRow(row, width))
  }
}

function boundedRow({ cells, notes }: ReadRow, width: number): ReadRow {
  if (cells.length > MAX_COLUMNS && cells.slice(MAX_COLUMNS).some((cell) => cell !== ''))
    throw new FileError('too-wide')
  const cut: CellNote[] = []
  if (cells.length === 0) return { cells, notes }
  const within = Array.from({ length: Math.min(MAX_COLUMNS, Math.max(width, cells.length)) }, (_, column) => {
    const text = (cells[column] ?? '').replaceAll('\u0000', '')
    if (text.length <= MAX_CELL) return text
    cut.push({ column, code: 'cut', value: text.slice(0, SHOWN) })
    return text.slice(0, MAX_CELL)
  })
  return { cells: within, notes: cut.length > 0 ? [...notes, ...cut] : notes }
}
