import crypto from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { auth } from '#prisma/auth/auth'
import { actorOf, changePerson, createPerson, getPeople, NewPerson } from '#prisma/auth/people'
import { authSecret } from '#prisma/auth/secret'
import { database, disconnect } from '#prisma/client'
import { allow, forgive } from '#prisma/rate-limit'
import { startTestDatabase, type TestDatabase } from '../support/database'

const PASSWORD = 'a password of some length'
let server: TestDatabase
let adminId: string

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  const admin = {
    name: 'Admin',
    email: 'admin@example.org',
    password: PASSWORD,
    role: 'admin' as const,
    districtIds: [],
  }
  adminId = await createPerson(admin)
})
afterAll(async () => {
  await disconnect()
  await server?.stop()
})
afterEach(() => vi.unstubAllEnvs())

const signIn = async (email: string, password: string, headers: Record<string, string> = {}) => {
  const answer = await auth().api.signInEmail({
    body: { email, password },
    headers: new Headers(headers),
    returnHeaders: true,
  })
  return answer.headers.get('set-cookie') ?? ''
}
const cookieOf = (setCookie: string) => new Headers({ cookie: setCookie.split(';')[0]! })
const reason = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'in',
    (error: { message: string }) => error.message,
  )

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites do not send, and a new session each time', async () => {
    const [one, two] = [await signIn('admin@example.org', PASSWORD), await signIn('ADMIN@example.org', PASSWORD)]
    expect(one).toMatch(/^landing\.session_token=.*HttpOnly/i)
    expect(one).toMatch(/SameSite=Lax/i)
    expect(one.split(';')[0]).not.toBe(two.split(';')[0])
    expect(await actorOf(cookieOf(one))).toMatchObject({ name: 'Admin', role: 'admin' })
  })

  it('does not take up a session that somebody brought along', async () => {
    const planted = 'landing.session_token=planted.by-an-attacker'
    const given = await signIn('admin@example.org', PASSWORD, { cookie: planted })
    expect(given).not.toContain('planted')
    expect(await actorOf(new Headers({ cookie: planted }))).toBeNull()
  })

  it('says the same for a wrong password and for nobody', async () => {
    const wrong = await reason(signIn('admin@example.org', 'not the password'))
    expect(wrong).not.toBe('in')
    expect(await reason(signIn('nobody@example.org', 'not the password'))).toBe(wrong)
    await forgive('sign-in admin@example.org from ')
  })

  it('does the same work for a wrong password and for nobody, so that no clock tells them apart', async () => {
    const hash = vi.spyOn(crypto, 'scrypt')
    syncBuiltinESMExports()
    const work = async (email: string) => {
      hash.mockClear()
      await reason(signIn(email, 'not the password'))
      return hash.mock.calls.map(([, , length, options]) => ({ length, options }))
    }
    try {
      const known = await work('admin@example.org')
      expect(known).toHaveLength(1)
      expect(await work('no-such@example.org')).toEqual(known)
    } finally {
      hash.mockRestore()
      syncBuiltinESMExports()
      await forgive('sign-in admin@example.org from ')
    }
  })

  it.each(['locked@example.org', 'never-there@example.org'])(
    'stops guessing at %s, the right password too',
    async (email) => {
      if (email.startsWith('locked'))
        await createPerson({ name: 'L', email, password: PASSWORD, role: 'viewer', districtIds: [] })
      for (let i = 0; i < 10; i++) await reason(signIn(email, `guess number ${i}`))
      expect(await reason(signIn(email, PASSWORD))).toBe('Too many tries')
    },
  )

  it('cannot be had by signing up', async () => {
    const body = { email: 'me@example.org', password: PASSWORD, name: 'Me' }
    expect(await reason(auth().api.signUpEmail({ body }))).not.toBe('in')
    expect((await getPeople()).map(({ email }) => email)).not.toContain('me@example.org')
  })

  it('from another site is refused by the interface, and its rest is closed', async () => {
    const { POST } = await import('#app/api/auth/[...all]/route')
    const post = (path: string, origin: string) =>
      POST(
        new Request(`http://localhost:3000/api/auth/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin, host: 'localhost:3000', cookie: 'landing.x=1' },
          body: JSON.stringify({ email: 'admin@example.org', password: PASSWORD, name: 'x' }),
        }),
      )
    expect((await post('sign-in/email', 'https://evil.example')).status).toBe(403)
    expect((await post('sign-in/email', 'http://localhost:3000')).status).toBe(200)
    for (const path of ['sign-up/email', 'update-user', 'delete-user', 'request-password-reset'])
      expect((await post(path, 'http://localhost:3000')).status).toBe(404)
  })
})

describe('people', () => {
  it('lose their sessions with a new role, and hold the new one at once', async () => {
    const id = await createPerson({
      name: 'E',
      email: 'e@example.org',
      password: PASSWORD,
      role: 'editor',
      districtIds: ['320571'],
    })
    const cookie = cookieOf(await signIn('e@example.org', PASSWORD))
    expect(await actorOf(cookie)).toMatchObject({ role: 'editor', districtIds: ['320571'] })
    expect(await changePerson({ id, role: 'viewer', districtIds: [], password: 'another long password' })).toBe(true)
    expect(await actorOf(cookie)).toBeNull()
    expect(await reason(signIn('e@example.org', PASSWORD))).not.toBe('in')
    const again = cookieOf(await signIn('e@example.org', 'another long password'))
    expect(await actorOf(again)).toMatchObject({ role: 'viewer' })
  })

  it('are listed by name', async () => {
    for (const name of ['Zoë', 'Bo', 'Bo'])
      await createPerson({
        name,
        email: `${Math.random()}@example.org`,
        password: PASSWORD,
        role: 'viewer',
        districtIds: [],
      })
    const people = await getPeople()
    const sorted = await database().$queryRaw<{ id: string }[]>`SELECT "id" FROM "User" ORDER BY "name", "id"`
    expect(people.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id))
    expect(people.find(({ id }) => id === adminId)).toMatchObject({ email: 'admin@example.org', role: 'admin' })
  })

  it('always have an admin', async () => {
    expect(await changePerson({ id: adminId, role: 'editor', districtIds: [], password: null })).toBe(false)
  })

  it.each([
    ['a role that is none', { role: 'owner' }],
    ['a short password', { password: 'short' }],
    ['a field that no form has', { emailVerified: true }],
  ])('are not made with %s', (_, more) => {
    const good = { name: 'N', email: 'n@example.org', password: PASSWORD, role: 'viewer', districtIds: [] }
    expect(NewPerson.safeParse(good).success).toBe(true)
    expect(NewPerson.safeParse({ ...good, ...more }).success).toBe(false)
  })

  it('have no password in the clear in the database', async () => {
    const accounts = await database().account.findMany()
    for (const { password } of accounts) expect(password).not.toContain(PASSWORD)
  })
})

describe('the secret', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landing-secret-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it("is made once, for its owner's eyes only", () => {
    vi.stubEnv('BETTER_AUTH_SECRET', '')
    const made = authSecret(folder)
    expect(made.length).toBeGreaterThanOrEqual(32)
    expect(authSecret(folder)).toBe(made)
    expect(readFileSync(join(folder, 'auth-secret'), 'utf8')).toBe(made)
    expect(statSync(join(folder, 'auth-secret')).mode & 0o777).toBe(0o600)
  })

  it('is the one that is given, unless it is too short', () => {
    vi.stubEnv('BETTER_AUTH_SECRET', 'x'.repeat(40))
    expect(authSecret(join(folder, 'none'))).toBe('x'.repeat(40))
    expect(existsSync(join(folder, 'none'))).toBe(false)
    vi.stubEnv('BETTER_AUTH_SECRET', 'x'.repeat(32))
    expect(authSecret(join(folder, 'none'))).toBe('x'.repeat(32))
    vi.stubEnv('BETTER_AUTH_SECRET', 'x'.repeat(31))
    expect(() => authSecret(folder)).toThrow(/at least 32/)
  })
})

describe('a limit', () => {
  it('counts for all that ask at once, and begins anew after its time', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, () => allow('test', { max: 5, windowS: 60 })))
    expect(results.filter(Boolean)).toHaveLength(5)
    expect(await allow('test', { max: 5, windowS: 0 })).toBe(true)
    expect(await allow('other', { max: 1, windowS: 60 })).toBe(true)
  })
})
