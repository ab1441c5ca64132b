/**
 * What the browser tests share: the page that notes every error, ways to reach the map, and measures of what it shows.
 */

import { join } from 'node:path'
import { test as base, expect, type Locator, type Page } from '@playwright/test'

export { expect }
export const PROJECT = join(import.meta.dirname, '..', '..')
export const ARTEFACTS = join(PROJECT, '.ci-artefacts')

interface Fixtures {
  /**
   * False: the browser has no WebGL, so that tests of lists and panels do not wait for a map that they do not look at.
   */
  readonly hasMap: boolean
  /**
   * Errors that the page may report: those of the failure that the test brings about. Everything else fails the test.
   */
  readonly expected: RegExp | null
  readonly errors: string[]
}

/** Every page is watched: an error in its console, an exception or a breach of its security policy fails the test. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  expected: async ({}, use) => use(null),
  hasMap: [true, { option: true }],
  context: async ({ context, hasMap }, use) => {
    if (!hasMap) await context.addInitScript(withoutWebgl)
    await use(context)
  },
  errors: [
    async ({ context, expected }, use) => {
      const errors: string[] = []
      context.on('weberror', (error) => errors.push(`${error.error().message}\n${error.error().stack ?? ''}`))
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
      })
      await use(errors)
      expect(errors.filter((error) => !expected?.test(error))).toEqual([])
    },
    { auto: true },
  ],
})

function withoutWebgl(): void {
  const { getContext } = HTMLCanvasElement.prototype
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest])
  } as typeof getContext
}

/** Opens a page and waits until the live map has taken over from the picture. */
export async function openMap(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await mapIsLive(page)
}

export const mapIsLive = (page: Page) => expect(page.locator('[data-map="live"]')).toBeVisible({ timeout: 45_000 })

export const canvasOf = (page: Page): Locator => page.locator('.live-map canvas')
export const cards = (page: Page): Locator => page.locator('.cards .card')
/** The live region that says how many projects are in view. */
export const inView = (page: Page): Locator => page.locator('#map-in-view')
export const noteOf = (page: Page): Locator => page.locator('.map-note[role="alert"]')

/** The keyboard's button over a mark of the map; its middle is where the mark is drawn. */
export const markOf = (page: Page, name: string | RegExp): Locator =>
  page.locator('.pin-links').getByRole('button', { name, exact: typeof name === 'string' })

export interface Point {
  readonly x: number
  readonly y: number
}

/** The middle of a mark, CSS px of the window. Waits until the map names it. */
export async function placeOf(page: Page, name: string | RegExp): Promise<Point> {
  const box = await markOf(page, name).first().boundingBox()
  if (!box) throw new Error(`No mark ${name} in view`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The marks of the live map with their places. */
export async function marksOf(page: Page): Promise<ReadonlyMap<string, Point>> {
  const entries = await page.locator('.pin-links button').evaluateAll((buttons) =>
    buttons.map((button): [string, Point] => {
      const { x, y, width, height } = button.getBoundingClientRect()
      return [button.textContent ?? '', { x: x + width / 2, y: y + height / 2 }]
    }),
  )
  return new Map(entries)
}

/** The marks of the server's picture with their places, measured at the middle of pin or disc. */
export async function drawnMarksOf(page: Page): Promise<ReadonlyMap<string, Point>> {
  const entries = await page.locator('.picture a').evaluateAll((links) =>
    links.flatMap((link): [string, Point][] => {
      if (link.getClientRects().length === 0) return [] // of another level of zoom
      const disc = link.querySelector<SVGGraphicsElement>('circle')
      const at = (disc ?? link.querySelector<SVGGElement>('g[transform]'))?.getScreenCTM()
      const half = disc ? 0 : 16
      return at ? [[link.getAttribute('aria-label') ?? '', { x: at.e + half, y: at.f + half }]] : []
    }),
  )
  return new Map(entries)
}

/** Comes back when the map has stood still for half a second: to be used where nothing tells that it is there. */
export const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const look = () =>
      [...document.querySelectorAll<HTMLElement>('.pin-links li')]
        .map((li) => li.style.transform + li.textContent)
        .join() + document.querySelector('.maplibregl-ctrl-scale')?.textContent
    for (let [last, since] = [look(), performance.now()]; performance.now() - since < 500; ) {
      await new Promise(requestAnimationFrame)
      const now = look()
      if (now !== last) [last, since] = [now, performance.now()]
    }
  })

/** Marks the map's canvas and returns the check that it is still the same element. */
export async function tagCanvas(page: Page): Promise<() => Promise<void>> {
  await canvasOf(page).evaluate((canvas) => Object.assign(canvas, { tag: 'first' }))
  return async () => {
    await expect(canvasOf(page)).toHaveCount(1)
    expect(await canvasOf(page).evaluate((canvas) => Reflect.get(canvas, 'tag'))).toBe('first')
  }
}

export const search = (page: Page): URLSearchParams => new URL(page.url()).searchParams

/** `at` of the address as numbers: lng, lat, zoom. */
export const cameraOf = (page: Page): number[] => (search(page).get('at') ?? '').split(',').filter(Boolean).map(Number)

/** A phone of today, at one pixel per pixel to be drawn quickly. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  userAgent:
    'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36',
}
