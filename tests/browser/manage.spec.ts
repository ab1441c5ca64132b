/** Editors at work: create, review, publish, seen by readers at once; conflict; unsaved changes; what keeps strangers out. */

import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { createPerson } from '#prisma/auth/people'
import { disconnect } from '#prisma/client'
import { canvasOf, cards, expect, openMap, PHONE, test } from './support'

const PASSWORD = 'a password of some length'
const SIP = '320571'
const PEOPLE = { viewer: [], editor: [SIP], other: ['320505'], reviewer: [], admin: [] } as const
type Name = keyof typeof PEOPLE

test.use({ hasMap: false })

test.beforeAll(async () => {
  process.env.DATABASE_URL = (JSON.parse(process.env.BROWSER_TEST_DATABASE!) as { url: string }).url
  for (const [name, districtIds] of Object.entries(PEOPLE)) {
    const role = name === 'other' ? 'editor' : (name as Exclude<Name, 'other'>)
    const person = { name, email: `${name}@example.org`, password: PASSWORD, role, districtIds: [...districtIds] }
    await createPerson(person).catch((error: { code?: string }) => {
      if (error.code !== 'P2002') throw error // made by an earlier try
    })
  }
  await disconnect()
})

async function signIn(page: Page, name: Name, path = '/manage'): Promise<void> {
  await page.goto(path)
  await page.getByLabel(/邮箱|Email/).fill(`${name}@example.org`)
  await page.getByLabel(/密码|Password/).fill(PASSWORD)
  await page.locator('.sign-in button').click()
  await expect(page.locator('.manage-tools')).toContainText(name)
}

const fieldset = (page: Page, name: string) => page.locator(`[id="f-columns.${name}"]`)
const saveAs = (page: Page, intent: 'save' | 'submit' | 'publish') =>
  page.locator(`.form-end [value="${intent}"]`).click()

async function fillProject(page: Page, zh: string, en: string): Promise<void> {
  await page.locator('[name="defaultSource"]').selectOption('S1')
  await page.locator('[name="columns.nameZh"]').fill(zh)
  await page.locator('[name="columns.nameEn"]').fill(en)
  await page.locator('[name="columns.kind"]').selectOption('base')
  await page.locator('[name="columns.sector"]').selectOption('biomed')
  await page.locator('[name="columns.districtId"]').selectOption(SIP)
  await page.locator('[name="columns.precision"]').selectOption('district')
  await page.locator('[name="columns.summaryZh"]').fill('一个项目。')
  await page.locator('[name="columns.summaryEn"]').fill('One project.')
}

async function as(page: Page, name: Name): Promise<{ page: Page; context: BrowserContext }> {
  const context = await page.context().browser()!.newContext({ baseURL: process.env.BROWSER_TEST_URL, locale: 'zh-CN' })
  const other = await context.newPage()
  await signIn(other, name)
  return { page: other, context }
}

test('a draft goes to review, is published, and readers see it at once without a reload', async ({ page }) => {
  const reader = await page.context().newPage()
  await reader.goto('/')
  await expect(cards(reader).first()).toBeVisible()
  const name = `浏览器测试项目 ${Date.now()}`

  await signIn(page, 'editor', '/manage/records/project/new')
  await page.waitForURL('**/manage/records/project/new')
  await fillProject(page, name, 'Browser test project')
  await page.locator('[name="columns.amountCny"]').fill('5.22亿元')
  await expect(fieldset(page, 'amountCny')).toContainText('522,000,000')
  await page.locator('[name="columns.amountKind"]').selectOption('total')
  await saveAs(page, 'submit')
  await expect(page.locator('.notice.done')).toHaveText('已提交审核。')
  await expect(page.locator('.form-end [value="publish"]')).toHaveCount(0)
  const address = new URL(page.url()).pathname

  const { page: desk, context } = await as(page, 'reviewer')
  await desk.getByRole('link', { name }).first().click()
  await desk.waitForURL(`**${address}`)
  await desk.locator('.steps [value="publish"]').click()
  await expect(desk.locator('.record-links .state')).toHaveText('已发布')
  await expect(cards(reader).filter({ hasText: name })).toBeVisible({ timeout: 2000 })
  await expect(cards(reader).filter({ hasText: name })).toContainText('5.22')

  await desk.locator('.record-links a').first().click()
  await expect(desk.locator('.project-history')).toContainText('首次发布')
  await context.close()
})

