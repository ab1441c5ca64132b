import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connectTo } from '#prisma/connection'
import { migrate } from '#prisma/migrate'
import { startTestDatabase, temporaryFolder } from '../../support/database'

const OURS = join(import.meta.dirname, '..', '..', '..', 'prisma', 'migrations')

it('a history in which steps once crossed loses no line, and takes no second line of a version from then on', async () => {
  const server = await startTestDatabase({ migrated: false })
  const folder = await temporaryFolder('landing-history-')
  try {
    const earlier = readdirSync(OURS).filter((name) => /^\d/.test(name) && name < '20261128')
    for (const name of earlier) cpSync(join(OURS, name), join(folder, name), { recursive: true })
    await migrate(server.url, folder)
    const client = await connectTo(server.url)
    const line = (version: number, why: string) =>
      client.query(
        `insert into "Change" ("userId", "userName", action, record, "recordId", version, why)
          values ('u', 'A', 'save', 'project', 'p', $1, $2)`,
        [version, why],
      )
    for (const [version, why] of [
      [1, 'a'],
      [3, 'b'],
      [3, 'c'],
      [2, 'd'],
      [3, 'e'],
    ] as const)
      await line(version, why)
    const lines = `select id, version, why from "Change" order by id`
    const before = (await client.query(lines)).rows
    await migrate(server.url)
    expect((await client.query(lines)).rows).toEqual(before)
    await expect(line(2, 'again')).rejects.toMatchObject({ code: '23505' })
    await expect(client.query('delete from "Change"')).rejects.toThrow(/append-only/)
    await line(4, 'next')
    await client.end()
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
