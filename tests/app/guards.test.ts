/** Guards that stand behind other guards: each is asked here alone, so that none can be lost without a word. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { guarded, guardedRoute, open, requireActor } from '#app/guard'
import { JsonLd } from '#components/ui/json-ld'
import type { Actor, UserRole } from '#geo/edit/roles'
import { safeText } from '#geo/text/csv'
import { auth } from '#prisma/auth/auth'
import { createPerson } from '#prisma/auth/people'
import * as imports from '#prisma/import/actions'
import { getHistory, getPublicHistory } from '#prisma/manage/history'
import { query, transaction } from '#prisma/transaction'
import { publishRecords, readOne, saveRecords } from '#prisma/write/index'
import { checked, person, read, SIP } from '../prisma/import/support'
import { startSeeded } from '../support/app'
import { csv } from '../support/import-files'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))

const PASSWORD = 'a password of some length'
let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

async function cookieOf(role: UserRole): Promise<string> {
  const email = `${role}@example.org`
  await createPerson({ name: role, email, password: PASSWORD, role, districtIds: [] })
  const { headers } = await auth().api.signInEmail({ body: { email, password: PASSWORD }, returnHeaders: true })
  return headers.getSetCookie()[0]!.split(';')[0]!
}

describe('what guarded routes answer', () => {
  it('is kept by no cache, whoever asks and whatever it is', async () => {
    const route = guardedRoute('editor', async () => new Response('secret', { headers: { 'cache-control': 'public' } }))
    const context = { params: Promise.resolve({}) }
    const ask = (cookie = '') => route(new Request('http://localhost/api/manage/x', { headers: { cookie } }), context)
    const answer = await ask(await cookieOf('editor'))
    expect(await answer.text()).toBe('secret')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const refusals = [await ask(), await ask(await cookieOf('viewer'))]
    expect(refusals.map(({ status }) => status)).toEqual([401, 403])
    for (const refusal of refusals) expect(await refusal.json()).toEqual({ error: expect.stringMatching(/./) })
  })

  it('every route of the editors is a guarded one', () => {
    const folder = join(import.meta.dirname, '..', '..', 'app', 'api', 'manage')
    const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('route.ts'),
    )
    for (const name of routes) {
      const exported = readFileSync(join(folder, name), 'utf8').match(/^export (?:const|async function|function) .*$/gm)
      expect(
        exported?.every((line) => / = guardedRoute(<.+>)?\(($|')/.test(line)),
        name,
      ).toBe(true)
    }
  })
})

it.each([[[]], [[new FormData()]], [['x']], [[null]], [[new FormData(), 1]], [[{ get: () => 'x' }]]])(
  'an action called with %j instead of its form does nothing',
  async (args) => {
    let isDone = false
    const action = guarded('viewer', async (_actor, _state: unknown, _form: FormData) => {
      isDone = true
    })
    await expect((action as (...args: unknown[]) => Promise<unknown>)(...args)).rejects.toThrow(
      /NEXT_HTTP_ERROR_FALLBACK;404/,
    )
    expect(isDone).toBe(false)
  },
)

it('an action that anybody may call gets its own arguments, however it is called, and never without its form', async () => {
  const action = open(async (form: FormData) => form.get('x')) as (...args: unknown[]) => Promise<unknown>
  const form = new FormData()
  form.set('x', 'sent')
  expect(await action(form)).toBe('sent')
  expect(await action({ former: 'state' }, form)).toBe('sent')
  await expect(action('x')).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/)
})

describe('a page of the editors', () => {
  const opened = async (headers: Record<string, string>) => {
    request.headers = new Headers(headers)
    const log = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
    const answer = await requireActor('admin').catch((error: Error & { digest?: string }) => error.digest ?? error)
    const lines = log.mock.calls.map(([line]) => String(line)).filter((line) => line.startsWith('{"at"'))
    log.mockRestore()
    return { answer, told: lines.map((line) => JSON.parse(line)) }
  }

  it.each([
    ['zh', '/manage/people', '/manage/sign-in?next=%2Fmanage%2Fpeople'],
    ['en', '/manage', '/en/manage/sign-in?next=%2Fen%2Fmanage'],
  ])('sends strangers to sign in, from where they come back (%s)', async (locale, path, to) => {
    const { answer, told } = await opened({ 'x-locale': locale, 'x-path': path })
    expect(answer).toContain(`;${to};`)
    expect(told).toEqual([])
  })

  it('is not there for those without the role, which the log tells; and opens to those with it', async () => {
    const boss = await opened({ cookie: await cookieOf('admin') })
    expect(boss).toMatchObject({ answer: { role: 'admin', email: 'admin@example.org' }, told: [] })
    const { answer, told } = await opened({ cookie: await cookieOf('reviewer'), 'x-path': '/manage/people' })
    expect(answer).toBe('NEXT_HTTP_ERROR_FALLBACK;404')
    expect(told).toMatchObject([{ security: 'refused', role: 'reviewer', what: '/manage/people' }])
  })
})

describe('files to import', () => {
  const HEAD = ['项目名称', '英文名称', '项目类型', '产业', '所在区', '发布日期']
  const bytes = (name: string) => csv([HEAD, [name, `Of ${name}`, '平台', '科学研究', '苏州工业园区', '2026-01-01']])

  it('are decided on by whoever brought them, and by nobody else, whatever the role', async () => {
    const [owner, other, boss, admin] = await Promise.all([
      person('editor', [SIP]),
      person('editor', [SIP]),
      person('reviewer'),
      person('admin'),
    ])
    const batch = await checked(owner, bytes('一个人的项目'))
    const acts: readonly ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => imports.checkWith(actor, batch.id, batch.settings),
      (actor) => imports.chooseColumnsAgain(actor, batch.id),
      (actor) => imports.choose(actor, batch.id, batch.choices),
      (actor) => imports.setRowChoice(actor, batch.id, 1, 'skip'),
      (actor) => imports.startImport(actor, batch.id),
      (actor) => imports.dropBatch(actor, batch.id),
    ]
    for (const actor of [other, boss, admin])
      for (const act of acts) await expect(act(actor), act.toString()).rejects.toMatchObject({ code: 'gone' })
    for (const act of [imports.cancelStep, imports.askUndo])
      await expect(act(other, batch.id)).rejects.toMatchObject({ code: 'gone' })
    const [left] = await query<{ state: string }>('SELECT "state" FROM "ImportBatch" WHERE "id" = $1', [batch.id])
    expect(left).toEqual({ state: 'preview' })
    for (const act of acts.slice(2, 4)) await act(owner)
  })

  it('wait in small numbers for one person, and not at his cost for another', async () => {
    const [busy, other] = [await person('editor', [SIP]), await person('editor', [SIP])]
    await read(busy, bytes('第一个'))
    const [{ left } = { left: 0 }] = await query<{ left: number }>(
      `WITH b AS (INSERT INTO "ImportBatch" ("id", "userId", "userName", "fileName", "state", "size", "sha256")
        SELECT 'wait-' || n, $1, 'x', 'x.csv', 'mapping', 1, 'x' || n FROM generate_series(2, 20) n RETURNING "id"),
        f AS (INSERT INTO "ImportFile" ("importId", "bytes") SELECT "id", 'x' FROM b RETURNING 1) SELECT count(*)::int AS "left" FROM f`,
      [busy.id],
    )
    expect(left).toBe(19)
    await expect(imports.receiveFile(busy, 'a.csv', bytes('太多了'))).rejects.toMatchObject({ code: 'many' })
    await imports.receiveFile(other, 'a.csv', bytes('别人的'))
    await query(`DELETE FROM "ImportBatch" WHERE "id" = 'wait-2'`, [])
    await imports.receiveFile(busy, 'a.csv', bytes('又可以了'))
  })

  it('are a matter of editors, though a viewer were let through before', async () => {
    const [viewer, editor] = [await person('viewer'), await person('editor', [SIP])]
    const batch = await checked(editor, bytes('角色'))
    await query('UPDATE "ImportBatch" SET "userId" = $2 WHERE "id" = $1', [batch.id, viewer.id])
    await expect(imports.receiveFile(viewer, 'a.csv', bytes('角色'))).rejects.toMatchObject({ code: 'role' })
    for (const act of [imports.startImport, imports.cancelStep, imports.dropBatch, imports.askUndo])
      await expect(act(viewer, batch.id)).rejects.toMatchObject({ code: 'role' })
  })
})

it('one address may try so many passwords and no more, whatever the accounts', async () => {
  const tryOf = (address: string, i: number) =>
    auth()
      .api.signInEmail({
        body: { email: `nobody-${i}@example.org`, password: 'not the password' },
        headers: new Headers({ 'x-forwarded-for': address }),
      })
      .catch((error: Error) => error.message)
  const answers: unknown[] = []
  for (let i = 0; i < 52; i++) answers.push(await tryOf('198.51.100.77', i))
  expect(answers.slice(0, 50)).not.toContain('Too many tries')
  expect(answers.slice(50)).toEqual(['Too many tries', 'Too many tries'])
  expect(await tryOf('198.51.100.78', 99)).not.toBe('Too many tries')
})

it('the history that readers see names nobody', async () => {
  const NAME = 'Somebody of the office'
  const boss: Actor = { id: 'named', name: NAME, role: 'reviewer', districtIds: [] }
  await transaction(async (tx) => {
    const { version, values } = (await readOne(tx, 'project', 'P01'))!
    const changed = { ...values, columns: { ...values.columns, nameEn: 'Renamed for a test' } }
    const edit = { type: 'project' as const, id: 'P01', version, values: changed, why: 'a reason' }
    await publishRecords(tx, boss, await saveRecords(tx, boss, [edit]), { why: 'a reason' })
  })
  expect(JSON.stringify(await getHistory('project', 'P01'))).toContain(NAME)
  const seen = await getPublicHistory('project', 'P01')
  expect(seen.length).toBeGreaterThan(0)
  expect(JSON.stringify(seen)).not.toContain(NAME)
})

it.each(['</script><script>alert(1)</script>', '<!--<script>', '</SCRIPT >'])(
  '%s ends no script of structured data',
  (text) => {
    const html = renderToStaticMarkup(JsonLd({ data: { name: text }, nonce: 'n' }))
    const inside = html.replace(/^<script[^>]*>/, '').replace(/<\/script>$/, '')
    expect(inside).not.toContain('<')
    expect(JSON.parse(inside)).toEqual({ name: text })
  },
)

it.each(['\u200b=1+1', '\u200b\u200b@SUM(A1)', ' \u200b-2', '\ufeff\u200b+1'])('%j is no formula either', (text) => {
  expect(safeText(text)).toBe(`'${text}`)
})
