import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unstable_doesMiddlewareMatch as doesProxyMatch } from 'next/experimental/testing/server'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isAtLeast, USER_ROLES, type UserRole } from '#geo/edit/roles'
import { auth } from '#prisma/auth/auth'
import { createPerson } from '#prisma/auth/people'
import { startSeeded } from '../support/app'

const PROJECT = join(import.meta.dirname, '..', '..')
const PASSWORD = 'a password of some length'
type Who = UserRole | 'stranger'
const EVERYBODY: readonly Who[] = ['stranger', ...USER_ROLES.map(({ value }) => value)]

/**
 * Least role of each page, action and interface; what is not named here must refuse strangers, and actions viewers too.
 */
const LEAST: Readonly<Record<string, UserRole | 'open'>> = {
  '/manage': 'viewer',
  '/manage/account': 'viewer',
  '/manage/boundaries': 'admin',
  '/manage/boundaries/[id]': 'admin',
  '/manage/changes': 'viewer',
  '/manage/grounds': 'admin',
  '/manage/import': 'editor',
  '/manage/import/[id]': 'editor',
  '/manage/people': 'admin',
  '/manage/records': 'viewer',
  '/manage/records/[type]/[id]': 'viewer',
  '/manage/records/[type]/[id]/history': 'viewer',
  '/manage/records/[type]/many': 'editor',
  '/manage/records/[type]/new': 'editor',
  '/manage/reports': 'editor',
  '/manage/settings': 'admin',
  '/manage/setup': 'open',
  '/manage/sign-in': 'open',
  '/manage/start': 'admin',
  'boundaries.checkShapesAgain': 'admin',
  'boundaries.forgetBoundaries': 'admin',
  'boundaries.publishBoundaries': 'admin',
  'boundaries.showBoundaries': 'admin',
  '/manage/vocabularies': 'admin',
  '/manage/vocabularies/[name]': 'admin',
  '/manage/vocabularies/[name]/[value]': 'admin',
  'grounds.removeGround': 'admin',
  'grounds.saveGround': 'admin',
  'many.editRecords': 'editor',
  'many.undoEdit': 'editor',
  'offer.declineOffer': 'reviewer',
  'offer.openOffer': 'reviewer',
  'people.submitNewPerson': 'admin',
  'people.submitPersonChange': 'admin',
  'records.restoreRecord': 'editor',
  'records.saveRecord': 'editor',
  'records.confirmRecords': 'editor',
  'records.stepRecord': 'editor',
  'reports.handleReport': 'editor',
  'reports.sendReport': 'open',
  'settings.saveSettings': 'admin',
  'setup.beginSetup': 'open',
  'setup.markStep': 'admin',
  'site.restoreSite': 'admin',
  'site.saveSite': 'admin',
  'session.changePassword': 'viewer',
  'session.signIn': 'open',
  'session.signOut': 'viewer',
  'session.signOutEverywhere': 'viewer',
  'compare/actions.addPolygon': 'open',
  'compare/actions.readBorder': 'open',
  '/api/manage/boundaries': 'admin',
  '/api/manage/boundaries/[id]': 'admin',
  'vocabulary.deleteTermForm': 'admin',
  'vocabulary.mergeTermForm': 'admin',
  'vocabulary.saveTermForm': 'admin',
  'vocabulary.shiftTermForm': 'admin',
  'vocabulary.undoTermForm': 'admin',
  '/api/manage/export': 'admin',
  '/api/manage/similar': 'editor',
}

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers, cookies: async () => new Map() }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  redirect: (to: string) => {
    throw Object.assign(new Error('redirect'), { to })
  },
  notFound: () => {
    throw new Error('not found')
  },
}))

let stop: () => Promise<void>
const cookies = new Map<Who, string>()

beforeAll(async () => {
  stop = await startSeeded()
  for (const { value: role } of USER_ROLES) {
    const email = `${role}@example.org`
    await createPerson({ name: role, email, password: PASSWORD, role, districtIds: ['320571'] })
    const { headers } = await auth().api.signInEmail({ body: { email, password: PASSWORD }, returnHeaders: true })
    cookies.set(role, headers.get('set-cookie')!.split(';')[0]!)
  }
})
afterAll(() => stop?.())

const headersOf = (who: Who) => new Headers({ cookie: cookies.get(who) ?? '', 'x-locale': 'zh', 'x-path': '/manage' })
const as = (who: Who) => {
  request.headers = headersOf(who)
}
const may = (who: Who, least: UserRole | 'open') => least === 'open' || (who !== 'stranger' && isAtLeast(who, least))

const filesOf = (folder: string, ending: string) =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
    .toSorted()
