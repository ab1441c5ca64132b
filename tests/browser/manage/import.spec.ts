/**
 * A table comes in: dropped, corrected, checked, imported, undone; by editors only; on a phone and by keyboard; nothing
 * runs that a cell holds.
 */

import type { Page } from '@playwright/test'
import { createPerson } from '#prisma/auth/people'
import { disconnect } from '#prisma/client'
import { csv, gb18030, rawXlsx, texts, xlsx } from '../../support/import-files'
import { expectNoFindings } from '../axe'
import { expect, PHONE, test } from '../support'

const PASSWORD = 'a password of some length'
const HEAD = ['项目名称', '项目类型', '产业', '所在区', '高德经度', '高德纬度', '总投资(亿元)', '发布日期']
const stamp = Date.now().toString(36)
const row = (name: string, change: Readonly<Record<string, string>> = {}) =>
  HEAD.map(
    (heading) =>
      ({ 项目名称: `${name}${stamp}`, 项目类型: '平台', 产业: '数字经济', 所在区: '苏州工业园区', ...change })[
        heading
      ] ?? '',
  )

test.use({ hasMap: false })

test.beforeAll(async () => {
  process.env.DATABASE_URL = (JSON.parse(process.env.BROWSER_TEST_DATABASE!) as { url: string }).url
  for (const [name, role] of [
    ['importer', 'editor'],
    ['publisher', 'reviewer'],
  ] as const) {
    const person = { name, email: `${name}@example.org`, password: PASSWORD, role, districtIds: ['320571'] }
    await createPerson(person).catch((error: { code?: string }) => {
      if (error.code !== 'P2002') throw error // made by an earlier try
    })
  }
  await disconnect()
})

async function signIn(page: Page, path: string, name = 'importer'): Promise<void> {
  await page.goto(path)
  await page.getByLabel(/邮箱|Email/).fill(`${name}@example.org`)
  await page.getByLabel(/密码|Password/).fill(PASSWORD)
  await page.locator('.sign-in button').click()
  await page.waitForURL((url) => url.pathname === path)
}

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await expect(page.locator('.import-columns, .import-alert').first()).toBeVisible({ timeout: 60_000 })
}

async function check(page: Page): Promise<void> {
  await page.locator('[name="forAll.source"]').selectOption('S1')
  await page.locator('.import-columns .strong').click()
  await expect(page.locator('.import-preview')).toBeVisible({ timeout: 60_000 })
}

const plan = (page: Page) => page.locator('.import-plan')

test('a GB18030 table with good and bad rows: corrected, imported for review, and undone', async ({ page }) => {
  await signIn(page, '/manage/import')
  await expectNoFindings(page)
  const table = csv([
    HEAD,
    row('甲项目', { 高德经度: '120.72', 高德纬度: '31.31', '总投资(亿元)': '5.22', 发布日期: '2021年6月' }),
    row('乙项目', { 产业: '纺织' }),
    row('丙项目', { 高德经度: '31.31', 高德纬度: '120.72' }),
    ['网易苏州数字文化创新中心二期', '创新中心', '数字文化', '苏州工业园区', '', '', '', ''],
  ])
  await send(page, '重点项目.csv', gb18030(table.toString()))
  await expect(page.locator('[name="datum"][value="gcj02"]')).toBeChecked()
  await expect(page.locator('[name="amountUnit"]')).toHaveValue('100000000')
  await expect(page.locator('[name="column.4"]')).toHaveValue('lng')
  await page.locator('[name="forAll.precision"]').selectOption('site')
  await expectNoFindings(page)
  await check(page)

  const rows = page.locator('.import-rows tbody tr')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(0)).toContainText('“纺织”不在可选值内')
  await expect(rows.nth(1)).toContainText('经纬度似乎颠倒了')
  await expect(page.getByRole('button', { name: '导入', exact: true })).toBeDisabled()
  await expectNoFindings(page)

  await page.getByRole('link', { name: /疑似重复/ }).click()
  await expect(rows).toHaveCount(1)
  await rows.getByRole('button', { name: '作为新项目' }).click()
  await expect(rows.getByRole('button', { name: '作为新项目' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByLabel('不导入这些行').check()
  await expect(plan(page)).toContainText('将新建 2 个')
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.locator('.import-receipt')).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.import-receipt dd')).toHaveText(['2', '0', '2'])
  await expectNoFindings(page)
  await page.getByRole('link', { name: `甲项目${stamp}` }).click()
  await expect(page.locator('[name="columns.nameZh"]')).toHaveValue(`甲项目${stamp}`)
  await page.goBack()
  await page.getByRole('button', { name: '撤销整批导入' }).click()
  await expect(page.getByRole('heading', { name: '已撤销' })).toBeVisible({ timeout: 60_000 })
})

test('published by a reviewer, a workbook stands on the readers’ map', async ({ page }) => {
  await signIn(page, '/en/manage/import', 'publisher')
  const sheet = await xlsx([
    [{ value: '一览表', columnSpan: HEAD.length }, ...Array(HEAD.length - 1).fill(null)],
    ...texts([HEAD, row('公开表格')]),
  ])
  await send(page, 'table.xlsx', sheet)
  await check(page)
  await page.getByLabel('Publish immediately').check()
  await expect(plan(page)).toContainText('1 to add')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.locator('.import-receipt')).toBeVisible({ timeout: 60_000 })
  await page.goto(`/?q=${encodeURIComponent(`公开表格${stamp}`)}`)
  await expect(page.locator('.cards .card')).toHaveCount(1, { timeout: 20_000 })
})

