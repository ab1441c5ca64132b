/** What a reader waits for, measured in real Chromium: each load in a fresh context, so that no cache helps. */

import type { Browser, Page } from '@playwright/test'

declare global {
  interface Window {
    seen?: { picture?: number; live?: number }
    pinsDrawn?: number
    factsAfter?: number
  }
}

export interface Load {
  /** Milliseconds since the navigation began. */
  readonly pinsDrawn: number
  /** The server's picture with its pins and the list, on screen. */
  readonly firstPicture: number
  /** Bytes of the page's scripts over the wire until then, without the map's worker. */
  readonly scriptBytes: number
}

export const WAIT_MS = 120_000
/** tsx wraps named functions in a helper that a page does not have. */
const HELPER = 'globalThis.__name = (value) => value'
const VIEWPORT = { width: 1440, height: 900 }

/** Runs in the page: notes when the first picture and the list, and when the live map, are first on screen. */
function watch(): void {
  const seen: NonNullable<typeof window.seen> = {}
  window.seen = seen
  // Of pictures with several levels, those of the other levels are hidden.
  const isShown = (selector: string) =>
    [...document.querySelectorAll(selector)].some((element) => element.getBoundingClientRect().height > 0)
  const look = () => {
    const now = performance.now()
    const isPainted = performance.getEntriesByName('first-contentful-paint').length > 0
    if (!seen.picture && isPainted && isShown('.picture a') && isShown('.cards li')) seen.picture = now
    if (document.querySelector('[data-map="live"]')) seen.live = now
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

export async function loadApp(browser: Browser, url: string): Promise<Load> {
  const { result, scriptBytes } = await inFreshPage(browser, async (page) => {
    await page.addInitScript(watch)
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForFunction(() => window.seen?.live, null, { timeout: WAIT_MS })
    return page.evaluate(() => window.seen as Required<NonNullable<typeof window.seen>>)
  })
  return { pinsDrawn: result.live, firstPicture: result.picture, scriptBytes }
}

export async function loadBare(browser: Browser, url: string): Promise<number> {
  const { result } = await inFreshPage(browser, async (page) => {
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForFunction(() => window.pinsDrawn, null, { timeout: WAIT_MS })
    return page.evaluate(() => window.pinsDrawn!)
  })
  return result
}

export async function inFreshPage<T>(
  browser: Browser,
  use: (page: Page) => Promise<T>,
): Promise<{ result: T; scriptBytes: number }> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.addInitScript(HELPER)
  const sizes: Promise<number>[] = []
  let isOver = false
  page.on('requestfinished', (request) => {
    const isScript = /\.m?js(\?|$)/.test(request.url()) && !request.url().includes('worker')
    // What a page fetches ahead once it is there, and may be closed in the midst of, is not waited for.
    if (isScript && !isOver) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  try {
    const result = await use(page)
    isOver = true
    const scriptBytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    return { result, scriptBytes }
  } finally {
    await context.close()
  }
}

/** How long a hand rests on what it is about to press. */
const AIM_MS = 300

/**
 * Clicks on pins of the home view, each seen until the facts of its project stand in the panel: milliseconds from the
 * press.
 */
export async function clickPins(browser: Browser, url: string, clicks: number): Promise<number[]> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.addInitScript(HELPER)
  await page.goto(url)
  await page.waitForSelector('[data-map="live"]', { timeout: WAIT_MS })
  const times: number[] = []
  for (let i = 0; i < clicks; i++) {
    const pins = page.locator('.pin-links li', { hasNotText: /\d 个项目/ })
    await pins.first().waitFor({ state: 'attached', timeout: WAIT_MS })
    const pin = pins.nth(i % (await pins.count()))
    const name = (await pin.textContent())!.trim()
    const box = (await pin.boundingBox())!
    await page.evaluate(timeFacts, name)
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.waitForTimeout(AIM_MS)
    await page.mouse.down()
    await page.mouse.up()
    await page.waitForFunction(() => window.factsAfter, null, { timeout: WAIT_MS })
    times.push(await page.evaluate(() => window.factsAfter!))
    await page.goto(url)
    await page.waitForSelector('[data-map="live"]', { timeout: WAIT_MS })
  }
  await context.close()
  return times
}

/** Runs in the page: from the press to the frame in which the facts of the project with this name stand there. */
function timeFacts(name: string): void {
  window.factsAfter = 0
  let pressed = 0
  const onPress = () => {
    pressed = performance.now()
  }
  addEventListener('pointerdown', onPress, { once: true, capture: true })
  const look = () => {
    const isNamed = document.querySelector('.record h1')?.textContent === name
    const facts = document.querySelector('.facts')?.getBoundingClientRect()
    if (pressed && isNamed && facts && facts.height > 0) window.factsAfter = performance.now() - pressed
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
