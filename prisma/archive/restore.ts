/** An archive back into an empty database, all or nothing. */

import '#server-only'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { APPLICATION } from '../application-name'
import { migrate } from '../migrate'
import { ARCHIVED, FORMAT, type Header } from './export'

/** What a person can act on. */
export class ArchiveError extends Error {}

const BATCH = 500

/** Rows restored. Throws an ArchiveError for a file that is no whole archive of this version, or a database that is not empty. */
export async function restoreFrom(url: string, file: string): Promise<number> {
  await migrate(url)
  const client = new pg.Client({ connectionString: url, application_name: APPLICATION })
  client.on('error', () => {}) // the query under way rejects
  await client.connect()
  try {
    await client.query('BEGIN')
    await refuseUnlessEmpty(client)
    const count = await restoreLines(client, file)
    await client.query('COMMIT')
    return count
  } finally {
    await client.end() // rolls back what was not committed
  }
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  for (const table of ARCHIVED) {
    await client.query(`LOCK TABLE "${table}" IN EXCLUSIVE MODE`)
    const { rowCount } = await client.query(`SELECT FROM "${table}" LIMIT 1`)
    if (rowCount)
      throw new ArchiveError(`The database is not empty: there are rows in "${table}". Restore into an empty one.`)
  }
}

async function restoreLines(client: pg.Client, file: string): Promise<number> {
  let header: Header | null = null
  let count = 0
  let end: number | null = null
  let table = ''
  let rows: string[] = []
  const flush = async () => {
    if (rows.length > 0) {
      await client.query(`INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`, [
        `[${rows.join(',')}]`,
      ])
    }
    rows = []
  }
  for await (const line of linesOf(file)) {
    if (!header) {
      header = await headerOf(client, line)
      continue
    }
    const [, name, row] = /^\{"table":"(\w+)","row":(.*)\}$/.exec(line) ?? []
    if (name === undefined || row === undefined) {
      end = (JSON.parse(line) as { end: number }).end
      continue
    }
    if (!(ARCHIVED as readonly string[]).includes(name))
      throw new ArchiveError(`The archive holds an unknown table: ${name}`)
    if (name !== table || rows.length >= BATCH) await flush()
    table = name
    rows.push(row)
    count++
  }
  await flush()
  if (end !== count)
    throw new ArchiveError(`The archive is not whole: ${count} rows, and ${end ?? 'no end'} at its end.`)
  await catchUp(client, header!)
  return count
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file)
  const unzipped = createGunzip()
  input.on('error', (error) => unzipped.destroy(error))
  try {
    yield* createInterface({ input: input.pipe(unzipped), crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (code.startsWith('Z_')) throw new ArchiveError(`The archive is broken: ${message}`)
    throw error
  }
}

async function headerOf(client: pg.Client, line: string): Promise<Header> {
  const header = JSON.parse(line.startsWith('{') ? line : '{}') as Partial<Header>
  if (header.format !== FORMAT) throw new ArchiveError('This file is no archive of the landing map.')
  const { rows } = await client.query<{ name: string }>(
    'SELECT migration_name::text AS "name" FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
  )
  const ours = rows.map(({ name }) => name).join(', ')
  const theirs = header.migrations?.join(', ')
  if (ours !== theirs) {
    throw new ArchiveError(
      `The archive was made by another version (migrations ${theirs}; this one has ${ours}). Restore it with that version, then upgrade.`,
    )
  }
  return header as Header
}

/** Numbers go on after the last, and the revision stands where it stood, or higher where an instance may know that number of this database. */
async function catchUp(client: pg.Client, { revision }: Header): Promise<void> {
  for (const [table, column] of [
    ['Project', 'no'],
    ['Change', 'id'],
  ])
    await client.query(
      `SELECT setval(pg_get_serial_sequence('"${table}"', '${column}'), greatest(max("${column}"), 1), count(*) > 0) FROM "${table}"`,
    )
  await client.query('UPDATE "Revision" SET "number" = greatest("number", $1)', [revision])
  await client.query(`SELECT touch_projects('{-1}')`)
}
