import type { Page } from '@playwright/test'
import { atRest, canvasOf, expect, openMap, placeOf, search, test } from '../support'
import { en, P01, zh } from '../words'

const bar = (page: Page) => page.locator('.measure-bar')

async function takeMeasure(page: Page): Promise<void> {
  await page.getByRole('button', { name: zh.tools.tools }).click()
  await page.getByRole('menuitem', { name: zh.tools.measure }).click()
  await expect(bar(page)).toBeVisible()
}

test('distance and area are measured by mouse and by keyboard, and nothing opens meanwhile', async ({ page }) => {
  await openMap(page, '/?at=120.72,31.3,12')
  await atRest(page)
  await takeMeasure(page)
  const { x, y } = await placeOf(page, P01.zh)
  await page.mouse.dblclick(x, y)
  await page.mouse.click(x + 100, y)
  await expect(bar(page)).toContainText(/^长 [\d.]+ 公里/)
  await page.mouse.click(x + 100, y + 100)
  await expect(bar(page)).toContainText(/围成 [\d.]+ 平方公里/)
  expect(new URL(page.url()).pathname).toBe('/')
  await page.keyboard.press('Backspace')
  await expect(bar(page)).not.toContainText('围成')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: zh.tools.tools })).toBeFocused()

  await canvasOf(page).focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: zh.place.measure }).click()
  await expect(page.getByRole('application', { name: zh.tools.measureSurface })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(bar(page).getByRole('status')).toContainText(/^长 .+十字|^长 /)
})

test.describe('the reader’s own location', () => {
  test.use({ permissions: ['geolocation'], geolocation: { longitude: 120.72, latitude: 31.3, accuracy: 300 } })

  test('is shown with its accuracy and the nearest projects', async ({ page }) => {
    await openMap(page, '/en')
    await page.getByRole('button', { name: en.tools.locate }).click()
    const panel = page.getByRole('region', { name: 'You are here, to within about 300 m' })
    await expect(panel).toBeFocused()
    await expect(panel.locator('li span').nth(1)).toBeVisible()
    const km = await panel.locator('li span').allTextContents()
    const numbers = km.map((text) => Number.parseFloat(text))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    await expect.poll(() => search(page).get('at')).toMatch(/^120\.72,31\.3,/)
    await panel.getByRole('link', { name: 'Projects within 3 km of you' }).click()
    await expect.poll(() => search(page).get('area')).toMatch(/^c:120\.72,31\.3,3$/)
    await panel.getByRole('button', { name: en.tools.close }).click()
    await expect(panel).toHaveCount(0)
  })
})

test('a location that the browser does not give is said in words', async ({ page, request }) => {
  await openMap(page, '/')
  await page.getByRole('button', { name: zh.tools.locate }).click()
  await expect(page.getByText(zh.tools.denied)).toBeVisible()
  for (const at of ['', '200,31', '120.7', 'a,b', '120.7,31.3,5']) {
    expect((await request.get(`/api/near?at=${at}`)).status(), at).toBe(400)
  }
  const answer = await request.get('/api/near?at=120.7,31.3')
  expect(answer.headers()['cache-control']).toBe('no-store')
})
