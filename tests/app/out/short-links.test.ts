import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST } from '#app/api/share/[...path]/route'
import { GET as cite } from '#app/cite/[...path]/route'
import { GET as oembed } from '#app/oembed/route'
import { areaText } from '#geo/areas/area-text'
import { LONGEST_LINK, LONGEST_STORED } from '#geo/url/short-link'
import { exportTo } from '#prisma/archive/export'
import { restoreFrom } from '#prisma/archive/restore'
import { disconnect } from '#prisma/client'
import { keepShortLink, letShortLinksBeOpened } from '#prisma/links/short-links'
import { openShortAddress } from '#prisma/server/short-address'
import { query } from '#prisma/transaction'
import { startSeeded } from '../../support/app'
import { startTestDatabase, temporaryFolder } from '../../support/database'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
  letShortLinksBeOpened()
})
afterAll(() => stop?.())

/** A ring of 250 corners. */
const ring = (lng: number) =>
  areaText({
    kind: 'polygon',
    rings: [
      Array.from({ length: 250 }, (_, i) => {
        const turn = (i / 250) * 2 * Math.PI
        const radius = 0.05 + 0.01 * Math.sin(7 * turn)
        return [lng + radius * Math.cos(turn), 31.3 + radius * Math.sin(turn)] as const
      }),
    ],
  })
const LONG = `areas=${[ring(120.6), ring(120.7), ring(120.8)].join('~')}&sector=biomed&f1=sector%3Dsoftware`

const send = async (path: string, body: string, reader = '192.0.2.1') => {
  const response = await POST(
    new Request(`http://localhost/api/share/${path}`, {
      method: 'POST',
      body,
      headers: { host: 'map.example', 'x-forwarded-for': reader },
    }),
    { params: Promise.resolve({ path: path.split('/') }) },
  )
  return { status: response.status, body: await response.json() }
}

/** What the server goes on with after a request for an address. */
const opened = (url: string, method = 'GET') =>
  new Promise<{ url: string | undefined; isShort: boolean }>((resolve) => {
    const request = { method, url, headers: {} } as IncomingMessage
    openShortAddress(request, {} as ServerResponse, () =>
      resolve({ url: request.url, isShort: 'x-short' in request.headers }),
    )
  })

const pathOf = (url: string) => url.slice(new URL(url).origin.length)

describe('a link that is too long', () => {
  it.each([
    ['zh', '/s/', '/compare'],
    ['en', '/en/s/', '/en/compare'],
  ])('is kept under a short one, which leads to the same view (%s)', async (locale, before, path) => {
    const { status, body } = await send(`${locale}/compare`, LONG)
    expect(status).toBe(200)
    expect(pathOf(body.url)).toMatch(new RegExp(`^${before}[\\w-]{16}$`))
    expect(body.qr).not.toBeNull()
    const long = await opened(pathOf(body.url))
    expect(long.isShort).toBe(true)
    expect(long.url!.length).toBeGreaterThan(LONGEST_LINK)
    expect(long.url!.startsWith(`${path}?areas=`)).toBe(true)
    const asked = new URLSearchParams(long.url!.split('?')[1])
    for (const [key, value] of new URLSearchParams(LONG)) expect(asked.get(key)).toBe(value)
  })

  it('is kept once, however often, in whatever order and by whomever it is sent', async () => {
    const [first, again] = await Promise.all([send('zh/compare', LONG), send('zh/compare', LONG, '192.0.2.7')])
    const { body } = await send('zh/compare', LONG.split('&').reverse().join('&'))
    expect([again.body.url, body.url]).toEqual([first.body.url, first.body.url])
    const rows = await query<{ n: string }>(`SELECT count(*) AS "n" FROM "ShortLink"`, [])
    expect(rows[0]!.n).toBe('1')
  })

  it('keeps a revision that it asks for, so that the past is opened by it', async () => {
    const { body } = await send('en/compare', `${LONG}&as-of=7`)
    expect((await opened(pathOf(body.url))).url).toContain('as-of=7')
  })
})

