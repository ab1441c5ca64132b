/** A long transaction gives out its revision at its end: nobody waits for it meanwhile, and nothing is missed. */

import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { connectTo } from '#prisma/connection'
import { nextSnapshot } from '#prisma/live/snapshot/read'
import type { Query } from '#prisma/query'
import { indexProjects } from '#prisma/search-index'
import { query, transaction } from '#prisma/transaction'
import { publishRecords, readOne, saveRecords } from '#prisma/write/index'
import { withLateRevision } from '#prisma/write/late-revision'
import { n, name, publish, reviewer, revision, why, withSeededDatabase } from './seeded'
import { project } from './support'

withSeededDatabase()

function gateOf() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open: () => open(), opened }
}

/** What still runs after a test that has failed would hold the database. */
const gates: (() => void)[] = []
afterEach(() => {
  for (const open of gates.splice(0)) open()
})

const importId = () => `import-${n}`
const nothing = async () => {}

/** Publishes a project in the transaction of an import. */
async function imported(q: Query, columns: Record<string, unknown> = {}) {
  const { cites, ...values } = project({ nameEn: `${name} imported`, ...columns })
  const whole = { ...values, cites: { ...cites, ...(columns.placeId ? { place: cites.district! } : {}) } }
  const edit = { type: 'project' as const, id: null, version: 0, values: whole, why: '', importId: importId() }
  const saved = await saveRecords(q, reviewer, [edit])
  await publishRecords(q, reviewer, saved, { why: '', importId: importId() })
  return saved[0]!
}

/** An import that has written its project and waits; `end` lets it go on. */
async function running(columns: Record<string, unknown> = {}) {
  const [gate, written] = [gateOf(), gateOf()]
  gates.push(gate.open)
  const work = transaction((q) =>
    withLateRevision(
      q,
      importId(),
      async () => {
        const one = await imported(q, columns)
        written.open()
        await gate.opened
        return one
      },
      nothing,
    ),
  )
  await Promise.race([written.opened, work]) // which rejects where it cannot be written
  return {
    end: () => {
      gate.open()
      return work
    },
  }
}

const byHand = async (columns: Record<string, unknown> = {}) => {
  const values = project({ nameEn: `${name} by hand`, ...columns })
  const [saved] = await transaction((q) =>
    saveRecords(q, reviewer, [{ type: 'project', id: null, version: 0, values, why: '' }]),
  )
  await publish(saved as Parameters<typeof publish>[0])
  return saved!
}

const isPublic = async (id: string) => (await query('SELECT FROM "Project" WHERE "id" = $1', [id])).length === 1

describe('while a long import is being published', () => {
  it('somebody publishes by hand and does not wait; each has a revision of its own, and the map both', async () => {
    const before = await revision()
    const { end } = await running()
    const mine = await byHand()
    expect(await revision()).toBe(before + 1)
    const half = await nextSnapshot(process.env.DATABASE_URL!, null)
    const { id } = await end()
    expect(await revision()).toBe(before + 2)
    const whole = await nextSnapshot(process.env.DATABASE_URL!, half)
    expect([half.revision, whole.revision]).toEqual([before + 1, before + 2])
    expect(whole.count - half.count).toBe(1)
    expect([await isPublic(mine.id), await isPublic(id)]).toEqual([true, true])
  })

  it('readers see nothing of it, nor a revision, and where it fails there is neither', async () => {
    const before = await revision()
    const work = transaction((q) =>
      withLateRevision(
        q,
        importId(),
        async () => {
          await imported(q)
          throw new Error('enough')
        },
        nothing,
      ),
    )
    await expect(work).rejects.toThrow('enough')
    expect(await revision()).toBe(before)
    // The connection that is used again raises its own at once.
    await byHand()
    expect(await revision()).toBe(before + 1)
  })

  it('a park that is renamed by hand is what its projects are found by', async () => {
    const [row] = await query<{ id: string }>(
      `SELECT "id" FROM "Place" WHERE "districtId" = '320571' ORDER BY "id" LIMIT 1`,
      [],
    )
    const park = (await transaction((q) => readOne(q, 'place', row!.id)))!
    const { end } = await running({ placeId: park.id })
    await transaction(async (q) => {
      const columns = { ...park.values.columns, nameEn: 'Unheard-of quarter' }
      const edit = { type: 'place' as const, id: park.id, version: park.version, values: { ...park.values, columns } }
      await publishRecords(q, reviewer, await saveRecords(q, reviewer, [{ ...edit, why: '' }]), why)
    })
    const { id } = await end()
    expect(await transaction((q) => indexProjects(q, [id]))).toBe(0)
    const [found] = await query<{ search: string }>('SELECT "search"::text FROM "Project" WHERE "id" = $1', [id])
    expect(found!.search).toContain('unheard')
  })

  it('who is about to publish and waits for a record of it does not stop it for good', async () => {
    const other = await connectTo(process.env.DATABASE_URL!, { statement_timeout: 1500 })
    try {
      const { end } = await running()
      const [saved] = await transaction((q) =>
        saveRecords(q, reviewer, [
          { type: 'project', id: null, version: 0, values: project({ nameEn: `${name} other` }), why: '' },
        ]),
      )
      await other.query('BEGIN')
      await other.query(`UPDATE "Project" SET "nameZh" = "nameZh" WHERE "id" = 'P06'`)
      // The slug of the imported one is taken, though nobody sees it yet.
      const waiting = other
        .query(`UPDATE "Draft" SET "slug" = $2 WHERE "recordId" = $1`, [
          saved!.id,
          `${name} imported`.toLowerCase().replaceAll(' ', '-'),
        ])
        .catch((error: { code?: string }) => error.code)
      await sleep(300)
      const ending = end()
      expect(await waiting).toBe('57014')
      await other.query('ROLLBACK')
      expect(await isPublic((await ending).id)).toBe(true)
    } finally {
      await other.end()
    }
  })
})
