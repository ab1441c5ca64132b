import type { Page } from '@playwright/test'
import { FOUNDING_SITE } from '#prisma/seed/site'
import { inkMiddle, screenPixels } from '../pixels'
import { atRest, cameraOf, cards, expect, inView, markOf, openMap, placeOf, tagCanvas, test } from '../support'
import { expectPlace } from '../view'
import { P01, P09, P14, zh } from '../words'

const hoverCard = (page: Page) => page.locator('.hover-card')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('the pointer over a pin, a district and the paper shows the name of what is there', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  const pin = await placeOf(page, P01.zh)
  await page.mouse.move(pin.x, pin.y)
  await expect(hoverCard(page)).toContainText(P01.zh)
  const facts = await page.locator('.card[data-active] .card-facts').textContent()
  await expect(hoverCard(page).locator('small')).toHaveText(facts!)
  await page.mouse.move(pin.x + 30, pin.y + 30)
  await expect(hoverCard(page)).toHaveText('苏州工业园区')
  await page.locator('.masthead').hover()
  await expect(hoverCard(page)).toHaveCount(0)
})

test('a click on a pin opens its facts, and Back returns to the same view', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  await atRest(page)
  const isSameCanvas = await tagCanvas(page)
  const pin = await placeOf(page, P01.zh)
  await page.mouse.click(pin.x, pin.y)
  await expect(page).toHaveURL(`/projects/${P01.slug}`)
  await expect(heading(page)).toHaveText(P01.zh)
  await expect(page.locator('.facts')).toContainText('上海大学')
  await expect(page).toHaveTitle(`${P01.zh} · 苏州项目落户地图`)
  await expect.poll(async () => Math.abs((await placeOf(page, P01.zh)).x - pin.x)).toBeGreaterThan(20)
  await page.goBack()
  await expect(heading(page)).toHaveText(FOUNDING_SITE.tagline.zh)
  await expectPlace(page, P01.zh, pin)
  await page.goForward()
  await expect(heading(page)).toHaveText(P01.zh)
  await isSameCanvas()
})

test('Escape closes a project and leaves the map where it is', async ({ page }) => {
  await openMap(page, `/projects/${P09.slug}`)
  await atRest(page)
  const pin = await placeOf(page, P09.zh)
  await page.keyboard.press('Escape')
  await expect(heading(page)).toHaveText(FOUNDING_SITE.tagline.zh)
  await expect(page).toHaveURL(/^[^?]+\/(\?.*)?$/)
  await expectPlace(page, P09.zh, pin)
})

test('near by, a pin that stands alone has its name below it', async ({ page }) => {
  await openMap(page, '/?at=120.77254,31.31038,14')
  await atRest(page)
  const { x, y } = await placeOf(page, P01.zh)
  const below = { x: x - 60, y: y + 18, width: 120, height: 40 }
  await expect.poll(async () => inkMiddle(await screenPixels(page), below)).not.toBeNull()
  const middle = inkMiddle(await screenPixels(page), below)!
  expect(Math.abs(middle.x - x)).toBeLessThan(6)
})

test('a click on a number comes closer until its projects stand alone', async ({ page }) => {
  await openMap(page, '/?scene=suzhou')
  await atRest(page)
  await expect(markOf(page, P14.zh)).toHaveCount(0)
  const cluster = await placeOf(page, /^8 /)
  await page.mouse.click(cluster.x, cluster.y)
  await expect(markOf(page, P14.zh)).toHaveCount(1)
  await expect.poll(() => cameraOf(page)[2]).toBeGreaterThan(9)
  await page.goBack()
  await expect(markOf(page, P14.zh), 'Back goes where the number was').toHaveCount(0)
  await expectPlace(page, /^8 /, cluster)
})

test('every number on the map is the sum under the filter', async ({ page }) => {
  await openMap(page, '/?scene=suzhou')
  await atRest(page)
  const names = await page.locator('.pin-links button').allTextContents()
  const projects = await page.locator('.card-name').allTextContents()
  // Venues of events have marks too.
  const countOf = (name: string) =>
    Number(/^(\d+) 个/.exec(name)?.[1] ?? projects.filter((project) => name.includes(project)).length)
  const total = names.reduce((sum, name) => sum + countOf(name), 0)
  expect(total).toBe(20)
  await expect(inView(page)).toHaveText('视野内有 20 个项目')
})

test('from list to project to district to event and back, the map is never mounted anew', async ({ page }) => {
  await openMap(page, '/')
  const isSameCanvas = await tagCanvas(page)
  await cards(page).filter({ hasText: P14.zh }).getByRole('link').click()
  await expect(heading(page)).toHaveText(P14.zh)
  await page.locator('.facts').getByRole('link', { name: '苏州高新区', exact: true }).click()
  await expect(heading(page)).toHaveText('苏州高新区')
  await page
    .locator('.links')
    .getByRole('link', { name: /推介会/ })
    .click()
  await expect(heading(page)).toContainText('推介会')
  await page.getByRole('navigation', { name: zh.site.nav }).getByRole('link', { name: zh.site.about }).click()
  await expect(heading(page)).toHaveText(zh.about.title)
  for (const text of [/推介会/, '苏州高新区', P14.zh, FOUNDING_SITE.tagline.zh]) {
    await page.goBack()
    await expect(heading(page)).toHaveText(text)
  }
  await isSameCanvas()
  await atRest(page)
  await expect(page.locator('.pin-links button')).not.toHaveCount(0)
})
