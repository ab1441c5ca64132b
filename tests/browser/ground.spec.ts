/** Grounds: streets of a file, Tianditu and foreign styles of servers of this machine, good, broken and slow. */

import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { BUILT_IN, type Ground } from '#geo/ground/ground'
import { fill } from '#geo/text/format'
import { hasColour, mapPixels, type Pixels } from './pixels'
import { streetsFile } from './streets'
import { ARTEFACTS, expect, markOf, openMap, PHONE, test } from './support'
import { en, zh } from './words'

/** A pixel of one colour, which MapLibre stretches. */
const RED = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='
const HIGHWAY = { light: '#f6e3b4', dark: '#44494a' } as const
const OVER_THE_LAKE = '/?at=120.7100,31.3200,13.00'

const asked: string[] = []
/** Who asked, as far as he says: browsers name themselves, and Node does too. */
const askers = new Set<string>()
let server: Server
let host = ''

/** A vector tile whose only layer, roads, has no feature. */
const NO_ROADS = '1a090a05726f6164737802'

/** As Tianditu answers, by its key; and as servers of styles do. */
function answer(path: string, response: ServerResponse): void {
  asked.push(path)
  response.setHeader('access-control-allow-origin', '*')
  if (path.includes('tk=refused')) return void response.writeHead(418).end()
  if (path.includes('tk=usedup99')) return void response.writeHead(429).end()
  if (path.includes('/wmts?'))
    return void response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from(RED, 'base64'))
  if (path.startsWith('/slow')) return // never
  if (path.startsWith('/good.json')) {
    const layers = [
      { id: 'back', type: 'background', paint: { 'background-color': '#12ab34' } },
      ...['named', 'told'].map((source) => ({ id: source, type: 'line', source, 'source-layer': 'roads' })),
    ]
    const sources = {
      named: {
        type: 'vector',
        tiles: [`${host}/empty/{z}/{x}/{y}`],
        attribution: '<a href="javascript:x">© Named</a> &amp; sons',
      },
      told: { type: 'vector', url: '/told.json' },
    }
    return void response.end(JSON.stringify({ version: 8, sources, layers }))
  }
  if (/^\/(empty|told)\//.test(path)) return void response.end(Buffer.from(NO_ROADS, 'hex'))
  if (path.startsWith('/told.json'))
    return void response.end(
      JSON.stringify({
        tilejson: '3.0.0',
        tiles: ['told/{z}/{x}/{y}'],
        maxzoom: 12,
        attribution: '<b>© Told</b><img src=x>',
      }),
    )
  response.writeHead(200).end('{"version": 7}')
}

