/**
 * Applies one migration. Its statements and its line in the bookkeeping are one transaction, so whatever is killed at
 * whatever moment, the next start finds either all of it or nothing. Where PostgreSQL refuses a transaction (CREATE
 * INDEX CONCURRENTLY, VACUUM …) each statement is counted once it is done, and the next start goes on with the one
 * that was under way.
 */

import '#server-only'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Applied, Migration } from './bookkeeping'
import { concurrentIndex, isOutsideOnly, isTransactionCommand, statementsOf } from './statements'

/** The object is there already (table, column, function, other object). */
const THERE_ALREADY = ['42P07', '42701', '42723', '42710']

/** Whether all of it can be done in one transaction. */
export const isTransactional = ({ sql }: Migration): boolean => !statementsOf(sql).some(isOutsideOnly)

/**
 * `unfinished` is what an attempt before has left in the bookkeeping. Throws with PostgreSQL's words; nothing is left
 * of a transaction then.
 */
export async function apply(client: pg.Client, migration: Migration, unfinished?: Applied): Promise<void> {
  if (statementsOf(migration.sql).some(isTransactionCommand)) {
    throw new Error(`Migration ${migration.name} begins or ends a transaction itself, which only its caller may.`)
  }
  if (isTransactional(migration)) await applyWhole(client, migration, unfinished)
  else await applyInSteps(client, migration, unfinished)
}

async function applyWhole(client: pg.Client, migration: Migration, unfinished?: Applied): Promise<void> {
  try {
    await client.query('BEGIN')
    if (unfinished) await markRolledBack(client, unfinished.id)
    await applyWithin(client, migration)
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {}) // a connection that broke has rolled back
    if (unfinished && hadWorked(unfinished, migration, cause)) return finish(client, unfinished.id)
    const logs = failureOf(migration.name, cause as pg.DatabaseError)
    await noteFailure(client, migration, logs).catch(() => {}) // told by the error itself
    throw new Error(logs, { cause })
  }
}

/** In the caller's transaction. */
export async function applyWithin(client: pg.Client, migration: Migration): Promise<void> {
  const id = await start(client, migration)
  await client.query(migration.sql)
  await finish(client, id)
}

/**
 * Until November 2026 the statements (one implicit transaction) and the bookkeeping were written one after the other.
 * A start that was killed between them left a line without an end; where what it was to make is there, all of it is.
 */
const hadWorked = (unfinished: Applied, { checksum }: Migration, cause: unknown): boolean =>
  unfinished.logs === null &&
  unfinished.checksum === checksum &&
  THERE_ALREADY.includes((cause as { code?: string }).code ?? '')

async function applyInSteps(client: pg.Client, migration: Migration, unfinished?: Applied): Promise<void> {
  const goesOn = unfinished?.checksum === migration.checksum
  if (unfinished && !goesOn) await markRolledBack(client, unfinished.id)
  const id = goesOn ? unfinished.id : await start(client, migration)
  const statements = statementsOf(migration.sql)
  for (let done = goesOn ? unfinished.applied_steps_count : 0; done < statements.length; done++) {
    try {
      await applyStep(client, id, statements[done]!)
    } catch (cause) {
      await client.query('ROLLBACK').catch(() => {})
      const logs = failureOf(migration.name, cause as pg.DatabaseError)
      await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, logs]).catch(() => {})
      throw new Error(logs, { cause })
    }
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = clock_timestamp(), logs = NULL WHERE id = $1', [id])
}

/** A statement that needs no exception is one transaction with its count. */
async function applyStep(client: pg.Client, id: string, statement: string): Promise<void> {
  const isWhole = !isOutsideOnly(statement)
  if (isWhole) await client.query('BEGIN')
  if (isWhole || !(await isIndexMade(client, statement))) await client.query(statement)
  await client.query('UPDATE _prisma_migrations SET applied_steps_count = applied_steps_count + 1 WHERE id = $1', [id])
  if (isWhole) await client.query('COMMIT')
}

/**
 * Whether an attempt before has made this statement's index. The useless one that it leaves when it is broken off is
 * dropped.
 */
async function isIndexMade(client: pg.Client, statement: string): Promise<boolean> {
  const name = concurrentIndex(statement)
  if (name === null) return false
  const { rows } = await client.query<{ valid: boolean; drop: string }>(
    `SELECT i.indisvalid AS "valid", format('DROP INDEX CONCURRENTLY %s', i.indexrelid::regclass) AS "drop" FROM pg_index i
      JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relname = $1 AND c.relnamespace = current_schema()::regnamespace`,
    [name],
  )
  if (!rows[0] || rows[0].valid) return rows.length > 0
  await client.query(rows[0].drop)
  return false
}

async function start(client: pg.Client, { name, checksum }: Migration): Promise<string> {
  const id = randomUUID()
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name) VALUES ($1, $2, clock_timestamp(), $3)',
    [id, checksum, name],
  )
  return id
}

async function finish(client: pg.Client, id: string): Promise<void> {
  await client.query(
    'UPDATE _prisma_migrations SET applied_steps_count = applied_steps_count + 1, finished_at = clock_timestamp() WHERE id = $1',
    [id],
  )
}

async function markRolledBack(client: pg.Client, id: string): Promise<void> {
  await client.query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = $1', [id])
}

/** As Prisma keeps a migration that failed and of which nothing is left: it is tried again. */
async function noteFailure(client: pg.Client, { name, checksum }: Migration, logs: string): Promise<void> {
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, rolled_back_at) VALUES ($1, $2, $3, $4, now())',
    [randomUUID(), checksum, name, logs],
  )
}

/** Shown, and kept where `prisma migrate status` shows it again. */
function failureOf(name: string, error: pg.DatabaseError): string {
  const where = error.position ? `\n\nPosition: character ${error.position}` : ''
  return (
    'A migration failed to apply, and nothing was changed. The next start tries it again.\n\n' +
    `Migration name: ${name}\n\nDatabase error code: ${error.code}\n\nDatabase error:\nERROR: ${error.message}${where}\n`
  )
}
