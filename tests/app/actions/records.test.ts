/** Forms of records: each step, where it leads, and what is told where it cannot be. */

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { editRecords, undoEdit } from '#app/actions/many'
import { confirmRecords, restoreRecord, saveRecord, stepRecord } from '#app/actions/records'
import { entriesOf } from '#geo/edit/entries'
import { query } from '#prisma/transaction'
import { readOne } from '#prisma/write/index'
import { project, SIP, SND } from '../../prisma/write/support'
import { startSeeded } from '../../support/app'
import { answerOf, formOf, signedIn } from './support'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers, cookies: async () => new Map() }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

let stop: () => Promise<void>
let [boss, editor, other] = [new Headers(), new Headers(), new Headers()]
let name = ''
let n = 0
beforeAll(async () => {
  stop = await startSeeded()
  boss = (await signedIn('reviewer')).headers
  editor = (await signedIn('editor', [SIP])).headers
  other = (await signedIn('editor', [SND])).headers
})
afterAll(() => stop?.())
beforeEach(() => {
  name = `Record of a form ${++n}`
  request.headers = editor
})

type Sent = Readonly<Record<string, string | readonly string[]>>
const sent = (more: Sent = {}): Sent => ({
  ...entriesOf('project', project({ nameEn: name }), 'zh'),
  ...{ type: 'project', id: '', version: '0', why: 'a reason', intent: 'save', locale: 'en' },
  ...more,
})
const save = (more: Sent = {}) => answerOf(saveRecord(null, formOf(sent(more))))
const step = (id: string, version: number, step: string, more: Sent = {}) =>
  answerOf(stepRecord(null, formOf({ type: 'project', id, version: String(version), step, why: 'x', ...more })))
const idIn = (to: unknown) => /\/([^/?]+)\?/.exec(String(to))![1]!
const stands = (id: string) => readOne(query, 'project', id)

describe('a form of a record', () => {
  it('saves, hands in or publishes, and leads to the page that says so', async () => {
    const saved = await save()
    expect(saved).toMatch(/^\/en\/manage\/records\/project\/[^/?]+\?done=saved$/)
    expect(await stands(idIn(saved))).toMatchObject({ state: 'draft', version: 1, isPublic: false })
    const submitted = await save({ intent: 'submit', nameEn: `${name} b` })
    expect(submitted).toContain('?done=submitted')
    expect(await stands(idIn(submitted))).toMatchObject({ state: 'review' })
    request.headers = boss
    const published = await save({ intent: 'publish', verified: 'on', 'columns.nameEn': `${name} c` })
    expect(published).toContain('?done=published')
    const id = idIn(published)
    const copies = () =>
      query<{ on: string | null }>(`SELECT "verifiedOn" AS "on" FROM "Draft" WHERE "recordId" = $1`, [id])
    expect((await copies())[0]!.on).not.toBeNull()
    const unseen = idIn(await save({ intent: 'publish', 'columns.nameEn': `${name} unseen` }))
    const [copy] = await query<{ on: string | null }>(
      `SELECT "verifiedOn" AS "on" FROM "Draft" WHERE "recordId" = $1`,
      [unseen],
    )
    expect(copy!.on).toBeNull()
    // What readers see is published after a look at the difference.
    expect(await save({ id, version: '2', intent: 'publish', 'columns.nameEn': `${name} d` })).toContain(
      '?done=compare',
    )
    expect(await stands(id)).toMatchObject({ state: 'draft', version: 3 })
  })

  it('comes back as it was sent where it cannot be', async () => {
    expect(await save({ type: 'people' })).toMatchObject({ error: 'failed' })
    const unreadable = await save({ 'columns.amountCny': 'much' })
    expect(unreadable).toMatchObject({
      problems: [{ path: 'columns.amountCny', code: 'amount' }],
      entries: { 'columns.amountCny': 'much' },
    })
    const rows = {
      'parts.milestones.0.remove': 'on',
      'parts.milestones.3.kind': 'never',
      'parts.milestones.3.date': '2021',
    }
    const wrong = await save({ ...rows, $ACTION_KEY: 'x' })
    expect(wrong).toMatchObject({ problems: [{ path: 'parts.milestones.3.columns.kind', code: 'choice' }] })
    expect(wrong).not.toMatchObject({ entries: { $ACTION_KEY: 'x' } })
    expect(await save({ 'columns.districtId': SND })).toMatchObject({ error: 'forbidden' })
    expect(await save({ id: 'nowhere', version: '1' })).toMatchObject({ error: 'missing' })
    const id = idIn(await save())
    expect(await save({ id, version: '7' })).toMatchObject({ theirs: { id, version: 1 } })
  })

  it('takes each step that fits, and leads to the list where nothing is left', async () => {
    const id = idIn(await save())
    expect(await step(id, 1, 'constructor')).toMatchObject({ error: 'failed' })
    expect(await step(id, 1, 'submit')).toBe(`/manage/records/project/${id}`)
    expect(await step(id, 2, 'return')).toMatchObject({ error: 'forbidden' })
    request.headers = boss
    expect(await step(id, 2, 'return')).toContain(id)
    expect(await stands(id)).toMatchObject({ state: 'draft' })
    expect(await step(id, 3, 'publish', { locale: 'en' })).toBe(`/en/manage/records/project/${id}`)
    expect(await stands(id)).toMatchObject({ state: 'published', isPublic: true })
    expect(await step(id, 4, 'verify')).toContain(id)
    expect(await step(id, 1, 'withdraw')).toMatchObject({ theirs: { id } })
    expect(await step(id, (await stands(id))!.version, 'withdraw')).toBeDefined()
    request.headers = editor
    const draft = idIn(await save({ 'columns.nameEn': `${name} x` }))
    expect(await step(draft, 1, 'discard')).toBe('/manage/records')
    const changes = await query<{ id: string }>(
      `SELECT "id" FROM "Change" WHERE "recordId" = $1 ORDER BY "id" LIMIT 1`,
      [draft],
    )
    const restore = (change: string) => answerOf(restoreRecord(null, formOf({ change, version: '0', why: 'back' })))
    expect(await restore('1x')).toMatchObject({ error: 'missing' })
    expect(await restore(String(changes[0]!.id))).toMatch(/^\/manage\/records\/project\/[\w-]+$/)
  })
})

