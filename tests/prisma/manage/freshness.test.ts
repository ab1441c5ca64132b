import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListName, ListQuery } from '#geo/edit/lists'
import type { Actor } from '#geo/edit/roles'
import { DEFAULT_SETTINGS } from '#geo/edit/settings'
import type { Locale } from '#geo/vocabulary'
import { findRecords } from '#prisma/manage/freshness'
import { readChecks } from '#prisma/read/checks'
import { query, transaction } from '#prisma/transaction'
import {
  Conflict,
  publishRecords,
  readOne,
  type Saved,
  saveRecords,
  submitRecords,
  verify,
  verifyRecords,
} from '#prisma/write/index'
import { startSeeded } from '../../support/app'
import { ACTORS, project, SND } from '../write/support'

const { sip, snd, reviewer, viewer } = ACTORS
const why = { why: 'a test' }
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const ask = (list: ListName | null, actor: Actor = reviewer, change: Partial<ListQuery> = {}, staleMonths = 12) =>
  findRecords(actor, { list, type: null, q: '', offset: 0, ...change }, { ...DEFAULT_SETTINGS, staleMonths }, 'en')
const namesIn = async (list: ListName, actor: Actor = reviewer) => (await ask(list, actor)).lines.map(({ en }) => en)

async function create(nameEn: string, columns: Record<string, unknown> = {}, milestone?: object): Promise<Saved> {
  const values = project({ nameEn, ...columns })
  const [first] = values.parts.milestones!
  const parts = { milestones: [{ ...first!, columns: { ...first!.columns, ...milestone } }] }
  const cites = { ...values.cites, ...('status' in columns && { status: values.cites.name! }) }
  const edit = { type: 'project' as const, id: null, version: 0, values: { ...values, cites, parts }, why: '' }
  return (await transaction((q) => saveRecords(q, reviewer, [edit])))[0]!
}
const publish = (saved: Saved) => transaction((q) => publishRecords(q, reviewer, [saved], why))

