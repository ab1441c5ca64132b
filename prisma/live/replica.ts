/** Reading from a replica, which may lag behind: waits until it has a revision. */

import '#server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { pool, readPool } from '../client'

const LOOK_AGAIN_MS = 100

/**
 * Resolves once the replica has the revision that `wantedRevision` returns at that moment; at once if there is no
 * replica. Rejects when `stopping` is aborted.
 */
export async function untilReplicaHas(wantedRevision: () => number, stopping: AbortSignal): Promise<void> {
  if (readPool() === pool()) return
  while ((await revisionOf(readPool())) < wantedRevision()) await sleep(LOOK_AGAIN_MS, undefined, { signal: stopping })
}

/** The revision that a connection reads. */
export async function revisionOf(client: Pick<pg.ClientBase, 'query'>): Promise<number> {
  const { rows } = await client.query<{ number: number }>('select number from "Revision" where id = 1')
  return rows[0]?.number ?? 0
}