async function database<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client((JSON.parse(process.env.BROWSER_TEST_DATABASE!) as { url: string }).url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const ground = (change: Partial<Ground> & Pick<Ground, 'id' | 'kind' | 'url'>): Ground => ({
  ...{ zh: `底图${change.id}`, en: `Ground ${change.id}`, urlDark: '', set: 'vec', key: '', hosts: [] },
  ...{
    attribution: `© ${change.id}`,
    approvalNumber: `GS-${change.id}`,
    maxZoom: 15,
    mayExport: true,
    isDefault: false,
  },
  ...change,
})

test.beforeAll(async () => {
  await mkdir(join(ARTEFACTS, 'ground'), { recursive: true })
  await writeFile(join(ARTEFACTS, 'ground', 'test.pmtiles'), streetsFile())
  server = createServer((request, response) => {
    askers.add(request.headers['user-agent'] ?? '')
    answer(request.url ?? '', response)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const grounds = [
    ground({ id: 'streets', kind: 'pmtiles', url: '/ground/test.pmtiles' }),
    ground({ id: 'tianditu', kind: 'tianditu', url: host, key: 'fine1234', maxZoom: 18 }),
    ground({ id: 'refused', kind: 'tianditu', url: host, key: 'refused', maxZoom: 18 }),
    ground({ id: 'usedup', kind: 'tianditu', url: host, key: 'usedup99', maxZoom: 18 }),
    ground({ id: 'style', kind: 'style', url: `${host}/good.json` }),
    ground({ id: 'broken', kind: 'style', url: `${host}/broken.json` }),
    ground({ id: 'slow', kind: 'style', url: `${host}/slow.json` }),
  ]
  await database(async (client) => {
    for (const row of grounds)
      await client.query(
        `INSERT INTO "Ground" ("id", "kind", "zh", "en", "url", "key", "attribution", "approvalNumber", "maxZoom", "mayExport", "updatedBy")
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'test') ON CONFLICT ("id") DO UPDATE SET "url" = EXCLUDED."url"`,
        [
          ...[row.id, row.kind, row.zh, row.en, row.url, row.key, row.attribution, row.approvalNumber, row.maxZoom],
          row.mayExport,
        ],
      )
  })
  await new Promise((resolve) => setTimeout(resolve, 2100)) // pages read the table once in two seconds
})

test.afterAll(async () => {
  await database((client) => client.query('DELETE FROM "Ground"'))
  server.closeAllConnections()
  server.close()
})

// Refusals of servers are told by the console.
test.use({ expected: /418|429|Failed to load resource|AJAXError/ })

/** Of the picture: it is red all over, a little paler by the map's own paint. */
const redShare = ({ colours }: Pixels): number =>
  colours.filter((colour) => (colour >> 16) - Math.max((colour >> 8) & 255, colour & 255) > 100).length / colours.length

const choose = (page: Page, id: string) => page.locator('.ground-switch select').selectOption(id)
const trouble = (page: Page) => page.locator('.ground-trouble')
const untilPainted = (page: Page, colour: string) =>
  expect(async () => expect(hasColour(await mapPixels(page), colour)).toBe(true)).toPass({ timeout: 30_000 })

test('streets lie under the pins, with their attribution, in both themes, and the choice stays', async ({ page }) => {
  await openMap(page, OVER_THE_LAKE)
  expect(hasColour(await mapPixels(page), HIGHWAY.light)).toBe(false)
  await choose(page, 'streets')
  await untilPainted(page, HIGHWAY.light)
  await expect(page.locator('.map-notes')).toContainText('© streets')
  await expect(page.locator('.map-notes')).toContainText('GS-streets')
  await expect(page.locator('.map-notes')).toContainText('© Made-up streets') // the file's own words
  await page.screenshot({ path: join(ARTEFACTS, 'ground-streets-light.png') })

  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark'
  })
  await untilPainted(page, HIGHWAY.dark)
  await page.screenshot({ path: join(ARTEFACTS, 'ground-streets-dark.png') })

  // The file ends at zoom 13, whatever the admin wrote: from there on its tiles are drawn larger.
  await openMap(page, '/?at=120.7100,31.3250,16.00')
  await expect(page.locator('.ground-switch select')).toHaveValue('streets')
  await untilPainted(page, HIGHWAY.light)
  await choose(page, BUILT_IN)
  await expect(page.locator('.map-notes')).not.toContainText('© streets')
})

test('Tianditu is asked by the reader’s browser, with labels in the reader’s language', async ({ page }) => {
  await openMap(page, `/en${OVER_THE_LAKE}`)
  await choose(page, 'tianditu')
  await expect(page.locator('.map-notes')).toContainText('© tianditu')
  await expect.poll(() => asked.filter((path) => path.startsWith('/vec_w/wmts?')).length).toBeGreaterThan(0)
  await expect.poll(() => asked.filter((path) => path.startsWith('/eva_w/wmts?')).length).toBeGreaterThan(0)
  expect(asked.filter((path) => /wmts/.test(path)).every((path) => path.includes('tk=fine1234'))).toBe(true)
  await expect(async () => expect(redShare(await mapPixels(page))).toBeGreaterThan(0.5)).toPass({ timeout: 30_000 })
  await expect(trouble(page)).toHaveText('')
})

for (const [id, why] of [
  ['refused', en.ground.troubles.key],
  ['usedup', en.ground.troubles.quota],
  ['broken', en.ground.troubles.style],
] as const)
  test(`a ground that is ${id} gives way to the built-in one, and says why`, async ({ page }) => {
    await openMap(page, `/en${OVER_THE_LAKE}`)
    await choose(page, id)
    await expect(trouble(page)).toHaveText(`${fill(en.ground.failed, { name: `Ground ${id}` })} ${why}`)
    await expect(page.locator('.map-notes')).not.toContainText(`© ${id}`)
    await expect(page.locator('.ground-switch select')).toHaveValue(BUILT_IN) // what is seen
    await expect(markOf(page, /./).first()).toBeAttached()
    await expect(page.locator('.map-note[role="alert"]')).toHaveCount(0)
  })

test('pins never wait for a ground: one that never comes leaves the map as it is', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('ground', 'slow'))
  await openMap(page, OVER_THE_LAKE)
  await expect.poll(() => asked.includes('/slow.json')).toBe(true)
  await expect(markOf(page, /./).first()).toBeAttached()
})

