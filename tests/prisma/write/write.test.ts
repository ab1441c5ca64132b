import { describe, expect, it } from 'vitest'
import { pool } from '#prisma/client'
import { getProject } from '#prisma/read/projects'
import { findProjects } from '#prisma/read/search'
import { query, transaction } from '#prisma/transaction'
import {
  Conflict,
  discard,
  Forbidden,
  readOne,
  readPublic,
  restore,
  returnToDraft,
  saveRecords,
  submitRecords,
  withdrawRecords,
} from '#prisma/write/index'
import { storeRecords } from '#prisma/write/store'
import { created, n, name, publish, reviewer, revision, sip, why, withSeededDatabase } from './seeded'
import { project } from './support'

withSeededDatabase()

describe('a draft', () => {
  it('is seen by nobody until it is published; then by everybody, and found', async () => {
    const before = await revision()
    const saved = await created()
    expect(saved).toMatchObject({ version: 1, slug: `test-project-${n}` })
    expect(await getProject(saved.slug)).toBeNull()
    expect(await revision()).toBe(before)
    await transaction((q) => submitRecords(q, sip, [saved], why))
    await publish({ ...saved, version: 2 })
    expect(await getProject(saved.slug)).toMatchObject({ name: { en: name }, milestones: [{ kind: 'announced' }] })
    expect(await revision()).toBe(before + 1)
    expect((await findProjects(name))[0]!.length).toBeGreaterThan(0)
  })

  it('of a public record leaves what readers see as it is', async () => {
    const working = (await readOne(query, 'project', 'P01'))!
    const values = { ...working.values, columns: { ...working.values.columns, nameZh: '改名' } }
    await transaction((q) => saveRecords(q, sip, [{ type: 'project', id: 'P01', version: 0, values, why: 'try' }]))
    expect((await getProject('shanghai-university-innovation-center'))?.name.zh).not.toBe('改名')
    expect((await readOne(query, 'project', 'P01'))?.values.columns.nameZh).toBe('改名')
    await transaction((q) => discard(q, sip, { type: 'project', id: 'P01', version: 1 }, why))
    expect(await readOne(query, 'project', 'P01')).toMatchObject({
      state: 'published',
      version: 2,
      values: working.values,
    })
  })

  it('that was saved unchanged keeps its version and writes no history', async () => {
    const working = (await readOne(query, 'project', 'P02'))!
    const [saved] = await transaction((q) =>
      saveRecords(q, reviewer, [{ type: 'project', id: 'P02', version: 0, values: working.values, why: '' }]),
    )
    expect(saved!.version).toBe(0)
    expect((await pool().query(`select from "Change" where "recordId" = 'P02'`)).rowCount).toBe(0)
  })

  it('comes back from review when a reviewer returns it', async () => {
    const saved = await created()
    await transaction((q) => submitRecords(q, sip, [saved], why))
    await expect(transaction((q) => returnToDraft(q, sip, { ...saved, version: 2 }, why))).rejects.toThrow(Forbidden)
    await transaction((q) => returnToDraft(q, reviewer, { ...saved, version: 2 }, why))
    expect(await readOne(query, 'project', saved.id)).toMatchObject({ state: 'draft', version: 3 })
  })
})

describe('every record of the founding data', () => {
  it.each([
    ['project', 'Project'],
    ['event', 'Event'],
    ['place', 'Place'],
    ['organisation', 'Organisation'],
    ['indicator', 'Indicator'],
    ['source', 'Source'],
  ] as const)('of type %s is stored as it was read', async (type, model) => {
    const ids = (await pool().query(`select id from "${model}"`)).rows.map(({ id }) => id as string)
    const before = await readPublic(query, type, ids)
    expect(before.size).toBe(ids.length)
    await transaction((q) => storeRecords(q, type, before))
    expect(await readPublic(query, type, ids)).toEqual(before)
  })
})

describe('two at once', () => {
  it('the second is told how it stands now, and nothing is overwritten', async () => {
    const saved = await created()
    const edit = (nameZh: string) =>
      transaction((q) =>
        saveRecords(q, sip, [{ ...saved, values: project({ nameEn: name, nameZh }), why: '', type: 'project' }]),
      )
    const results = await Promise.allSettled([edit('甲'), edit('乙')])
    const lost = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(lost.reason).toBeInstanceOf(Conflict)
    const standing = await readOne(query, 'project', saved.id)
    expect((lost.reason as Conflict).theirs).toEqual(standing)
    expect(standing!.version).toBe(2)
  })
})

describe('history', () => {
  it('holds who, why, before and after of every step, and no application may change it', async () => {
    const saved = await created()
    await publish(saved)
    const { rows } = await pool().query(`select * from "Change" where "recordId" = $1 order by id`, [saved.id])
    expect(rows).toMatchObject([
      { action: 'save', userName: 'sip', why: 'new', before: null, version: 1 },
      { action: 'publish', userName: 'reviewer', why: 'a test', before: null, after: { columns: { nameEn: name } } },
    ])
    for (const attack of ['update "Change" set why = \'\'', 'delete from "Change"', 'truncate "Change"'])
      await expect(pool().query(attack)).rejects.toThrow(/append-only/)
    expect((await pool().query('select from "Change"')).rowCount).toBeGreaterThan(1)
  })

  it('restores an earlier state as a draft, also of a record that was withdrawn', async () => {
    const saved = await created()
    await publish(saved)
    await transaction((q) => withdrawRecords(q, reviewer, [{ ...saved, version: 2 }], why))
    expect(await getProject(saved.slug)).toBeNull()
    const { rows } = await pool().query(`select id from "Change" where "recordId" = $1 and action = 'save'`, [saved.id])
    await transaction((q) => restore(q, sip, rows[0].id, 3, 'bring it back'))
    await publish({ ...saved, version: 3 })
    expect(await getProject(saved.slug)).toMatchObject({ name: { en: name } })
  })

  it('refuses to withdraw what others refer to', async () => {
    await expect(
      transaction((q) => withdrawRecords(q, reviewer, [{ type: 'source', id: 'S5', version: 0 }], why)),
    ).rejects.toThrow()
    expect(await readOne(query, 'source', 'S5')).toMatchObject({ isPublic: true })
  })
})
