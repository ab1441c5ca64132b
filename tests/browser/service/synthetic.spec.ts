/** A map of made-up records says so wherever one looks. */

import { type ChildProcess, spawn } from 'node:child_process'
import { freePort } from '#prisma/embedded/cluster'
import { WEB } from '#prisma/server/next-process'
import { fillSynthetic } from '#prisma/synthetic/write'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { until } from '../../support/until'
import { expect, openMap, PHONE, PROJECT, test } from '../support'

test.describe.configure({ mode: 'serial' })

let database: TestDatabase
let app: ChildProcess
let url: string

test.beforeAll(async () => {
  database = await startTestDatabase()
  await fillSynthetic(database.url, { projects: 2000, seed: 2 })
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    PORT: String(port),
    HOST: '127.0.0.1',
    NODE_ENV: 'production' as const,
  }
  app = spawn(process.execPath, [WEB], { cwd: PROJECT, env, stdio: 'ignore' })
  await until(
    () =>
      fetch(`${url}/api/health`).then(
        (response) => response.ok,
        () => false,
      ),
    60_000,
  )
})
test.afterAll(async () => {
  app?.kill('SIGKILL')
  await database?.stop()
})

const PAGES = [
  '/',
  '/en',
  '/projects/sample-7',
  '/en/districts',
  '/districts/sip',
  '/events',
  '/events/sample-event-2022',
  '/about',
  '/nowhere',
]

test.describe('without a map', () => {
  test.use({ hasMap: false, expected: /404/ })

  for (const path of PAGES) {
    test(`${path} is marked synthetic`, async ({ page }) => {
      await page.goto(url + path)
      const words = path.startsWith('/en') ? 'Synthetic data' : '合成数据'
      await expect(page.getByRole('note').filter({ hasText: words })).toBeInViewport()
    })
  }
})

test.describe('on a phone', () => {
  test.use(PHONE)

  test('the mark leaves map and list where they are', async ({ page }) => {
    await openMap(page, `${url}/`)
    await expect(page.locator('.site-notice')).toBeInViewport()
    await expect(page.locator('.masthead')).toBeInViewport()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})
