import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { difference, distinctColours, mapPixels } from '../pixels'
import { atRest, cards, drawnMarksOf, expect, marksOf, openMap, test } from '../support'
import { P09 } from '../words'

/**
 * Marks that the server drew at another place than the live map, by more than a pixel and a half. Some must be in both.
 */
async function movedMarks(page: Page): Promise<string[]> {
  const [drawn, live] = [await drawnMarksOf(page), await marksOf(page)]
  const common = [...live].flatMap(([name, place]) => {
    const before = drawn.get(name)
    return before ? [{ name, distance: Math.hypot(place.x - before.x, place.y - before.y) }] : []
  })
  expect(common.length).toBeGreaterThan(1)
  return common.filter(({ distance }) => distance > 1.5).map(({ name, distance }) => `${name} by ${distance} px`)
}

test('the page opens with its heading, twenty projects and the live map', async ({ page }) => {
  await openMap(page, '/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('选择苏州的大项目，都在一张图上')
  await expect(cards(page)).toHaveCount(20)
  await expect(page.locator('.found')).toHaveText('20 个项目')
  await expect.poll(async () => distinctColours(await mapPixels(page))).toBeGreaterThan(200)
  expect(await movedMarks(page)).toEqual([])
})

for (const path of ['/?at=120.73,31.3,12.5', `/projects/${P09.slug}`]) {
  test(`the live map takes over from the picture at ${path} without moving a mark`, async ({ page }) => {
    await openMap(page, path)
    expect(await movedMarks(page)).toEqual([])
  })
}

test('the live map looks like the picture before it', async ({ page, browser, baseURL }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: page.viewportSize(), baseURL })
  const still = await plain.newPage()
  await still.goto('/?scene=sip')
  const before = await mapPixels(still)
  await plain.close()
  await openMap(page, '/?scene=sip')
  await atRest(page)
  const after = await mapPixels(page)
  // Letters are drawn by two engines; land, water and pins are most of it.
  expect(difference(before, after)).toBeLessThan(0.04)
  expect(difference(before, after, 2)).toBeGreaterThan(difference(before, after))
})

for (const path of ['/', '/en', '/?scene=suzhou', '/projects/tencent-digital-industry-base', '/en/districts/sip']) {
  test(`the HTML of ${path} is at most 40 KB compressed`, async ({ request }) => {
    const response = await request.get(path)
    expect(response.headers()['content-encoding']).toMatch(/^(br|gzip)$/)
    expect(gzipSync(await response.body()).length).toBeLessThanOrEqual(40 * 1024)
  })
}
