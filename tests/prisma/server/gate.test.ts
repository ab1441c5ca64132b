import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { bodyLimit, dropInnerHeaders, refusalOf } from '#prisma/server/border'
import { proxiesOf } from '#prisma/server/client-address'
import { CostLimit, PER_ADDRESS } from '#prisma/server/cost-limit'
import { type GateSettings, makeGate } from '#prisma/server/gate'
import { securityHeaders } from '#prisma/server/security-headers'

const ACTION = `7f${'a'.repeat(40)}`
const head = (method: string, url: string, headers: Record<string, string> = {}) => ({
  method,
  url,
  headers: { host: 'map.example', ...headers },
})
const statusOf = (method: string, url: string, headers?: Record<string, string>) =>
  refusalOf(head(method, url, headers), new Set([ACTION]))?.status ?? null

describe('at the border', () => {
  it.each([
    ['GET', '/', {}, null],
    ['GET', '/projects/%E8%8B%8F', {}, null],
    ['GET', '/?q=%', {}, null], // a search for a percent sign that was not escaped
    ['GET', '/projects/%', {}, 400],
    ['GET', '/projects/%zz', {}, 400],
    ['GET', '/projects/%E0%A4%A', {}, 400],
    ['GET', '/projects/a%00b', {}, 400],
    ['GET', '/?q=a%00b', {}, 400],
    ['GET', '*', {}, 400],
    ['GET', '/api/../manage', {}, 400],
    ['GET', '/api/%2e%2E/manage', {}, 400],
    ['GET', '/a/.', {}, 400],
    ['GET', '/api/..%5cmanage', {}, 400],
    ['GET', '/a..b/.c', {}, null],
    ['GET', 'http://evil.example/', {}, 400],
    ['GET', '/', { host: 'a b' }, 400],
    ['GET', '/', { host: '' }, 400],
    ['GET', '/', { host: '[::' }, 400],
    ['GET', '/', { host: '[::1]:3000' }, null],
    ['TRACE', '/', {}, 405],
    ['OPTIONS', '/geo/districts.json', {}, 405],
    ['PROPFIND', '/', {}, 405],
    ['POST', '/report', { origin: 'https://map.example' }, null],
    ['POST', '/report', { origin: 'https://evil.example' }, 403],
    ['POST', '/report', { origin: 'null' }, 403],
    ['POST', '/report', { origin: 'x' }, 403],
    ['POST', '/report', {}, null],
    ['POST', '/report', { 'next-action': ACTION }, null],
    ['POST', '/report', { 'next-action': '__proto__' }, 404],
    ['POST', '/report', { 'next-action': `${ACTION}0` }, 404],
    ['POST', '/report', { 'transfer-encoding': 'chunked' }, 411],
    ['POST', '/report', { 'content-length': '65537' }, 413],
    ['POST', '/en/compare?areas=x', { 'content-length': '4000000' }, null],
    ['POST', '/compare', { 'content-length': '6000000' }, 413],
    ['POST', '/api/manage/import', { 'content-length': '33000000' }, null],
    ['POST', '/api/auth/sign-in/email', { 'content-length': '70000' }, 413],
  ])('%s %s with %j: %s', (method, url, headers, status) => {
    expect(statusOf(method, url, headers)).toBe(status)
  })

  it('a body is as small as its page needs', () => {
    expect(bodyLimit('/')).toBeLessThan(bodyLimit('/manage/records'))
    expect(bodyLimit('/manage/records')).toBeLessThan(bodyLimit('/compare'))
    expect(bodyLimit('/compare')).toBeLessThan(bodyLimit('/api/manage/import'))
  })

  it('strangers say nothing that only we say, and a proxy of ours says where the site is', () => {
    const said = () => ({
      'x-locale': '__proto__',
      'x-path': '//evil',
      'x-synthetic': '1',
      'x-middleware-subrequest': 'proxy',
      upgrade: 'websocket',
      'x-forwarded-host': 'map.example',
      'x-forwarded-proto': 'https',
      accept: '*/*',
    })
    const [strange, ours] = [said(), said()]
    dropInnerHeaders(strange, false)
    dropInnerHeaders(ours, true)
    expect(strange).toEqual({ accept: '*/*' })
    expect(ours).toEqual({ accept: '*/*', 'x-forwarded-host': 'map.example', 'x-forwarded-proto': 'https' })
  })

  it('a site of https is kept to https', () => {
    const names = (site?: string) => securityHeaders(site).map(([name]) => name)
    expect(names('https://map.example')).toContain('Strict-Transport-Security')
    expect(new Map(securityHeaders('https://map.example')).get('Strict-Transport-Security')).toBe(
      'max-age=31536000; includeSubDomains',
    )
    expect(names('http://localhost:3000')).not.toContain('Strict-Transport-Security')
    expect(names()).toContain('Content-Security-Policy')
  })
})