const PAGES = filesOf('app/[locale]/manage', 'page.tsx')
const ROUTES = filesOf('app/api/manage', 'route.ts')
/** Wherever they stand: an action can be called by anybody who knows its id. */
const ACTIONS = filesOf('app', '.ts')
  .filter((file) => /^['"]use server['"]/m.test(readFileSync(join(PROJECT, file), 'utf8')))
  // Last, since it signs everybody out.
  .toSorted((a, b) => Number(a.endsWith('/session.ts')) - Number(b.endsWith('/session.ts')))
const INLINE = filesOf('app', '.tsx').filter((file) =>
  /['"]use server['"]/.test(readFileSync(join(PROJECT, file), 'utf8')),
)

it('there is something to walk', () => {
  expect(PAGES.length).toBeGreaterThan(7)
  expect(ROUTES.length).toBeGreaterThan(1)
  expect(ACTIONS.length).toBeGreaterThan(4)
  expect(INLINE, 'an action within a page, which no test would walk').toEqual([])
})

describe.each(PAGES)('%s', (file) => {
  const path = file.replace('app/[locale]', '').replace('/page.tsx', '')
  const least = LEAST[path] ?? 'viewer'

  it.each(EVERYBODY)(`for a %s`, async (who) => {
    as(who)
    const { default: Page } = await import(join(PROJECT, file))
    const params = Promise.resolve({ locale: 'zh', type: 'project', id: 'P01', name: 'sector', value: 'biomed' })
    const shown = Page({ params, searchParams: Promise.resolve({}) }).then(
      () => 'shown',
      (error: Error & { to?: string }) => error.to ?? error.message,
    )
    if (may(who, least))
      expect([
        'shown',
        '/manage',
        '/manage/import?error=gone',
        '/manage/boundaries?error=gone',
        '/manage/vocabularies/sector',
      ]).toContain(await shown)
    else expect(await shown).toBe(who === 'stranger' ? '/manage/sign-in?next=%2Fmanage' : 'not found')
  })
})

describe.each(ACTIONS)('%s', (file) => {
  it('lets nobody do what his role does not hold', async () => {
    const actions = (await import(join(PROJECT, file))) as Record<string, (...args: unknown[]) => Promise<unknown>>
    for (const [name, action] of Object.entries(actions)) {
      const key = `${file.replace(/^app\/(actions\/|\[locale\]\/)?/, '').replace('.ts', '')}.${name}`
      const least = LEAST[key] ?? 'editor'
      for (const who of EVERYBODY) {
        as(who)
        const form = new FormData()
        // The last argument is the form, whether or not a state comes before it.
        const result = await action(form, form).catch((error: Error) => error.message)
        if (!may(who, least)) expect(result, `${key} for ${who}`).toEqual({ refused: true })
        else if (!file.endsWith('/session.ts')) expect(result, `${key} for ${who}`).not.toEqual({ refused: true })
      }
    }
  })

  it('exports nothing but actions', async () => {
    const actions = (await import(join(PROJECT, file))) as Record<string, unknown>
    for (const action of Object.values(actions)) expect(typeof action).toBe('function')
  })
})

type Route = (request: Request, context: { readonly params: Promise<object> }) => Promise<Response>

describe.each(ROUTES)('%s', (file) => {
  const path = file.replace(/^app/, '').replace('/route.ts', '')
  const least = LEAST[path] ?? 'editor'

  it.each(USER_ROLES.map(({ value }) => value))('for a %s', async (who) => {
    // Sessions may have ended above: each role signs in anew.
    const email = `${who}@example.org`
    const { headers } = await auth().api.signInEmail({ body: { email, password: PASSWORD }, returnHeaders: true })
    const cookie = headers.get('set-cookie')!.split(';')[0]!
    const methods = (await import(join(PROJECT, file))) as Record<string, Route>
    const params = Object.fromEntries([...path.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name, 'none']))
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'].filter((name) => methods[name])) {
      const ask = (given: string) =>
        methods[method]!(new Request(`http://localhost${path}`, { method, headers: { cookie: given } }), {
          params: Promise.resolve(params), // as Next calls it
        })
      expect((await ask('')).status, method).toBe(401)
      expect((await ask('landing.session_token=forged.signature')).status, method).toBe(401)
      const response = await ask(cookie)
      if (may(who, least)) expect([401, 403], method).not.toContain(response.status)
      else expect(response.status, method).toBe(403)
      await response.body?.cancel()
    }
  })
})

describe('the proxy', () => {
  // What passes it is cut off at proxyClientMaxBodySize; tables and boundaries are larger.
  it.each(ROUTES)('lets no upload to %s pass through it, and everything else', async (file) => {
    const { config } = await import('../../proxy')
    const isUpload = 'POST' in ((await import(join(PROJECT, file))) as Record<string, Route>)
    const path = file.replace(/^app/, '').replace('/route.ts', '').replace('[id]', 'none')
    expect(doesProxyMatch({ config, url: `http://localhost${path}` })).toBe(!isUpload)
  })

  it.each([
    ['/manage', 307],
    ['/manage/', 307],
    ['/manage/anything/new', 307],
    ['/en/manage', 307],
    ['/en/manage/people', 307],
    ['/zh/manage', 308],
    ['/api/manage/export', 401],
    ['/api/manage/never-written', 401],
  ])('closes %s to strangers', async (path, status) => {
    const { proxy } = await import('../../proxy')
    const response = await proxy(new NextRequest(`http://localhost${path}`))
    expect(response.status).toBe(status)
    if (status === 307)
      expect(new URL(response.headers.get('location')!).pathname).toMatch(/^(\/en)?\/manage\/sign-in$/)
  })

  it('refuses a post of a stranger', async () => {
    const { proxy } = await import('../../proxy')
    expect((await proxy(new NextRequest('http://localhost/manage/people', { method: 'POST' }))).status).toBe(401)
  })

  it('leaves the readers alone', async () => {
    const { proxy } = await import('../../proxy')
    const response = await proxy(new NextRequest('http://localhost/'))
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toBeNull()
  })
})
