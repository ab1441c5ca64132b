import { query, startDatabase, stopDatabase } from '../database'
import { atRest, cards, expect, markOf, openMap, placeOf, test } from '../support'
import { en, P01, zh } from '../words'

test.describe('when the database is away', () => {
  test.use({ expected: /Failed to load resource/, hasMap: false })
  test.afterEach(() => startDatabase())

  test('a plain page says so in its language with a way to try again, and all is well when it is back', async ({
    page,
    request,
  }) => {
    const health = async () => (await request.get('/api/health')).status()
    await page.goto('/en')
    await stopDatabase()
    await expect.poll(health).toBe(503)
    const answer = await (await request.get('/api/health')).json()
    expect(answer).toMatchObject({ status: 'unavailable', database: 'down' })
    for (const [path, words, lang] of [
      ['/', zh, 'zh-CN'],
      ['/en/about', en, 'en'],
    ] as const) {
      const response = await page.goto(path)
      expect(response?.status()).toBe(503)
      expect(response?.headers()['retry-after']).toBeTruthy()
      expect(await response?.text()).not.toMatch(/postgres|ECONN|node_modules|at .+\.[jt]s:\d+/i)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.errors.downTitle)
    }
    expect((await request.get('/api/suggest?q=tx')).status()).toBe(503)
    await page.getByRole('link', { name: en.errors.retry }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.errors.downTitle)

    await startDatabase()
    await expect.poll(health).toBe(200)
    await page.getByRole('link', { name: en.errors.retry }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.about.title)
    await page.goto('/?q=tengxun')
    await expect(cards(page)).toHaveCount(1)
  })

  test('a reader in the middle of the list is told, and goes on when it is back', async ({ page, request }) => {
    await page.goto('/en')
    await expect(cards(page)).toHaveCount(20)
    await stopDatabase()
    await expect.poll(async () => (await request.get('/api/health')).status()).toBe(503)
    await cards(page).first().getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.errors.downTitle)
    await startDatabase()
    await expect.poll(async () => (await request.get('/api/health')).status()).toBe(200)
    await page.getByRole('link', { name: en.errors.retry }).click()
    await expect(page.locator('.facts')).toBeVisible()
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
