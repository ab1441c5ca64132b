import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TermInput } from '#geo/edit/terms'
import { connectTo } from '#prisma/connection'
import { getChanges } from '#prisma/manage/changes'
import { query, transaction } from '#prisma/transaction'
import { deleteTerm, mergeTerms, saveTerm, undoTermChange } from '#prisma/vocabulary/edit'
import { termHistory } from '#prisma/vocabulary/history'
import { reindexTerms } from '#prisma/vocabulary/reindex'
import { readTerms } from '#prisma/vocabulary/terms'
import { usageOf } from '#prisma/vocabulary/usage'
import { saveRecords } from '#prisma/write/index'
import { startSeeded } from '../../support/app'
import { ACTORS, project } from '../write/support'

const admin = { ...ACTORS.reviewer, role: 'admin' as const }
interface Held {
  readonly projectId: string
  readonly organisationId: string
  readonly role: string
}

let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(async () => {
  await reindexTerms()
  await stop?.()
})

const quantum: TermInput = {
  ...{ vocabulary: 'sector', value: 'quantum', zh: '量子科技', en: 'Quantum technology', aliases: ['量子'] },
  ...{ isRetired: false, rank: null, colour: 27, glyph: 'globe' },
}
const termOf = async (value: string) => (await readTerms(query)).sector.find((term) => term.value === value)
const sectorOf = async (id: string) =>
  (await query<{ sector: string }>('SELECT "sector" FROM "Project" WHERE "id" = $1', [id]))[0]!.sector
const revision = async () => (await query<{ number: number }>('SELECT "number" FROM "Revision"', []))[0]!.number
const newest = async () => (await termHistory('sector'))[0]!

describe('the terms of a new database', () => {
  it('hold every value of the founding records', async () => {
    const terms = await readTerms(query)
    for (const name of [
      'sector',
      'kind',
      'status',
      'role',
      'milestone',
      'place',
      'topic',
      'indicator',
      'unit',
    ] as const) {
      const values = new Set(terms[name].map(({ value }) => value))
      const used = [...(await usageOf(query, name)).keys()]
      expect(used.length, name).toBeGreaterThan(0)
      expect(
        used.filter((value) => !values.has(value)),
        name,
      ).toEqual([])
    }
  })
})

describe('a term', () => {
  it('is added at the end, raises the revision, and is in the history', async () => {
    const before = await revision()
    expect(await saveTerm(admin, quantum, true)).toEqual({ outcome: 'done', vocabulary: 'sector' })
    expect(await revision()).toBeGreaterThan(before)
    const everything = { person: null, type: null, since: null, until: null, edit: null, before: null }
    expect(await getChanges(everything, 'UTC'), 'of records alone').toEqual({ changes: [], hasOlder: false })
    expect((await readTerms(query)).sector.at(-1)).toMatchObject({ value: 'quantum', aliases: ['量子'], colour: 27 })
    const line = { action: 'save', value: 'quantum', zh: '量子科技', isNewest: true, differences: [] }
    expect(await newest()).toMatchObject(line)
  })

  it('that takes a name or colour of another is refused, and nothing has changed', async () => {
    const before = await readTerms(query)
    const twin = { ...quantum, value: 'twin', aliases: ['半导体'], colour: 0 }
    const result = await saveTerm(admin, twin, true)
    const codes = result.outcome === 'problems' ? result.problems.map(({ code }) => code) : []
    expect(codes).toEqual(['name-doubled', 'name-doubled', 'name-doubled', 'colour-taken', 'glyph-taken'])
    expect(await readTerms(query)).toEqual(before)
  })

  it('that a record or a working copy holds cannot be deleted', async () => {
    expect(await deleteTerm(admin, 'sector', 'biomed')).toEqual({ outcome: 'used' })
    const values = project({ nameEn: 'Qubits', sector: 'quantum' })
    await transaction((q) => saveRecords(q, admin, [{ type: 'project', id: null, version: 0, values, why: '' }]))
    expect(await deleteTerm(admin, 'sector', 'quantum')).toEqual({ outcome: 'used' })
  })

  it('that nobody holds can, and comes back', async () => {
    const spare = { ...quantum, value: 'spare', zh: '备用', en: 'Spare', aliases: [], colour: 26, glyph: 'castle' }
    await saveTerm(admin, spare, true)
    expect(await deleteTerm(admin, 'sector', 'spare')).toMatchObject({ outcome: 'done' })
    expect(await termOf('spare')).toBeUndefined()
    expect(await undoTermChange(admin, (await newest()).id)).toMatchObject({ outcome: 'done' })
    expect(await termOf('spare')).toMatchObject({ zh: '备用', colour: 26 })
    await deleteTerm(admin, 'sector', 'spare')
  })

  it('that is renamed is found under its new name', async () => {
    const research = (await termOf('research'))!
    await saveTerm(admin, { ...research, vocabulary: 'sector', en: 'Zebrology' }, false)
    await reindexTerms()
    const found = await query(
      `SELECT "id" FROM "Project" WHERE "search" @@ 'Czebrology'::tsquery AND "sector" = 'research'`,
      [],
    )
    expect(found.length).toBeGreaterThan(0)
    expect((await newest()).differences).toEqual([{ field: 'en', before: research.en, after: 'Zebrology' }])
    expect(await undoTermChange(admin, (await newest()).id)).toMatchObject({ outcome: 'done' })
    await reindexTerms()
    expect(await query(`SELECT "id" FROM "Project" WHERE "search" @@ 'Czebrology'::tsquery`, [])).toEqual([])
  })
})

