/** Editors at work: create, review, publish, seen by readers at once; conflict; unsaved changes. */

import { canvasOf, cards, expect, openMap, test } from '../support'
import { createPeople, deskOf, fieldset, fillProject, publishChange, saveAs, signIn } from './support'

test.use({ hasMap: false })
test.beforeAll(createPeople)

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

  const { page: desk, context } = await deskOf(page, 'reviewer')
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
  const { page: second, context } = await deskOf(page, 'admin')
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
  // Signing out takes it along.
  await page.locator('[name="columns.summaryEn"]').fill('For nobody else.')
  await expect(page.locator('.form-end [role="status"]')).not.toBeEmpty()
  await page.locator('.manage-tools form button').click()
  await page.waitForURL('**/manage/sign-in')
  expect(await page.evaluate(() => Object.values(localStorage).join(''))).not.toContain('For nobody else.')
})

test('a name that is taken is hinted at while it is typed', async ({ page }) => {
  await signIn(page, 'editor', '/manage/records/project/new')
  await page.waitForURL('**/manage/records/project/new')
  await page.locator('[name="columns.nameZh"]').pressSequentially('上海大学创新中心')
  await expect(page.locator('.similar')).toContainText('上海大学')
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
    // what is typed before React has the form is not replaced as a whole
    await page.goto(path, { waitUntil: 'networkidle' })
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
    await expect(fieldset(page, 'location')).toContainText('经度和纬度似乎写反了')
  })

  test("a reader's map changes by itself", async ({ page }) => {
    await openMap(page, '/')
    const asked = page.waitForRequest(/\/tiles\/[\d.]+\//, { timeout: 60_000 })
    const { page: desk, context } = await deskOf(page, 'reviewer')
    await desk.goto('/manage/records/project/P05')
    await desk.locator('[name="columns.summaryZh"]').fill(`改动 ${Date.now()}`)
    await publishChange(desk, '改动')
    await asked
    await expect(canvasOf(page)).toHaveCount(1)
    await context.close()
  })
})
