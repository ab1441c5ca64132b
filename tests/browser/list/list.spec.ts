/** The list goes on as one scrolls, keeps its place, and points at the map as the map points at it. */

import { type ChildProcess, spawn } from 'node:child_process'
import type { Page } from '@playwright/test'
import { freePort } from '#prisma/embedded/cluster'
import { WEB } from '#prisma/server/next-process'
import { fillSynthetic } from '#prisma/synthetic/write'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { until } from '../../support/until'
import { cards, expect, markOf, openMap, PROJECT, placeOf, test } from '../support'
import { P01, P09, zh } from '../words'

test.describe.configure({ mode: 'serial' })

const ALL = 20_000
/** Rows that may stand in the page at once: what is seen and as much again. */
const MOST_ROWS = 60

let database: TestDatabase
let app: ChildProcess
let url: string

test.beforeAll(async () => {
  test.setTimeout(180_000)
  database = await startTestDatabase()
  await fillSynthetic(database.url, { projects: ALL, seed: 4 })
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const env = { ...process.env, DATABASE_URL: database.url, PORT: String(port), HOST: '127.0.0.1' }
  app = spawn(process.execPath, [WEB], { cwd: PROJECT, env: { ...env, NODE_ENV: 'production' }, stdio: 'ignore' })
  const isUp = () =>
    fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    )
  await until(isUp, 120_000)
})
test.afterAll(async () => {
  app?.kill('SIGKILL')
  await database?.stop()
})

/** The place in the list of the row at the top of the panel, from 1. */
const rowAtTop = (page: Page) =>
  page.locator('.panel').evaluate((panel) => {
    const top = panel.getBoundingClientRect().top
    const rows = [...panel.querySelectorAll('.cards > li')]
    const row = rows.find((one) => one.getBoundingClientRect().bottom > top + 8)
    return Number(row?.getAttribute('aria-posinset'))
  })

/** Scrolls the panel until a row with this place or a later one is at its top. */
async function scrollTo(page: Page, place: number): Promise<void> {
  await expect(async () => {
    await page.locator('.panel').evaluate((panel) => panel.scrollBy(0, 20_000))
    expect(await rowAtTop(page)).toBeGreaterThanOrEqual(place)
  }).toPass({ intervals: [60], timeout: 200_000 })
  // Rows that came meanwhile are measured, and may move the others once more.
  await expect(async () => {
    const before = await rowAtTop(page)
    await page.waitForTimeout(100)
    expect(await rowAtTop(page)).toBe(before)
    expect(before).toBeGreaterThan(0)
  }).toPass()
}

/** Opens the project of a row, and goes Back to the same row at the same height. */
async function goAndComeBack(page: Page, place: number): Promise<void> {
  const row = page.locator(`.cards > li[aria-posinset="${place}"]`)
  const name = await row.locator('.card-name').textContent()
  const before = (await row.boundingBox())!
  await row.getByRole('link').click()
  await expect(page.locator('.record h1')).toHaveText(name!)
  await page.goBack()
  await expect(row.locator('.card-name')).toHaveText(name!)
  await expect.poll(async () => Math.abs((await row.boundingBox())!.y - before.y)).toBeLessThan(3)
}

test.describe('a list of twenty thousand', () => {
  test.use({ hasMap: false })

  test('goes on without buttons, with few rows in the page, and Back returns to the same row', async ({ page }) => {
    test.setTimeout(300_000)
    await page.goto(url)
    await expect(cards(page)).toHaveCount(50)
    await expect(cards(page).first()).toHaveAttribute('aria-setsize', String(ALL))
    await scrollTo(page, 3000)
    await expect.poll(() => cards(page).count()).toBeLessThan(MOST_ROWS)
    const places = await cards(page).evaluateAll((all) => all.map((card) => Number(card.getAttribute('aria-posinset'))))
    expect(places).toEqual(places.map((_, i) => places[0]! + i))
    const nos = await cards(page).evaluateAll((all) => all.map((card) => card.getAttribute('data-no')))
    expect(new Set(nos).size).toBe(nos.length)

    // More than once: whether the rows are drawn before the list gives up looking for its place is a matter of time.
    for (const below of [2, 1, 3]) await goAndComeBack(page, (await rowAtTop(page)) + below)
    expect(await cards(page).count()).toBeLessThan(MOST_ROWS)
  })

  test('is walked through by keyboard: the row in focus stays, and so does what follows it', async ({ page }) => {
    await page.goto(url)
    await scrollTo(page, 60)
    const place = await rowAtTop(page)
    const link = page.locator(`.cards > li[aria-posinset="${place + 3}"] a`)
    await link.focus()
    await page.locator('.panel').evaluate((panel) => panel.scrollBy(0, 6000))
    await expect.poll(() => rowAtTop(page)).toBeGreaterThan(place + 20)
    await expect(link).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(page.locator(`.cards > li[aria-posinset="${place + 4}"] a`)).toBeFocused()
  })

  test('its pages are kept for ever by revision, and bad questions are refused', async ({ request }) => {
    const { revision } = await (await request.get(`${url}/api/health`)).json()
    const first = await request.get(`${url}/api/list/${revision}/zh?sort=date`)
    expect(first.headers()['cache-control']).toBe('public, max-age=31536000, immutable')
    const { rows, next } = await first.json()
    expect(rows).toHaveLength(200)
    const second = await request.get(`${url}/api/list/${revision}/zh?sort=date&after=${encodeURIComponent(next)}`)
    const all = [...rows, ...(await second.json()).rows].map(({ no }: { no: number }) => no)
    expect(new Set(all).size).toBe(400)
    expect((await request.get(`${url}/api/list/999/zh`)).headers()['cache-control']).toBe('public, max-age=1')
    for (const bad of ['1/fr', 'x/zh', '1/zh?after=1', '1/zh?sort=best', '1/zh?sector=Gold!', '1/zh?limit=9']) {
      expect((await request.get(`${url}/api/list/${bad}`)).status(), bad).toBe(400)
    }
  })
})

test.describe('where the server does not answer', () => {
  test.use({ hasMap: false, expected: /ERR_FAILED/ })

  test('the list says so, and goes on when asked again', async ({ page }) => {
    await page.route('**/api/list/**', (route) => route.abort())
    await page.goto(url)
    await page.locator('.panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight))
    await expect(page.getByRole('alert').filter({ hasText: zh.home.loadFailed })).toBeVisible()
    await page.unroute('**/api/list/**')
    await page.locator('.list-end').getByRole('button', { name: zh.map.retry }).click()
    await scrollTo(page, 80)
  })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the list goes on by links', async ({ page }) => {
    await page.goto(url)
    await page.getByRole('link', { name: zh.home.more }).click()
    await expect(cards(page)).toHaveCount(100)
  })
})

test('a card points at its pin, and a pin at its card', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  const card = cards(page).filter({ hasText: P01.zh })
  await expect(markOf(page, P01.zh)).toHaveCount(1)
  await card.getByRole('link').focus()
  await expect(page.locator('.hover-card')).toContainText(P01.zh)
  await cards(page).filter({ hasText: P09.zh }).hover()
  await expect(page.locator('.hover-card')).toContainText(P09.zh)
  const place = await placeOf(page, P01.zh)
  await page.mouse.move(place.x, place.y, { steps: 3 })
  await expect(card).toHaveAttribute('data-active', '')
  await expect(page.locator('.card[data-active]')).toHaveCount(1)
  await page.mouse.move(place.x + 150, place.y + 150, { steps: 3 })
  await expect(page.locator('.card[data-active]')).toHaveCount(0)
})
