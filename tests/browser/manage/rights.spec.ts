/** What keeps people to what they may, and strangers out. */

import { expect, test } from '../support'
import { createPeople, deskOf, fillProject, PASSWORD, saveAs, signIn } from './support'

test.use({ hasMap: false })
test.beforeAll(createPeople)

test('an editor of another district reads and can change nothing', async ({ page }) => {
  const path = '/manage/records/project/P04'
  await signIn(page, 'other', path)
  await page.waitForURL(`**${path}`)
  await expect(page.locator('.manage')).toContainText('不在您负责的区域')
  await expect(page.locator('[name="columns.summaryEn"]')).toBeDisabled()
  await expect(page.locator('.form-end, .steps, .record-form button')).toHaveCount(0)
  // Whoever puts the buttons back is told so by the server.
  await page.locator('.record-fields').evaluate((fields) => fields.removeAttribute('disabled'))
  await page.locator('[name="columns.summaryEn"]').fill('Mine now.')
  await page.locator('.record-form').evaluate((form) => (form as HTMLFormElement).requestSubmit())
  await expect(page.locator('.record-form .notice')).toContainText('您的角色无权进行此操作')
})

test('a viewer reads drafts and their history, and finds nothing to change', async ({ page }) => {
  const name = `草稿 ${Date.now()}`
  const { page: desk, context } = await deskOf(page, 'editor')
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
