import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { disconnect, pool } from '#prisma/client'
import { connectTo } from '#prisma/connection'
import { startTestDatabase, type TestDatabase } from '../support/database'

const PROJECT = join(import.meta.dirname, '..', '..')
const LIMITS = `select name, setting::int as ms from pg_settings
  where name in ('statement_timeout', 'idle_in_transaction_session_timeout') order by name`

let server: TestDatabase

beforeAll(async () => {
  server = await startTestDatabase({ migrated: false })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await disconnect()
})
afterAll(() => server?.stop())

it('the database ends what hangs, on the connections of the pool and on those beside it', async () => {
  vi.stubEnv('DATABASE_URL', server.url)
  const single = await connectTo(server.url)
  try {
    for (const { rows } of [await pool().query(LIMITS), await single.query(LIMITS)]) {
      expect(rows).toHaveLength(2)
      for (const { ms } of rows) expect(ms).toBeGreaterThan(0)
    }
  } finally {
    await single.end()
  }
})

it('a transaction that nobody goes on with is ended, and the process lives', async () => {
  const client = await connectTo(server.url, { idle_in_transaction_session_timeout: 50 })
  await client.query('begin')
  const ended = new Promise((resolve) => client.once('end', resolve))
  await ended
  await expect(client.query('select 1')).rejects.toThrow()
})

it('nobody opens a connection in any other way', () => {
  const openers = ['app', 'prisma', 'geo', 'components'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('prisma/generated'))
      .filter((path) => /\bnew (pg\.)?(Client|Pool)\(/.test(readFileSync(join(PROJECT, path), 'utf8'))),
  )
  expect(openers.toSorted()).toEqual(['prisma/client.ts', 'prisma/connection.ts'])
})