test('what a cell holds is text: it neither runs here nor in a spreadsheet', async ({ page }) => {
  await signIn(page, '/manage/import')
  const evil = '<img src=x onerror=alert(1)>'
  await send(page, `${evil}.csv`, csv([HEAD, row(evil, { 产业: '=HYPERLINK("http://example.org")' })]))
  await check(page)
  await expect(page.locator('.import-rows')).toContainText(evil)
  expect(await page.locator('.import img').count()).toBe(0)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载问题清单' }).click(),
  ])
  const text = await new Response((await download.createReadStream()) as never).text()
  expect(text).toContain(`"'=HYPERLINK(""http://example.org"")"`)
})

test('broken and hostile files are refused with a reason', async ({ page }) => {
  await signIn(page, '/manage/import')
  const files: [string, Buffer, string][] = [
    ['scan.pdf', Buffer.from('%PDF-1.7 …'), '这不是表格'],
    ['broken.xlsx', Buffer.from('PK\u0003\u0004 and no more'), '已损坏'],
    [
      'far.xlsx',
      rawXlsx(Buffer.from('<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>')),
      '列太多',
    ],
  ]
  for (const [name, bytes, reason] of files) {
    await page.goto('/manage/import')
    await send(page, name, bytes)
    await expect(page.locator('.import-alert')).toContainText(reason)
  }
})

test('the template comes back as it is, and a pasted table is read', async ({ page }) => {
  await signIn(page, '/manage/import')
  for (const format of ['csv', 'xlsx']) {
    const answer = await page.request.get(`/api/manage/import/template/${format}?locale=zh`)
    expect(answer.status()).toBe(200)
    await page.goto('/manage/import')
    await send(page, `template.${format}`, await answer.body())
    await expect(page.locator('.import-columns')).toContainText('从标题识别出 31 列，共 31 列')
  }
  await page.goto('/manage/import')
  await page.locator('#pasted').fill('项目名称\t产业\n粘贴项目\t体育')
  await page.getByRole('button', { name: '读取粘贴的表' }).press('Enter')
  await expect(page.locator('.import-columns')).toBeVisible({ timeout: 60_000 })
})

test('strangers get nothing in, nor does a form of another site', async ({ page, request }) => {
  const form = { multipart: { pasted: '项目名称\n甲' } }
  expect((await request.post('/api/manage/import', form)).status()).toBe(401)
  await signIn(page, '/manage/import')
  const foreign = { ...form, headers: { origin: 'https://example.org' } }
  expect((await page.request.post('/api/manage/import', foreign)).status()).toBe(403)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('a file goes through all its steps', async ({ page }) => {
    await signIn(page, '/manage/import')
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: csv([HEAD, row('无脚本项目')]) })
    await page.locator('.drop button').click()
    await expect(async () => {
      await page.reload()
      await expect(page.locator('.import-columns')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await page.locator('[name="forAll.source"]').selectOption('S1')
    await page.locator('.import-columns .strong').click()
    await expect(async () => {
      await page.reload()
      await expect(page.locator('.import-preview')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await expect(async () => {
      await page.reload()
      await expect(page.locator('.import-receipt')).toBeVisible({ timeout: 1000 })
    }).toPass()
  })
})

test.describe('on a phone', () => {
  test.use(PHONE)
  test('rows, problems and choices stand below each other, nothing sideways', async ({ page }) => {
    await signIn(page, '/en/manage/import')
    await send(page, 'phone.csv', csv([HEAD, row('手机项目', { 产业: '纺织' }), row('手机项目二')]))
    await check(page)
    await expect(page.locator('.import-rows')).toContainText('is not an accepted value')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await expectNoFindings(page)
  })
})

test('a source that is not on record is added in another tab, and what was chosen stays', async ({ page, context }) => {
  await signIn(page, '/manage/import', 'publisher')
  await send(page, '来源.csv', csv([HEAD, row('新来源项目')]))
  const meaning = page.getByRole('combobox', { name: '发布日期' })
  await meaning.selectOption('')
  const [tab] = await Promise.all([context.waitForEvent('page'), page.getByText('新建来源').click()])
  for (const [language, title] of [
    ['中文', `年鉴${stamp}`],
    ['英文', `Yearbook ${stamp}`],
  ] as const) {
    await tab.getByRole('group', { name: '标题' }).getByLabel(language).fill(title)
  }
  await tab.getByRole('button', { name: '保存并发布' }).click()
  await tab.waitForURL(/done=published/)
  await tab.close()
  // No second tab ever hides a page of a headless browser.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(page.locator('[name="forAll.source"] option', { hasText: `年鉴${stamp}` })).toHaveCount(1)
  await expect(meaning).toHaveValue('')
})
