import type { APIRequestContext, Page } from '@playwright/test'
import { query, startDatabase, stopDatabase } from '../database'
import { atRest, cards, expect, markOf, openMap, placeOf, test } from '../support'
import { en, P01, P14, zh } from '../words'

test.describe('when the database is away', () => {
  test.use({ expected: /Failed to load resource/, hasMap: false })
  test.afterEach(() => startDatabase())

  const notice = (page: Page) => page.locator('.site-notice')
  const health = (request: APIRequestContext) => async () => (await request.get('/api/health')).status()
  async function stop(request: APIRequestContext): Promise<void> {
    await stopDatabase()
    await expect.poll(health(request)).toBe(503)
  }

  test('readers get what was read before, are told so, and no more once it is back', async ({ page, request }) => {
    await page.goto(`/en/projects/${P14.slug}`)
    await expect(page.locator('.facts')).toBeVisible()
    await expect(notice(page)).toHaveCount(0)
    await stop(request)
    expect(await (await request.get('/api/health')).json()).toMatchObject({ status: 'unavailable', database: 'down' })

    expect((await page.goto('/'))?.status()).toBe(200)
    await expect(notice(page)).toHaveText(zh.site.away)
    await expect(cards(page)).toHaveCount(20)
    for (const path of ['/about', '/districts', '/districts/sip', '/events', '/compare?areas=d:320571~d:320505']) {
      expect((await page.goto(`/en${path}`))?.status(), path).toBe(200)
      await expect(notice(page), path).toHaveText(en.site.away)
      await expect(page.locator('article[role=alert]'), path).toHaveCount(0)
    }
    await page.goto(`/en/projects/${P14.slug}`)
    await expect(page.locator('.facts')).toContainText('CNY 8 billion')
    await expect(page.getByText(en.errors.notReadTitle)).toHaveCount(0)

    await startDatabase()
    await expect.poll(health(request)).toBe(200)
    await page.goto('/?q=tengxun')
    await expect(cards(page)).toHaveCount(1)
    await expect(notice(page)).toHaveCount(0)
  })

  test('a project that nobody has looked at shows what the map holds, and calls nothing undisclosed', async ({
    page,
    request,
  }) => {
    const row = `'{"id": "T02", "no": 9002, "slug": "unread", "nameZh": "没人看过", "nameEn": "Never read"}'`
    await query(`insert into "Project" select (jsonb_populate_record(p, ${row})).* from "Project" p where id = 'P14'`)
    await expect(async () => {
      await page.goto('/')
      await expect(cards(page).filter({ hasText: '没人看过' })).toHaveCount(1, { timeout: 1000 })
    }).toPass()
    await stop(request)
    await page.goto('/en/projects/unread')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Never read')
    await expect(page.getByRole('heading', { name: en.errors.notReadTitle })).toBeVisible()
    await expect(page.locator('.facts')).toContainText(/8 billion/)
    await expect(page.getByText(en.project.notDisclosed)).toHaveCount(0)
    await startDatabase()
    await query(`delete from "Project" where id = 'T02'`)
  })

  test('what needs it says so, in its language, with a way to try again', async ({ page, request }) => {
    await stop(request)
    for (const [path, words, lang] of [
      ['/?q=tengxun', zh, 'zh-CN'],
      ['/en/manage', en, 'en'],
      ['/en/manage/sign-in', en, 'en'],
    ] as const) {
      const response = await page.goto(path)
      expect(response?.status()).toBe(503)
      expect(response?.headers()['retry-after']).toBeTruthy()
      expect(await response?.text()).not.toMatch(/postgres|ECONN|node_modules|at .+\.[jt]s:\d+/i)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.errors.downTitle)
    }
    expect((await request.get('/api/suggest?q=tx')).status()).toBe(503)
    const data = { email: 'nobody@example.org', password: 'no password of anybody' }
    expect((await request.post('/api/auth/sign-in/email', { data })).status()).toBe(503)
    await page.getByRole('link', { name: en.errors.retry }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.errors.downTitle)

    await startDatabase()
    await expect.poll(health(request)).toBe(200)
    await page.getByRole('link', { name: en.errors.retry }).click()
    await expect(page.locator('form.sign-in')).toBeVisible()
  })
})

test.describe('when a record is added', () => {
  const NEWCOMER = '邻居'
  test.afterEach(() => query(`delete from "Project" where id = 'T01'`))

  test('the list knows it at once, and two projects at one place open as a list', async ({ page }) => {
    const { rows } = { rows: `'{"id": "T01", "no": 9001, "slug": "neighbour", "nameZh": "${NEWCOMER}"}'` }
    await query(`insert into "Project" select (jsonb_populate_record(p, ${rows})).* from "Project" p where id = 'P01'`)
    await expect(async () => {
      await page.goto('/?scene=sip')
      await expect(cards(page)).toHaveCount(21, { timeout: 1000 })
    }).toPass()
    await openMap(page, '/?scene=sip')
    await atRest(page)
    await expect(markOf(page, P01.zh)).toHaveCount(0)
    const stack = await placeOf(page, '此处有 2 个项目，打开列表')
    await page.mouse.click(stack.x, stack.y)
    await expect(cards(page)).toHaveCount(2)
    await expect(cards(page).filter({ hasText: NEWCOMER })).toHaveCount(1)
    await expect(cards(page).filter({ hasText: P01.zh })).toHaveCount(1)
    expect(new URL(page.url()).searchParams.has('bbox')).toBe(true)
  })
})
