/**
 * Applies `prisma/migrations` without Prisma's schema engine, which has to be downloaded, in Prisma's own bookkeeping:
 * what this has applied, `prisma migrate` finds applied, and the other way round. Like it, this refuses a database
 * that holds tables but no bookkeeping, and leaves alone a migration that the folder does not know. Unlike it, a
 * migration that failed or was broken off is simply tried again, since nothing of it is left (migration/apply.ts); and
 * one that was edited after it was applied is refused, since nothing can tell then what the database looks like.
 */

import '#server-only'
import { connectTo } from './connection'
import { apply } from './migration/apply'
import { type Applied, appliedTo, FOLDER, type Migration, migrationsIn } from './migration/bookkeeping'
import { lockMigrations } from './migration/lock'

/** A table of a million rows may be rewritten. */
const STATEMENT_MS = 3_600_000

/** The names of the migrations it applied, in order; none where the database was up to date. */
export async function migrate(url: string, folder = FOLDER, say = console.log): Promise<string[]> {
  const client = await connectTo(url, { connectionTimeoutMillis: 10_000, statement_timeout: STATEMENT_MS })
  try {
    await lockMigrations(client, say)
    const rows = await appliedTo(client)
    const pending = unapplied(migrationsIn(folder), rows)
    for (const migration of pending)
      await apply(
        client,
        migration,
        rows.find((row) => row.migration_name === migration.name),
      )
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

function unapplied(known: readonly Migration[], rows: readonly Applied[]): Migration[] {
  const stranger = rows.find((row) => !row.finished_at && !known.some(({ name }) => name === row.migration_name))
  if (stranger) {
    throw new Error(
      `Migration ${stranger.migration_name}, started at ${stranger.started_at.toISOString()}, is of another version and was not finished. ` +
        'Start that version: it goes on with it.',
    )
  }
  const applied = new Map(rows.filter((row) => row.finished_at).map((row) => [row.migration_name, row.checksum]))
  const edited = known.filter(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
  if (edited.length > 0) {
    throw new Error(
      `Edited after it was applied: ${edited.map(({ name }) => name).join(', ')}. Restore the file and write the change as a new migration.`,
    )
  }
  return known.filter(({ name }) => !applied.has(name))
}
