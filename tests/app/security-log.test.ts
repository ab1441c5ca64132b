/** What the log tells of who came in and who was refused, and when a session ends by itself. */

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { guarded, guardedRoute } from '#app/guard'
import { auth } from '#prisma/auth/auth'
import { actorOf, createPerson } from '#prisma/auth/people'
import { accountOf, logSecurity } from '#prisma/auth/security-log'
import { IDLE_MS } from '#prisma/auth/session'
import { database, disconnect } from '#prisma/client'
import { startTestDatabase, type TestDatabase } from '../support/database'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers, cookies: async () => new Map() }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))

const [EMAIL, PASSWORD] = ['viewer@example.org', 'a password of some length']
const FROM = '198.51.100.7'
let server: TestDatabase
let id: string
const log = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  id = await createPerson({ name: 'V', email: EMAIL, password: PASSWORD, role: 'viewer', districtIds: [] })
})
afterEach(() => void log.mockClear())
afterAll(async () => {
  await disconnect()
  await server?.stop()
})

const lines = (): string[] =>
  log.mock.calls.map(([line]) => String(line).slice(0, -1)).filter((line) => line.startsWith('{"at"'))
const told = () => lines().map((line) => JSON.parse(line) as Record<string, unknown>)
const signIn = (password: string) =>
  auth().api.signInEmail({
    body: { email: EMAIL, password },
    headers: new Headers({ 'x-forwarded-for': FROM }),
    returnHeaders: true,
  })
const signedIn = async () => new Headers({ cookie: (await signIn(PASSWORD)).headers.getSetCookie()[0]!.split(';')[0]! })

describe('the log tells', () => {
  it('of every try to sign in, when, from where and how it ended, and never with what', async () => {
    await signIn(PASSWORD)
    for (let i = 0; i < 11; i++) await signIn(`a wrong one ${i}`).catch(() => {})
    const account = accountOf(EMAIL)
    expect(told()[0]).toMatchObject({ security: 'signed-in', user: id, from: FROM })
    expect(told()[1]).toMatchObject({ security: 'sign-in-failed', account, from: FROM })
    expect(told().at(-1)).toMatchObject({ security: 'sign-in-limited', account, from: FROM })
    for (const line of lines()) {
      expect(JSON.parse(line).at).toMatch(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/)
      expect(line).not.toMatch(/example\.org|a wrong one|a password|landing\./)
    }
    await database().rateLimit.deleteMany()
  })

  it('of whoever was refused for his role, by route and by action, and of strangers', async () => {
    request.headers = await signedIn()
    log.mockClear()
    const route = guardedRoute('admin', async () => new Response('secret'))
    const ask = (headers: Headers) =>
      route(new Request('http://localhost/api/manage/x?q=1', { headers }), { params: Promise.resolve({}) })
    expect((await ask(request.headers)).status).toBe(403)
    expect((await ask(new Headers())).status).toBe(401)
    expect(await guarded('editor', async (_actor, _form: FormData) => 'done')(new FormData())).toEqual({
      refused: true,
    })
    expect(told()).toMatchObject([
      { security: 'refused', user: id, role: 'viewer', what: '/api/manage/x' },
      { security: 'refused', what: '/api/manage/x' },
      { security: 'refused', user: id, role: 'viewer' },
    ])
  })

  it('of a password that was changed, and of one that was not', async () => {
    const { changePassword } = await import('#app/actions/session')
    request.headers = await signedIn()
    log.mockClear()
    const change = (current: string) => {
      const form = new FormData()
      form.set('current', current)
      form.set('next', PASSWORD)
      return changePassword(null, form)
    }
    expect(await change('not the password')).toEqual({ done: false })
    expect(told()).toMatchObject([{ security: 'password-change-failed', user: id }])
    const other = await signedIn()
    expect(await actorOf(other)).not.toBeNull()
    log.mockClear()
    expect(await change(PASSWORD)).toEqual({ done: true })
    expect(await actorOf(other)).toBeNull()
    expect(told()).toMatchObject([{ security: 'password-changed', user: id }])
  })

  it('on one line each, whatever is in it, and no more than it has room for', () => {
    logSecurity('refused', { what: `/a\n{"security":"signed-in"}\r\u2028${'x'.repeat(500)}` })
    expect(lines()[0]).not.toMatch(/[\n\r]/)
    expect(told()[0]!.what).toHaveLength(200)
  })
})

it('what has ended is forgotten with the next that signs in: sessions, and counts of tries by address', async () => {
  await signedIn()
  await database().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } })
  const count = { id: 'old', key: 'sign-in from 192.0.2.1', count: 1 }
  await database().rateLimit.create({ data: { ...count, lastRequest: Date.now() - 3 * 86_400_000 } })
  await database().rateLimit.create({
    data: { id: 'new', key: 'sign-in from 192.0.2.2', count: 1, lastRequest: Date.now() },
  })
  await signedIn()
  expect(await database().session.count()).toBe(1)
  const keys = (await database().rateLimit.findMany()).map(({ key }) => key)
  expect(keys).toContain('sign-in from 192.0.2.2')
  expect(keys).not.toContain(count.key)
})

describe('a session', () => {
  const used = (agoMs: number) => database().session.updateMany({ data: { updatedAt: new Date(Date.now() - agoMs) } })

  it('that nobody used for a night is over for good, and one in use goes on', async () => {
    const headers = await signedIn()
    await used(IDLE_MS - 60_000)
    expect(await actorOf(headers)).not.toBeNull()
    const { updatedAt } = (await database().session.findMany({ orderBy: { updatedAt: 'desc' } }))[0]!
    expect(Date.now() - updatedAt.getTime()).toBeLessThan(60_000)
    const other = await signedIn()
    const { id: newest } = (await database().session.findMany({ orderBy: { createdAt: 'desc' } }))[0]!
    await used(IDLE_MS + 60_000)
    await database().session.update({ where: { id: newest }, data: { updatedAt: new Date() } })
    log.mockClear()
    expect(await actorOf(headers)).toBeNull()
    expect(told()).toMatchObject([{ security: 'session-idle', user: id }])
    expect(await actorOf(other)).not.toBeNull()
    await used(0)
    expect(await actorOf(headers)).toBeNull()
  })

  it('that was signed out opens nothing any more', async () => {
    const headers = await signedIn()
    await auth().api.signOut({ headers })
    expect(await actorOf(headers)).toBeNull()
  })

  it('ends after seven days, however much it is used', async () => {
    const headers = await signedIn()
    const { createdAt, expiresAt } = (await database().session.findMany({ orderBy: { createdAt: 'desc' } }))[0]!
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 86_400_000)).toBe(7)
    const left = async () => (await database().session.findMany({ orderBy: { createdAt: 'desc' } }))[0]!.expiresAt
    await database().session.updateMany({ data: { expiresAt: new Date(Date.now() + 86_400_000) } })
    const before = await left()
    for (let i = 0; i < 3; i++) await auth().api.getSession({ headers })
    expect(await left()).toEqual(before)
    await database().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await actorOf(headers)).toBeNull()
  })
})
