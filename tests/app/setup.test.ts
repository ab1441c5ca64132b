import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createPerson, NewPerson } from '#prisma/auth/people'
import { createFirstAdmin, isSetupCode, renewSetupCode } from '#prisma/auth/setup'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { allowAfterWait } from '#prisma/rate-limit'
import { seed } from '#prisma/seed/seed'
import { beginEmpty } from '#prisma/site/empty-mark'
import { readGuide, setGuideMark } from '#prisma/site/guide'
import { query } from '#prisma/transaction'
import { startEmpty } from '../support/app'

vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => new Map() }))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw Object.assign(new Error('redirect'), { to })
  },
  notFound: () => {
    throw new Error('not found')
  },
}))

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startEmpty()
})
afterAll(() => stop?.())

const ADA = NewPerson.parse({
  name: 'Ada',
  email: 'ada@example.org',
  password: 'a password of some length',
  role: 'admin',
  districtIds: [],
})
const count = async (table: string) =>
  (await query<{ count: number }>(`SELECT count(*)::int AS "count" FROM "${table}"`, []))[0]!.count

describe('an installation that is begun empty', () => {
  it('gets no founding data, at this start nor at any other', async () => {
    expect(await beginEmpty(process.env.DATABASE_URL!)).toBe(true)
    for (const _ of [1, 2]) await seed(process.env.DATABASE_URL!)
    expect([await count('Project'), await count('District'), await count('Setting')]).toEqual([0, 0, 0])
    expect(await beginEmpty(process.env.DATABASE_URL!)).toBe(true)
    const { shapes } = await currentSnapshot()
    expect([shapes.districts, shapes.water, shapes.rivers, shapes.labels]).toEqual([[], [], [], []])
  })

  it.each(['', '/districts', '/events', '/about'])('has a picture of /zh%s', async (path) => {
    const { GET } = await import('#app/og/[...path]/route')
    const params = Promise.resolve({ path: ['zh', ...path.split('/').filter(Boolean)] })
    expect((await GET(new Request(`http://localhost/og/zh${path}`), { params })).status).toBe(200)
  })

  it('is led through steps that are done by what there is, or marked', async () => {
    const open = { name: 'open', language: 'open', borders: 'open', vocabularies: 'open', import: 'open' }
    expect(await readGuide()).toEqual(open)
    await setGuideMark('borders', 'skipped', 'Ada')
    await setGuideMark('language', 'done', 'Ada')
    await setGuideMark('constructor', 'done', 'Ada')
    await setGuideMark('import', 'forged', 'Ada')
    expect(await readGuide()).toEqual({ ...open, borders: 'skipped', language: 'done' })
    await setGuideMark('borders', 'open', 'Ada')
    expect(await readGuide()).toEqual({ ...open, language: 'done' })
  })
})

describe('the setup code', () => {
  it('is long, is kept as a hash only, and is another at each start', async () => {
    const first = await renewSetupCode(query)
    const second = await renewSetupCode(query)
    expect(second).toMatch(/^([A-Z2-9]{7}-){3}[A-Z2-9]{7}$/)
    expect(second).not.toBe(first)
    expect([await isSetupCode(first!), await isSetupCode(second!)]).toEqual([false, true])
    expect(await isSetupCode(second!.toLowerCase().replaceAll('-', ' '))).toBe(true)
    expect(JSON.stringify(await query('SELECT * FROM "Verification"', []))).not.toContain(second)
  })

  it.each(['', 'setup', '-----', "' OR true --", 'A'.repeat(10_000)])('is not %j', async (code) => {
    expect(await isSetupCode(code)).toBe(false)
    expect(await createFirstAdmin(code, ADA)).toBe(false)
    expect(await count('User')).toBe(0)
  })

  it('is still taken after many wrong ones, which are told to wait', async () => {
    const code = await renewSetupCode(query)
    const { beginSetup } = await import('#app/actions/setup')
    const send = (text: string) => {
      const form = new FormData()
      form.set('code', text)
      return beginSetup(null, form)
    }
    const answers = []
    for (let i = 0; i < 25; i++) answers.push(await send(`wrong ${i}`))
    expect(answers[0]).toEqual({ step: 'code', problem: 'wrong' })
    expect(answers.at(-1)).toEqual({ step: 'code', problem: 'wait' })
    expect(await send(code!)).toEqual({ step: 'admin', code, problem: null })
  })

  it('leads from the code to the person and to the guide, and says what of the person is wrong', async () => {
    const { beginSetup } = await import('#app/actions/setup')
    const code = (await renewSetupCode(query))!
    const send = (more: Record<string, string>) => {
      const form = new FormData()
      const given = { code, name: 'Ada', email: 'ada@example.org', password: 'a password of some length', ...more }
      for (const [name, value] of Object.entries(given)) form.set(name, value)
      return beginSetup(null, form)
    }
    expect(await send({ password: 'short' })).toEqual({ step: 'admin', code, problem: 'password' })
    expect(await send({ email: 'ada', password: 'short' })).toEqual({ step: 'admin', code, problem: 'person' })
    expect(await count('User')).toBe(0)
    // What is done is done, also where signing in is not possible just then.
    for (let i = 0; i < 11; i++)
      await allowAfterWait('sign-in ada@example.org from ', { free: 10, firstS: 60, mostS: 60 })
    await expect(send({ locale: 'en' })).rejects.toMatchObject({ to: '/en/manage/start' })
    expect(await query('SELECT "email", "role" FROM "User"', [])).toEqual([{ email: 'ada@example.org', role: 'admin' }])
    expect(await send({})).toMatchObject({ step: 'code' })
    await query('DELETE FROM "User"', [])
  })

  it('makes one admin of two who come at once, and never another', async () => {
    const code = (await renewSetupCode(query))!
    const people = [ADA, { ...ADA, name: 'Eve', email: 'eve@example.org' }]
    const made = await Promise.all(people.map((person) => createFirstAdmin(code, person)))
    expect(made.toSorted()).toEqual([false, true])
    expect([await count('User'), await count('Account')]).toEqual([1, 1])
    expect(await createFirstAdmin(code, people[1]!)).toBe(false)
    expect(await isSetupCode(code)).toBe(false)
    expect(await renewSetupCode(query)).toBeNull()
  })

  it('leads nowhere once there is an admin by other ways, even one that was made before', async () => {
    await query('DELETE FROM "User"', [])
    const code = (await renewSetupCode(query))!
    await createPerson({ ...ADA, email: 'bea@example.org' })
    expect(await isSetupCode(code)).toBe(false)
    expect(await createFirstAdmin(code, ADA)).toBe(false)
    const { default: SetupPage } = await import('#app/[locale]/manage/setup/page')
    const params = Promise.resolve({ locale: 'zh' as const })
    await expect(SetupPage({ params })).rejects.toMatchObject({ to: '/manage' })
  })
})

it('a database that holds records is not begun empty', async () => {
  await query(`DELETE FROM "SeedRecord"`, [])
  await seed(process.env.DATABASE_URL!)
  expect(await beginEmpty(process.env.DATABASE_URL!)).toBe(false)
  expect(await readGuide()).toBeNull()
})
