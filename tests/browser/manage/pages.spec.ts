/** The other pages of editors: reports, settings; every page without scripts, for all eyes and on all screens. */

import { expectNoFindings } from '../axe'
import { expect, PHONE, test } from '../support'
import { createPeople, saveAs, signIn } from './support'

test.use({ hasMap: false })
test.beforeAll(createPeople)

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

test('an admin sets a contact, and readers see it', async ({ page }) => {
  await signIn(page, 'admin', '/manage/settings')
  await page.waitForURL('**/manage/settings')
  await page.locator('[name="contact"]').fill('map@example.org')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.locator('.settings [role="status"]')).toHaveText('已保存。')
  await page.goto('/en/about')
  await expect(page.locator('.record')).toContainText('map@example.org')
  await page.goto('/manage/settings')
  await page.locator('[name="contact"]').fill('')
  await page.getByRole('button', { name: '保存', exact: true }).click()
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
    for (const viewport of [{ width: 1440, height: 900 }, PHONE.viewport]) {
      await page.setViewportSize(viewport)
      await page.goto(path)
      await expectNoFindings(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    }
  })
}
