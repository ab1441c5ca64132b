/** Maps in other sites' frames, and how those sites learn of them. */

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET } from '#app/embed/[...path]/route'
import { GET as oembed } from '#app/oembed/route'
import { GET as picture } from '#app/og/[...path]/route'
import { startSeeded } from '../../support/app'

const HERE = 'https://map.example'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const headers = { host: 'map.example', 'x-forwarded-proto': 'https' }
const show = (path: string, more: Readonly<Record<string, string>> = {}) => {
  const url = new URL(`/embed/${path}`, HERE)
  const parts = url.pathname.split('/').slice(2)
  return GET(new Request(url, { headers: { ...headers, ...more } }), { params: Promise.resolve({ path: parts }) })
}
const ask = (query: Readonly<Record<string, string>>) =>
  oembed(new Request(`${HERE}/oembed?${new URLSearchParams(query)}`, { headers }))

const thumbnailOf = ({ thumbnail_url: url }: { thumbnail_url: string }) =>
  picture(new Request(url), { params: Promise.resolve({ path: new URL(url).pathname.split('/').slice(2) }) })

const policyOf = (response: Response) =>
  new Map(
    response.headers
      .get('content-security-policy')!
      .split('; ')
      .map((rule) => [rule.split(' ')[0], rule] as const),
  )

describe('an embedded map', () => {
  it('is a picture with links, what must be said of it, and the way to the whole page', async () => {
    const html = await (await show('en/districts/sip?sector=biomed')).text()
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<svg class="picture"')
    expect(html).toContain('href="/en/projects/')
    expect(html).toContain('Schematic; boundaries are not authoritative')
    expect(html).toContain('href="/en/about#sources"')
    expect(html).toContain('class="embed-open" href="/en/districts/sip?sector=biomed"')
    expect(html).toContain('<h1>Suzhou Industrial Park (SIP)</h1>')
  })

  it('shows what its address asks for', async () => {
    const html = await (await show('zh?theme=dark&title=0&legend=1')).text()
    expect(html).toContain('<html lang="zh-CN" data-theme="dark">')
    expect(html).not.toContain('<h1>')
    expect(html.match(/<ul class="embed-legend".*?<\/ul>/s)![0].match(/<li>/g)!.length).toBeGreaterThan(3)
  })

  it('may be framed by anybody, and names this site where a frame has no origin', async () => {
    const response = await show('zh')
    const policy = policyOf(response)
    expect(policy.get('frame-ancestors')).toBe('frame-ancestors *')
    expect(policy.get('default-src')).toBe(`default-src 'none'`)
    expect(policy.get('connect-src')).toBe(`connect-src 'self' ${HERE}`)
    expect(policy.get('worker-src')).toBe(`worker-src 'self' ${HERE} data:`)
    const [, style] = /<style>(.*?)<\/style>/s.exec(await response.text())!
    expect(policy.get('style-src')).toContain(createHash('sha256').update(style!).digest('base64'))
    expect(policy.get('script-src')).toBe(`script-src 'self' ${HERE}`)
  })

  it('is not sent again unchanged', async () => {
    const etag = (await show('zh')).headers.get('etag')!
    expect((await show('zh', { 'if-none-match': etag })).status).toBe(304)
    expect((await show('zh?sector=biomed', { 'if-none-match': etag })).status).toBe(200)
  })

  it.each([
    'zh/projects/none',
    'en/manage',
    'fr',
    'zh/compare',
    'zh/compare?areas=d:320571',
    'zh/compare/more?areas=d:320571~d:320505',
    'zh/about',
    'zh/districts/sip/more',
  ])('of %s is a 404 in words, within the frame', async (path) => {
    const response = await show(path)
    expect(response.status).toBe(404)
    expect(policyOf(response).get('frame-ancestors')).toBe('frame-ancestors *')
    expect(await response.text()).toContain(path.startsWith('en') ? 'There is no map here' : '这里没有地图')
  })

  it('escapes whatever the address says', async () => {
    const evil = '"><script>alert(1)</script>'
    const html = await (await show(`zh?q=${encodeURIComponent(evil)}&theme=${encodeURIComponent(evil)}`)).text()
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('"><script')
  })
})

