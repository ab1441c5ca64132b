/**
 * Everything in one file: gzipped lines of JSON, a header first, one row each, a count last. Rows are written as PostgreSQL prints them, so that
 * no number loses a digit on its way through JavaScript.
 */

import '#server-only'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { APPLICATION } from '../application-name'

export const FORMAT = 'suzhou-landing-map archive 1'

/** Each refers only to those before it. Sessions, tokens, counters and files not yet imported stay behind: they are worth nothing elsewhere. */
export const ARCHIVED = [
  ...['Source', 'District', 'Organisation', 'Place', 'Event', 'Project', 'Participation', 'Milestone', 'Detail'],
  ...['Indicator', 'Citation', 'SeedRecord', 'Draft', 'Change', 'ImportBatch', 'Report', 'User', 'Account', 'Setting'],
] as const

export const LEFT_BEHIND = [
  'Revision',
  'Touched',
  'Session',
  'Verification',
  'RateLimit',
  'ImportFile',
  'ImportRow',
] as const

export interface Header {
  readonly format: string
  /** ISO timestamp. */
  readonly at: string
  readonly revision: number
  /** The migrations that made the tables. */
  readonly migrations: readonly string[]
}

const BATCH = 500

/** The lines of the archive, each with its newline, of one moment of a running database (REPEATABLE READ). */
export async function* archiveLines(url: string): AsyncGenerator<string> {
  const client = new pg.Client({ connectionString: url, application_name: APPLICATION })
  client.on('error', () => {}) // the query under way rejects
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // Times are written alike wherever the server is.
    await client.query(`SET LOCAL timezone = 'UTC'`)
    yield `${JSON.stringify(await headerOf(client))}\n`
    let count = 0
    for (const table of ARCHIVED) {
      await client.query(
        `DECLARE "rows" NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS "row" FROM "${table}" t ORDER BY 1`,
      )
      for (;;) {
        const { rows } = await client.query<{ row: string }>(`FETCH ${BATCH} FROM "rows"`)
        if (rows.length === 0) break
        count += rows.length
        yield rows.map(({ row }) => `{"table":"${table}","row":${row}}\n`).join('')
      }
      await client.query('CLOSE "rows"')
    }
    yield `${JSON.stringify({ end: count })}\n`
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

/** Writes the archive. The file appears only once it is whole, and is its owner's alone: it holds names, addresses and password hashes. */
export async function exportTo(url: string, file: string): Promise<void> {
  const unfinished = `${file}.part`
  try {
    await pipeline(Readable.from(archiveLines(url)), createGzip(), createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
