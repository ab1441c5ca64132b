/** Areas drawn on the home map filter tiles, list, facets and address alike. */

import type { Page } from '@playwright/test'
import { atRest, cards, expect, mapIsLive, marksOf, openMap, PHONE, search, test } from '../support'
import { en, P01, P09, zh } from '../words'

const t = zh.compareMap
const tools = (page: Page, language = zh) => page.getByRole('button', { name: language.tools.tools })
/** Takes a tool out of the menu with the mouse. */
async function takeTool(page: Page, name: string): Promise<void> {
  await tools(page).click()
  await page.getByRole('menuitem', { name }).click()
}
const found = (page: Page) => page.locator('.found')
const chips = (page: Page) => page.getByRole('list', { name: zh.home.active }).getByRole('link')
const surface = (page: Page) => page.getByRole('application', { name: t.drawSurface })
/** The names of the pins, and the numbers of discs, that the map shows. */
const shown = async (page: Page) => [...(await marksOf(page)).keys()].sort()

/** Where in the map, as shares of its box. */
async function placesIn(page: Page, shares: readonly (readonly [number, number])[]) {
  const box = (await page.locator('.map').boundingBox())!
  return shares.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }))
}

/** As fast as a hand is. */
const HAND_MS = 400

/** The whole of SIP, as the home view shows it on a desk. */
const AROUND_SIP = [
  [0.54, 0.33],
  [0.95, 0.33],
  [0.95, 0.75],
  [0.54, 0.75],
  [0.54, 0.33],
] as const

async function drawWithMouse(page: Page, name: string, shares: readonly (readonly [number, number])[]) {
  await takeTool(page, name)
  await expect(surface(page)).toBeFocused()
  await expect(page.locator('canvas')).toHaveCSS('cursor', /crosshair|cell/)
  for (const { x, y } of await placesIn(page, shares)) {
    await page.mouse.move(x, y, { steps: 4 })
    await page.mouse.click(x, y)
    await page.waitForTimeout(HAND_MS)
  }
}

test('a polygon drawn by mouse filters list, facets, tiles and address; its link shows the same elsewhere; Back undoes it', async ({
  page,
  browser,
  baseURL,
}) => {
  await openMap(page, '/')
  const before = await shown(page)
  const tile = page.waitForResponse((response) => /\/tiles\/.*\?area=g:[\w-]+$/.test(response.url()), {
    timeout: 60_000,
  })
  await drawWithMouse(page, t.drawPolygon, AROUND_SIP)
  await expect.poll(() => search(page).get('area')).toMatch(/^g:[\w-]+$/)
  expect((await tile).status()).toBe(200)
  // The two that have coordinates; the ten known to be in the district count only where all of it is inside, which
  // may be.
  await expect(found(page)).toHaveText(/^(2|12) \/ 20 个项目$/)
  const count = Number((await found(page).textContent())!.split(' ')[0])
  await expect(cards(page)).toHaveCount(count)
  for (const project of [P01, P09]) await expect(cards(page).filter({ hasText: project.zh })).toHaveCount(1)
  await expect(chips(page).first()).toHaveText(/^所画区域（\d[\d.]* 平方公里）$/)
  await expect(page.locator('.drawn-note')).toContainText(zh.home.drawnNote)
  await expect
    .poll(async () => (await shown(page)).some((name) => before.includes(name) && /牛津|江苏/.test(name)))
    .toBe(count === 12)
  await page.locator('.filters > summary').click()
  const research = page.locator('.choice').filter({ hasText: '科学研究' }).locator('.choice-count')
  await expect(research).toHaveText(count === 2 ? '1' : '4')

  const other = await (
    await browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  ).newPage()
  await other.goto(page.url())
  await expect(other.locator('.picture path[stroke-dasharray][stroke-linejoin]')).toHaveCount(1)
  await mapIsLive(other)
  await expect(found(other)).toHaveText((await found(page).textContent())!)
  await expect.poll(() => shown(other)).toEqual(await shown(page))
  await other.context().close()

  await page.goBack()
  await expect(found(page)).toHaveText('20 个项目')
  expect(search(page).has('area')).toBe(false)
  await expect.poll(() => shown(page)).toEqual(before)
  await page.goForward()
  await expect(cards(page)).toHaveCount(count)
  await chips(page).first().click()
  await expect(found(page)).toHaveText('20 个项目')
})

