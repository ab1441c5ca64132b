/** What readers would see of a record that has not been published: read by the code of their own pages. */

import '#server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { RecordType, RecordValues } from '#geo/edit/values'
import { databaseUrl } from '../client'
import { poolTo } from '../connection'
import { PrismaClient } from '../generated/client'
import { currentSnapshot } from '../live/current-snapshot'
import { pasts } from '../past-context'
import { type Query, queryOf } from '../query'
import { EDITED, REFERENCE_ORDER } from '../records/edited'
import { readWorking } from '../write/read'
import { eachRef } from '../write/refs'
import { storeRecords } from '../write/store'

/** Longer than a page takes to read, and short enough for those who publish meanwhile. */
const STATEMENT_MS = 5_000

/** Foreign keys and checks: the record names what there is no more, or lacks what every public one has. */
const UNFIT = /^23/

/**
 * What `read` gives where the values, and all drafts that they name, are in the public tables; null where the database
 * would not take them. Nothing of it is ever committed: it happens in a transaction on a connection of its own, which
 * is closed.
 */
export async function readAsPublished<Result>(
  type: RecordType,
  id: string,
  values: RecordValues,
  read: () => Promise<Result>,
): Promise<Result | null> {
  const snapshot = await currentSnapshot()
  const pool = poolTo(databaseUrl(), {
    ...{ max: 1, statement_timeout: STATEMENT_MS, lock_timeout: STATEMENT_MS },
    idleTimeoutMillis: 0, // the transaction stays open between two reads
  })
  pool.on('error', () => {}) // the query under way rejects
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  try {
    await pool.query('BEGIN')
    await storeWithDrafts(queryOf(pool), type, id, values)
    const at = new Date().toISOString()
    return await pasts().run({ revision: snapshot.revision, at, snapshot, pool, prisma, reads: new Map() }, read)
  } catch (error) {
    if (UNFIT.test((error as { code?: string }).code ?? '')) return null
    throw error
  } finally {
    await close(prisma, pool)
  }
}

async function close(prisma: PrismaClient, pool: pg.Pool): Promise<void> {
  await pool.query('ROLLBACK').catch(() => {}) // its connection is closed in any case
  await prisma.$disconnect()
  await pool.end()
}

/** First the drafts that the values name and readers do not see yet, then the record itself. */
async function storeWithDrafts(
  query: Query,
  type: RecordType,
  id: string,
  values: RecordValues,
  stored: Set<string> = new Set(),
): Promise<void> {
  stored.add(id)
  const refs: { readonly model: string; readonly id: string }[] = []
  eachRef(values, (model, id) => refs.push({ model, id }))
  for (const other of REFERENCE_ORDER) {
    const ids = refs.filter((ref) => ref.model === EDITED[other].model && !stored.has(ref.id)).map((ref) => ref.id)
    for (const working of (await readWorking(query, other, [...new Set(ids)])).values())
      if (!working.isPublic) await storeWithDrafts(query, other, working.id, working.values, stored)
  }
  await storeRecords(query, type, new Map([[id, values]]))
}
