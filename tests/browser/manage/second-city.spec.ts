/**
 * A made-up second city from an empty start, out of files: set up with the code of the log, named, given borders and
 * projects, and walked by a reader. The log of the test says how long each step took.
 */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { hasColour, mapPixels } from '../pixels'
import { streetsFile } from '../streets'
import { expect, mapIsLive, markOf, PROJECT, test } from '../support'
import { en, zh } from '../words'
import { EMPTY_START_MS, type EmptySite, startEmptySite } from './empty-site'
import { pointAtDistrict, saveAs } from './support'

test.use({ hasMap: false })

const FILES = join(PROJECT, 'tests', 'fixtures', 'second-city')
const EMAIL = 'mayor@example.org'
const PASSWORD = 'a password of some length'

/** From the streets of the tests to the middle of the second city. */
const TO_THE_CITY = [102.96 - 120.71, 25.04 - 31.32] as const
const ROAD = '#f6e3b4'

let site: EmptySite
let url = ''

test.beforeAll(async () => {
  test.setTimeout(EMPTY_START_MS + 60_000)
  site = await startEmptySite()
  url = site.url
})
test.afterAll(() => site.stop())

/** Runs a step, and says how long it took. */
async function step(name: string, work: () => Promise<void>): Promise<void> {
  const start = Date.now()
  await test.step(name, work)
  console.log(`second city: ${name} ${((Date.now() - start) / 1000).toFixed(1)} s`)
}

test('a second city stands after a few steps, and readers find their way in it', async ({ page, browser }) => {
  test.setTimeout(240_000)
  const began = Date.now()
  await step('empty pages', () => walkEmpty(page))
  await step('first admin', () => setUp(page))
  await step('name, views and language', () => nameSite(page))
  await step('borders', () => giveBorders(page))
  await step('a sector of its own', () => giveWords(page))
  await step('a source', () => giveSource(page))
  await step('import', () => importProjects(page))
  await step('a ground of streets', () => giveGround(page))
  await step('reading', () => read(page))
  const withMap = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await step('streets under the pins', () => readStreets(withMap))
  await withMap.close()
  console.log(`second city: from the first page to the last ${((Date.now() - began) / 1000).toFixed(0)} s`)
})

async function walkEmpty(page: Page): Promise<void> {
  for (const path of [
    '/districts',
    '/events',
    '/compare',
    '/about',
    '/report',
    '/en/compare?areas=c:103,25,5~c:104,25,5',
  ])
    expect((await page.request.get(url + path)).status(), path).toBe(200)
  for (const path of ['/og/zh', '/og/en/districts', '/sitemap.xml', '/robots.txt', '/logo.svg', '/favicon.ico'])
    expect((await page.request.get(url + path)).status(), path).toBe(200)
  await page.goto(url)
  await expect(page.locator('.nothing')).toContainText(zh.home.empty)
  await expect(page.locator('body')).not.toContainText(/苏州|Suzhou/)
}

async function setUp(page: Page): Promise<void> {
  const code = site.code
  await page.goto(`${url}/manage`)
  await page.locator('.notice a').click()
  const field = page.locator('[name="code"]')
  await field.fill('ABCDE-ABCDE-ABCDE-ABCDE')
  await page.locator('.sign-in button').click()
  await expect(page.locator('.notice[role="alert"]')).toBeVisible()
  await expect(field).toHaveValue('') // React empties a form after its action
  await field.fill(code)
  await page.locator('.sign-in button').click()
  await page.locator('[name="name"]').fill('市长')
  await page.locator('[name="email"]').fill(EMAIL)
  await page.locator('[name="password"]').fill(PASSWORD)
  await page.locator('.sign-in button').click()
  await expect(page.locator('.guide > li')).toHaveCount(5)
  const stranger = await page.context().browser()!.newPage()
  await stranger.goto(`${url}/manage/setup`)
  await expect(stranger).toHaveURL(/\/manage\/sign-in/) // never again
  await stranger.close()
}

