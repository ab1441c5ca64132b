import { expectNoFindings } from '../axe'
import { expect, mapIsLive, PHONE, test } from '../support'
import { E1, en, P01, P14, zh } from '../words'

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
    // What lies under the open list is not there to be pressed.
    await expectNoFindings(page, '.search')
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
