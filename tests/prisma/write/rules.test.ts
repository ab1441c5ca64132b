import { describe, expect, it } from 'vitest'
import { pool } from '#prisma/client'
import type { Query } from '#prisma/query'
import { query, transaction } from '#prisma/transaction'
import {
  discard,
  Forbidden,
  Invalid,
  publishRecords,
  readOne,
  restore,
  type Seen,
  saveRecords,
  submitRecords,
  undoImport,
  verify,
  withdrawRecords,
} from '#prisma/write/index'
import { create, created, n, name, publish, reviewer, sip, snd, viewer, why, withSeededDatabase } from './seeded'
import { project, SND } from './support'

withSeededDatabase()

describe('permission', () => {
  it.each([
    ['a viewer', viewer, {}],
    ['an editor of another district', snd, {}],
    ['an editor who moves it out of his district', sip, { districtId: SND }],
  ])('%s cannot save', async (_, actor, columns) => {
    await expect(create(actor, columns)).rejects.toThrow(Forbidden)
  })

  it('nobody reaches a record of another district by naming its id', async () => {
    const working = (await readOne(query, 'project', 'P03'))!
    const values = project({ nameEn: name, districtId: SND })
    const edit = { type: 'project' as const, id: 'P03', version: working.version, values, why: 'grab' }
    expect(working.values.columns.districtId).not.toBe(SND)
    await expect(transaction((q) => saveRecords(q, snd, [edit]))).rejects.toThrow(Forbidden)
  })

  it.each([
    ['hand in', (q, seen) => submitRecords(q, snd, [seen], why)],
    ['throw away', (q, seen) => discard(q, snd, seen, why)],
    ['confirm', (q, seen) => verify(q, snd, seen, why)],
    ['restore', (q, seen) => restore(q, snd, seen.change, seen.version, 'x')],
  ] as [string, (q: Query, seen: Seen & { change: string }) => Promise<unknown>][])(
    'an editor of another district cannot %s what is not his',
    async (_, step) => {
      const saved = await created()
      const { rows } = await pool().query('select id from "Change" where "recordId" = $1', [saved.id])
      const before = await readOne(query, 'project', saved.id)
      await expect(transaction((q) => step(q, { ...saved, change: rows[0].id }))).rejects.toThrow(Forbidden)
      expect(await readOne(query, 'project', saved.id)).toEqual(before)
    },
  )

  it.each([
    ['event', 'E1'],
    ['place', 'K1'],
    ['indicator', 'I9.projects'],
  ] as const)('nor does he save an %s of another', async (type, id) => {
    const working = (await readOne(query, type, id))!
    const actor = type === 'place' ? snd : sip
    const edit = { type, id, version: working.version, values: working.values, why: 'grab' }
    await expect(transaction((q) => saveRecords(q, actor, [edit]))).rejects.toThrow(Forbidden)
  })

  it('a part of another record keeps out of reach: its id is replaced', async () => {
    const { rows } = await pool().query(`select * from "Milestone" where "projectId" = 'P13'`)
    const values = project({ nameEn: name })
    const stolen = { ...values.parts.milestones![0]!, id: rows[0].id as string }
    const [saved] = await transaction((q) =>
      saveRecords(q, sip, [
        { type: 'project', id: null, version: 0, values: { ...values, parts: { milestones: [stolen] } }, why: '' },
      ]),
    )
    await publish({ type: 'project', id: saved!.id, version: 1 })
    expect((await pool().query(`select * from "Milestone" where "projectId" = 'P13'`)).rows).toEqual(rows)
  })

  it.each([viewer, sip, snd])('$name cannot publish, withdraw or undo what is public', async (actor) => {
    const saved = await created()
    await transaction(async (q) => {
      const values = project({ nameEn: `${name} from a file` })
      const list = [{ type: 'project' as const, id: null, version: 0, values, why: '', importId: `import-${n}` }]
      await publishRecords(q, reviewer, await saveRecords(q, reviewer, list), { why: '', importId: `import-${n}` })
    })
    await expect(transaction((q) => publishRecords(q, actor, [saved], why))).rejects.toThrow(Forbidden)
    await expect(transaction((q) => withdrawRecords(q, actor, [saved], why))).rejects.toThrow(Forbidden)
    await expect(transaction((q) => undoImport(q, actor, `import-${n}`, 'x'))).rejects.toThrow(Forbidden)
  })
})

describe('a check', () => {
  const save = (values: unknown) =>
    transaction((q) => saveRecords(q, reviewer, [{ type: 'project', id: null, version: 0, values, why: '' }]))

  it.each([
    ['a column that no form has', { no: 7 }, 'columns.no', 'unknown-field'],
    ['an empty name', { nameZh: '' }, 'columns.nameZh', 'required'],
    ['a sector that is none', { sector: 'magic' }, 'columns.sector', 'choice'],
    ['coordinates with a rough precision', { lng: 120.6, lat: 31.3 }, 'columns.lng', 'position'],
    ['a position off the globe', { lng: 31.3, lat: 120.6, precision: 'site' }, 'columns.lat', 'range'],
    ['an amount without its kind', { amountCny: 5 }, 'columns.amountKind', 'required'],
    ['a text without end', { summaryZh: '长'.repeat(6000) }, 'columns.summaryZh', 'range'],
    ['a slug of another record', { slug: 'tencent-digital-industry-base' }, 'columns.slug', 'taken'],
  ])('refuses %s', async (_, columns, path, code) => {
    const error = await save(project({ nameEn: name, ...columns })).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Invalid)
    expect((error as Invalid).problems).toContainEqual(expect.objectContaining({ path, code }))
  })

  it('refuses an address of a source that a browser would run', async () => {
    const values = { columns: { titleZh: '甲', titleEn: 'A', url: 'javascript:alert(1)' }, cites: {}, parts: {} }
    const edit = { type: 'source' as const, id: null, version: 0, values, why: '' }
    await expect(transaction((q) => saveRecords(q, reviewer, [edit]))).rejects.toThrow(Invalid)
  })

  it('lets nothing be published without a source for every value, nor with a reference that leads nowhere', async () => {
    const values = project({ nameEn: name, status: 'announced', placeId: 'nowhere' })
    const [saved] = await save(values)
    const attempt = (v: number) =>
      publish({ type: 'project', id: saved!.id, version: v }).catch((thrown: Invalid) => thrown.problems)
    expect(await attempt(1)).toEqual([
      { index: 0, path: 'cites.status', code: 'no-source' },
      { index: 0, path: 'cites.place', code: 'no-source' },
    ])
    const cites = { ...values.cites, status: values.cites.name!, place: values.cites.name! }
    const again = { type: 'project' as const, id: saved!.id, version: 1, values: { ...values, cites }, why: '' }
    await transaction((q) => saveRecords(q, reviewer, [again]))
    expect(await attempt(2)).toMatchObject([{ path: 'columns.placeId', code: 'missing-reference', value: 'nowhere' }])
  })
})