async function nameSite(page: Page): Promise<void> {
  await page.locator('.guide a').first().click()
  const texts = {
    name: ['云岭项目地图', 'The Yunling map'],
    tagline: ['云岭的项目', 'Projects of Yunling'],
    description: ['云岭各区的项目。', 'The projects of Yunling.'],
    footer: ['云岭投资促进局', 'Yunling investment office'],
  }
  for (const [field, [chinese, english]] of Object.entries(texts)) {
    await page.locator(`[name="${field}.zh"]`).fill(chinese!)
    await page.locator(`[name="${field}.en"]`).fill(english!)
  }
  await page.locator('[name="logoColour"]').fill('#1f6f54')
  const views = page.locator('.site-rows').first()
  for (const [column, text] of Object.entries({
    value: 'all',
    zh: '全云岭',
    en: 'All of Yunling',
    bbox: '102.85 24.95 103.15',
  }))
    await views.locator(`[name="presetViews.${column}"]`).last().fill(text)
  await expect(page.locator('.site-sample').first()).toContainText('云岭的项目')
  const save = page.locator('.site-side .strong')
  await save.click()
  await expect(page.locator('.site-side [role="alert"]')).toBeVisible() // a box has four sides
  await views.locator('[name="presetViews.bbox"]').last().fill('102.85, 24.95, 103.15, 25.15')
  for (const name of ['startView', 'wholeView']) await page.locator(`[name="${name}"]`).selectOption('all')
  await page.locator('#site-locale').selectOption('en')
  await save.click()
  await expect(page.locator('.site-versions li')).toHaveCount(2)
  await page.goto(`${url}/manage/start`)
  await expect(page.locator('.guide > [data-mark="done"]')).toHaveCount(2)
  await page.locator('.guide > li').nth(3).locator('[value="skipped"]').click()
  await expect(page.locator('.guide > [data-mark="skipped"]')).toHaveCount(1)
}

async function giveBorders(page: Page): Promise<void> {
  await page.goto(`${url}/manage/boundaries`)
  await page.setInputFiles('[name="file"]', join(FILES, 'districts.geojson'))
  await page.locator('.upload button').click()
  await page.waitForURL('**/manage/boundaries/*-*', { timeout: 60_000 })
  for (const [i, english] of ['Yunling West', 'Yunling East'].entries()) {
    await expect(page.locator(`[name="to.${i}"]`)).toHaveValue('new')
    await page.locator(`[name="en.${i}"]`).fill(english)
    await page.locator(`[name="city.${i}"]`).fill('YL') // codes with letters say nothing of their city
  }
  await page.getByRole('button', { name: '按此重新检查' }).click()
  await expect(page.locator('[name="en.1"]')).toHaveValue('Yunling East')
  await page.locator('[name="source"]').fill('云岭测绘院')
  await page.locator('[name="isSchematic"]').check()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.waitForURL('**/manage/boundaries')
  await expect(page.locator('.boundary-history')).toContainText('云岭测绘院')
}

/** A sector of the city's own, which a project of the file has. */
async function giveWords(page: Page): Promise<void> {
  await page.goto(`${url}/manage/vocabularies/sector`)
  await page.locator('.term-new summary').click()
  const form = page.locator('.term-new form')
  for (const [name, text] of Object.entries({ zh: '高原农业', en: 'Highland farming', value: 'highland-farming' }))
    await form.locator(`[name="${name}"]`).fill(text)
  await form.locator('[name="colour"][value="27"]').check()
  await form.locator('[name="glyph"][value="globe"]').check()
  await form.locator('.strong').click()
  await page.waitForURL('**/sector/highland-farming')
  await page.goto(`${url}/manage/start`)
  await expect(page.locator('.guide > [data-mark="done"]')).toHaveCount(4) // also what was put off
}