test('without a source nothing is published, and the form says where it is missing', async ({ page }) => {
  await signIn(page, 'reviewer', '/manage/records/project/new')
  await page.waitForURL('**/manage/records/project/new')
  await fillProject(page, '缺来源的项目', 'Without a source')
  await page.locator('[name="defaultSource"]').selectOption('')
  await saveAs(page, 'publish')
  await expect(page.locator('.notice[role="alert"]')).toContainText('缺来源，不能发布')
  await expect(page.locator('[name="columns.nameZh"]')).toHaveValue('缺来源的项目')
  await page.locator('[name="columns.amountCny"]').fill('约五亿')
  await saveAs(page, 'save')
  await expect(page.locator('.notice[role="alert"]')).toContainText('无法识别为金额')
})

test('of two editors at once the second sees the difference, and loses nothing', async ({ page }) => {
  const path = '/manage/records/project/P02'
  await signIn(page, 'editor', path)
  await page.waitForURL(`**${path}`)
  const { page: second, context } = await as(page, 'admin')
  await second.goto(path)
  await page.locator('[name="columns.summaryZh"]').fill('第一位的简介。')
  await saveAs(page, 'save')
  await expect(page.locator('.notice.done')).toHaveText('已保存为草稿。')
  await second.locator('[name="columns.summaryZh"]').fill('第二位的简介。')
  await saveAs(second, 'save')
  const conflict = second.locator('.conflict')
  await expect(conflict).toContainText('第一位的简介。')
  await expect(conflict).toContainText('第二位的简介。')
  await expect(second.locator('[name="columns.summaryZh"]')).toHaveValue('第二位的简介。')
  await saveAs(second, 'save')
  await expect(second.locator('.notice.done')).toHaveText('已保存为草稿。')
  await second.locator('.steps [value="discard"]').click()
  await expect(second.locator('.record-links .state')).toHaveText('已发布')
  await context.close()
})

test('what is not saved outlives a reload', async ({ page }) => {
  const path = '/manage/records/project/P03'
  await signIn(page, 'editor', path)
  await page.waitForURL(`**${path}`)
  const before = await page.locator('[name="columns.summaryEn"]').inputValue()
  await page.locator('[name="columns.summaryEn"]').fill('Not saved yet.')
  await expect(page.locator('.form-end [role="status"]')).not.toBeEmpty()
  await page.reload()
  await expect(page.locator('[name="columns.summaryEn"]')).toHaveValue('Not saved yet.')
  await page.locator('.notice button').click()
  await expect(page.locator('[name="columns.summaryEn"]')).toHaveValue(before)
})

test('a name that is taken is hinted at while it is typed', async ({ page }) => {
  await signIn(page, 'editor', '/manage/records/project/new')
  await page.waitForURL('**/manage/records/project/new')
  await page.locator('[name="columns.nameZh"]').pressSequentially('上海大学创新中心')
  await expect(page.locator('.similar')).toContainText('上海大学')
})

test('an editor of another district reads and can change nothing', async ({ page }) => {
  const path = '/manage/records/project/P04'
  await signIn(page, 'other', path)
  await page.waitForURL(`**${path}`)
  await expect(page.locator('.manage')).toContainText('不在你负责的区域')
  await expect(page.locator('[name="columns.summaryEn"]')).toBeDisabled()
  await expect(page.locator('.form-end, .steps, .record-form button')).toHaveCount(0)
  // Whoever puts the buttons back is told so by the server.
  await page.locator('.record-fields').evaluate((fields) => fields.removeAttribute('disabled'))
  await page.locator('[name="columns.summaryEn"]').fill('Mine now.')
  await page.locator('.record-form').evaluate((form) => (form as HTMLFormElement).requestSubmit())
  await expect(page.locator('.record-form .notice')).toContainText('你的身份不允许这样做')
})

