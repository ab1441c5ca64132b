/** A merge of terms that is broken off or undone while something of it is still under way. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectTo } from '#prisma/connection'
import { query } from '#prisma/transaction'
import { mergeTerms, saveTerm, undoTermChange } from '#prisma/vocabulary/edit'
import { termHistory } from '#prisma/vocabulary/history'
import { reindexTerms } from '#prisma/vocabulary/reindex'
import { readTerms } from '#prisma/vocabulary/terms'
import { startSeeded } from '../../support/app'
import { ACTORS } from '../write/support'

const admin = { ...ACTORS.reviewer, role: 'admin' as const }
const newest = async () => (await termHistory('sector'))[0]!
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(async () => {
  await reindexTerms()
  await stop?.()
})

describe('merging two terms', () => {
  it('broken off half-way has changed nothing, and can be done again', async () => {
    const state = () => query('SELECT "id", "sector" FROM "Project" ORDER BY 1', [])
    const before = [await state(), await readTerms(query)]
    const editor = await connectTo(process.env.DATABASE_URL!)
    await editor.query('BEGIN')
    await editor.query(`SELECT FROM "Project" WHERE "sector" = 'biomed' LIMIT 1 FOR UPDATE`)
    const merging = mergeTerms(admin, 'sector', 'biomed', 'sports').catch((error: unknown) => error)
    const killed = () =>
      query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE "Project"%'`,
        [],
      )
    await expect.poll(async () => (await killed()).length).toBe(1)
    expect(await merging).toBeInstanceOf(Error)
    await editor.end()
    expect([await state(), await readTerms(query)]).toEqual(before)
    expect(await mergeTerms(admin, 'sector', 'biomed', 'sports')).toMatchObject({ outcome: 'done' })
    await undoTermChange(admin, (await newest()).id)
    expect(await state()).toEqual(before[0])
  })

  it('whose names are more than a term may have is refused, and moves nothing', async () => {
    const held = () => query('SELECT "id", "sector" FROM "Project" ORDER BY 1', [])
    const before = [await held(), await readTerms(query)]
    const sports = (await readTerms(query)).sector.find(({ value }) => value === 'sports')!
    const many = Array.from({ length: 40 }, (_, i) => `运动${i}`)
    await saveTerm(admin, { ...sports, vocabulary: 'sector', aliases: many }, false)
    const refused = { outcome: 'problems', problems: [{ field: 'aliases', code: 'aliases-many', about: '' }] }
    expect(await mergeTerms(admin, 'sector', 'biomed', 'sports')).toEqual(refused)
    await undoTermChange(admin, (await newest()).id)
    expect([await held(), await readTerms(query)]).toEqual(before)
  })

  it('undone while the search index is still following leaves it as it was', async () => {
    const search = () => query('SELECT "id", "sector", "search"::text FROM "Project" ORDER BY 1', [])
    await reindexTerms()
    const before = await search()
    await mergeTerms(admin, 'sector', 'biomed', 'sports')
    const following = reindexTerms()
    expect(await undoTermChange(admin, (await newest()).id)).toMatchObject({ outcome: 'done' })
    await following
    await reindexTerms()
    expect(await search()).toEqual(before)
  })

  it('has the search index go through the projects that were moved, and through no others', async () => {
    await reindexTerms()
    const held = await query<{ id: string }>(`SELECT "id" FROM "Project" WHERE "sector" = 'biomed' ORDER BY 1`, [])
    const looked = async () =>
      (await query(`SELECT FROM "Project" WHERE "sector" = 'sports' AND NOT "search" @@ 'untouched'::tsquery`, []))
        .length
    await query(`UPDATE "Project" SET "search" = 'untouched'::tsvector WHERE "sector" = 'sports'`, [])
    const sports = (await readTerms(query)).sector.find(({ value }) => value === 'sports')!
    await saveTerm(admin, { ...sports, vocabulary: 'sector', aliases: [...sports.aliases, '赛事'] }, false)
    await reindexTerms()
    expect(await looked(), 'after another alias').toBe(0)
    await mergeTerms(admin, 'sector', 'biomed', 'sports')
    await reindexTerms()
    expect(await looked(), 'after a merge').toBe(held.length)
    const ids = held.map(({ id }) => id)
    const SPORTS = `SELECT FROM "Project" WHERE "id" = ANY($1) AND "search" @@ 'Csports'::tsquery`
    expect(await query(SPORTS, [ids])).toHaveLength(held.length)
    await undoTermChange(admin, (await newest()).id)
    await reindexTerms()
    expect(await looked(), 'after its undoing').toBe(0)
    expect(await query(SPORTS, [ids])).toEqual([])
    await saveTerm(admin, { ...sports, vocabulary: 'sector', en: 'Games' }, false)
    await reindexTerms()
    expect(await looked(), 'after another name').toBeGreaterThan(0)
  })
})