/** What the projects of the file rest on. */
async function giveSource(page: Page): Promise<void> {
  await page.goto(`${url}/manage/records/source/new`)
  await page.locator('[name="columns.titleZh"]').fill('云岭公报')
  await page.locator('[name="columns.titleEn"]').fill('Yunling gazette')
  await saveAs(page, 'publish')
  await expect(page.locator('.notice.done')).toBeVisible()
}

async function importProjects(page: Page): Promise<void> {
  await page.goto(`${url}/manage/import`)
  await page.locator('input[type="file"]').setInputFiles(join(FILES, 'projects.csv'))
  await page.locator('[name="forAll.source"]').selectOption({ label: '云岭公报' }, { timeout: 60_000 })
  // Nothing in the file says what its coordinates are.
  await page.locator('[name="datum"][value="wgs84"]').check()
  await page.locator('.import-columns .strong').click()
  await expect(page.locator('.import-plan')).toContainText('3', { timeout: 60_000 })
  await page.getByLabel('立即发布').check()
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.locator('.import-receipt')).toBeVisible({ timeout: 60_000 })
}

/** A file that the operator has put into the folder, chosen as what readers see first. */
async function giveGround(page: Page): Promise<void> {
  await writeFile(join(site.grounds, 'yunling.pmtiles'), streetsFile(TO_THE_CITY))
  await page.goto(`${url}/manage/grounds`)
  const form = page.locator('.ground-form') // open, while there is no other ground
  await expect(form.locator('[name="url"]')).toHaveValue('/ground/yunling.pmtiles')
  const texts = { zh: '云岭街道', en: 'Yunling streets', id: 'streets', attribution: '© 云岭测绘院' }
  for (const [name, text] of Object.entries(texts)) await form.locator(`[name="${name}"]`).fill(text)
  await form.locator('[name="isDefault"]').check()
  await form.locator('.strong').click()
  await expect(page.locator('.ground-form')).toHaveCount(2) // its own, and that of the next
}

/** As a reader whose browser draws maps: the roads are there, with whom they are from, and pins over them. */
async function readStreets(page: Page): Promise<void> {
  await page.goto(`${url}/en?at=102.9600,25.0400,13.00`)
  await mapIsLive(page)
  await expect(page.locator('.map-notes')).toContainText('© 云岭测绘院')
  await expect(page.locator('.map-notes')).toContainText('© Made-up streets')
  await expect(async () => expect(hasColour(await mapPixels(page), ROAD)).toBe(true)).toPass({ timeout: 30_000 })
  await expect(markOf(page, /Yunling battery base/)).toBeAttached()
  await pointAtDistrict(page, 'Yunling West')
}

async function read(page: Page): Promise<void> {
  await page.goto(url) // the bare address, in the language of this installation
  await expect(page).toHaveURL(`${url}/en`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Projects of Yunling')
  await expect(page.locator('.site-footer')).toHaveText('Yunling investment office')
  await expect(page.locator('.found')).toContainText('3')
  await page.goto(`${url}/en?sector=biomed`)
  await expect(page.locator('.found')).toContainText('1')
  await page
    .getByRole('link', { name: /Yunling biomedical centre/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Yunling biomedical centre')
  await page.goto(`${url}/en?sector=highland-farming`)
  await expect(page.locator('.chips')).toContainText('Highland farming')
  await expect(page.locator('.legend-sectors')).toContainText('Highland farming')
  await expect(page.locator('.found')).toContainText('1')
  await page.goto(`${url}/en/about`)
  await expect(page.locator('.record')).toContainText('云岭测绘院')
  await expect(page.locator('body')).not.toContainText(/苏州|Suzhou|Jinji/)
  await page.goto(`${url}/en/compare?areas=d:YL-WEST~d:YL-EAST`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Yunling West')
  await expect(page.locator('.compare')).toContainText(en.compare.figures)
}
