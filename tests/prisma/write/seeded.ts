/** A seeded database, and the steps of a project in one call each. */

import { afterAll, beforeAll, beforeEach } from 'vitest'
import { disconnect, pool } from '#prisma/client'
import { seed } from '#prisma/seed/seed'
import { transaction } from '#prisma/transaction'
import { publishRecords, saveRecords } from '#prisma/write/index'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { ACTORS, project } from './support'

export const { viewer, sip, snd, reviewer } = ACTORS

let server: TestDatabase

export let n = 0

export let name: string

/** The database of a test file, seeded, and a name of its own for each test. */
export function withSeededDatabase(): void {
  beforeAll(async () => {
    server = await startTestDatabase()
    process.env.DATABASE_URL = server.url
    await seed(server.url)
  })
  afterAll(async () => {
    await disconnect()
    await server?.stop()
  })
  beforeEach(() => {
    name = `Test project ${++n}`
  })
}

export const why = { why: 'a test' }

export const create = async (actor = sip, columns: Record<string, unknown> = {}) => {
  const values = project({ nameEn: name, ...columns })
  const [saved] = await transaction((q) =>
    saveRecords(q, actor, [{ type: 'project', id: null, version: 0, values, why: 'new' }]),
  )
  return saved!
}

export const publish = (seen: { type: 'project'; id: string; version: number }) =>
  transaction((q) => publishRecords(q, reviewer, [seen], why))

export const created = async () => (await create()) as { type: 'project'; id: string; version: number; slug: string }

export const revision = async () => Number((await pool().query('select number from "Revision"')).rows[0].number)
