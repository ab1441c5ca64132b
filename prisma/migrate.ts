/**
 * Applies `prisma/migrations` without Prisma's schema engine, which has to be downloaded, in Prisma's own bookkeeping: what this has
 * applied, `prisma migrate` finds applied, and the other way round.
 *
 * As `prisma migrate deploy` does: one advisory lock, each file in one multi-statement query, a failed migration blocks all later ones
 * until it is resolved, a database that holds tables but no bookkeeping is refused, a migration that the folder does not know is left
 * alone. Stricter in one thing: `deploy` runs on when an applied migration was edited afterwards; this refuses, since nothing
 * can then tell what the database looks like.
 */

import '#server-only'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { APPLICATION } from './application-name'

const FOLDER = join(import.meta.dirname, 'migrations')
/** Prisma's own lock, so that its command line and this wait for each other. */
const LOCK = 72_707_369
const LOCK_TIMEOUT = '60s'

const BOOKKEEPING = `CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
);`

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

interface Applied {
  readonly migration_name: string
  readonly checksum: string
  readonly started_at: Date
  readonly finished_at: Date | null
  readonly rolled_back_at: Date | null
  readonly logs: string | null
}

/** The names of the migrations it applied, in order; none where the database was up to date. */
export async function migrate(url: string, folder = FOLDER): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: APPLICATION,
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {}) // the query under way rejects
  await client.connect()
  try {
    await client.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`)
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query('RESET lock_timeout')
    const known = migrationsIn(folder)
    const pending = unapplied(known, await appliedTo(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** In order of name, which starts with a time stamp. */
function migrationsIn(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'migration.sql')))
  return names.sort().map((name) => {
    const bytes = readFileSync(join(folder, name, 'migration.sql'))
    return { name, sql: bytes.toString(), checksum: createHash('sha256').update(bytes).digest('hex') }
  })
}

/** The bookkeeping, created where the database is empty. */
async function appliedTo(client: pg.Client): Promise<Applied[]> {
  const { rows: found } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS bookkeeping,
    EXISTS (SELECT FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace = current_schema()::regnamespace) AS tables`)
  if (found[0].bookkeeping) {
    const { rows } = await client.query<Applied>('SELECT * FROM _prisma_migrations ORDER BY started_at ASC')
    return rows
  }
  if (found[0].tables) {
    throw new Error(
      'The database holds tables but no record of migrations: use an empty database, or baseline this one with `prisma migrate resolve`.',
    )
  }
  await client.query(BOOKKEEPING)
  return []
}

function unapplied(known: readonly Migration[], rows: readonly Applied[]): Migration[] {
  const standing = rows.filter((row) => !row.rolled_back_at)
  const failed = standing.find((row) => !row.finished_at)
  if (failed) {
    throw new Error(
      `Migration ${failed.migration_name}, started at ${failed.started_at.toISOString()}, failed, and no migration is applied until ` +
        'it is resolved: undo what it did, then `npx prisma migrate resolve --rolled-back ' +
        `${failed.migration_name}\`. It had said:\n${failed.logs ?? '(nothing)'}`,
    )
  }
  const applied = new Map(standing.map((row) => [row.migration_name, row.checksum]))
  const edited = known.filter(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
  if (edited.length > 0) {
    throw new Error(
      `Edited after it was applied: ${edited.map(({ name }) => name).join(', ')}. Restore the file and write the change as a new migration.`,
    )
  }
  return known.filter(({ name }) => !applied.has(name))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name) VALUES ($1, $2, now(), $3)',
    [id, checksum, name],
  )
  try {
    await client.query(sql)
  } catch (cause) {
    await client.query('ROLLBACK') // of a transaction that the file itself began
    const logs = failureOf(name, cause as pg.DatabaseError)
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, logs])
    throw new Error(logs, { cause })
  }
  await client.query(
    'UPDATE _prisma_migrations SET applied_steps_count = applied_steps_count + 1, finished_at = now() WHERE id = $1',
    [id],
  )
}

/** In the words of Prisma, which `migrate status` shows again. */
function failureOf(name: string, error: pg.DatabaseError): string {
  const where = error.position ? `\n\nPosition: character ${error.position}` : ''
  return (
    'A migration failed to apply. New migrations cannot be applied before the error is recovered from. ' +
    'Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve\n\n' +
    `Migration name: ${name}\n\nDatabase error code: ${error.code}\n\nDatabase error:\nERROR: ${error.message}${where}\n`
  )
}