describe('merging', () => {
  it('moves all records, keeps the names as aliases, and can be undone', async () => {
    const moving = await query<{ id: string }>(`SELECT "id" FROM "Project" WHERE "sector" = 'research' ORDER BY 1`, [])
    const heir = (await termOf('services'))!
    expect(await mergeTerms(admin, 'sector', 'research', 'services')).toMatchObject({ outcome: 'done' })
    expect(await termOf('research')).toBeUndefined()
    for (const { id } of moving) expect(await sectorOf(id)).toBe('services')
    expect((await termOf('services'))!.aliases).toEqual(expect.arrayContaining(['科学研究', 'Research', '科研']))
    expect(await newest()).toMatchObject({ action: 'merge', into: 'services', moved: moving.length })

    expect(await undoTermChange(admin, (await newest()).id)).toMatchObject({ outcome: 'done' })
    expect((await termOf('research'))!.zh).toBe('科学研究')
    expect((await termOf('services'))!.aliases).toEqual(heir.aliases)
    const back = await query<{ id: string }>(`SELECT "id" FROM "Project" WHERE "sector" = 'research' ORDER BY 1`, [])
    expect(back).toEqual(moving)
  })

  it('undone, takes from the heir only the names that it brought', async () => {
    const term = (value: string, zh: string, aliases: readonly string[]): TermInput => ({
      ...{ vocabulary: 'topic', value, zh, en: `The ${value}`, aliases },
      ...{ isRetired: false, rank: null, colour: null, glyph: null },
    })
    const aliases = async () => (await readTerms(query)).topic.find(({ value }) => value === 'heir')?.aliases
    expect(await saveTerm(admin, term('heir', '继承', ['Artificial wit']), true)).toMatchObject({ outcome: 'done' })
    expect(await saveTerm(admin, term('gone', '消失', ['Machine wit']), true)).toMatchObject({ outcome: 'done' })
    await mergeTerms(admin, 'topic', 'gone', 'heir')
    const [merged] = await termHistory('topic')
    expect(await aliases()).toEqual(['Artificial wit', '消失', 'The gone', 'Machine wit', 'gone'])
    const since = term('heir', '继承', ['ARTIFICIAL wit', '消失', 'machine wit', 'Added since'])
    expect(await saveTerm(admin, since, false)).toMatchObject({ outcome: 'done' })
    expect(await undoTermChange(admin, merged!.id)).toMatchObject({ outcome: 'done' })
    expect(await aliases()).toEqual(['ARTIFICIAL wit', 'Added since'])
  })

  it('moves the working copies too, also in their parts', async () => {
    const values = project({ nameEn: 'Merged copy', sector: 'quantum' })
    const [saved] = await transaction((q) =>
      saveRecords(q, admin, [{ type: 'project', id: null, version: 0, values, why: '' }]),
    )
    await mergeTerms(admin, 'sector', 'quantum', 'sports')
    await mergeTerms(admin, 'milestone', 'unveiled', 'announced')
    const [copy] = await query<{
      values: { columns: { sector: string }; parts: { milestones: { columns: { kind: string } }[] } }
    }>(`SELECT "values" FROM "Draft" WHERE "recordId" = $1`, [saved!.id])
    expect(copy!.values.columns.sector).toBe('sports')
    expect(copy!.values.parts.milestones.map(({ columns }) => columns.kind)).not.toContain('unveiled')
    const left = await query(`SELECT FROM "Draft" WHERE "values"::text LIKE '%"kind": "unveiled"%'`, [])
    expect(left).toEqual([])
  })

  it('of two roles loses no role, no citation and no part that an undoing does not bring back', async () => {
    const [held] = await query<Held>('SELECT "projectId", "organisationId", "role" FROM "Participation" LIMIT 1', [])
    const { projectId, organisationId, role } = held!
    const [other] = await query<{ value: string }>(
      `SELECT "value" FROM "Term" WHERE "vocabulary" = 'role' AND "value" <> $1
        AND "value" NOT IN (SELECT "role" FROM "Participation" WHERE "projectId" = $2) LIMIT 1`,
      [role, projectId],
    )
    const gone = other!.value
    await query(`INSERT INTO "Participation" VALUES ('doubled', $1, $2, $3)`, [projectId, organisationId, gone])
    for (const source of ['S1', 'S2'])
      await query(
        `INSERT INTO "Citation" ("id", "sourceId", "record", "recordId", "field") VALUES ($1, $2, 'participation', 'doubled', 'participation')`,
        [`doubled-${source}`, source],
      )
    const part = (its: string, sourceId: string) => ({
      ...{ id: '', columns: { organisationId, role: its } },
      cites: [{ sourceId, locatorZh: null, locatorEn: null }],
    })
    const values = project({ nameEn: 'Two roles' })
    const parts = { ...values.parts, participations: [part(gone, 'S1'), part(role, 'S2')] }
    const [saved] = await transaction((q) =>
      saveRecords(q, admin, [{ type: 'project', id: null, version: 0, values: { ...values, parts }, why: '' }]),
    )
    const state = async () => ({
      rows: await query('SELECT * FROM "Participation" ORDER BY "id"', []),
      citations: await query('SELECT * FROM "Citation" ORDER BY "id"', []),
      copy: await query(`SELECT "values" FROM "Draft" WHERE "recordId" = $1`, [saved!.id]),
    })
    const before = await state()
    expect(await mergeTerms(admin, 'role', gone, role)).toMatchObject({ outcome: 'done' })
    const merged = await state()
    expect(merged.rows).toHaveLength(before.rows.length - 1)
    expect(JSON.stringify(merged.citations)).not.toContain('"recordId":"doubled"')
    expect(JSON.stringify(merged.citations)).toContain('doubled-S2')
    const [joined] = merged.copy as { values: { parts: { participations: { cites: { sourceId: string }[] }[] } } }[]
    expect(joined!.values.parts.participations).toHaveLength(1)
    expect(joined!.values.parts.participations[0]!.cites.map(({ sourceId }) => sourceId).sort()).toEqual(['S1', 'S2'])
    const [line] = await termHistory('role')
    expect(await undoTermChange(admin, line!.id)).toMatchObject({ outcome: 'done' })
    expect(await state()).toEqual(before)
  })

  it('with itself, or with what is not there, does nothing', async () => {
    expect(await mergeTerms(admin, 'sector', 'biomed', 'biomed')).toEqual({ outcome: 'same' })
    expect(await mergeTerms(admin, 'sector', 'biomed', 'nothing')).toEqual({ outcome: 'missing' })
  })
})

