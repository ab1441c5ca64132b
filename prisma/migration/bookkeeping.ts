/** Which migrations there are, and which of them a database has had: Prisma's own table, in Prisma's own words. */

import '#server-only'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

export const FOLDER = join(import.meta.dirname, '..', 'migrations')

const TABLE = `CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
);`

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** A line of the bookkeeping. */
export interface Applied {
  readonly id: string
  readonly migration_name: string
  readonly checksum: string
  readonly started_at: Date
  readonly finished_at: Date | null
  readonly rolled_back_at: Date | null
  readonly logs: string | null
  readonly applied_steps_count: number
}

/** In order of name, which starts with a time stamp. */
export function migrationsIn(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'migration.sql')))
  return names.sort().map((name) => {
    const bytes = readFileSync(join(folder, name, 'migration.sql'))
    return { name, sql: bytes.toString(), checksum: createHash('sha256').update(bytes).digest('hex') }
  })
}

/** All but what was rolled back, oldest first. The table is made where the database is empty. */
export async function appliedTo(client: pg.Client): Promise<Applied[]> {
  const { rows: found } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS bookkeeping,
    EXISTS (SELECT FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace = current_schema()::regnamespace) AS tables`)
  if (found[0].bookkeeping) {
    const { rows } = await client.query<Applied>(
      'SELECT * FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at ASC',
    )
    return rows
  }
  if (found[0].tables) {
    throw new Error('The database holds tables but no record of migrations: name an empty database.')
  }
  await client.query(TABLE)
  return []
}
