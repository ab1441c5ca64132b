/** A database with people, and files taken through their steps. */

import { randomUUID } from 'node:crypto'
import type { Actor, UserRole } from '#geo/edit/roles'
import type { Batch } from '#geo/import/batch'
import { isBusy } from '#geo/import/choices'
import { checkWith, receiveFile } from '#prisma/import/actions'
import { workThroughQueue } from '#prisma/import/queue'
import { getBatch } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { until } from '../../support/until'

export const SIP = '320571'
export const SND = '320505'

export async function person(role: UserRole, districtIds: string[] = []): Promise<Actor> {
  const id = randomUUID()
  const actor: Actor = { id, name: role, role, districtIds }
  await query('INSERT INTO "User" ("id", "name", "email", "role", "districtIds") VALUES ($1, $2, $3, $4, $5)', [
    id,
    role,
    `${id}@example.org`,
    role,
    districtIds,
  ])
  return actor
}

/** The batch once nothing works on it any more. */
export async function settled(actor: Actor, id: string): Promise<Batch> {
  let batch: Batch | null = null
  await until(async () => {
    await workThroughQueue(process.env.DATABASE_URL!)
    batch = await getBatch(actor, id)
    return batch !== null && !isBusy(batch.state)
  }, 60_000)
  return batch!
}

/** Received and read: the columns wait to be confirmed. */
export async function read(actor: Actor, bytes: Buffer, fileName = 'projects.csv'): Promise<Batch> {
  return settled(actor, await receiveFile(actor, fileName, bytes))
}

/** Read and compared: the choices wait. `change` corrects the settings. */
export async function checked(
  actor: Actor,
  bytes: Buffer,
  change: Partial<Batch['settings']> = {},
  fileName?: string,
): Promise<Batch> {
  const batch = await read(actor, bytes, fileName)
  if (batch.state !== 'mapping') throw new Error(`Not read: ${batch.state} ${batch.problem}`)
  await checkWith(actor, batch.id, {
    ...batch.settings,
    ...change,
    forAll: { source: 'S1', ...batch.settings.forAll, ...change.forAll },
  })
  return settled(actor, batch.id)
}
