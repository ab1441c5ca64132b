/** What lies between the choice of a filter and the frame that shows its pins. */

import type { Browser, Page, Request } from '@playwright/test'
import { opened } from './browser-load'

declare global {
  interface Window {
    lastDraw?: number
    chosenAt?: number
  }
}

export interface FilterChange {
  /** Milliseconds from the click to the last frame drawn. */
  readonly totalMs: number
  /** Of these, those in which no request was under way. */
  readonly ownMs: number
  /** Requests for the page's data and for tiles. */
  readonly pages: number
  readonly tiles: number
  /** How many requests had to be waited for one after another. */
  readonly inTurn: number
}

/** No frame drawn for so long: the map is at rest. */
const QUIET_MS = 1000
/** How long a hand rests on what it is about to press. */
const AIM_MS = 300

/** Runs in the page before all else: notes when WebGL last drew. */
function watchDraws(): void {
  for (const name of ['drawElements', 'drawArrays'] as const) {
    const native = WebGL2RenderingContext.prototype[name] as (...args: unknown[]) => void
    WebGL2RenderingContext.prototype[name] = function (this: WebGL2RenderingContext, ...args: unknown[]) {
      window.lastDraw = performance.now()
      native.apply(this, args)
    }
  }
  const onClick = () => {
    window.chosenAt = performance.now()
  }
  addEventListener('click', onClick, true)
}

/** Chooses `choices` sectors of the legend one after another. */
export async function filterChanges(browser: Browser, url: string, choices: number): Promise<FilterChange[]> {
  const { page, drawnMs } = await opened(browser, url, (context) => context.addInitScript(watchDraws))
  try {
    if (drawnMs === null) throw new Error('The home map did not finish')
    await page.locator('.legend summary').click()
    const links = page.locator('.legend-sectors a')
    const changes: FilterChange[] = []
    for (let i = 0; i < choices; i++) {
      await atRest(page)
      changes.push(await change(page, async () => links.nth(i).click({ delay: 0 }), links.nth(i).hover()))
    }
    return changes
  } finally {
    await page.context().close()
  }
}

async function change(page: Page, click: () => Promise<void>, aimed: Promise<void>): Promise<FilterChange> {
  await aimed
  await page.waitForTimeout(AIM_MS)
  await atRest(page)
  const requests: Request[] = []
  const note = (request: Request) => requests.push(request)
  page.on('request', note)
  const asked = page.waitForRequest(/\/tiles\/.*\?.*sector=/) // it is sent as the click is
  await click()
  await asked
  await atRest(page)
  page.off('request', note)
  const { chosenAt, lastDraw, origin } = await page.evaluate(() => ({
    chosenAt: window.chosenAt!,
    lastDraw: window.lastDraw!,
    origin: performance.timeOrigin,
  }))
  return summary(requests, origin + chosenAt, origin + lastDraw)
}

async function atRest(page: Page): Promise<void> {
  await page.waitForFunction((quiet) => performance.now() - (window.lastDraw ?? 0) > quiet, QUIET_MS)
}

type Span = readonly [start: number, end: number]

function summary(requests: readonly Request[], from: number, to: number): FilterChange {
  const spans: Span[] = []
  let [pages, tiles] = [0, 0]
  for (const request of requests) {
    const { pathname, searchParams } = new URL(request.url())
    const isTile = pathname.startsWith('/tiles/')
    if (!isTile && !searchParams.has('_rsc')) continue // an icon, which nothing waits for
    const { startTime, responseEnd } = request.timing()
    if (responseEnd < 0 || startTime > to) continue
    if (isTile) tiles++
    else pages++
    spans.push([Math.max(startTime, from), Math.min(startTime + responseEnd, to)])
  }
  const merged = union(spans)
  const waiting = merged.reduce((sum, [start, end]) => sum + end - start, 0)
  return { totalMs: to - from, ownMs: to - from - waiting, pages, tiles, inTurn: longestChain(spans) }
}

function union(spans: readonly Span[]): Span[] {
  const merged: [number, number][] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

/** The longest chain of requests of which each began after the one before had ended. */
function longestChain(spans: readonly Span[]): number {
  let [length, free] = [0, Number.NEGATIVE_INFINITY]
  for (const [start, end] of [...spans].sort((a, b) => a[1] - b[1])) {
    if (start < free) continue
    length++
    free = end
  }
  return length
}
