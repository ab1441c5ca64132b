import type { Page } from '@playwright/test'
import { fill } from '#geo/text/format'
import { atRest, cameraOf, canvasOf, cards, expect, openMap, search, test } from '../support'
import { en, P01, P13, zh } from '../words'

const cardOf = (page: Page, slug: string) => cards(page).locator(`a[href*="/projects/${slug}"]`)

test('a question is handed in by Enter, becomes conditions, and how it was read stays while the map moves', async ({
  page,
}) => {
  await openMap(page, '/')
  const question = '高新区 生物医药 10亿'
  const box = page.getByRole('combobox', { name: zh.home.search })
  await box.pressSequentially(question)
  await box.press('Enter')
  await expect.poll(() => search(page).get('asked')).toBe(question)
  expect(search(page).get('ask')).toBeNull()
  expect(search(page).get('sector')).toBe('biomed')
  const note = page.locator('.filter-note').filter({ hasText: question })
  await expect(note).toBeVisible()
  await expect(page.locator('.chips li')).toHaveCount(3) // two conditions, and what takes them all away

  await atRest(page)
  await canvasOf(page).focus()
  const [before = 0] = cameraOf(page)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => cameraOf(page)[0] ?? before).not.toBe(before)
  expect(search(page).get('asked')).toBe(question)
  await page.getByRole('checkbox', { name: zh.home.inView }).check()
  await expect.poll(() => search(page).has('bbox')).toBe(true)
  expect(search(page).get('asked')).toBe(question)
  await page.reload()
  await expect(note).toBeVisible()
})

test.describe('without the map', () => {
  test.use({ hasMap: false })

  test('a link to a question keeps its note, and other conditions take it away', async ({ page }) => {
    await page.goto('/en?q=biomedicine%20in%20SND%201%20billion&ask=1')
    const unread = page.getByText(fill(en.home.questionUnread, { names: '1 billion' }))
    await expect(unread).toBeVisible()
    await expect(page.locator('form[aria-busy="false"]').first()).toBeAttached()
    await expect(cardOf(page, P13.slug)).toHaveCount(1)
    await page.getByRole('combobox', { name: en.home.search }).focus()
    await page.keyboard.press('Tab') // the form is live by now, and leaving a field changes nothing
    await expect(unread).toBeVisible()
    expect(search(page).get('asked')).toContain('1 billion')
    await page.locator('.chips a').first().click()
    await expect(unread).toBeHidden()
  })

  test('Enter on plain text searches for it', async ({ page }) => {
    await page.goto('/en')
    const box = page.getByRole('combobox', { name: en.home.search })
    await box.fill('biomed')
    await box.press('Enter')
    await expect(cardOf(page, P01.slug)).toHaveCount(1)
    expect(search(page).has('ask')).toBe(false)
  })
})
