import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { expectNoFindings } from '../axe'
import { expect, PHONE, test } from '../support'
import { en, zh } from '../words'

const TWO = '/compare?areas=d:320571~d:320505'
const POLYGON = 'POLYGON((120.5 31.2,120.8 31.2,120.8 31.4,120.5 31.4,120.5 31.2))'
const SWAPPED = 'SRID=4326;POLYGON((31.2 120.5,31.2 120.8,31.4 120.8,31.4 120.5,31.2 120.5))'

test.use({ hasMap: false })

const figuresOf = (page: Page, row: string) => page.locator(`[id="row-${row}"] td .figure`)
const areasOf = (page: Page) => new URL(page.url()).searchParams.get('areas')

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the page has its findings, its figures and their sources', async ({ page }) => {
    await page.goto(TWO)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('苏州工业园区与苏州高新区')
    await expect(page.locator('.key-findings li')).not.toHaveCount(0)
    await expect(figuresOf(page, 'count')).toHaveText([/^12/, /^8$/])
    await expect(figuresOf(page, 'events.E1.count').nth(1)).toContainText('68')
    await expect(page.locator('[id="row-indicators.F54"]')).toContainText('时期不同')
    await expect(page.locator('#source-S5')).toBeVisible()
    await expect(page.locator('#row-count td[data-largest]')).toContainText(zh.compare.largest)
  })

  test('areas are added as circle and union, moved and removed, filtered, all by links and plain forms', async ({
    page,
  }) => {
    await page.goto('/en/compare')
    await page.getByRole('link', { name: 'SIP', exact: true }).click()
    await expect(page.getByText(en.compare.tooFew)).toBeVisible()
    await page.locator('select[name="centre"]').selectOption({ index: 1 })
    await page.getByRole('button', { name: en.compare.addIt }).nth(1).click()
    await expect(page.locator('.area')).toHaveCount(2)
    expect(areasOf(page)).toMatch(/^d:320571~c:120\.\d+,31\.\d+,5$/)
    await page.locator('.add-area > summary').click()
    await page.getByRole('checkbox', { name: 'Gusu' }).check()
    await page.getByRole('checkbox', { name: 'Wuzhong' }).check()
    await page.getByRole('button', { name: en.compare.addIt }).first().click()
    expect(areasOf(page)).toMatch(/~d:320506\.320508$/)
    await page.getByRole('link', { name: /^Remove B/ }).click()
    await page.getByRole('link', { name: /^Move A/ }).click()
    expect(areasOf(page)).toBe('d:320506.320508~d:320571')
    const second = page.locator('.area').nth(1)
    await second.locator('summary').click()
    await second.locator('select[name="f1.sector"]').selectOption('research')
    await second.getByRole('button', { name: en.compare.apply }).click()
    expect(new URL(page.url()).searchParams.get('f1')).toBe('sector=research')
    await expect(page.locator('.area h3').nth(1)).toHaveText('Suzhou Industrial Park (SIP) · Research')
  })

  test('a border with latitude first is told, mended and used', async ({ page }) => {
    await page.goto('/compare?areas=d:320571')
    await page.getByLabel(zh.compare.paste).fill(SWAPPED)
    await page.locator('.paste button').click()
    await expect(page.locator('.paste-problems')).toContainText('顺序颠倒')
    await page.getByRole('link', { name: zh.compare.useMended }).click()
    expect(areasOf(page)).toMatch(/^d:320571~g:[\w-]+$/)
    await expect(page.locator('.area h3').nth(1)).toContainText('手绘区域')
  })
})

test.describe('a file', () => {
  test.use({ javaScriptEnabled: false })
  const send = async (page: Page, text: string) => {
    await page.goto('/en/compare?areas=d:320571')
    await page
      .getByLabel(en.compare.file)
      .setInputFiles({ name: 'area.wkt', mimeType: 'text/plain', buffer: Buffer.from(text) })
    await page.locator('.paste button').click()
  }

  test('is read like pasted text, and one that is too large is answered with words', async ({ page }) => {
    await send(page, `SRID=4326;${POLYGON}`)
    await expect(page.locator('.area')).toHaveCount(2)
    await send(page, 'x'.repeat(1_500_000))
    await expect(page.locator('.paste-problems')).toContainText('at most 500,000 can be read')
  })
})

test('a pasted border leads to its comparison, and comes back from the address', async ({ page }) => {
  await page.goto('/en/compare?areas=d:320571')
  await page.getByLabel(en.compare.paste).fill(POLYGON)
  await page.locator('.paste button').click()
  // Nothing tells the datum of a lone polygon.
  await expect(page.locator('.paste-problems a')).toHaveCount(3)
  await page.getByRole('link', { name: 'Use as WGS-84' }).click()
  await expect(page.locator('.area h3').nth(1)).toHaveText('Drawn area (633.3 km²)')
  await page.reload()
  await expect(page.locator('.area h3').nth(1)).toHaveText('Drawn area (633.3 km²)')
})

