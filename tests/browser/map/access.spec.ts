import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, mapIsLive, PHONE, test } from '../support'
import { E1, en, P01, P14, zh } from '../words'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds, rule by rule, with the elements. */
async function findings(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`))
}

/** Everything in the light theme; in the dark one, which has the same markup, the colours. */
async function expectNoFindings(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await findings(new AxeBuilder({ page }).withTags(RULES)), 'light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(new AxeBuilder({ page }).withRules(['color-contrast'])), 'dark').toEqual([])
}

const PAGES = [
  '?sector=research&min=1&q=suzhou',
  `projects/${P14.slug}`,
  `projects/${P01.slug}`,
  `events/${E1.slug}`,
  'events',
  'districts/sip',
  'districts',
  'about',
  'none',
]

for (const locale of ['', 'en/']) {
  test(`axe finds nothing on /${locale} with its live map, in light and dark`, async ({ page }) => {
    await page.goto(`/${locale}`)
    await mapIsLive(page)
    await page.locator('.filters > summary').click()
    await page.locator('.legend > summary').click()
    await expectNoFindings(page)
    const { home } = locale ? en : zh
    await page.getByRole('combobox', { name: home.search }).pressSequentially('su')
    await expect(page.getByRole('listbox', { name: home.suggestions }).getByRole('option').first()).toBeVisible()
    await expect(page).toHaveURL(/q=su/)
    await expect(page.locator('search form')).toHaveAttribute('aria-busy', 'false')
    await expectNoFindings(page)
  })

  test.describe('other pages', () => {
    test.use({ hasMap: false, expected: /status of 404/ })
    test(`axe finds nothing on any other page of /${locale}, in light and dark`, async ({ page }) => {
      test.slow()
      for (const path of PAGES) {
        await test.step(path, async () => {
          await page.goto(`/${locale}${path}`)
          await expect(page.locator('.map-note')).toBeVisible()
          await expectNoFindings(page)
        })
      }
    })
  })
}

test.describe('on a phone', () => {
  test.use(PHONE)
  test('axe finds nothing on the map with its sheet, half and full', async ({ page }) => {
    await page.goto('/')
    await mapIsLive(page)
    await expectNoFindings(page)
    await page.locator('.sheet-handle').tap()
    await expectNoFindings(page)
  })
})