describe('an embedded comparison', () => {
  const areas = 'areas=d:320571~d:320505'

  it('has its areas with letters and names, its filter, and the way to the page, whatever way that shows them in', async () => {
    for (const mode of ['', '&map=split', '&map=overlay', '&map=density']) {
      const html = await (await show(`en/compare?${areas}&sector=biomed${mode}`)).text()
      expect(html).toContain('<svg class="picture"')
      expect(html).toContain('Suzhou Industrial Park (SIP) and Suzhou High-tech Zone (SND)')
      expect(html).toContain('Biomedicine')
      expect(html.match(/<ul class="embed-legend".*?<\/ul>/s)![0].match(/<li>/g)).toHaveLength(2)
      expect(html).toMatch(/class="embed-open" href="\/en\/compare\?areas=d:320571~d:320505[^"]*sector=biomed/)
      const { compared, tiles } = JSON.parse(/id="settings">(.*?)<\/script>/s.exec(html)![1]!)
      expect(compared.areas.features).toHaveLength(4)
      expect(compared.filled).toEqual(['A', 'B'])
      expect(tiles).toContain('sector=biomed')
    }
  })

  it('is what oEmbed makes of the page', async () => {
    const answer = await (await ask({ url: `${HERE}/en/compare?${areas}&sector=biomed` })).json()
    expect(answer.title).toContain('Biomedicine')
    expect(answer.html).toContain(`src="${HERE}/embed/en/compare?areas=d:320571~d:320505&#38;sector=biomed"`)
    expect(answer.thumbnail_url).toBe(`${HERE}/og/en/compare?${areas}&sector=biomed`)
    const { status, headers } = await thumbnailOf(answer)
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await ask({ url: `${HERE}/en/compare` })).status).toBe(404)
  })
})

describe('oEmbed', () => {
  it('gives an iframe and a picture within what is asked', async () => {
    const response = await ask({ url: `${HERE}/en/districts/sip?sector=biomed`, maxwidth: '640', maxheight: '400' })
    const answer = await response.json()
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: 'Suzhou Industrial Park (SIP) · Biomedicine & medical devices',
      provider_url: `${HERE}/`,
      width: 640,
      height: 400,
      thumbnail_url: `${HERE}/og/en/districts/sip?sector=biomed&width=600`,
      thumbnail_width: 600,
      thumbnail_height: 315,
    })
    expect(answer.html).toMatch(
      /^<iframe src="https:\/\/map\.example\/embed\/en\/districts\/sip\?sector=biomed" [^<>]*width="640" height="400"[^<>]*><\/iframe>$/,
    )
  })

  it('names a picture that has the size it says', async () => {
    for (const url of [`${HERE}/`, `${HERE}/compare?areas=d:320571~d:320505`]) {
      const answer = await (await ask({ url, maxwidth: '320' })).json()
      const png = Buffer.from(await (await thumbnailOf(answer)).arrayBuffer())
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([answer.thumbnail_width, answer.thumbnail_height])
    }
  })

  it('gives no picture where none is small enough', async () => {
    expect(await (await ask({ url: `${HERE}/en`, maxwidth: '200' })).json()).not.toHaveProperty('thumbnail_url')
  })

  it('knows the address of an embedded map as well', async () => {
    const { html } = await (await ask({ url: `${HERE}/embed/zh/events?x=1` })).json()
    expect(html).toContain('/embed/zh/events"')
  })

  it.each([
    [{ url: 'https://elsewhere.example/' }, 404],
    [{ url: `${HERE}/projects/none` }, 404],
    [{ url: `${HERE}/manage` }, 404],
    [{ url: 'javascript:alert(1)' }, 404],
    [{ url: `${HERE}/`, format: 'xml' }, 501],
    [{ url: `${HERE}/`, maxwidth: '0' }, 400],
    [{ url: `${HERE}/`, maxwidth: '1.5' }, 400],
    [{}, 400],
  ])('%j is a %i', async (query, status) => expect((await ask(query as Record<string, string>)).status).toBe(status))
})