test('a foreign style is drawn under the map, also in comparisons', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('ground', 'style'))
  await openMap(page, OVER_THE_LAKE)
  await untilPainted(page, '#12ab34')
  // What its sources ask to have named, inline or by TileJSON, is text beside what the admin wrote.
  for (const text of ['© style', '© Named & sons', '© Told'])
    await expect(page.locator('.map-notes')).toContainText(text)
  await expect(page.locator('.map-notes :is(b, img, a[href^="javascript"])')).toHaveCount(0)
  // The TileJSON ends at 12, the admin's largest zoom is 15: what is not there is not asked for.
  await expect.poll(() => asked.some((path) => /^\/told\/12\//.test(path))).toBe(true)
  expect(asked.filter((path) => /^\/told\/1[3-9]\//.test(path))).toEqual([])
  await page.goto('/compare?areas=d:320571~d:320505')
  await expect.poll(() => asked.filter((path) => path === '/good.json').length).toBeGreaterThan(1)
  await expect(page.locator('.map-notes')).toContainText('© style')
})

test('only browsers have asked for what admins typed, never this site’s server', async ({ page, request }) => {
  // Pages, pictures and the editors' list all know the addresses by now.
  await request.get('/og/zh')
  await page.goto('/manage/grounds')
  expect(asked.length).toBeGreaterThan(0)
  expect([...askers].filter((name) => !/Chrom/.test(name))).toEqual([])
  await fetch(`${host}/empty/1/1/1`)
  expect([...askers].filter((name) => !/Chrom/.test(name))).toEqual(['node']) // had it asked, it would be seen
})

test('the policy names the hosts of the grounds and no others, and files come by ranges only', async ({ request }) => {
  const policy = (await request.get('/')).headers()['content-security-policy']!
  const connect = policy.split('; ').find((part) => part.startsWith('connect-src'))
  expect(connect).toBe(`connect-src 'self' ${host}`)
  const url = '/ground/test.pmtiles'
  const part = await request.get(url, { headers: { range: 'bytes=0-6' } })
  expect([part.status(), await part.text()]).toEqual([206, 'PMTiles'])
  expect(part.headers()['content-range']).toMatch(/^bytes 0-6\/\d+$/)
  for (const range of [undefined, 'bytes=9-3', 'bytes=99999999-', 'bytes=0-1,4-5', 'lines=1-2'])
    expect((await request.get(url, { headers: range ? { range } : {} })).status(), range ?? 'none').toBe(416)
  for (const file of ['other.pmtiles', '..%2Fserver.log', '%2e%2e%2fserver.log', 'test.pmtiles%00'])
    expect([400, 404], file).toContain(
      (await request.get(`/ground/${file}`, { headers: { range: 'bytes=0-6' } })).status(),
    )
})

test('the switch says what it is in both languages, and stands among the tools on a phone', async ({ page }) => {
  await openMap(page, OVER_THE_LAKE)
  await expect(page.getByRole('combobox', { name: zh.ground.label })).toBeVisible()
  await page.setViewportSize(PHONE.viewport)
  await openMap(page, `/en${OVER_THE_LAKE}`)
  await expect(page.getByRole('combobox', { name: en.ground.label })).toBeHidden()
  const tools = page.locator('.tool-buttons button').last()
  await tools.click()
  await page.getByRole('menuitemradio', { name: 'Ground streets' }).click()
  await tools.press('Enter')
  await expect(page.getByRole('menuitemradio', { checked: true })).toHaveText('Ground streets')
})
