/** Restores an archive into an empty database, all or nothing. */

import '#server-only'
import type pg from 'pg'
import { connectTo } from '../connection'
import { migrate } from '../migrate'
import { apply, applyWithin, isTransactional } from '../migration/apply'
import { appliedTo, FOLDER, type Migration, migrationsIn } from '../migration/bookkeeping'
import { lockMigrations } from '../migration/lock'
import { grantTo, rolesWithRights } from '../migration/web-role'
import { beginLife } from '../revision-life'
import {
  ARCHIVED,
  type ArchivedRow,
  ArchiveError,
  type Header,
  LEFT_BEHIND,
  readArchive,
  STARTED_WITH_ROWS,
} from './format'

const BATCH = 500
/** Characters: PostgreSQL accepts at most 256 MB of JSON at once. */
const BATCH_SIZE = 8_000_000
const BOOKKEEPING = '_prisma_migrations'
/** From here on an archive brings the past along. */
const PAST = '20261129210000_past'

/**
 * Returns the number of rows restored. They are inserted into the tables as they were when the archive was made; then
 * the migrations since are applied, which brings an older archive to this version. Throws an ArchiveError if the file
 * is not a complete archive or comes from a newer version, or if the database is not empty.
 */
export async function restoreFrom(url: string, file: string, folder = FOLDER): Promise<number> {
  const records = readArchive(file)
  const header = (await records.next()).value as Header
  const { before, since } = divide(header, migrationsIn(folder))
  const client = await connectTo(url)
  let count: number
  let roles: readonly string[]
  try {
    await lockMigrations(client)
    roles = await rolesWithRights(client)
    await makeRoom(client, before)
    await client.query('BEGIN')
    await refuseUnlessEmpty(client)
    await client.query(`SELECT set_config('landing.past', 'off', true)`)
    count = await restoreRows(client, records as AsyncGenerator<ArchivedRow>)
    await client.query(`SELECT set_config('landing.past', '', true)`)
    for (const migration of since) {
      if (!isTransactional(migration)) break // `migrate` goes on from there
      await applyWithin(client, migration)
    }
    await catchUp(client, header)
    await client.query('COMMIT')
  } finally {
    await records.return(undefined)
    await client.end() // rolls back what was not committed
  }
  await migrate(url, folder)
  await withRights(url, roles)
  return count
}

/** Gives roles again what tables that were made anew have lost. */
async function withRights(url: string, roles: readonly string[]): Promise<void> {
  if (roles.length === 0) return
  const client = await connectTo(url)
  try {
    await grantTo(client, roles)
  } finally {
    await client.end()
  }
}

/** The migrations that made the archive's tables, and those since. */
function divide({ migrations }: Header, all: readonly Migration[]): { before: Migration[]; since: Migration[] } {
  const unknown = migrations.filter((name) => !all.some((migration) => migration.name === name))
  if (unknown.length > 0) {
    throw new ArchiveError(
      `The archive was made by a newer version (with ${unknown.join(', ')}). Restore it with that version or a later one.`,
    )
  }
  const isTheirs = ({ name }: Migration) => migrations.includes(name)
  return { before: all.filter(isTheirs), since: all.filter((migration) => !isTheirs(migration)) }
}

/** Prepares empty tables as they were when the archive was made. */
async function makeRoom(client: pg.Client, before: readonly Migration[]): Promise<void> {
  const applied = await appliedTo(client)
  await refuseUnlessEmpty(client)
  const names = applied.filter((row) => row.finished_at).map((row) => row.migration_name)
  if (names.length === applied.length && names.toSorted().join() === before.map(({ name }) => name).join()) return
  if (applied.length > 0) await clear(client)
  await appliedTo(client) // makes the bookkeeping anew
  for (const migration of before) await apply(client, migration)
}

/**
 * Drops what migrations have made in a database without rows. Throws an ArchiveError, and drops nothing, if there are
 * tables of anybody else.
 */
async function clear(client: pg.Client): Promise<void> {
  const ours: readonly string[] = [...ARCHIVED, ...LEFT_BEHIND, BOOKKEEPING]
  const foreign = (await tablesOf(client)).filter((table) => !ours.includes(table))
  if (foreign.length > 0)
    throw new ArchiveError(`The database holds other tables (${foreign.join(', ')}). Restore into an empty one.`)
  await client.query(`DO $$
    DECLARE drops text;
    BEGIN
      SELECT string_agg(format('DROP TABLE %s CASCADE', c.oid::regclass), ';') INTO drops FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace;
      EXECUTE drops;
      SELECT string_agg(format('DROP ROUTINE %s', p.oid::regprocedure), ';') INTO drops FROM pg_proc p
        WHERE p.pronamespace = current_schema()::regnamespace AND p.proowner = current_user::regrole
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e');
      IF drops IS NOT NULL THEN EXECUTE drops; END IF;
    END $$`)
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname::text AS "name" FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}

/** The tables whose rows an archive of any version may contain. */
async function restorable(client: pg.Client): Promise<string[]> {
  const others: readonly string[] = [...LEFT_BEHIND, BOOKKEEPING]
  return (await tablesOf(client)).filter((table) => !others.includes(table))
}

const isStartedWithRows = (table: string): boolean => STARTED_WITH_ROWS.some((name) => name === table)

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  for (const table of await restorable(client)) {
    if (isStartedWithRows(table)) continue
    const { rowCount } = await client.query(`SELECT FROM "${table}" LIMIT 1`)
    if (rowCount)
      throw new ArchiveError(`The database is not empty: there are rows in "${table}". Restore into an empty one.`)
  }
}

async function restoreRows(client: pg.Client, records: AsyncIterable<ArchivedRow>): Promise<number> {
  const tables = new Set(await restorable(client))
  for (const table of tables) await client.query(`LOCK TABLE "${table}" IN EXCLUSIVE MODE`)
  await refuseUnlessEmpty(client)
  for (const table of tables) if (isStartedWithRows(table)) await client.query(`DELETE FROM "${table}"`)
  let count = 0
  let table = ''
  let rows: string[] = []
  let size = 0
  const flush = async () => {
    if (rows.length > 0) {
      await client.query(`INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`, [
        `[${rows.join(',')}]`,
      ])
    }
    rows = []
    size = 0
  }
  for await (const record of records) {
    if (!tables.has(record.table)) throw new ArchiveError(`The archive holds an unknown table: ${record.table}`)
    if (record.table !== table || rows.length >= BATCH || size + record.row.length > BATCH_SIZE) await flush()
    table = record.table
    rows.push(record.row)
    size += record.row.length
    count++
  }
  await flush()
  return count
}

/**
 * Sequences continue after the last number, and the revision after that of the archive and that of this database,
 * beyond any that either may have announced since.
 */
async function catchUp(client: pg.Client, { revision, migrations }: Header): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT c.relname::text AS "table", a.attname::text AS "column" FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
        AND pg_get_serial_sequence(c.oid::regclass::text, a.attname) IS NOT NULL`,
  )
  for (const { table, column } of rows)
    await client.query(
      `SELECT setval(pg_get_serial_sequence('"${table}"', '${column}'), greatest(max("${column}"), 1), count(*) > 0) FROM "${table}"`,
    )
  await client.query('UPDATE "Revision" SET "number" = greatest("number", $1)', [revision])
  await beginLife(client)
  if (!migrations.includes(PAST)) await client.query('SELECT begin_past()')
}
