import { cards, expect, search, test } from '../support'
import { en, P01, P13, P14, zh } from '../words'

test.use({ hasMap: false })

test('Chinese, pinyin, initials and English find the same projects', async ({ page }) => {
  await page.goto('/')
  for (const query of ['生物', 'swyy', 'shengwu', 'biomed']) {
    await page.getByRole('combobox', { name: zh.home.search }).fill(query)
    await expect.poll(() => search(page).get('q')).toBe(query)
    await expect(cards(page).filter({ hasText: P01.zh })).toHaveCount(1)
    await expect(cards(page).filter({ hasText: P13.zh })).toHaveCount(1)
    await expect(page.locator('.found')).toHaveText(/^[2-5] \/ 20 个项目$/)
  }
})

test('suggestions are chosen by keyboard and lead to the record', async ({ page }) => {
  await page.goto('/')
  const box = page.getByRole('combobox', { name: zh.home.search })
  await box.pressSequentially('tx')
  const list = page.getByRole('listbox', { name: zh.home.suggestions })
  const options = list.getByRole('option')
  const tencent = options.filter({ hasText: P14.zh })
  await expect(tencent).toBeVisible()
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  for (let press = 0; press < 10 && (await tencent.getAttribute('aria-selected')) !== 'true'; press++) {
    await page.keyboard.press('ArrowDown')
  }
  await expect(box).toHaveAttribute('aria-activedescendant', (await tencent.getAttribute('id')) ?? '')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/projects/${P14.slug}`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(P14.zh)
})

test('Escape closes the suggestions and keeps what was typed', async ({ page }) => {
  await page.goto('/en')
  const box = page.getByRole('combobox', { name: en.home.search })
  await box.pressSequentially('tencent')
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox', { name: en.home.suggestions })).toBeHidden()
  await expect(box).toHaveValue('tencent')
})

test('what no record knows is said to be so', async ({ page }) => {
  await page.goto('/en')
  await page.getByRole('combobox', { name: en.home.search }).pressSequentially('zzzz')
  await expect(page.getByText(en.home.noSuggestions)).toBeVisible()
  await expect(page.locator('.nothing')).toContainText(en.home.nothing)
})
