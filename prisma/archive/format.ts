/**
 * The form of an archive: gzipped records, a header first, one row each, a count and a digest last. A record is one
 * JSON text, as PostgreSQL prints it, and a line feed: JSON escapes every line feed of its own, so no content can end
 * a record. U+2028, U+2029 and U+0085 stand in rows as they are, which is why records are cut at the byte 0x0A and by
 * nothing that knows other ends of lines.
 */

import '#server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { RECORD_MODELS } from '../records/edited'
import type { Model } from '../tables'

export const FORMAT = 'suzhou-landing-map archive 1'

/**
 * Each refers only to those before it. Sessions, tokens, counters and files not yet imported stay behind: they are
 * worth nothing elsewhere.
 */
export const ARCHIVED: readonly Model[] = [
  ...RECORD_MODELS,
  ...(['SeedRecord', 'Draft', 'Change', 'ImportBatch', 'Report', 'User', 'Account', 'Setting', 'Ground'] as const),
  'ImportWord',
  'ShortLink',
  'Term',
  'BoundarySet',
  'BoundaryChange',
  'RevisionLog',
  'FormerRow',
]

/**
 * Tables that migrations write rows into: a database with no other rows counts as empty, and an archive brings its
 * own.
 */
export const STARTED_WITH_ROWS = ['Term', 'RevisionLog'] as const satisfies readonly Model[]

export const LEFT_BEHIND = [
  'Revision',
  'Touched',
  'Session',
  'Verification',
  'RateLimit',
  'ImportFile',
  'ImportRow',
  'BoundaryUpload',
] as const satisfies readonly Model[]

/** What a person can act on. */
export class ArchiveError extends Error {}

export interface Header {
  readonly format: string
  /** ISO timestamp. */
  readonly at: string
  readonly revision: number
  /** The migrations that made the tables. */
  readonly migrations: readonly string[]
}

/** A row as JSON text, and the table it belongs to. */
export interface ArchivedRow {
  readonly table: string
  readonly row: string
}

interface End {
  readonly end: number
  /** Of all bytes before this record; absent in archives made before November 2026. */
  readonly sha256?: string
}

/** The records of rows, headers and ends on their way out: counts them and digests their bytes. */
export class RecordWriter {
  #count = 0
  readonly #digest = createHash('sha256')

  header(header: Header): string {
    return this.#digested(`${JSON.stringify(header)}\n`)
  }

  /** `rows` are JSON texts. */
  rows(table: string, rows: readonly string[]): string {
    this.#count += rows.length
    return this.#digested(rows.map((row) => `{"table":"${table}","row":${row}}\n`).join(''))
  }

  end(): string {
    return `${JSON.stringify({ end: this.#count, sha256: this.#digest.digest('hex') } satisfies End)}\n`
  }

  #digested(text: string): string {
    this.#digest.update(text)
    return text
  }
}

/**
 * The header of an archive, then its rows. Throws an ArchiveError for a file that is none, is broken, or is not whole:
 * all of it must have been read before any of it is believed.
 */
export async function* readArchive(file: string): AsyncGenerator<Header | ArchivedRow> {
  const digest = createHash('sha256')
  let count = 0
  let end: End | null = null
  let isFirst = true
  for await (const line of linesOf(file)) {
    if (end) throw new ArchiveError('The archive is broken: something follows its end.')
    const text = textOf(line)
    if (isFirst) yield headerOf(text)
    else {
      const [, table, row] = /^\{"table":"(\w+)","row":([\s\S]*)\}$/.exec(text) ?? []
      if (table === undefined || row === undefined) {
        end = endOf(text)
        continue
      }
      count++
      yield { table, row }
    }
    isFirst = false
    digest.update(line).update('\n')
  }
  if (isFirst) throw new ArchiveError('This file is no archive of the landing map.')
  if (end?.end !== count)
    throw new ArchiveError(`The archive is not whole: ${count} rows, and ${end?.end ?? 'no end'} at its end.`)
  if (end.sha256 && end.sha256 !== digest.digest('hex'))
    throw new ArchiveError('The archive is broken: it does not hold what was written into it.')
}

const LINE_FEED = 0x0a

/** Without their line feeds. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const unzipped = createGunzip()
  const reading = pipeline(createReadStream(file), unzipped)
  reading.catch(() => {}) // the loop below fails with the same error, or has been left early
  try {
    let rest: Buffer[] = []
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      let start = 0
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, start)) {
        yield Buffer.concat([...rest, chunk.subarray(start, at)])
        rest = []
        start = at + 1
      }
      if (start < chunk.length) rest.push(chunk.subarray(start))
    }
    if (rest.length > 0) yield Buffer.concat(rest)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (code.startsWith('Z_')) throw new ArchiveError(`The archive is broken: ${message}`)
    throw error
  }
}

function textOf(line: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line)
  } catch {
    throw new ArchiveError('The archive is broken: it holds bytes that are no text.')
  }
}

function headerOf(text: string): Header {
  const header = parsed(text) as Partial<Header> | null
  if (header?.format !== FORMAT) throw new ArchiveError('This file is no archive of the landing map.')
  return header as Header
}

function endOf(text: string): End {
  const end = parsed(text) as Partial<End> | null
  if (!Number.isInteger(end?.end)) throw new ArchiveError('The archive is broken: it holds a record that is no row.')
  return end as End
}

/** Null: no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