test('differences and ratios stand against the first area, and Back leads to the values', async ({ page }) => {
  await page.goto(TWO)
  await page.getByRole('link', { name: zh.compare.differences }).click()
  await expect(figuresOf(page, 'count').nth(1)).toHaveText('−4')
  await page.getByRole('link', { name: zh.compare.ratios }).click()
  await expect(figuresOf(page, 'count').nth(1)).toHaveText('× 0.67')
  await page.goBack()
  await page.goBack()
  await expect(figuresOf(page, 'count').nth(1)).toHaveText('8')
})

test('what cannot be used of an address is said, and the rest is shown', async ({ page }) => {
  const circles = Array.from({ length: 6 }, (_, i) => `c:120.${i + 4},31.3,5`).join('~')
  await page.goto(`/en/compare?areas=d:1~x~g:!~${circles}~d:320571`)
  await expect(page.locator('.compare-notes li')).toHaveText([/“1”/, /“x”/, /“g:!”/, /At most 6.*“d:320571”/])
  await expect(page.locator('.area')).toHaveCount(6)
})

test('the start offers examples that compare something', async ({ page }) => {
  await page.goto('/compare')
  const links = await page.locator('.examples a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
  expect(links).toHaveLength(3)
  for (const link of links) {
    await page.goto(link)
    await expect(page.locator('.area')).toHaveCount(2)
    await expect(page.locator('.compare-notes')).toHaveCount(0)
  }
})

test('district, project and masthead lead to comparisons', async ({ page }) => {
  await page.goto('/en/districts/sip')
  await page.locator('.record').getByRole('link', { name: 'SND', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('(SND)')
  expect(areasOf(page)).toBe('d:320571~d:320505')
  await page.goto('/projects/shanghai-university-innovation-center')
  await page.locator('.record .chips a').first().click()
  await expect(page.locator('.area')).toHaveCount(2)
  await page.getByRole('link', { name: zh.compare.nav, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh.compare.title)
})

test('the exports hold the figures of the page and can be read again', async ({ page, request }) => {
  await page.goto(TWO)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
  expect(download.suggestedFilename()).toMatch(/^区域比较-表格-AB-\d+\.csv$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toMatch(/^\ufeff组,指标,.*\r\n/)
  const lines = Papa.parse<string[]>(text.slice(1)).data
  expect(lines.find((line) => line[2] === 'count')!.slice(4, 8)).toEqual(['12', '', '8', ''])
  const book = await request.get('/export/compare/en/table.xlsx?areas=d:320571~d:320505')
  const sheet = await readSheet(await book.body())
  expect(sheet.find((line) => line[2] === 'count')!.slice(4, 7)).toEqual([12, null, 8])
  const json = await (await request.get('/export/compare/en/areas.geojson?areas=d:320571~d:320505')).json()
  expect(json.features.map(({ properties }: { properties: { count: number } }) => properties.count)).toEqual([12, 8])
  expect((await request.get('/export/compare/en/table.csv')).status()).toBe(400)
  expect((await request.get('/export/compare/en/table.pdf?areas=d:320571')).status()).toBe(404)
})

test('a mistake in a comparison is reported together with its address', async ({ page }) => {
  await page.goto(TWO)
  await page.getByRole('link', { name: '报告错误' }).click()
  await expect(page.locator('.record')).toContainText(`关于页面 ${TWO}`)
})

test('folds open and close by keyboard', async ({ page }) => {
  await page.goto(TWO)
  const kinds = page.locator('#kind')
  await expect(kinds).not.toHaveAttribute('open')
  await kinds.locator('> summary').focus()
  await page.keyboard.press('Enter')
  await expect(kinds).toHaveAttribute('open')
})

test('axe finds nothing, in both languages and themes', async ({ page }) => {
  test.slow()
  for (const path of [`/en${TWO}~c:120.77254,31.31038,5~d:9`, '/compare']) {
    await test.step(path, async () => {
      await page.goto(path)
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      await expectNoFindings(page)
    })
  }
})

test.describe('on a phone', () => {
  test.use(PHONE)
  test('nothing is wider than the screen, and axe finds nothing', async ({ page }) => {
    await page.goto(`${TWO}~c:120.77254,31.31038,5`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectNoFindings(page)
  })
})

test('on paper every group is open, and no control is left', async ({ page }) => {
  await page.goto(TWO)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('#kind tbody tr').first()).toBeVisible()
  await expect(page.locator('.table-tools')).toBeHidden()
  await expect(page.locator('.add-area')).toBeHidden()
  await expect(page.locator('.compare-definitions dd').first()).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('.compare-definitions')).toBeHidden()
})