describe('the lists of the editors’ home', () => {
  it('are in the order of the names that are read', async () => {
    const initials = async (locale: Locale) => {
      const asked = { list: null, type: 'project' as const, q: '', offset: 0 }
      const { lines } = await findRecords(reviewer, asked, DEFAULT_SETTINGS, locale)
      return lines.filter(({ updatedAt }) => !updatedAt).map((line) => line[locale].toLowerCase().slice(0, 1))
    }
    const english = await initials('en')
    expect(new Set(english).size).toBeGreaterThan(5)
    expect(english).toEqual([...english].sort())
    expect(await initials('zh')).not.toEqual(english)
  })

  it('drafts wait until they are handed in, then for review, then for nobody', async () => {
    const saved = await create('Waiting')
    expect(await namesIn('draft')).toContain('Waiting')
    await transaction((q) => submitRecords(q, sip, [saved], why))
    expect(await namesIn('draft')).not.toContain('Waiting')
    expect(await namesIn('review')).toContain('Waiting')
    await publish({ ...saved, version: 2 })
    expect(await namesIn('review')).not.toContain('Waiting')
  })

  it('many are confirmed at once as they were listed, or none where one has changed since', async () => {
    const seen = async () => (await ask('stale')).lines.map(({ type, id, version }) => ({ type, id, version }))
    const before = await seen()
    expect(before.length).toBeGreaterThan(2)
    const changed = before.map((one, i) => (i === 1 ? { ...one, version: one.version + 1 } : one))
    await expect(transaction((q) => verifyRecords(q, reviewer, changed, why))).rejects.toBeInstanceOf(Conflict)
    expect(await seen()).toEqual(before)
    const some = before.slice(0, 2)
    await transaction((q) => verifyRecords(q, reviewer, some, why))
    const ids = (await seen()).map(({ id }) => id)
    expect(ids.filter((id) => some.some((one) => one.id === id))).toEqual([])
    expect(ids.length).toBe(before.length - 2)
  })

  it('a project is stale when nobody has confirmed it for so many months, until somebody does', async () => {
    const saved = await create('Old')
    await publish(saved)
    // To publish is not to check.
    const checkOf = async () => (await readChecks({ project: [saved.id] })).of('project', saved.id)
    expect(await checkOf()).toBeNull()
    await query(`UPDATE "Draft" SET "verifiedOn" = current_date - interval '7 months' WHERE "recordId" = $1`, [
      saved.id,
    ])
    const isStale = async (months: number) =>
      (await ask('stale', reviewer, { q: 'Old' }, months)).lines.some(({ en }) => en === 'Old')
    expect([await isStale(12), await isStale(6)]).toEqual([false, true])
    const { lines } = await ask('stale', reviewer, { q: 'Old' }, 6)
    expect(lines.find(({ id }) => id === saved.id)).toMatchObject({ version: 2 })
    await transaction((q) => verify(q, sip, { ...saved, version: 2 }, why))
    expect(await isStale(6)).toBe(false)
    expect(await checkOf()).toEqual({ date: new Date().toISOString().slice(0, 10), role: 'editor' })
    const values = project({ nameEn: 'Old', nameZh: '改名' })
    const edit = { type: 'project' as const, id: saved.id, version: 3, values, why: '' }
    const [later] = await transaction((q) => saveRecords(q, reviewer, [edit]))
    expect((await checkOf())?.role).toBe('editor')
    await transaction((q) => publishRecords(q, reviewer, [later!], why))
    expect(await checkOf()).toBeNull()
  })

  it('a project is past its date when a later step was announced for a day that has gone', async () => {
    const opened = (date: string) => ({ kind: 'opened', date, datePrecision: 'day' })
    await publish(await create('Late', { status: 'announced' }, opened('2022-01-01')))
    await publish(await create('Not yet', { status: 'announced' }, opened('2199-01-01')))
    await publish(await create('In time', { status: 'operating' }, opened('2022-01-01')))
    const names = await namesIn('overdue')
    expect(names).toContain('Late')
    expect(names).not.toContain('Not yet')
    expect(names).not.toContain('In time')
  })

  it('a project is rough without a position, and single while a value has one source only', async () => {
    const values = project({ nameEn: 'Backed' })
    const twice = Object.fromEntries(
      Object.entries(values.cites).map(([field, cites]) => [field, [...cites, { ...cites[0]!, sourceId: 'S2' }]]),
    )
    const edit = { type: 'project' as const, id: null, version: 0, values: { ...values, cites: twice }, why: '' }
    await publish((await transaction((q) => saveRecords(q, reviewer, [edit])))[0]!)
    await publish(await create('Alone'))
    expect(await namesIn('single')).toContain('Alone')
    expect(await namesIn('single')).not.toContain('Backed')
    const { total } = await ask('rough')
    const located = await query(`SELECT FROM "Project" WHERE "precision" IN ('district', 'city')`, [])
    expect(total).toBe(located.length)
  })

  it('an editor sees those of his districts, others see all', async () => {
    await create('Of SIP')
    await create('Of SND', { districtId: SND })
    expect(await namesIn('draft', sip)).toEqual(expect.arrayContaining(['Of SIP']))
    expect(await namesIn('draft', sip)).not.toContain('Of SND')
    expect(await namesIn('draft', snd)).not.toContain('Of SIP')
    expect(await namesIn('draft', viewer)).toEqual(expect.arrayContaining(['Of SIP', 'Of SND']))
  })
})

describe('all records', () => {
  it('are found by part of a name, and leafed through without a gap', async () => {
    const { lines, total } = await ask(null, reviewer, { q: 'tencent' })
    expect(lines.map(({ zh }) => zh)).toContain('腾讯(苏州)数字产业基地')
    expect(lines).toHaveLength(total)
    const seen = new Set<string>()
    for (let offset = 0; ; offset += 50) {
      const page = await ask(null, reviewer, { offset })
      for (const { type, id } of page.lines) seen.add(`${type} ${id}`)
      if (offset + page.lines.length >= page.total) {
        expect(seen.size).toBe(page.total)
        break
      }
    }
  })

  it('are public where readers see them, though nobody has published them here', async () => {
    const { version, values } = (await readOne(query, 'project', 'P02'))!
    const columns = { ...values.columns, summaryZh: '还没有发布。' }
    const edit = { type: 'project' as const, id: 'P02', version, values: { ...values, columns }, why: '' }
    await transaction((q) => saveRecords(q, reviewer, [edit]))
    const { lines } = await ask('draft')
    expect(lines.find(({ id }) => id === 'P02')).toMatchObject({ state: 'draft', isPublic: true })
  })

  it.each([`'; DROP TABLE "Draft"; --`, `%`, `' OR '1'='1`, '\\'])(
    'a search for %j finds nothing and breaks nothing',
    async (q) => {
      expect((await ask(null, reviewer, { q })).total).toBe(0)
    },
  )
})
