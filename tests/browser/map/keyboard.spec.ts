import type { Page } from '@playwright/test'
import { FOUNDING_SITE } from '#prisma/seed/site'
import { atRest, cameraOf, canvasOf, expect, inView, openMap, placeOf, tagCanvas, test } from '../support'
import { P01, zh } from '../words'

const focused = (page: Page) => page.locator(':focus')

/** Presses Tab until the focus is on `name`, seen at every step; fails after as many steps as no reader would take. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab')
    const [text, outline] = await focused(page).evaluate((element) => [
      element.textContent?.trim(),
      getComputedStyle(element).outlineStyle,
    ])
    expect(outline, `the focus on ${text}`).toBe('solid')
    if (text === name) return
  }
  throw new Error(`Tab does not reach ${name}`)
}

test('without a mouse: over the skip link to the map, by Tab to a pin, Enter opens it, Escape closes it', async ({
  page,
}) => {
  await openMap(page, '/?scene=sip')
  await atRest(page)
  await page.keyboard.press('Tab')
  await expect(focused(page)).toHaveText(zh.site.skipToPanel)
  await expect(focused(page)).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('#panel')).toBeFocused()
  await page.locator('.skip').first().focus()
  await tabTo(page, zh.site.skipToMap)
  await page.keyboard.press('Enter')
  await expect(page.locator('#map')).toBeFocused()
  await tabTo(page, P01.zh)
  await expect(page.locator('.hover-card')).toContainText(P01.zh)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/projects/${P01.slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(P01.zh)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(FOUNDING_SITE.tagline.zh)
})

test('with the focus on the map arrow keys pan, plus and minus zoom, and the address follows', async ({ page }) => {
  await openMap(page, '/?at=120.76,31.31,12')
  await atRest(page)
  await canvasOf(page).focus()
  const before = await placeOf(page, P01.zh)
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await placeOf(page, P01.zh)).x).toBeLessThan(before.x - 50)
  await expect.poll(() => cameraOf(page)[0]).toBeGreaterThan(120.762)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(async () => Math.abs((await placeOf(page, P01.zh)).x - before.x)).toBeLessThan(3)
  await page.keyboard.press('ArrowUp')
  await expect.poll(async () => (await placeOf(page, P01.zh)).y).toBeGreaterThan(before.y + 50)
  await page.keyboard.press('Equal')
  await expect.poll(() => cameraOf(page)[2]).toBe(13)
  await page.keyboard.press('Minus')
  await expect.poll(() => cameraOf(page)[2]).toBe(12)
})

test('buttons pan, zoom and turn the map north, once they are asked for', async ({ page }) => {
  await openMap(page, '/?at=120.76,31.31,12,30')
  await atRest(page)
  const isSameCanvas = await tagCanvas(page)
  await page.getByRole('button', { name: zh.tools.tools }).click()
  await page.getByRole('menuitemcheckbox', { name: zh.tools.buttons }).click()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const moves: [string, (camera: number[]) => boolean][] = [
    [zh.map.north, ([, , , bearing]) => bearing === undefined],
    [zh.map.panRight, ([lng]) => lng! > 120.765],
    [zh.map.panLeft, ([lng]) => Math.abs(lng! - 120.76) < 0.001],
    [zh.map.panUp, ([, lat]) => lat! > 31.315],
    [zh.map.panDown, ([, lat]) => Math.abs(lat! - 31.31) < 0.001],
    [zh.map.zoomIn, ([, , zoom]) => zoom === 13],
    [zh.map.zoomOut, ([, , zoom]) => zoom === 12],
  ]
  for (const [name, isThere] of moves) {
    await press(name)
    await expect.poll(() => isThere(cameraOf(page)), name).toBe(true)
  }
  await isSameCanvas()
})

test('a live region says how many projects are in view', async ({ page }) => {
  await openMap(page, '/?scene=snd')
  await expect(inView(page)).toHaveText('视野内有 8 个项目')
  await page.getByRole('link', { name: '工业园区', exact: true }).click()
  await expect(inView(page)).toHaveText('视野内有 12 个项目')
})
