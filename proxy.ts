import { type NextRequest, NextResponse } from 'next/server'
import { messagesOf } from '#components/messages/index'
import { barePath, localPath } from '#components/paths'
import { type PlainPage, plainPageHtml } from '#components/ui/plain-page'
import { parseCompare } from '#geo/compare/url'
import { originsOf } from '#geo/ground/ground'
import { LANG } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { actorOf } from '#prisma/auth/people'
import { logSecurity } from '#prisma/auth/security-log'
import { refusalOfTooMuch } from '#prisma/geometry/pool'
import { readGrounds } from '#prisma/ground/grounds'
import { currentSnapshot, databaseIsAway } from '#prisma/live/current-snapshot'
import { comparableIds } from '#prisma/read/comparison'
import { groundWith } from '#prisma/read/ground'
import { isSynthetic } from '#prisma/seed/synthetic-mark'
import { lastSite, readSite } from '#prisma/site/site'
import { hasPage, isEditors, MISSING } from './app/addresses'

/**
 * Pages, and the editors' interfaces: other interfaces, tiles and files look after themselves. Uploads are guarded by
 * their routes alone, since Next would read all of one before this asks who sends it, and cut off what is too long.
 */
export const config = {
  matcher: [
    '/api/manage/((?!(?:import|boundaries)$).*)',
    '/((?!_next/|api/|export/|ogc/|tiles/|geo/|shapes/|ground/|worker/|og/|embed/|feeds/|cite/|(?:ogc|logo\\.svg|favicon\\.ico|robots\\.txt|sitemap\\.xml|llms\\.txt|mcp|oembed)$).*)',
  ],
}
/** Where prisma/server/gate.ts leads what asks for an address that cannot be read. */
const UNREADABLE = '/400'

/**
 * Chinese stands at `/`, English at `/en`: the path is rewritten to the folder of its language. Every page gets a nonce
 * of its own for the content security policy, and the address it was asked for, which a layout cannot see otherwise. An
 * address without a page is a 404; without a database: 503, plain and honest.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const locale: Locale = /^\/en(\/|$)/.test(pathname) ? 'en' : 'zh'
  if (/^\/zh(\/|$)/.test(pathname))
    return NextResponse.redirect(siteAddress(request, (pathname.slice(3) || '/') + search), 308)
  if (/^\/(en\/)?manage(\/|$)|^\/api\/manage(\/|$)/.test(pathname)) {
    const refusal = await refuseStrangers(request, locale)
    if (refusal) return refusal
    if (pathname.startsWith('/api/')) return NextResponse.next()
  }
  if (pathname === '/' && !request.headers.has('x-short') && (await readsEnglishFirst(request)))
    return NextResponse.redirect(siteAddress(request, `/en${search}`), 307)
  const nonce = newNonce()
  const path = barePath(pathname)
  if (path === UNREADABLE) return plainPage('unreadable', 400, locale, contentSecurityPolicy(nonce, []), nonce)
  const answer = await answerTo(request, path)
  if (answer === 'unavailable') return unavailable(request, locale)
  const policy = contentSecurityPolicy(nonce, await groundOrigins())
  const refusal = path === '/compare' ? await refuseIntricate(request.nextUrl.searchParams) : null
  if (refusal) return plainPage('tooComplex', refusal, locale, policy, nonce, { 'retry-after': '5' })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', path)
  headers.set('x-search', search)
  headers.set('x-locale', locale)
  headers.set('x-synthetic', (await isSynthetic()) ? '1' : '')
  headers.set('x-away', databaseIsAway() ? '1' : '')
  headers.set('content-security-policy', policy)
  const target = request.nextUrl.clone()
  target.pathname = `/${locale}${answer === 'missing' ? MISSING : path === '/' ? '' : path}`
  const status = answer === 'missing' ? 404 : 200
  const response = NextResponse.rewrite(target, { status, request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/**
 * Whether whoever comes to the bare address from elsewhere is shown English, by the settings. A link within the site,
 * such as the one to the other language, leads where it says.
 */
async function readsEnglishFirst(request: NextRequest): Promise<boolean> {
  if (request.headers.get('sec-fetch-site') === 'same-origin' || request.headers.has('rsc')) return false
  return (await readSite().catch(lastSite)).locale === 'en'
}