describe('nothing else is kept', () => {
  it('a link that is short enough stays as it is', async () => {
    const { body } = await send('en/compare', 'areas=d:320571~d:320505')
    expect(pathOf(body.url)).toBe('/en/compare?areas=d:320571~d:320505')
  })

  it('what no page reads falls away before anything is stored', async () => {
    const { body } = await send('zh/compare', `${LONG}&next=https://elsewhere.example/&x=${'y'.repeat(9000)}`)
    const { url } = await opened(pathOf(body.url))
    expect(url).not.toMatch(/elsewhere|yyy/)
    expect(url!.length).toBeLessThan(LONGEST_STORED)
  })

  it.each(['de', 'zh/manage', 'zh/manage/people', 'zh/nothing/x', 'en/compare/x', 'zh/projects/..'])(
    '%s is no page',
    async (path) => expect((await send(path, LONG)).status).toBe(404),
  )

  it.each(['//elsewhere.example/', 'https://elsewhere.example/', '/\\elsewhere', '/x y', '/compare?<script>\n', ''])(
    '%s is refused even from within',
    async (address) => {
      await expect(keepShortLink(address, '')).rejects.toThrow('No view')
    },
  )

  it('and an archive from elsewhere does not lead elsewhere', async () => {
    await query(`INSERT INTO "ShortLink" VALUES ('aaaaaaaaaaaaaaaa', '//elsewhere.example/')`, [])
    expect(await opened('/s/aaaaaaaaaaaaaaaa')).toEqual({ url: '/s/aaaaaaaaaaaaaaaa', isShort: false })
    await query(`DELETE FROM "ShortLink" WHERE "id" = 'aaaaaaaaaaaaaaaa'`, [])
  })

  it.each(['/s/unknownunknown00', '/s/short', '/s/', '/en/s/../manage', '/s/unknownunknown00/x'])(
    '%s opens nothing',
    async (url) => expect(await opened(url)).toEqual({ url, isShort: false }),
  )

  it('one reader cannot fill the database: the link stays long, and the dialog says so', async () => {
    const kept = (body: { url: string }) => /\/s\/[\w-]{16}$/.test(body.url)
    const answers = []
    for (let i = 0; i < 62; i++) answers.push(await send('zh/compare', `${LONG}&min=${i + 1}`, '192.0.2.99'))
    expect(answers.filter(({ body }) => kept(body))).toHaveLength(60)
    expect(answers.at(-1)!.body.note).toBeTruthy()
    expect(kept((await send('zh/compare', `${LONG}&min=999`, '192.0.2.100')).body)).toBe(true)
  })
})

it('an archive brings the links along', async () => {
  const { body } = await send('en/compare', LONG)
  const before = await opened(pathOf(body.url))
  const file = join(await temporaryFolder('landing-links-'), 'all.gz')
  await exportTo(process.env.DATABASE_URL!, file)
  const server = await startTestDatabase({ migrated: false })
  const here = process.env.DATABASE_URL
  try {
    await restoreFrom(server.url, file)
    process.env.DATABASE_URL = server.url
    expect(await opened(pathOf(body.url))).toEqual(before)
  } finally {
    process.env.DATABASE_URL = here
    await disconnect()
    await server.stop()
  }
})

it('leads to the map for other pages, to the picture and to the citation of its view as well', async () => {
  const { body } = await send('en/compare', LONG)
  const id = pathOf(body.url).split('/').at(-1)!
  for (const before of ['/embed/en', '/og/en', '/cite/json/zh']) {
    const { url } = await opened(`${before}/s/${id}?theme=dark`)
    expect(url).toMatch(new RegExp(`^${before}/compare\\?areas=g`))
    expect(url).toMatch(/&theme=dark$/)
    expect((await opened(`${before}/s/${id}?title=a?b&theme=dark`)).url).toMatch(/&title=a\?b&theme=dark$/)
  }
  const headers = { host: 'map.example', 'x-forwarded-proto': 'https' }
  const ask = (short: string) =>
    oembed(new Request(`https://map.example/oembed?url=https://map.example/en/s/${short}`, { headers }))
  const answers = await Promise.all([id!, 'A'.repeat(16)].map(ask))
  expect(answers.map(({ status }) => status)).toEqual([200, 404])
  const { html, thumbnail_url } = await answers[0]!.json()
  expect(html).toContain(`src="https://map.example/embed/en/s/${id}"`)
  expect(thumbnail_url).toBe(`https://map.example/og/en/s/${id}`)
  expect(body.cards[0].href).toBe(`/og/en/s/${id}?card=3x4`)
  const response = await cite(new Request(`http://localhost/cite/json/en/compare?${LONG}`), {
    params: Promise.resolve({ path: ['json', 'en', 'compare'] }),
  })
  const { en } = await response.json()
  expect(en).toMatch(/http:\/\/localhost:3000\/en\/s\/[\w-]{16} /)
  expect(en.length).toBeLessThan(1000)
})
