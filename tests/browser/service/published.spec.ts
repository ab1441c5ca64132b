/** A published revision, served by a server that knows nothing but files. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PlainServer, servePlainly } from '../../support/plain-server'
import { expectNoFindings } from '../axe'
import { expect, PHONE, PROJECT, test } from '../support'

test.describe.configure({ mode: 'serial' })

const folder = mkdtempSync(join(tmpdir(), 'landing-published-'))
let server: PlainServer

test.beforeAll(async () => {
  const env = { ...process.env, DATABASE_URL: JSON.parse(process.env.BROWSER_TEST_DATABASE!).url }
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['run', '-s', 'publish:static', '--', '--out', join(folder, 'site')],
    {
      cwd: PROJECT,
      env,
      encoding: 'utf8',
    },
  )
  expect(status, stdout + stderr).toBe(0)
  server = await servePlainly(join(folder, 'site'))
})
test.afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('draws its map by ranges of bytes, and opens a project by its address', async ({ page }) => {
  await page.goto(server.url)
  await expect(page.locator('body[data-map="live"]')).toBeVisible({ timeout: 45_000 })
  expect(server.partial()).toBeGreaterThan(3)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('20 个项目')
  await page.getByRole('link', { name: '腾讯(苏州)数字产业基地' }).click()
  const record = page.getByRole('article')
  await expect(record.getByRole('heading')).toHaveText('腾讯(苏州)数字产业基地')
  await expect(record).toContainText('80 亿元')
  await expect(record).toBeFocused()
})

test('has maps for other pages, whose pins lead to the project in the whole map', async ({ page }) => {
  await page.goto(`${server.url}embed/zh/districts/sip/index.html`)
  await expect(page.locator('[data-map="live"]')).toBeVisible({ timeout: 45_000 })
  const pin = page.getByRole('listitem').getByRole('link').first()
  await expect(pin).toHaveAttribute('href', /index\.html#\d+$/)
  await page.goto(new URL((await pin.getAttribute('href'))!, page.url()).href)
  await expect(page.getByRole('article').getByRole('heading')).toBeVisible()
})

for (const path of ['', 'en/']) {
  test(`the page at /${path} has no fault that axe finds, in light and dark`, async ({ page }) => {
    await page.goto(server.url + path)
    await expect(page.locator('body[data-map="live"]')).toBeVisible({ timeout: 45_000 })
    await expectNoFindings(page)
  })
}

test.describe('on a phone', () => {
  test.use(PHONE)

  test('map and list share the screen, and nothing is wider than it', async ({ page }) => {
    await page.goto(server.url)
    await expect(page.locator('body[data-map="live"]')).toBeVisible({ timeout: 45_000 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expect(page.locator('.panel')).toBeInViewport()
  })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the list is there', async ({ page }) => {
    await page.goto(`${server.url}en/`)
    await expect(page.getByRole('listitem').filter({ hasText: 'Tencent' })).toBeVisible()
  })
})