/**
 * The editors' pages are closed by default: without a session there is only the way to one. Pages and actions ask again
 * for the role.
 */
async function refuseStrangers(request: NextRequest, locale: Locale): Promise<NextResponse | null> {
  const { pathname, search } = request.nextUrl
  const [signIn, setup] = ['/manage/sign-in', '/manage/setup'].map((path) => localPath(locale, path))
  if (pathname === signIn || pathname === setup) return null
  try {
    if (await actorOf(request.headers)) return null
  } catch (error) {
    console.error(`Nobody can be recognised: ${error instanceof Error ? error.message : error}`)
    return unavailable(request, locale)
  }
  if (pathname.startsWith('/api/')) return NextResponse.json({ error: 'Sign in first.' }, { status: 401 })
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    logSecurity('refused', { from: request.headers.get('x-forwarded-for') ?? '', what: pathname })
    return new NextResponse('Sign in first.', { status: 401 })
  }
  const target = new URL(signIn!, request.url)
  target.searchParams.set('next', pathname + search)
  return NextResponse.redirect(target, 307)
}

/**
 * A page cannot refuse any more once it is being drawn: the geometry of what strangers drew is reckoned, and kept,
 * before. 429: too many ask for it just now.
 */
async function refuseIntricate(query: URLSearchParams): Promise<422 | 429 | null> {
  const { shapes } = await currentSnapshot()
  const { view } = parseCompare(query, { districtIds: await comparableIds() })
  try {
    await groundWith(
      view.areas.map(({ area }) => area),
      shapes,
    )
    return null
  } catch (error) {
    const refusal = refusalOfTooMuch(error)
    if (!refusal) throw error
    return refusal.status
  }
}

/**
 * A page is there once the records are in memory. While the database is away, so are the editors' pages, a search for
 * words, and whatever somebody sends.
 */
async function answerTo(request: NextRequest, path: string): Promise<'page' | 'missing' | 'unavailable'> {
  try {
    await currentSnapshot()
    await isSynthetic() // asked once; what fails is told here
    if (databaseIsAway() && needsDatabase(request, path)) return 'unavailable'
    return (await hasPage(path)) ? 'page' : 'missing'
  } catch (error) {
    console.error(`The projects could not be read: ${error instanceof Error ? error.message : error}`)
    return 'unavailable'
  }
}

const needsDatabase = ({ method, nextUrl }: NextRequest, path: string): boolean =>
  isEditors(path) || nextUrl.searchParams.has('q') || (method !== 'GET' && method !== 'HEAD')

function unavailable({ nextUrl }: NextRequest, locale: Locale): NextResponse {
  const headers = { 'retry-after': '5' }
  if (nextUrl.pathname.startsWith('/api/'))
    return NextResponse.json({ error: 'The database cannot be reached.' }, { status: 503, headers })
  const nonce = newNonce()
  return plainPage('down', 503, locale, contentSecurityPolicy(nonce, []), nonce, headers)
}

/** Where readers' browsers may fetch grounds from; nowhere while that cannot be read. */
const groundOrigins = async (): Promise<string[]> => {
  const grounds = await readGrounds().catch(() => [])
  return [...new Set(grounds.flatMap(originsOf))]
}

const newNonce = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')

function contentSecurityPolicy(nonce: string, origins: readonly string[]): string {
  const isDev = process.env.NODE_ENV === 'development'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    isDev ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    ['connect-src', `'self'`, ...origins, ...(isDev ? ['ws:'] : [])].join(' '),
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'self'`,
  ].join('; ')
}

/** A page that needs neither records nor scripts. */
function plainPage(
  about: PlainPage,
  status: number,
  locale: Locale,
  policy: string,
  nonce: string,
  headers: Readonly<Record<string, string>> = {},
): NextResponse {
  return new NextResponse(plainPageHtml(about, lastSite().name[locale], messagesOf(locale), LANG[locale], nonce), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

/** A path of this site, whatever it begins with. */
function siteAddress(request: NextRequest, path: string): URL {
  const address = new URL(request.url)
  const [pathname = '/', ...query] = path.split('?')
  address.pathname = pathname.replace(/^[\\/]+/, '/')
  address.search = query.join('?')
  return address
}
