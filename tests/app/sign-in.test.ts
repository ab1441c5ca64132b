/**
 * Signing in as it is attacked: by programs, from many addresses, with common passwords, over somebody else's session.
 */

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { auth } from '#prisma/auth/auth'
import { deviceOf } from '#prisma/auth/device'
import { isCommon } from '#prisma/auth/password'
import { actorOf, createPerson } from '#prisma/auth/people'
import { database, disconnect } from '#prisma/client'
import { allowAfterWait } from '#prisma/rate-limit'
import { FOUNDING_SITE } from '#prisma/seed/site'
import { putSite } from '#prisma/settings/store'
import { readSite } from '#prisma/site/site'
import { query } from '#prisma/transaction'
import { startTestDatabase, type TestDatabase } from '../support/database'

const PASSWORD = 'a password of some length'
let server: TestDatabase

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  await putSite(query, FOUNDING_SITE, 'seed')
  await readSite()
  await createPerson({ name: 'A', email: 'admin@example.org', password: PASSWORD, role: 'admin', districtIds: [] })
})
afterAll(async () => {
  await disconnect()
  await server?.stop()
})

const signIn = async (email: string, password: string, headers: Record<string, string> = {}) => {
  const answer = await auth().api.signInEmail({
    body: { email, password },
    headers: new Headers(headers),
    returnHeaders: true,
  })
  return answer.headers.get('set-cookie') ?? ''
}
const reason = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'in',
    (error: { message: string }) => error.message,
  )

describe('a session', () => {
  it('never stands in JSON: a program gets the cookie, and nothing else to keep', async () => {
    const { GET, POST } = await import('#app/api/auth/[...all]/route')
    const post = (body: unknown) =>
      POST(new Request('http://localhost:3000/api/auth/sign-in/email', { method: 'POST', body: JSON.stringify(body) }))
    const response = await post({ email: 'admin@example.org', password: PASSWORD })
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith('landing.session_token='))!
    const token = decodeURIComponent(cookie.split(/[=.;]/)[2]!)
    expect(token.length).toBeGreaterThan(20)
    expect(await response.text()).not.toContain(token)
    const known = await GET(new Request('http://localhost:3000/api/auth/get-session', { headers: { cookie } }))
    const text = await known.text()
    expect(JSON.parse(text)).toMatchObject({ user: { email: 'admin@example.org' } })
    expect(text).not.toContain(token)
    for (const body of [null, [], { email: 1, password: [] }, { email: 'a\ud800\0b', password: 'x\0' }, 'x'])
      expect((await post(body)).status).toBeLessThan(500)
  })

  it('ends when another signs in over it', async () => {
    const first = (await signIn('admin@example.org', PASSWORD)).split(';')[0]!
    await createPerson({ name: 'O', email: 'o@example.org', password: PASSWORD, role: 'viewer', districtIds: [] })
    await signIn('o@example.org', PASSWORD, { cookie: first })
    expect(await actorOf(new Headers({ cookie: first }))).toBeNull()
  })
})

describe('the cookies of a site of https', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    Reflect.deleteProperty(globalThis, 'landingAuth')
  })

  it('are the host’s own, go over https only, and sign in', async () => {
    vi.stubEnv('SITE_URL', 'https://map.example')
    Reflect.deleteProperty(globalThis, 'landingAuth')
    const { headers } = await auth().api.signInEmail({
      body: { email: 'admin@example.org', password: PASSWORD },
      headers: new Headers(),
      returnHeaders: true,
    })
    const cookies = headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=')[0]).toSorted()).toEqual([
      '__Host-landing.device',
      '__Host-landing.session_token',
    ])
    for (const cookie of cookies) {
      for (const attribute of ['; Secure', '; HttpOnly', '; SameSite=Lax', '; Path=/'])
        expect(cookie).toContain(attribute)
      expect(cookie).not.toContain('Domain')
    }
    const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
    expect(await actorOf(new Headers({ cookie }))).toMatchObject({ role: 'admin' })
    expect(await actorOf(new Headers({ cookie: cookie.replaceAll('__Host-', '') }))).toBeNull()
    expect(deviceOf(cookie, 'admin@example.org')).not.toBeNull()
    expect(deviceOf(cookie.replaceAll('__Host-', ''), 'admin@example.org')).toBeNull()
  })
})

