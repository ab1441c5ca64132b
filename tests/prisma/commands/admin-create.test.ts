import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { database, disconnect } from '#prisma/client'
import { seed } from '#prisma/seed/seed'
import { startTestDatabase, type TestDatabase } from '../../support/database'

const PROJECT = join(import.meta.dirname, '..', '..', '..')

let server: TestDatabase
beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  await seed(server.url)
})
afterAll(async () => {
  await disconnect()
  await server.stop()
})

function create(password: string): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'prisma/commands/admin-create.ts'],
    {
      cwd: PROJECT,
      encoding: 'utf8',
      input: '',
      env: { ...process.env, ADMIN_NAME: 'Ada', ADMIN_EMAIL: 'ada@example.org', ADMIN_PASSWORD: password },
    },
  )
  return { status, text: stdout + stderr }
}

it('refuses a password made of the name of the site that it finds in the database, and takes a better one', async () => {
  const refused = create('suzhoulanding')
  expect(refused.text).toContain('password: is easily guessed')
  expect(refused.status).toBe(1)
  expect(await database().user.count()).toBe(0)
  expect(create('nine green pelicans argue').status).toBe(0)
  expect(await database().user.count()).toBe(1)
  expect(create('nine green pelicans argue').text).toContain('has an account already')
})