test('a circle and a polygon drawn by keyboard are alternatives, and lead to a comparison', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  const press = async (key: string, times = 1) => {
    for (let i = 0; i < times; i++) await page.keyboard.press(key)
  }
  await tools(page).focus()
  await press('Enter')
  await press('ArrowDown')
  await press('Enter')
  await expect(surface(page)).toBeFocused()
  await press('Escape')
  await expect(surface(page)).toHaveCount(0)
  await expect(tools(page)).toBeFocused()
  await press('Enter')
  await expect(page.getByRole('menuitem', { name: t.drawPolygon })).toBeFocused()
  await press('ArrowDown')
  await press('Enter')
  await expect(surface(page)).toBeFocused()
  await press('Enter')
  await press('ArrowRight', 4)
  await press('Enter')
  await expect.poll(() => search(page).get('area')).toMatch(/^c:120\.\d+,31\.\d+,[\d.]+$/)
  await expect(chips(page).first()).toHaveText(/^半径 .+的圆$/)
  await tools(page).focus()
  await press('Enter', 2)
  await expect(surface(page)).toBeFocused()
  await press('ArrowLeft', 12)
  await press('Enter')
  await press('ArrowDown', 6)
  await press('Enter')
  await press('ArrowLeft', 6)
  await press('Enter')
  await press('Enter')
  await expect.poll(() => search(page).get('area')).toMatch(/^c:[\d.,]+~g:[\w-]+$/)
  await expect(chips(page)).toHaveCount(3)
  await takeTool(page, t.clearDrawn)
  await expect.poll(() => search(page).has('area')).toBe(false)
  await page.goBack()
  await expect(chips(page)).toHaveCount(3)
  await page.getByRole('link', { name: zh.home.compareDrawn }).click()
  await expect(page.locator('.areas > li')).toHaveCount(2)
  expect(search(page).get('areas')).toMatch(/^c:[\d.,]+~g:[\w-]+$/)
})

test('Escape puts a shape down that the mouse has begun', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  await atRest(page)
  for (const tool of [t.drawPolygon, t.drawCircle]) {
    await takeTool(page, tool)
    await expect(surface(page)).toBeVisible()
    await page.waitForTimeout(500)
    await page.mouse.click(900, 600)
    await page.mouse.move(960, 600, { steps: 3 })
    await page.keyboard.press('Escape')
    await expect(surface(page)).toHaveCount(0)
    expect(search(page).get('area')).toBeNull()
  }
})

test('what is no area in an address is left out, and a tile says why', async ({ page, request }) => {
  await page.goto('/?area=d:320571~g:oops&sector=research')
  await expect(found(page)).toHaveText('4 / 20 个项目')
  const tile = await request.get('/tiles/1/9/427/208?area=g:oops')
  expect(tile.status()).toBe(400)
  expect(await tile.text()).toBe('area: cannot be "g:oops"')
})

test.describe('on a phone', () => {
  test.use(PHONE)

  test('an area is drawn by touch, with the whole screen for it', async ({ page }) => {
    await openMap(page, '/en')
    await tools(page, en).tap()
    await page.getByRole('menuitem', { name: en.compareMap.drawPolygon }).tap()
    await expect(page.locator('.draw-bar')).toBeInViewport()
    await expect(page.locator('.panel')).toBeHidden()
    await expect(page.locator('canvas')).toHaveCSS('cursor', /crosshair|cell/)
    const shares = [
      [0.3, 0.5],
      [0.9, 0.55],
      [0.6, 0.8],
      [0.3, 0.5],
    ] as const
    for (const { x, y } of await placesIn(page, shares)) {
      await page.touchscreen.tap(x, y)
      await page.waitForTimeout(HAND_MS)
    }
    await expect.poll(() => search(page).get('area')).toMatch(/^g:[\w-]+$/)
    await expect(page.locator('.panel')).toBeVisible()
    await expect(page.locator('.chips')).toContainText('Drawn area')
  })

  test('the tools lie on nothing else', async ({ page }) => {
    await openMap(page, '/?area=c:120.7,31.3,5')
    const boxes = await page
      .locator('.map-controls > .tool-buttons, .legend, .preset-views, .map-notes, .maplibregl-ctrl-scale, .panel')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().toJSON()))
    expect(boxes.length).toBe(7)
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const isApart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
        expect(isApart, JSON.stringify([a, b])).toBe(true)
      }
    }
  })
})
