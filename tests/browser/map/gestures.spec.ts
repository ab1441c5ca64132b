import type { Page } from '@playwright/test'
import { atRest, canvasOf, cards, expect, openMap, PHONE, type Point, placeOf, search, test } from '../support'
import { P01, zh } from '../words'

/** A spot of land of a district with a page, where nothing stands. */
async function emptySpot(page: Page): Promise<Point> {
  const { x, y } = await placeOf(page, P01.zh)
  return { x: x + 70, y: y + 70 }
}

const menuOf = (page: Page) => page.getByRole('menu', { name: zh.place.menu })
const zoomOf = (page: Page) =>
  page
    .locator('.maplibregl-ctrl-scale')
    .first()
    .evaluate((scale) => (scale.textContent ?? '') + scale.clientWidth)

/** Longer than a tap that waits for a second one. */
const AFTER_TAP_MS = 900

test('a circle drawn with the mouse filters, and its closing click opens nothing', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  await atRest(page)
  const { x, y } = await emptySpot(page)
  await page.getByRole('button', { name: zh.tools.tools }).click()
  await page.getByRole('menuitem', { name: zh.compareMap.drawCircle }).click()
  await expect(page.locator('.draw-surface')).toBeVisible()
  await page.waitForTimeout(500)
  await page.mouse.click(x, y)
  await page.mouse.move(x + 30, y, { steps: 3 })
  await page.mouse.move(x + 60, y, { steps: 3 })
  await page.mouse.click(x + 60, y)
  await expect(page).toHaveURL(/area=c:/)
  await page.waitForTimeout(AFTER_TAP_MS)
  expect(new URL(page.url()).pathname).toBe('/')
})

test('a click on land opens its district; a double click only comes nearer', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  await atRest(page)
  const { x, y } = await emptySpot(page)
  const before = await zoomOf(page)
  await page.mouse.dblclick(x, y)
  await expect.poll(() => search(page).get('at')).not.toBeNull()
  await page.waitForTimeout(AFTER_TAP_MS)
  expect(new URL(page.url()).pathname).toBe('/')
  expect(await zoomOf(page)).not.toBe(before)
  await page.mouse.click(x, y)
  await expect(page).toHaveURL(/\/districts\/sip/)
})

test('a double click on a pin opens it, and the map goes where the page says', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  await atRest(page)
  const { x, y } = await placeOf(page, P01.zh)
  await page.mouse.dblclick(x, y)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(P01.zh)
  await page.waitForTimeout(AFTER_TAP_MS)
  expect(search(page).get('at')).toBeNull()
})

test.describe('the menu of a place', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('a right click copies coordinates in each datum, and leads to what is near', async ({ page }) => {
    await openMap(page, '/?at=120.7,31.3,12')
    await atRest(page)
    const box = (await canvasOf(page).boundingBox())!
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    await page.mouse.click(middle.x, middle.y, { button: 'right' })
    await expect(menuOf(page).getByRole('menuitem')).toHaveCount(6)
    await expect(menuOf(page).getByRole('menuitem').first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(menuOf(page)).toHaveCount(0)
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    const [lng, lat] = copied.split(',').map(Number) as [number, number]
    // GCJ-02 lies some 470 m east and 210 m south of WGS-84 here.
    expect(lng - 120.7).toBeGreaterThan(0.003)
    expect(lng - 120.7).toBeLessThan(0.006)
    expect(Math.abs(lat - 31.3)).toBeLessThan(0.004)
    await expect(page.locator('.live-map [role="status"]').filter({ hasText: copied })).toHaveCount(1)
    await page.mouse.click(middle.x, middle.y, { button: 'right' })
    await menuOf(page).getByRole('menuitem').nth(3).click()
    await expect(page).toHaveURL(/area=c:120\.7\d*,31\.3\d*,3/)
  })

  test('goes at a click elsewhere, as the tools and suggestions do, and that click opens nothing', async ({ page }) => {
    await openMap(page, '/?scene=sip')
    await atRest(page)
    const { x, y } = await emptySpot(page)
    const opened = [
      async () => {
        await page.mouse.click(x - 20, y - 20, { button: 'right' })
        return menuOf(page)
      },
      async () => {
        await page.getByRole('button', { name: zh.tools.tools }).click()
        return page.getByRole('menu', { name: zh.tools.tools })
      },
      async () => {
        await page.locator('input[name="q"]').fill('tx')
        return page.getByRole('listbox')
      },
    ]
    for (const open of opened) {
      const standing = await open()
      await expect(standing).toBeVisible()
      await page.mouse.click(x - 150, y)
      await expect(standing).toBeHidden()
      await page.waitForTimeout(AFTER_TAP_MS)
      expect(new URL(page.url()).pathname).toBe('/')
    }
    await page.mouse.click(x - 150, y)
    await expect(page).toHaveURL(/\/districts\/sip/)
  })

  test('opens by keyboard in the middle of the map, and Escape gives the focus back', async ({ page }) => {
    await openMap(page, '/?at=120.7,31.3,12')
    await atRest(page)
    await canvasOf(page).focus()
    for (const key of ['Shift+F10', 'ContextMenu']) {
      await page.keyboard.press(key)
      await expect(menuOf(page)).toBeVisible()
      await expect(menuOf(page)).toContainText(/120\.70\d+,31\.30|120\.699\d+,31\.(30|299)/)
      await page.keyboard.press('Escape')
      await expect(menuOf(page)).toHaveCount(0)
      await expect(canvasOf(page)).toBeFocused()
    }
    expect(new URL(page.url()).pathname).toBe('/')
  })
})

test.describe('by finger', () => {
  test.use(PHONE)

  /** Touches as a browser sees them: down, a wait, up. */
  async function touch(page: Page, { x, y }: Point, holdMs: number): Promise<void> {
    const session = await page.context().newCDPSession(page)
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    await page.waitForTimeout(holdMs)
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }

  test('a double tap comes nearer, a long press opens the menu, and neither leaves the page', async ({ page }) => {
    await openMap(page, '/?scene=sip')
    await atRest(page)
    const { x, y } = await placeOf(page, P01.zh)
    const spot = { x: x + 40, y: y + 40 }
    const before = await zoomOf(page)
    await page.touchscreen.tap(spot.x, spot.y)
    await page.touchscreen.tap(spot.x, spot.y)
    await page.waitForTimeout(AFTER_TAP_MS)
    expect(new URL(page.url()).pathname).toBe('/')
    await expect.poll(() => zoomOf(page)).not.toBe(before)
    await atRest(page)
    await touch(page, spot, 800)
    await expect(menuOf(page)).toBeVisible()
    await page.waitForTimeout(AFTER_TAP_MS)
    expect(new URL(page.url()).pathname).toBe('/')
    await expect(cards(page)).not.toHaveCount(0)
  })

  test('a circle drawn with a finger filters, and opens nothing', async ({ page }) => {
    await openMap(page, '/?scene=sip')
    await atRest(page)
    const { x, y } = await placeOf(page, P01.zh)
    await page.getByRole('button', { name: zh.tools.tools }).tap()
    await page.getByRole('menuitem', { name: zh.compareMap.drawCircle }).tap()
    await expect(page.locator('.draw-surface')).toBeVisible()
    await page.waitForTimeout(500)
    await page.touchscreen.tap(x, y)
    await page.waitForTimeout(AFTER_TAP_MS)
    await page.touchscreen.tap(x + 60, y + 20)
    await expect(page).toHaveURL(/area=c:/)
    await page.waitForTimeout(AFTER_TAP_MS)
    expect(new URL(page.url()).pathname).toBe('/')
  })
})