describe('the gate', () => {
  let server: Server | undefined
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    server?.closeAllConnections()
    server?.close()
  })

  /** A server behind a gate; what comes through is answered with its path. */
  async function start(settings: Partial<GateSettings> = {}): Promise<number> {
    const gate = makeGate({
      costs: new CostLimit(PER_ADDRESS),
      proxies: proxiesOf(),
      siteUrl: undefined,
      actions: new Set(),
      hasFile: () => false,
      ...settings,
    })
    server = createServer((request, response) => {
      if (!gate(request, response)) return
      if (request.url === '/embed/zh?own') response.setHeader('Content-Security-Policy', 'img-src *')
      if (request.url === '/api/live') return void response.writeHead(200).flushHeaders()
      response.end(request.url)
    })
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })

  it('gives every answer its headers, and leads a broken address to a page in its language', async () => {
    const port = await start()
    const ask = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`)
      expect(response.headers.get('content-security-policy')).toContain(`default-src 'self'`)
      expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN')
      return response.text()
    }
    expect(await ask('/about')).toBe('/about')
    expect(await ask('/projects/%')).toBe('/400')
    expect(await ask('/en/projects/%')).toBe('/en/400')
    for (const path of ['/geo/nothing.json', '/_next/compare', '/_next', '/_next/image?url=/icon.svg&w=64&q=75'])
      expect(await ask(path), path).toContain('No such file')
    expect(await ask('/_next/static/x.woff2')).toBe('/_next/static/x.woff2')
  })

  it('leaves the policy of an embedded map to its route, gives one to what has none, and opens nothing else to frames', async () => {
    const port = await start()
    const framing = async (path: string, method = 'GET') => {
      const { headers } = await fetch(`http://127.0.0.1:${port}${path}`, { method })
      return [headers.get('x-frame-options'), headers.get('content-security-policy')?.split('; ').at(-1) ?? null]
    }
    expect(await framing('/embed/zh?own')).toEqual([null, 'img-src *'])
    expect(await framing('/embed/zh?theme=dark')).toEqual([null, 'frame-ancestors *'])
    expect(await framing('/embed/zh', 'PUT')).toEqual([null, 'frame-ancestors *'])
    for (const path of ['/embed', '/embedded/zh', '/en/embed/zh', '/manage?/embed/zh', '/Embed/zh', '/oembed'])
      expect(await framing(path), path).toEqual(['SAMEORIGIN', `frame-ancestors 'self'`])
  })

  it('lets an address that asks for too much wait, and no other; who is not known is not counted', async () => {
    const log = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
    const port = await start()
    const ask = (address: string | null) =>
      fetch(`http://127.0.0.1:${port}/og/zh`, address ? from(address) : {}).then(async (response) => {
        await response.text()
        return response
      })
    const statuses: number[] = []
    for (let i = 0; i < 260; i++) statuses.push((await ask('198.51.100.1')).status)
    expect(statuses.slice(0, 200)).toEqual(Array(200).fill(200))
    expect(statuses).toContain(429)
    const refused = await ask('198.51.100.1')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const told = log.mock.calls.map(([line]) => JSON.parse(String(line)))
    expect(told).toMatchObject([{ security: 'too-much', from: '198.51.100.1', what: '/og/zh' }])
    expect((await ask('198.51.100.2')).status).toBe(200)
    // The connection is a proxy's of this machine, and it names nobody.
    for (let i = 0; i < 260; i++) expect((await ask(null)).status).toBe(200)
  })

  it('refuses a form of another site, and says so in the log', async () => {
    const log = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
    const port = await start()
    const headers = { origin: 'https://evil.example', 'x-forwarded-for': '198.51.100.5' }
    expect((await fetch(`http://127.0.0.1:${port}/report?x=secret`, { method: 'POST', headers })).status).toBe(403)
    expect(JSON.parse(String(log.mock.calls[0]![0]))).toMatchObject({
      security: 'foreign-form',
      from: '198.51.100.5',
      what: '/report',
    })
  })

  it('bounds the streams of one address', async () => {
    const port = await start()
    const open = () => fetch(`http://127.0.0.1:${port}/api/live`, from('198.51.100.1'))
    const streams = await Promise.all(Array.from({ length: 420 }, open))
    expect(streams.filter(({ status }) => status === 200)).toHaveLength(400)
    expect(streams.filter(({ status }) => status === 429)).toHaveLength(20)
    await Promise.all(streams.map(({ body }) => body?.cancel()))
    await vi.waitFor(async () => expect((await open()).status).toBe(200), { timeout: 60_000 })
  })

  it('does not wait for a body for ever, and bounds those that are on their way', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const port = await start()
    const post = (bytes: number) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(
        `POST /api/manage/import HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 198.51.100.1\r\nContent-Length: ${bytes}\r\n\r\n`,
      )
      return new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString().slice(9, 12))))
    }
    server!.removeAllListeners('request')
    const gate = makeGate({
      costs: new CostLimit(PER_ADDRESS),
      proxies: proxiesOf(),
      siteUrl: undefined,
      actions: new Set(),
      hasFile: () => false,
    })
    server!.on('request', gate)
    const [first, second] = [post(33_000_000), post(33_000_000)]
    expect(await post(33_000_000)).toBe('429')
    vi.advanceTimersByTime(300_000)
    expect(await Promise.all([first, second])).toEqual(['408', '408'])
  })
})