describe('the search index after a change of names', () => {
  it('follows without raising revisions on its way, and past a project that an editor is writing', async () => {
    const [project] = await query<{ id: string }>(`SELECT "id" FROM "Project" WHERE "sector" = 'equipment' LIMIT 1`, [])
    const editor = await connectTo(process.env.DATABASE_URL!)
    await editor.query('BEGIN')
    await editor.query('SELECT FROM "Project" WHERE "id" = $1 FOR UPDATE', [project!.id])
    await reindexTerms() // of the changes above
    const before = await revision()
    const term = (await readTerms(query)).sector.find(({ value }) => value === 'equipment')!
    await saveTerm(admin, { ...term, vocabulary: 'sector', en: 'Zebra gear' }, false)
    const indexed = () =>
      query<{ id: string }>(
        `SELECT "id" FROM "Project" WHERE "sector" = 'equipment' AND "search" @@ 'Czebra'::tsquery`,
        [],
      )
    const all = await query(`SELECT FROM "Project" WHERE "sector" = 'equipment'`, [])
    await expect.poll(async () => (await indexed()).length, { timeout: 10_000 }).toBe(all.length - 1)
    expect(await revision()).toBe(before + 1)
    await editor.query('COMMIT')
    await editor.end()
    await reindexTerms()
    expect(await indexed()).toHaveLength(all.length)
    expect(await revision()).toBe(before + 2)
  })
})
