/**
 * What editors, files and readers have written is text on every page: nothing of it runs, whatever field it stands in.
 */

import type { Actor } from '#geo/edit/roles'
import type { Columns, RecordType, RecordValues } from '#geo/edit/values'
import { createPerson } from '#prisma/auth/people'
import { disconnect } from '#prisma/client'
import { query, transaction } from '#prisma/transaction'
import { publishRecords, readOne, saveRecords } from '#prisma/write/index'
import { expect, mapIsLive, test } from '../support'

const EVIL = `"'><img src=x onerror="hacked=1"><script>hacked=1</script></script></textarea></style>{{1}}\u2028.`
const PASSWORD = 'a password of some length'
const BOSS: Actor = { id: 'boss', name: EVIL, role: 'reviewer', districtIds: [] }
const CHANGED: readonly [type: RecordType, model: string][] = [
  ['source', 'Source'],
  ['organisation', 'Organisation'],
  ['place', 'Place'],
  ['event', 'Event'],
  ['project', 'Project'],
  ['indicator', 'Indicator'],
]
/** Fields of free text; the others are codes, numbers, dates and addresses, which the write layer checks. */
const isText = (name: string, value: unknown) => /(Zh|En)$/.test(name) && value !== null
const evilColumns = (columns: Columns): Columns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, value]) => {
      if (Array.isArray(value)) return [name, value.map((_, i) => `${EVIL}${i}`)]
      return [name, isText(name, value) && typeof value === 'string' ? EVIL : value]
    }),
  )
const evil = ({ columns, cites, parts }: RecordValues): RecordValues => ({
  columns: evilColumns(columns),
  cites: Object.fromEntries(
    Object.entries(cites).map(([field, list]) => [
      field,
      list.map((cite) => ({ ...cite, locatorZh: EVIL, locatorEn: EVIL })),
    ]),
  ),
  parts: Object.fromEntries(
    Object.entries(parts).map(([name, list]) => [
      name,
      list.map((part) => ({ ...part, columns: evilColumns(part.columns) })),
    ]),
  ),
})

let before: { type: RecordType; id: string; values: RecordValues }[] = []

async function write(records: typeof before): Promise<void> {
  await transaction(async (tx) => {
    const edits = []
    for (const { type, id, values } of records) {
      const { version } = (await readOne(tx, type, id))!
      edits.push({ type, id, version, values, why: EVIL })
    }
    await publishRecords(tx, BOSS, await saveRecords(tx, BOSS, edits), { why: EVIL })
  })
}

test.beforeAll(async () => {
  process.env.DATABASE_URL = (JSON.parse(process.env.BROWSER_TEST_DATABASE!) as { url: string }).url
  const person = { name: EVIL.slice(0, 80), email: 'stored@example.org', password: PASSWORD, districtIds: [] }
  await createPerson({ ...person, role: 'admin' }).catch((error: { code?: string }) => {
    if (error.code !== 'P2002') throw error // made by an earlier try
  })
  for (const [type, model] of CHANGED) {
    const rows = await query<{ id: string }>(`SELECT "id" FROM "${model}" ORDER BY "id"`, [])
    for (const { id } of rows) before.push({ type, id, values: (await readOne(query, type, id))!.values })
  }
  await write(before.map((one) => ({ ...one, values: evil(one.values) })))
})
test.afterAll(async () => {
  await write(before)
  before = []
  await disconnect()
})

const PAGES = [
  '',
  '?q=onerror',
  'projects/shanghai-university-innovation-center',
  'projects/tencent-digital-industry-base',
  'events/snd-greater-bay-2021',
  'events',
  'districts/sip',
  'districts',
  'about',
  'compare?areas=d:320571~c:120.77254,31.31038,5',
  `report?about=/${encodeURIComponent(EVIL.replace(/\s/g, ''))}`,
]
const DESK = [
  'manage',
  'manage/records?q=onerror',
  ...['project/P01', 'project/P14', 'event/E1', 'place/K1', 'source/S1'].map((path) => `manage/records/${path}`),
  'manage/records/project/P01/history',
  'manage/people',
  'manage/account',
]

/** The page says it, and has made nothing of it. */
async function expectText(page: import('@playwright/test').Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  expect(await page.content(), path).toContain('onerror')
  const made = await page.evaluate(() => ({
    hacked: 'hacked' in window,
    images: document.querySelectorAll('img[src="x"], [onerror]').length,
    scripts: [...document.scripts].filter((script) => script.textContent === 'hacked=1').length,
  }))
  expect(made, path).toEqual({ hacked: false, images: 0, scripts: 0 })
}

test.describe('pages', () => {
  test.use({ hasMap: false })
  for (const locale of ['/', '/en/'])
    test(`of readers below ${locale} show it as it was written`, async ({ page }) => {
      test.slow()
      for (const path of PAGES) await test.step(path, () => expectText(page, locale + path))
    })

  test('of editors too', async ({ page }) => {
    test.slow()
    await page.goto('/manage')
    await page.getByLabel('邮箱').fill('stored@example.org')
    await page.getByLabel('密码').fill(PASSWORD)
    await page.locator('.sign-in button').click()
    await expect(page.locator('.manage-tools form')).toBeVisible()
    for (const path of DESK) await test.step(path, () => expectText(page, `/${path}`))
  })

  test('have pictures and files all the same', async ({ request }) => {
    for (const path of [
      '/og/zh/projects/shanghai-university-innovation-center',
      '/export/compare/zh/areas.geojson?areas=d:320571',
      '/sitemap.xml',
    ])
      expect((await request.get(path)).status(), path).toBe(200)
  })
})

test('the live map names its pins with it', async ({ page }) => {
  await page.goto('/?scene=sip')
  await mapIsLive(page)
  await expect(page.locator('.pin-links button').first()).toContainText('onerror')
  expect(await page.locator('img[src="x"]').count()).toBe(0)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
})
