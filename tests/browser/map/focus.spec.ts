import { cards, expect, openMap, test } from '../support'
import { P14, zh } from '../words'

test.describe('the keyboard keeps its place', () => {
  test.use({ hasMap: false })

  test('a tick and another order of the list leave the focus where it is', async ({ page }) => {
    await page.goto('/')
    await page.locator('.filters > summary').click()
    const box = page.locator('.choice input[name="sector"][value="biomed"]')
    await box.focus()
    await page.keyboard.press('Space')
    await expect(page).toHaveURL(/sector=biomed/)
    await expect(page.locator('search form')).toHaveAttribute('aria-busy', 'false')
    await expect(box).toBeFocused()
    await expect(box).toBeChecked()
    await page.getByRole('list', { name: zh.home.active }).getByRole('link').first().click()
    await expect(page).not.toHaveURL(/sector=/)
    await expect(box).not.toBeChecked()
    const sort = page.locator('select[name="sort"]')
    await sort.focus()
    await sort.selectOption('amount')
    await expect(page).toHaveURL(/sort=amount/)
    await expect(page.locator('search form')).toHaveAttribute('aria-busy', 'false')
    await expect(sort).toBeFocused()
  })
})

test.describe('chips', () => {
  test.use({ hasMap: false })

  test('taken away by keyboard hand the focus on to the next, and the last one to the filters', async ({ page }) => {
    await page.goto('/?sector=biomed,research&q=su')
    const chips = page.getByRole('list', { name: zh.home.active }).getByRole('link')
    await expect(chips).toHaveCount(4) // with the one that clears them all
    for (let left = 3; left > 0; left--) {
      const next = await chips.nth(1).textContent()
      await chips.first().focus()
      await page.keyboard.press('Enter')
      await expect(chips).toHaveCount(left > 1 ? left : 0)
      if (left > 1) await expect(chips.first()).toBeFocused()
      if (left > 1) expect(await chips.first().textContent()).toBe(next)
    }
    await expect(page.locator('.filters > summary')).toBeFocused()
  })
})

for (const way of ['Escape', 'Back'] as const) {
  test(`a project opened from the list takes the focus to its heading, and ${way} gives it back`, async ({ page }) => {
    await openMap(page, '/')
    const link = cards(page).filter({ hasText: P14.zh }).getByRole('link')
    await link.focus()
    await page.keyboard.press('Enter')
    const heading = page.getByRole('heading', { level: 1, name: P14.zh })
    await expect(heading).toBeFocused()
    if (way === 'Back') await page.goBack()
    else await page.keyboard.press('Escape')
    await expect(link).toBeFocused()
  })
}

test('a pin opened from the map has the focus again after Back', async ({ page }) => {
  await openMap(page, '/?scene=snd')
  const pin = page.locator('.pin-links button').first()
  const name = await pin.textContent()
  await pin.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.goBack()
  await expect(page.locator('.pin-links button:focus')).toHaveText(name!)
})
