/** An admin at the vocabularies: what is renamed, added and merged is on pages that readers have open. */

import { expect, test } from '../support'
import { createPeople, publishChange, saveAs, signIn } from './support'

test.use({ hasMap: false })
test.beforeAll(createPeople)

/** What the issue allows a change to take, and a little for the browser. */
const SOON = { timeout: 10_000 }

test('a sector is renamed, added, merged and split again, and readers see each at once', async ({ page }) => {
  const reader = await page.context().newPage()
  await reader.goto('/')
  const legend = reader.locator('.legend-sectors')
  await expect(legend).toContainText('生物医药与医疗器械')

  await signIn(page, 'admin', '/manage/vocabularies/sector/biomed')
  await page.waitForURL('**/sector/biomed')
  const second = await page.context().newPage()
  await second.goto('/manage/vocabularies/sector/biomed')
  await page.locator('[name="zh"]').fill('医药健康')
  await page.locator('.term-form .strong').click()
  await expect(page.locator('.term-form [role="status"]')).toHaveText('已保存。')
  await expect(legend).toContainText('医药健康', SOON)

  const said = second.locator('.term-form [role="status"]')
  await second.locator('[name="aliases"]').fill('医药')
  await second.locator('.term-form .strong').click()
  await expect(said).toContainText('在这期间改过')
  await expect(second.locator('.term-form ul')).toContainText('→ 医药健康')
  await expect(second.locator('[name="aliases"]')).toHaveValue('医药')
  await second.locator('.term-form .strong').click()
  await expect(said).toHaveText('已保存。')
  await expect(second.locator('[name="zh"]')).toHaveValue('医药健康')
  await second.close()

  await page.goto('/manage/vocabularies/sector')
  await page.locator('.term-new summary').click()
  const form = page.locator('.term-new form')
  await form.locator('[name="zh"]').fill('医药健康')
  await form.locator('[name="en"]').fill('Quantum technology')
  await form.locator('[name="value"]').fill('quantum')
  await form.locator('[name="colour"][value="27"]').check()
  await form.locator('[name="glyph"][value="globe"]').check()
  await form.locator('.strong').click()
  await expect(form.locator('#term-zh-problems')).toContainText('医药健康')
  await form.locator('[name="zh"]').fill('量子科技')
  await form.locator('.strong').click()
  await page.waitForURL('**/sector/quantum')

  await page.goto('/manage/records/project/P12')
  await page.locator('[name="columns.sector"]').selectOption({ label: '量子科技' })
  await saveAs(page, 'publish')
  await expect(page.locator('.notice[role="alert"]')).toContainText('旧值的来源')
  await page.locator('[name="defaultSource"]').selectOption('S1')
  await publishChange(page, '量子科技')
  await expect(legend).toContainText('量子科技', SOON)
  const fresh = await page.context().newPage()
  await fresh.goto('/en?sector=quantum')
  await expect(fresh.locator('.chips')).toContainText('Quantum technology')
  await expect(fresh.locator('.legend-sectors')).toContainText('Quantum technology')

  await page.goto('/manage/vocabularies/sector/quantum')
  await page.locator('.term-tools select').selectOption('biomed')
  await page.locator('.term-tools button').first().click()
  await expect(page.locator('.notice.done')).toBeVisible()
  await expect(legend).not.toContainText('量子科技', SOON)
  await page.locator('.term-history button').first().click()
  await expect(legend).toContainText('量子科技', SOON)
})