describe('many records', () => {
  const records = async (ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => `project ${id} ${(await stands(id))!.version}`))
  const edit = async (ids: readonly string[], more: Sent = {}) =>
    answerOf(
      editRecords(
        null,
        formOf({
          type: 'project',
          record: await records(ids),
          field: 'status',
          'columns.status': 'settled',
          sourceId: 'S1',
          why: 'x',
          ...more,
        }),
      ),
    )

  it('are changed only as it was shown, and back again as a whole', async () => {
    const ids = [idIn(await save()), idIn(await save({ 'columns.nameEn': `${name} too` }))]
    const shown = (await edit(ids)) as { previewed: string; changes: readonly unknown[] }
    expect(shown.changes).toHaveLength(2)
    expect((await stands(ids[0]!))?.values.columns.status).toBeNull()
    // Another value than the one that was shown is shown first.
    const { previewed } = shown
    expect(await edit(ids, { apply: 'yes', previewed, 'columns.status': 'announced' })).toHaveProperty('changes')
    expect(await edit(ids, { previewed })).toHaveProperty('changes')
    const to = String(await edit(ids, { apply: 'yes', previewed, locale: 'en' }))
    expect(to).toMatch(/^\/en\/manage\/changes\?edit=many-[0-9a-f-]{36}&done=edited$/)
    for (const id of ids) expect((await stands(id))?.values.columns.status).toBe('settled')
    const id = new URLSearchParams(to.split('?')[1]).get('edit')!
    const undo = (edit: string) => answerOf(undoEdit(formOf({ edit, why: 'x' })))
    request.headers = other
    expect(await undo(id)).toContain('done=undoForbidden')
    request.headers = editor
    expect(await undo('import-1')).toBe('/manage/changes?edit=import-1&done=undoFailed')
    expect(await undo(id)).toContain('done=undone')
    expect((await stands(ids[0]!))?.values.columns.status).toBeNull()
    expect(await undo(id)).toContain('done=undoChanged')
  })

  it('are left alone where nothing or too much is asked', async () => {
    const id = idIn(await save())
    expect(await edit([])).toMatchObject({ error: 'none' })
    expect(await edit([id, id])).toMatchObject({ error: 'failed' })
    expect(await edit([id], { type: 'event' })).toMatchObject({ error: 'failed' })
    expect(await edit([id], { field: 'name' })).toMatchObject({ error: 'unreadable' })
    expect(await edit([id], { record: [`project ${id} 7`] })).toMatchObject({ error: 'changed' })
    expect(await edit([id], { 'columns.status': 'no-such' })).toMatchObject({ refused: [{ id, code: 'choice' }] })
    request.headers = other
    expect(await edit([id])).toMatchObject({ error: 'forbidden' })
  })

  it('are confirmed for a reason, by whoever may, as they were listed', async () => {
    const confirm = (record: readonly string[], why = 'seen') => answerOf(confirmRecords(null, formOf({ record, why })))
    expect(await confirm([])).toEqual({ error: 'none' })
    expect(await confirm(['project P01 0'], ' ')).toEqual({ error: 'none' })
    expect(await confirm(['project P01 0 more'])).toEqual({ error: 'failed' })
    expect(await confirm(['people P01 0'])).toEqual({ error: 'failed' })
    expect(await confirm(['project P01 7'])).toEqual({ error: 'changed' })
    request.headers = other
    expect(await confirm(['project P01 0'])).toEqual({ error: 'forbidden' })
  })
})
