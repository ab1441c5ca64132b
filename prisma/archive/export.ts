/**
 * Writes everything to one file (format.ts). Rows are written as PostgreSQL prints them, so that no number loses digits
 * in JavaScript.
 */

import '#server-only'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { connectTo } from '../connection'
import { ARCHIVED, ArchiveError, FORMAT, type Header, RecordWriter, readArchive } from './format'

const BATCH = 500

/** The records of the archive: one moment of a running database (REPEATABLE READ). */
export async function* archiveLines(url: string): AsyncGenerator<string> {
  const client = await connectTo(url)
  const writer = new RecordWriter()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // Times are written the same wherever the server is.
    await client.query(`SET LOCAL timezone = 'UTC'`)
    yield writer.header(await headerOf(client))
    for (const table of ARCHIVED) {
      await client.query(
        `DECLARE "rows" NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS "row" FROM "${table}" t ORDER BY 1`,
      )
      for (;;) {
        const { rows } = await client.query<{ row: string }>(`FETCH ${BATCH} FROM "rows"`)
        if (rows.length === 0) break
        const texts = rows.map(({ row }) => row)
        yield writer.rows(table, texts)
      }
      await client.query('CLOSE "rows"')
    }
    yield writer.end()
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

async function headerOf(client: pg.Client): Promise<Header> {
  const { rows } = await client.query<{ number: number; migrations: string[] }>(
    `SELECT "number", ARRAY(SELECT migration_name::text FROM _prisma_migrations WHERE finished_at IS NOT NULL
      AND rolled_back_at IS NULL ORDER BY 1) AS "migrations" FROM "Revision"`,
  )
  const { number = 0, migrations = [] } = rows[0] ?? {}
  return { format: FORMAT, at: new Date().toISOString(), revision: number, migrations }
}

/**
 * Writes the archive. The file appears only when it is complete, has been read back, and is safely on disk. Only its
 * owner may read it: it contains names, addresses and password hashes. Nothing is left if it fails or is aborted.
 */
export async function exportTo(url: string, file: string, signal?: AbortSignal): Promise<void> {
  const unfinished = `${file}.part`
  try {
    const records = Readable.from(archiveLines(url))
    await pipeline(records, createGzip(), createWriteStream(unfinished, { mode: 0o600 }), { signal })
    await readBack(unfinished)
    await flush(unfinished)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Throws an ArchiveError unless a restore would find every row again. */
async function readBack(file: string): Promise<void> {
  for await (const record of readArchive(file)) {
    if (!('row' in record)) continue
    try {
      JSON.parse(record.row)
    } catch (cause) {
      throw new ArchiveError(`A row of "${record.table}" cannot be read back.`, { cause })
    }
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
