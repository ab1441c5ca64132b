/**
 * A page loaded in a context of its own, so that no cache helps, and what is measured on it once its pins are drawn.
 */

import { type Browser, type BrowserContext, errors, type Page } from '@playwright/test'
import { heapOf } from './heap'

const VIEWPORT = { width: 1440, height: 900 }
/** What is not drawn by then did not finish. */
export const MOST_MS = 60_000
/** tsx wraps named functions in a helper that a page does not have. */
const HELPER = 'globalThis.__name = (value) => value'

export interface Target {
  readonly name: string
  readonly url: string
}

/** Runs in the page: notes when the app's live map has taken over. Peers tell by themselves. */
function watchApp(): void {
  const look = () => {
    if (document.querySelector('[data-map="live"]')) window.pinsDrawn = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Null where the pins were not drawn in time. The context must be closed. Throws what the page itself throws. */
export async function opened(
  browser: Browser,
  url: string,
  prepare: (context: BrowserContext) => Promise<unknown> = async () => {},
): Promise<{ page: Page; drawnMs: number | null }> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'zh-CN' })
  await context.addInitScript(HELPER)
  await context.addInitScript(watchApp)
  await prepare(context)
  const page = await context.newPage()
  page.setDefaultTimeout(MOST_MS)
  const thrown = new Promise<never>((_, reject) => page.once('pageerror', reject))
  thrown.catch(() => {}) // told where it is waited for
  try {
    await page.goto(url, { waitUntil: 'commit' })
    const drawing = page.waitForFunction(() => window.pinsDrawn, null, { timeout: MOST_MS })
    drawing.catch(() => {})
    const drawn = await Promise.race([drawing, thrown])
    return { page, drawnMs: (await drawn.jsonValue())! }
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error
    return { page, drawnMs: null }
  }
}

/** Milliseconds of each load until the pins are drawn, turn about, so that a slow moment of the machine meets all. */
export async function drawTimes(
  browser: Browser,
  targets: readonly Target[],
  rounds: number,
): Promise<Map<string, number[]>> {
  const times = new Map(targets.map(({ name }) => [name, [] as number[]]))
  for (const { url } of targets) await (await opened(browser, url)).page.context().close()
  for (let round = 0; round < rounds; round++) {
    for (const { name, url } of targets) {
      const own = times.get(name)!
      if (own.includes(Number.POSITIVE_INFINITY)) continue
      const { page, drawnMs } = await opened(browser, url)
      own.push(drawnMs ?? Number.POSITIVE_INFINITY)
      await page.context().close()
    }
  }
  return times
}

/** JavaScript's heap of page and workers after collection, bytes; null where the page did not finish. */
export async function heapAfterLoad(browser: Browser, url: string): Promise<number | null> {
  const { page, drawnMs } = await opened(browser, url)
  const bytes = drawnMs === null ? null : await heapOf(page)
  await page.context().close()
  return bytes
}
