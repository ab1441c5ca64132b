import type { Page } from '@playwright/test'
import {
  addStyle,
  clippedWords,
  deadAnchors,
  enlargeText,
  keyboardFaults,
  lostColours,
  markTints,
  SPACED,
  sideways,
  smallTargets,
} from '../access'
import { failuresOf } from '../second-checker'
import { expect, test } from '../support'
import { E1, P01 } from '../words'

const PAGES = [
  '',
  '?sector=biomed,research&q=su',
  `projects/${P01.slug}`,
  `events/${E1.slug}`,
  'events',
  'districts',
  'districts/sip',
  'about',
  'report',
  'compare',
  'compare?areas=d:320571~d:320505',
  'none',
]

/** One of each kind, for what takes long. */
const SOME = ['', `projects/${P01.slug}`, 'districts/sip', 'report', 'compare?areas=d:320571~d:320505']

test.use({ hasMap: false, expected: /status of 404/ })

/** Looks at pages and says of each what is wrong with it. */
async function faultsOf(
  page: Page,
  locale: string,
  look: (page: Page) => Promise<string[]>,
  paths: readonly string[] = PAGES,
): Promise<string[]> {
  const faults: string[] = []
  for (const path of paths) {
    await page.goto(`/${locale}${path}`)
    await expect(page.locator('[data-map="pending"]')).toHaveCount(0) // until it is known whether the picture stays
    faults.push(...(await look(page)).map((fault) => `/${locale}${path}: ${fault}`))
  }
  return faults
}

for (const locale of ['', 'en/']) {
  test.describe(`every page of /${locale}`, () => {
    test('shows the focus at each step by keyboard, uncovered, and lets it go', async ({ page }) => {
      test.slow()
      await page.setViewportSize({ width: 1280, height: 720 })
      expect(await faultsOf(page, locale, keyboardFaults, locale ? SOME : PAGES)).toEqual([])
    })

    test('fits 320 px, where every target is large enough or free', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 })
      const look = async () => [
        ...(await sideways(page)),
        ...(await clippedWords(page)).map((words) => `cut: ${words}`),
        ...(await smallTargets(page)).map((target) => `small: ${target}`),
        ...(await deadAnchors(page)).map((id) => `dead: ${id}`),
      ]
      expect(await faultsOf(page, locale, look)).toEqual([])
    })

    test('keeps its words with wider spacing, and with text twice as large', async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 })
      const look = async () => [...(await sideways(page)), ...(await clippedWords(page))]
      const spaced = async () => {
        await addStyle(page, SPACED)
        return look()
      }
      expect(await faultsOf(page, locale, spaced, SOME)).toEqual([])
      await enlargeText(page)
      expect(await faultsOf(page, locale, look, SOME)).toEqual([])
    })
  })
}

test('a second checker finds nothing that fails', async ({ page }) => {
  expect(await faultsOf(page, '', failuresOf)).toEqual([])
  expect(await faultsOf(page, 'en/', failuresOf, SOME)).toEqual([])
})

test('states, swatches and the legend are seen in forced colours', async ({ page }) => {
  const look = async () => {
    await page.emulateMedia({ forcedColors: 'none' })
    for (const legend of await page.locator('.legend > summary').all()) await legend.click()
    await markTints(page)
    await page.emulateMedia({ forcedColors: 'active' })
    return lostColours(page)
  }
  expect(await faultsOf(page, '', look, SOME)).toEqual([])
})
