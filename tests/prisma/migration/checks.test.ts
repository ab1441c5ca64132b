import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connectTo } from '#prisma/connection'
import { migrate } from '#prisma/migrate'
import { startTestDatabase, temporaryFolder } from '../../support/database'

const OURS = join(import.meta.dirname, '..', '..', '..', 'prisma', 'migrations')

it('of an older database only those records stay checked that somebody confirmed after their last publication', async () => {
  const server = await startTestDatabase({ migrated: false })
  const folder = await temporaryFolder('landing-checks-')
  try {
    const earlier = readdirSync(OURS).filter((name) => /^\d/.test(name) && name < '20261129171000')
    for (const name of earlier) cpSync(join(OURS, name), join(folder, name), { recursive: true })
    await migrate(server.url, folder)
    const client = await connectTo(server.url)
    const steps: Record<string, readonly string[]> = {
      published: ['publish'],
      confirmed: ['publish', 'verify', 'save'],
      changed: ['publish', 'verify', 'publish'],
    }
    for (const [id, actions] of Object.entries(steps)) {
      await client.query(
        `insert into "Draft" (record, "recordId", "nameZh", "nameEn", "districtIds", state, version, values, "verifiedOn", "updatedBy")
          values ('project', $1, 'a', 'a', '{}', 'published', 3, '{}', '2026-11-28', 'A')`,
        [id],
      )
      for (const [i, action] of actions.entries())
        await client.query(
          `insert into "Change" (at, "userId", "userName", action, record, "recordId", version, why)
            values ('2026-05-01', 'u', 'A', $1, 'project', $2, $3, '')`,
          [action, id, i + 1],
        )
    }
    await migrate(server.url)
    const { rows } = await client.query(
      `select "recordId" as id, to_char("verifiedOn", 'YYYY-MM-DD') as day from "Draft" order by 1`,
    )
    expect(rows).toEqual([
      { id: 'changed', day: null },
      { id: 'confirmed', day: '2026-05-01' },
      { id: 'published', day: null },
    ])
    await client.end()
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
