import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { disconnect, pool } from '#prisma/client'
import type { Query } from '#prisma/query'
import { getProject } from '#prisma/read/projects'
import { findProjects } from '#prisma/read/search'
import { seed } from '#prisma/seed/seed'
import { query, transaction } from '#prisma/transaction'
import {
  Conflict,
  discard,
  Forbidden,
  Invalid,
  publishRecords,
  readOne,
  readPublic,
  restore,
  returnToDraft,
  type Seen,
  saveRecords,
  submitRecords,
  undoImport,
  verify,
  withdrawRecords,
} from '#prisma/write/index'
import { storeRecords } from '#prisma/write/store'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { ACTORS, project, SND } from './support'

const { viewer, sip, snd, reviewer } = ACTORS
let server: TestDatabase

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  await seed(server.url)
})
afterAll(async () => {
  await disconnect()
  await server?.stop()
})

let n = 0
let name: string
beforeEach(() => {
  name = `Test project ${++n}`
})

const why = { why: 'a test' }
const create = async (actor = sip, columns: Record<string, unknown> = {}) => {
  const values = project({ nameEn: name, ...columns })
  const [saved] = await transaction((q) =>
    saveRecords(q, actor, [{ type: 'project', id: null, version: 0, values, why: 'new' }]),
  )
  return saved!
}
const publish = (seen: { type: 'project'; id: string; version: number }) =>
  transaction((q) => publishRecords(q, reviewer, [seen], why))
const created = async () => (await create()) as { type: 'project'; id: string; version: number; slug: string }
const revision = async () => Number((await pool().query('select number from "Revision"')).rows[0].number)

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
    ['a position outside China', { lng: 31.3, lat: 120.6, precision: 'site' }, 'columns.lng', 'range'],
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

describe('an import', () => {
  const importId = () => `import-${n}`
  const run = () =>
    transaction(async (q) => {
      const former = (await readOne(q, 'project', 'P05'))!
      const columns = { ...former.values.columns, nameZh: `改 ${n}` }
      const saved = await saveRecords(q, reviewer, [
        { type: 'project', id: null, version: 0, values: project({ nameEn: name }), why: '', importId: importId() },
        {
          type: 'project',
          id: 'P05',
          version: former.version,
          values: { ...former.values, columns },
          why: '',
          importId: importId(),
        },
      ])
      await publishRecords(q, reviewer, saved, { why: '', importId: importId() })
      return saved
    })

  it('is undone whole', async () => {
    const before = await readPublic(query, 'project', ['P05'])
    const [made] = await run()
    expect(await getProject(made!.slug!)).not.toBeNull()
    expect(await transaction((q) => undoImport(q, reviewer, importId(), 'wrong file'))).toBe(2)
    expect(await getProject(made!.slug!)).toBeNull()
    expect(await readPublic(query, 'project', ['P05'])).toEqual(before)
    expect(await readOne(query, 'project', 'P05')).toMatchObject({ state: 'published' })
  })

  it('is not undone once a later edit stands on it', async () => {
    const [made] = await run()
    const edit = {
      type: 'project' as const,
      id: made!.id,
      version: 2,
      values: project({ nameEn: name, nameZh: '后' }),
      why: '',
    }
    await transaction((q) => saveRecords(q, sip, [edit]))
    await expect(transaction((q) => undoImport(q, reviewer, importId(), 'late'))).rejects.toThrow(Conflict)
    expect(await getProject(made!.slug!)).not.toBeNull()
  })
})
