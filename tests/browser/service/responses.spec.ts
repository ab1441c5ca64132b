import { TILE_FORMAT } from '#geo/map/layers'
import { expect, test } from '../support'
import { E1, P14 } from '../words'

const PAGES = [
  '/',
  '/en',
  `/projects/${P14.slug}`,
  `/en/events/${E1.slug}`,
  '/districts/sip',
  '/about',
  '/projects/none',
]

test('the picture of a map stands in a document once, and in what a page that is open asks for', async ({
  request,
}) => {
  const marks = (text: string) => text.match(/class=\\?"picture\\?"|<use href=/g)?.length ?? 0
  for (const path of ['/', '/districts/sip', '/compare?areas=d:320571~d:320505']) {
    const html = await (await request.get(path)).text()
    const [picture, ...rest] = html.split(/(?=<svg[^>]*class="picture")/)[1]!.split('</svg></div>')
    expect(marks(picture!), path).toBeGreaterThan(3)
    expect(rest.join('').includes('use href'), path).toBe(false)
    const data = await (
      await request.get(`${path}${path.includes('?') ? '&' : '?'}_rsc=1`, { headers: { rsc: '1' } })
    ).text()
    expect(data.match(/<use href/g)?.length ?? 0, path).toBeGreaterThan(3)
  }
})

test('pages carry a strict policy and the other security headers', async ({ request }) => {
  for (const path of PAGES) {
    const headers = (await request.get(path)).headers()
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'SAMEORIGIN',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=(self)'),
    })
    expect(headers).not.toHaveProperty('x-powered-by')
    const policy = Object.fromEntries(
      headers['content-security-policy']!.split('; ').map((rule) => [rule.split(' ')[0], rule]),
    )
    expect(policy['script-src']).toMatch(/'nonce-[\w+/=]{16,}'/)
    expect(policy['script-src']).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/)
    expect(policy['style-src']).not.toContain('unsafe-inline')
    expect(policy).toMatchObject({
      'default-src': `default-src 'self'`,
      'worker-src': `worker-src 'self'`,
      'object-src': `object-src 'none'`,
      'base-uri': `base-uri 'none'`,
    })
  }
})

test('every page has a nonce of its own, and every script bears it', async ({ request }) => {
  const nonces = new Set<string>()
  for (const path of ['/', '/', '/en']) {
    const response = await request.get(path)
    const nonce = /'nonce-([^']+)'/.exec(response.headers()['content-security-policy']!)![1]!
    nonces.add(nonce)
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
  }
  expect(nonces.size).toBe(3)
})

test('nothing that is answered tells of the inside', async ({ request }) => {
  const { url } = JSON.parse(process.env.BROWSER_TEST_DATABASE!) as { url: string }
  const { password, port } = new URL(url)
  const asked = [
    ...PAGES,
    '/api/health',
    '/api/suggest?q=%00',
    '/api/suggest?q=a%27%22%5C',
    '/api/suggest',
    '/tiles/1/99/0/0',
    '/tiles/a/b/c/d',
    '/?q=%00%27%22%3B--',
    '/../../package.json',
    '/.env',
    '/_next/nothing.js',
    '/geo/nothing.json',
  ]
  for (const path of asked) {
    const response = await request.get(path)
    const text = await response.text()
    expect(response.status(), path).toBeLessThan(500)
    expect(text, path).not.toMatch(/node_modules|at .+\.[jt]sx?:\d+|PrismaClient|ECONNREFUSED|postgres(ql)?:\/\//)
    expect(text, path).not.toContain(decodeURIComponent(password))
    expect(text, path).not.toContain(`:${port}/`)
  }
})

test('a tile of good numbers is kept for ever, one of bad numbers is refused', async ({ request }) => {
  const { revision } = await (await request.get('/api/health')).json()
  const good = await request.get(`/tiles/${revision}.${TILE_FORMAT}/9/427/208`)
  expect(good.status()).toBe(200)
  expect(good.headers()['content-type']).toBe('application/vnd.mapbox-vector-tile')
  expect(good.headers()['cache-control']).toContain('immutable')
  expect((await good.body()).length).toBeGreaterThan(100)
  const other = await request.get(`/tiles/${revision + 7}/9/427/208`)
  expect(other.headers()['cache-control']).not.toContain('immutable')
  for (const numbers of ['9/512/208', '9/427/-1', '30/0/0', '9/4e2/208', '9/427/208.5', 'a/b/c', '9/427/99999999999']) {
    expect((await request.get(`/tiles/${revision}/${numbers}`)).status(), numbers).toBe(400)
  }
})

test('health tells of database, revision and snapshot', async ({ request }) => {
  const response = await request.get('/api/health')
  expect(response.status()).toBe(200)
  expect(response.headers()['cache-control']).toBe('no-store')
  expect(await response.json()).toEqual({
    status: 'ok',
    database: 'up',
    revision: expect.any(Number),
    lag: { revision: expect.any(Number), seconds: 0 },
    snapshot: { projects: 20, located: 2 },
  })
})

test('sitemap and robots name every page in both languages', async ({ request }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text()
  for (const path of [`/projects/${P14.slug}`, `/en/projects/${P14.slug}`, `/en/events/${E1.slug}`, '/districts/snd']) {
    expect(sitemap).toContain(`${path}</loc>`)
  }
  expect(await (await request.get('/robots.txt')).text()).toContain('/sitemap.xml')
})