describe('a lock-out', () => {
  const OWNER = 'owner@example.org'
  const FREE_50 = { free: 50, firstS: 60, mostS: 3600 }
  const from = (address: string, cookie = '') => ({ 'x-forwarded-for': address, cookie })
  const tryFrom = (address: string, password: string, cookie?: string) =>
    reason(signIn(OWNER, password, from(address, cookie)))

  it('leaves the owner in peace in a browser that has signed in before, and elsewhere too', async () => {
    await createPerson({ name: 'W', email: OWNER, password: PASSWORD, role: 'editor', districtIds: [] })
    const { headers } = await auth().api.signInEmail({
      body: { email: OWNER, password: PASSWORD },
      headers: new Headers(from('198.51.100.9')),
      returnHeaders: true,
    })
    const device = headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('landing.device='))!
      .split(';')[0]!
    for (let i = 0; i < 12; i++) await tryFrom('198.51.100.66', `guess number ${i}`)
    expect(await tryFrom('198.51.100.66', PASSWORD)).toBe('Too many tries')
    expect(await tryFrom('198.51.100.10', PASSWORD)).toBe('in')
    for (let i = 0; i < 70; i++) await tryFrom(`198.51.101.${i}`, 'another guess')
    expect(await tryFrom('198.51.100.11', PASSWORD)).toBe('Too many tries')
    expect(await tryFrom('198.51.100.11', PASSWORD, device)).toBe('in')
    // The cookie of one account is none of another's, and none that was made by hand is one.
    expect(await tryFrom('198.51.100.11', PASSWORD, `${device.slice(0, -1)}_`)).toBe('Too many tries')
    expect(deviceOf(`a=1;${device}`, OWNER)).not.toBeNull()
    // A right password forgives the wrong ones before it.
    for (const _ of [1, 2]) {
      for (let i = 0; i < 7; i++) await tryFrom('198.51.100.12', 'a guess with it', device)
      expect(await tryFrom('198.51.100.12', PASSWORD, device)).toBe('in')
    }
    for (let i = 0; i < 10; i++) await tryFrom('198.51.100.12', 'a guess with it', device)
    expect(await tryFrom('198.51.100.12', PASSWORD, device)).toBe('Too many tries')
  })

  it('never comes of sign-ins that succeed, however many there are at one address', async () => {
    const office = '203.0.113.7'
    for (let i = 0; i < 49; i++) expect(await allowAfterWait(`sign-in from ${office}`, FREE_50)).toBe(true)
    for (let i = 0; i < 4; i++) expect(await reason(signIn('admin@example.org', PASSWORD, from(office)))).toBe('in')
    expect(await reason(signIn('nobody@example.org', 'a wrong password', from(office)))).toMatch(/password/i)
    expect(await reason(signIn('admin@example.org', PASSWORD, from(office)))).toBe('Too many tries')
  })

  it('of one address does not keep out a browser that has signed in before', async () => {
    const office = '203.0.113.8'
    const { headers } = await auth().api.signInEmail({
      body: { email: 'admin@example.org', password: PASSWORD },
      headers: new Headers(from('203.0.113.9')),
      returnHeaders: true,
    })
    const device = headers.getSetCookie().find((cookie) => cookie.startsWith('landing.device='))!
    for (let i = 0; i < 51; i++) await allowAfterWait(`sign-in from ${office}`, FREE_50)
    expect(await reason(signIn('admin@example.org', PASSWORD, from(office)))).toBe('Too many tries')
    expect(await reason(signIn('admin@example.org', PASSWORD, from(office, device.split(';')[0])))).toBe('in')
  })

  it('of one address grows, and a try that comes too early makes it no longer', async () => {
    const wait = { free: 2, firstS: 60, mostS: 600 }
    const ago = (seconds: number) =>
      database().rateLimit.update({ where: { key: 'grows' }, data: { lastRequest: Date.now() - seconds * 1000 } })
    const ask = () => allowAfterWait('grows', wait)
    expect([await ask(), await ask(), await ask()]).toEqual([true, true, false])
    await ago(61)
    expect([await ask(), await ask()]).toEqual([true, false])
    await ago(61)
    expect(await ask()).toBe(false)
    await ago(121)
    expect(await ask()).toBe(true)
    await ago(1300)
    expect([await ask(), await ask(), await ask()]).toEqual([true, true, false])
  })
})

describe('a password', () => {
  it.each([
    'password1234',
    'qwertyuiop123',
    '1q2w3e4r5t6y',
    'aaaaaaaaaaaaaaa',
    '123456789012',
    'suzhoulanding',
    'iloveyou2026',
    '州项州项州项州项州项州项',
  ])('%s is refused as a common one', (password) => {
    expect(isCommon(password)).toBe(true)
  })
  it.each([PASSWORD, 'another long password', '苏州园区的早晨有雾', 'x8!kQ2_vRt5#'])('%s is taken', (password) => {
    expect(isCommon(password)).toBe(false)
  })
})
