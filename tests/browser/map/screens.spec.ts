/** Pictures of the main pages, kept under .ci-artefacts/screens for people to look at: `npm run test:screens`. */

import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PALETTES } from '#geo/map/palette'
import { FOUNDING_SITE } from '#prisma/seed/site'
import { hasColour, mapPixels } from '../pixels'
import { ARTEFACTS, atRest, expect, openMap, PHONE, test } from '../support'
import { E1, en, P01, zh } from '../words'

/** From page to page as a reader goes, so that the map is drawn once; each is shown when it has come to rest. */
async function tour(page: Page, locale: 'zh' | 'en', show: (name: string) => Promise<void>): Promise<void> {
  const { site } = locale === 'zh' ? zh : en
  const heading = page.getByRole('heading', { level: 1 })
  const panel = page.locator('.panel')
  const nav = page.getByRole('navigation', { name: site.nav })
  await page.locator('.brand').click()
  await expect(heading).toHaveText(FOUNDING_SITE.tagline[locale])
  await page
    .getByRole('navigation', { name: (locale === 'zh' ? zh : en).map.presetViews })
    .getByRole('link')
    .first()
    .click()
  await expect(page).toHaveURL(/scene=home/)
  await show('home')
  await panel.locator(`.card a[href*="${P01.slug}"]`).click()
  await expect(page.locator('.coordinates')).toHaveCount(1)
  await show('project')
  await nav.getByRole('link', { name: site.event }).click()
  await panel.locator(`a[href$="/events/${E1.slug}"]:not(.facts a)`).first().click()
  await expect(page.locator('.tags')).toHaveCount(1)
  await show('event')
  await panel.locator('.facts a[href*="/districts/"]').click()
  await expect(page.locator('.indicators')).toHaveCount(1)
  await show('district')
  await nav.getByRole('link', { name: site.about }).click()
  await expect(heading).toHaveText((locale === 'zh' ? zh : en).about.title)
  await show('about')
}

for (const [size, options] of [
  ['1440x900', {}],
  ['390x844', PHONE],
] as const) {
  for (const locale of ['zh', 'en'] as const) {
    test.describe(() => {
      test.use(options)
      test.skip(!process.env.WITH_SCREENS, 'not run: npm run test:screens')
      test(`pictures at ${size} in ${locale}`, async ({ page }) => {
        test.slow()
        await openMap(page, locale === 'zh' ? '/' : '/en')
        for (const theme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: theme })
          await expect.poll(async () => hasColour(await mapPixels(page), PALETTES[theme].landFocus)).toBe(true)
          await tour(page, locale, async (name) => {
            await atRest(page)
            await page.screenshot({ path: join(ARTEFACTS, 'screens', `${name}-${size}-${locale}-${theme}.png`) })
            const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
            expect(content).toBeLessThanOrEqual(screen!)
          })
        }
      })
    })
  }
}