test('a viewer reads drafts and their history, and finds nothing to change', async ({ page }) => {
  const name = `草稿 ${Date.now()}`
  const { page: desk, context } = await as(page, 'editor')
  await desk.goto('/manage/records/project/new')
  await fillProject(desk, name, 'A draft to read')
  await saveAs(desk, 'save')
  await expect(desk.locator('.notice.done')).toHaveText('已保存为草稿。')
  await signIn(page, 'viewer')
  await page.getByRole('link', { name }).first().click()
  await expect(page.locator('[name="columns.nameZh"]')).toHaveValue(name)
  await expect(page.locator('.record-form button, .steps')).toHaveCount(0)
  await page.getByRole('link', { name: '历史' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.locator('.history > li')).toHaveCount(1)
  await expect(page.locator('.restore')).toHaveCount(0)
  for (const closed of ['/manage/import', '/manage/reports', '/manage/people', '/manage/settings'])
    expect((await page.request.get(closed)).status(), closed).toBe(404)
  await desk.locator('.steps [value="discard"]').click()
  await desk.waitForURL('**/manage/records')
  await context.close()
})

test('an earlier state is restored from the history, and stands as a draft', async ({ page }) => {
  const path = '/manage/records/project/P08'
  await signIn(page, 'editor', path)
  await page.waitForURL(`**${path}`)
  const summary = page.locator('[name="columns.summaryEn"]')
  for (const text of ['The first.', 'The second.']) {
    await summary.fill(text)
    await saveAs(page, 'save')
    await expect(page.locator('.notice.done')).toHaveText('已保存为草稿。')
    await expect(summary).toHaveValue(text)
    await page.goto(path, { waitUntil: 'networkidle' }) // what is typed before React has the form is not replaced as a whole
  }
  await page.goto(`${path}/history`)
  const first = page.locator('.history > li').filter({ hasText: 'The first.' }).last()
  await first.getByRole('button', { name: '恢复到此状态' }).click()
  await page.waitForURL(`**${path}`)
  await expect(summary).toHaveValue('The first.')
  await page.locator('.steps [value="discard"]').click()
  await expect(page.locator('.record-links .state')).toHaveText('已发布')
})

test.describe('with the map', () => {
  test.use({ hasMap: true })

  test('the pin is dragged, and coordinates follow; so they do by keyboard', async ({ page }) => {
    await signIn(page, 'editor', '/manage/records/project/P01')
    await page.waitForURL('**/manage/records/project/P01')
    const pin = page.locator('.drag-pin')
    await expect(pin).toBeVisible({ timeout: 45_000 })
    await pin.scrollIntoViewIfNeeded()
    const lng = page.locator('[name="columns.lng"]')
    const before = Number(await lng.inputValue())
    const box = (await pin.boundingBox())!
    const map = (await page.locator('.pin-map').boundingBox())!
    expect(Math.abs(box.x + box.width / 2 - map.x - map.width / 2)).toBeLessThan(3)
    expect(Math.abs(box.y + box.height - map.y - map.height / 2)).toBeLessThan(3)
    await page.mouse.move(box.x + 17, box.y + 17)
    await page.mouse.down()
    await page.mouse.move(box.x + 77, box.y + 17, { steps: 8 })
    await page.mouse.up()
    await expect.poll(async () => Number(await lng.inputValue())).toBeGreaterThan(before + 0.005)
    const dragged = Number(await lng.inputValue())
    await pin.press('ArrowLeft')
    await expect.poll(async () => Number(await lng.inputValue())).toBeLessThan(dragged)
    await lng.fill('31.31')
    await page.locator('[name="columns.lat"]').fill('120.77')
    await expect(fieldset(page, 'location')).toContainText('经度和纬度看来写反了')
  })

  test("a reader's map changes by itself", async ({ page }) => {
    await openMap(page, '/')
    const asked = page.waitForRequest(/\/tiles\/[\d.]+\//, { timeout: 60_000 })
    const { page: desk, context } = await as(page, 'reviewer')
    await desk.goto('/manage/records/project/P05')
    await desk.locator('[name="columns.summaryZh"]').fill(`改动 ${Date.now()}`)
    await saveAs(desk, 'publish')
    await asked
    await expect(canvasOf(page)).toHaveCount(1)
    await context.close()
  })
})

test('a stranger is sent to sign in, and back to where he wanted to go', async ({ page }) => {
  await page.goto('/en/manage/records?list=stale')
  await expect(page).toHaveURL(/\/en\/manage\/sign-in\?next=/)
  await page.getByLabel('Email').fill('viewer@nowhere.example')
  await page.getByLabel('Password').fill('wrong wrong wrong')
  await page.locator('.sign-in button').click()
  await expect(page.getByRole('alert').filter({ hasText: 'wrong' })).toBeVisible()
  await page.getByLabel('Email').fill('reviewer@example.org')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.locator('.sign-in button').click()
  await expect(page).toHaveURL(/\/en\/manage\/records\?list=stale/)
})

test('a reader reports a mistake, and an editor closes it', async ({ page }) => {
  await page.goto('/projects/shanghai-university-innovation-center')
  await page.locator('.report-link a').click()
  await page.waitForURL('**/report?about=*')
  await page.locator('[name="text"]').fill('<b>地址</b>已变')
  await page.waitForTimeout(3200)
  await page.locator('.report-form button').click()
  await expect(page.locator('.record [role="status"]')).toContainText('谢谢')
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual([])
  await signIn(page, 'editor', '/manage/reports')
  await expect(page.locator('.report-text').first()).toHaveText('<b>地址</b>已变')
  await page.getByRole('button', { name: '已处理' }).first().click()
  await expect(page.locator('.report-text')).toHaveCount(0)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('an editor signs in, edits and saves; mistakes keep what was typed', async ({ page }) => {
    await signIn(page, 'editor', '/manage/records/project/P06')
    await page.goto('/manage/records/project/P01')
    await page.locator('[name="columns.summaryEn"]').fill('')
    await page.locator('[name="columns.summaryZh"]').fill('没有脚本时写的。')
    await saveAs(page, 'save')
    await expect(page.locator('.notice[role="alert"]')).toContainText('必须填写')
    await expect(page.locator('[name="columns.summaryZh"]')).toHaveValue('没有脚本时写的。')
  })
})

test.describe('a form that another site sends in the name of an editor', () => {
  test.use({ javaScriptEnabled: false })

  test('changes nothing, and the same form of this site does', async ({ page }) => {
    const path = '/manage/records/project/P07'
    await signIn(page, 'reviewer', path)
    await page.goto(path)
    const summary = page.locator('[name="columns.summaryEn"]')
    const before = await summary.inputValue()
    const fields = await page
      .locator('.record-form')
      .evaluate((form) => [...new FormData(form as HTMLFormElement)] as [string, string][])
    const send = (origin: string) => {
      const multipart = new FormData()
      for (const [name, value] of fields)
        multipart.append(name, name === 'columns.summaryEn' ? 'Sent from elsewhere.' : value)
      multipart.append('intent', 'save')
      return page.request.post(path, { multipart, headers: { origin }, maxRedirects: 0 })
    }
    expect((await send('https://evil.example')).status()).toBeGreaterThanOrEqual(400)
    await page.reload()
    await expect(summary).toHaveValue(before)
    await send(new URL(page.url()).origin)
    await page.reload()
    await expect(summary).toHaveValue('Sent from elsewhere.')
    await page.locator('.steps [value="discard"]').click()
    await expect(summary).toHaveValue(before)
  })
})

test('an admin sets a contact, and readers see it', async ({ page }) => {
  await signIn(page, 'admin', '/manage/settings')
  await page.waitForURL('**/manage/settings')
  await page.locator('[name="contact"]').fill('map@example.org')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.locator('.settings [role="status"]')).toHaveText('已保存。')
  await page.goto('/en/about')
  await expect(page.locator('.record')).toContainText('map@example.org')
  await page.goto('/manage/settings')
  await page.locator('[name="contact"]').fill('')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.locator('.settings [role="status"]')).toHaveText('已保存。')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载全部数据' }).click()
  expect((await download).suggestedFilename()).toMatch(/^landing-map-.*\.gz$/)
})

for (const [name, path] of [
  ['sign-in', '/manage/sign-in'],
  ['home', '/manage'],
  ['form', '/manage/records/project/P01'],
  ['history', '/en/manage/records/project/P05/history'],
  ['people', '/manage/people'],
  ['settings', '/manage/settings'],
  ['report', '/report'],
] as const) {
  test(`${name} is accessible, light and dark, wide and narrow`, async ({ page }) => {
    if (name !== 'sign-in' && name !== 'report') await signIn(page, 'admin')
    for (const [viewport, colorScheme] of [
      [{ width: 1440, height: 900 }, 'light'],
      [PHONE.viewport, 'dark'],
    ] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    }
  })
}
