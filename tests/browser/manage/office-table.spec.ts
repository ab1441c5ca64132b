/** A list as an office keeps it goes from the file to the map, whole, with five choices. */

import { join } from 'node:path'
import { expect, PROJECT, test } from '../support'
import { createPeople, signIn } from './support'

test.use({ hasMap: false })
test.beforeAll(createPeople)

const FILE = join(PROJECT, 'tests', 'cases', 'import', 'event-b-groundbreaking-gb18030.csv')

test('the groundbreaking list: 22 projects in, with at most five choices, and out again', async ({ page }) => {
  test.setTimeout(120_000)
  let choices = 0
  const choose = async (work: () => Promise<unknown>) => {
    choices++
    await work()
  }
  await signIn(page, 'admin', '/manage/import')
  await page.waitForURL('**/manage/import')
  await page.locator('input[type="file"]').setInputFiles(FILE)
  await expect(page.locator('.import-columns')).toBeVisible({ timeout: 60_000 })
  await choose(() => page.locator('[name="answer.amount-unit"][value="both"]').check())
  await choose(() => page.locator('[name="forAll.kind"]').selectOption('factory'))
  await choose(() => page.locator('[name="forAll.source"]').selectOption('S1'))
  // With what the words of the file seem to mean.
  await choose(() => page.locator('.import-columns .strong').click())
  await expect(page.locator('.import-plan')).toContainText('22', { timeout: 60_000 })
  await choose(() => page.getByLabel('立即发布').check())
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.locator('.import-receipt')).toBeVisible({ timeout: 60_000 })
  expect(choices).toBeLessThanOrEqual(5)

  const reader = await page.context().newPage()
  await reader.goto('/?q=%E6%9F%90%E6%9F%90&district=320505')
  await expect(reader.locator('.found')).toContainText('22')
  await reader.close()
  await page.getByRole('button', { name: '撤销整批导入' }).click()
  await expect(page.getByRole('heading', { name: '已撤销' })).toBeVisible({ timeout: 60_000 })
})
