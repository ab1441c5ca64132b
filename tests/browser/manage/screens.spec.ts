/**
 * Pictures of every page, of readers and of editors, at both sizes, in both languages and themes, kept under
 * .ci-artefacts/screens for people to look at: `npm run test:screens`.
 */

import { join } from 'node:path'
import { READERS_PAGES } from '../all-pages'
import { ARTEFACTS, atRest, expect, PHONE, test } from '../support'
import { everyPage } from './every-page'
import { createPeople, signIn } from './support'

/** The whole page up to this many CSS px: of long lists the beginning says enough. */
const MAX_HEIGHT = 2400
const readers = Object.values(READERS_PAGES).flat()

test.use({ expected: /status of 404/ })
test.beforeAll(async () => {
  if (process.env.WITH_SCREENS) await createPeople()
})

for (const [size, options] of [
  ['1440x900', {}],
  ['390x844', PHONE],
] as const) {
  test.describe(() => {
    test.use(options)
    test.skip(!process.env.WITH_SCREENS, 'not run: npm run test:screens')
    test(`pictures at ${size}`, async ({ page }) => {
      test.setTimeout(1_800_000)
      await signIn(page, 'admin')
      const { paths, forget } = await everyPage(page)
      for (const path of [...readers, ...paths])
        for (const locale of ['zh', 'en'])
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme })
            await page.goto(locale === 'zh' ? `/${path}` : `/en/${path}`)
            await expect(page.locator('[data-map="pending"]')).toHaveCount(0)
            if ((await page.locator('[data-map="live"]').count()) > 0) await atRest(page)
            const [width, height, content] = await page.evaluate(() => [
              innerWidth,
              document.documentElement.scrollHeight,
              document.documentElement.scrollWidth,
            ])
            expect.soft(content, `${path} is as wide as the window`).toBeLessThanOrEqual(width!)
            const name = `${path.replaceAll(/[^\w-]+/g, '_').slice(0, 80) || 'home'}-${size}-${locale}-${colorScheme}.png`
            await page.screenshot({
              ...{ path: join(ARTEFACTS, 'screens', name), fullPage: true },
              clip: { x: 0, y: 0, width: width!, height: Math.min(height!, MAX_HEIGHT) },
            })
          }
      await forget()
    })
  })
}
