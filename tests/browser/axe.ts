/** What axe, a checker of accessibility, finds on a page. */

import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Where {
  /** A selector of the part to look at; default: the whole page. */
  readonly within?: string
  readonly onlyContrast?: boolean
}

/** Rule by rule, with the elements. Looks at nothing in frames, and keeps nothing of what is well: both take time. */
async function findingsOf(page: Page, { within, onlyContrast = false }: Where = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    preload: false,
    runOnly: onlyContrast ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: RULES },
  })
  if (within) axe.include(within)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`))
}

/** Everything in the light theme; in the dark one, which has the same markup, the colours. */
export async function expectNoFindings(page: Page, within?: string): Promise<void> {
  await page.evaluate(unstick)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findingsOf(page, { within, onlyContrast: true }), 'dark').toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await findingsOf(page, { within }), 'light').toEqual([])
}

/** What lies under something that sticks can be scrolled out from under it: axe does not know. Runs in the page. */
function unstick(): void {
  for (const element of document.querySelectorAll<HTMLElement>('body *'))
    if (getComputedStyle(element).position === 'sticky') element.style.position = 'static'
}
