import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectNoFindings } from '../axe'
import { expect, PHONE, search, test } from '../support'
import { zh } from '../words'

const t = zh.compareMap
const TWO = '?areas=d:320571~d:320505'

const stage = (page: Page) => page.locator('.compare-stage')
const isLive = (page: Page, maps = 1) =>
  expect(page.locator('.compare-cell [data-map="live"]')).toHaveCount(maps, { timeout: 60_000 })
const measure = (page: Page) => page.getByRole('combobox', { name: /^(指标|Measure)/ })
const mode = (page: Page, name: string) => page.getByRole('navigation', { name: t.modes }).getByRole('link', { name })

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('every way to look at the areas is drawn and switched by links', async ({ page }) => {
    await page.goto(`/compare${TWO}`)
    await expect(page.locator('.area-legend li')).toHaveCount(2)
    await expect(stage(page).locator('svg.picture .l')).toHaveText(['A', 'B'])
    await mode(page, t.views.split).click()
    await expect(page.locator('.compare-cell svg.picture')).toHaveCount(2)
    await mode(page, t.views.swipe).click()
    await expect(page.locator('.compare-cell svg.picture')).toHaveCount(2)
    await mode(page, t.views.overlay).click()
    await expect(page.locator('.overlay-figure path[fill-opacity]')).toHaveCount(2)
    await expect(page.locator('.overlay-figure')).toContainText('公里')
    await mode(page, t.views.density).click()
    await expect(page.locator('.class-legend')).toContainText('H3')
    await mode(page, t.views.districts).click()
    await measure(page).selectOption('landKm2')
    await page.getByRole('button', { name: t.apply }).click()
    await expect(page.locator('.class-legend')).toContainText('陆地面积')
    expect(search(page).get('areas')).toBe('d:320571~d:320505')
    const fill = stage(page).locator('svg.picture path[style*="--class-320571"]').first()
    expect(await fill.evaluate((path) => getComputedStyle(path).fill)).toMatch(/^rgb/)
  })
})

test.describe('without WebGL', () => {
  test.use({ hasMap: false })

  test('pictures stay, the divider and the classes work all the same, and axe finds nothing', async ({ page }) => {
    test.slow()
    await page.goto(`/compare${TWO}&map=swipe`)
    await expect(page.locator('.compare-cell .map-note').first()).toHaveText(zh.map.noWebgl)
    const slider = page.getByRole('slider', { name: t.swipe })
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await expect(slider).toHaveAttribute('aria-valuenow', '52')
    await page.keyboard.press('PageDown')
    await expect(slider).toHaveAttribute('aria-valuenow', '42')
    await page.keyboard.press('End')
    await expect(slider).toHaveAttribute('aria-valuenow', '100')
    await page.keyboard.press('Home')
    await expect(slider).toHaveAttribute('aria-valuetext', /0%$/)
    const box = (await stage(page).boundingBox())!
    await slider.hover()
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 4, box.y + 100)
    await page.mouse.up()
    await expect(slider).toHaveAttribute('aria-valuenow', '25')
    await expectNoFindings(page, '.compare-map')

    for (const map of ['one', 'split', 'overlay', 'density', 'districts']) {
      await page.goto(`/en/compare${TWO}&map=${map}&centres=1&ellipses=1&links=1`)
      await expect(page.locator('.compare-map')).toBeVisible()
      await expectNoFindings(page, '.compare-map')
    }
    await measure(page).selectOption('areaKm2')
    await expect(page.locator('.class-legend')).toContainText('km²')
    const colour = (id: string) => stage(page).evaluate((s, name) => s.style.getPropertyValue(name), `--class-${id}`)
    expect(await colour('320509')).not.toBe(await colour('320508'))
  })

  test('six areas each have a letter of their own, and fit on a phone', async ({ page }) => {
    await page.setViewportSize(PHONE.viewport)
    const ids = ['320571', '320505', '320506', '320507', '320508', '320509']
    await page.goto(`/compare?areas=${ids.map((id) => `d:${id}`).join('~')}&map=split&scale=same`)
    await expect(page.locator('.compare-cell')).toHaveCount(6)
    await expect(page.locator('.compare-cell svg.picture .l')).toHaveText(['A', 'B', 'C', 'D', 'E', 'F'])
    const rights = await page
      .locator('.compare-map, .compare-map > *')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().right))
    expect(Math.max(...rights)).toBeLessThanOrEqual(PHONE.viewport.width)
  })
})

test('maps side by side move together', async ({ page }) => {
  await page.goto(`/compare${TWO}&map=split`)
  await isLive(page, 2)
  const scales = page.locator('.compare-cell .maplibregl-ctrl-scale')
  const [before] = await scales.allTextContents()
  await stage(page).getByRole('button', { name: zh.map.zoomIn, exact: true }).click()
  await expect.poll(async () => (await scales.allTextContents())[0]).not.toBe(before)
  await expect.poll(async () => new Set(await scales.allTextContents()).size).toBe(1)
  await expect.poll(() => search(page).get('at')).toMatch(/^120\.\d+,31\.\d+,[\d.]+$/)
  const at = search(page).get('at')
  await page.reload()
  await isLive(page, 2)
  expect(search(page).get('at')).toBe(at)
})

test('another measure repaints the live map without a request, and the picture can be saved', async ({ page }) => {
  await page.goto(`/compare${TWO}&map=districts`)
  await isLive(page)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const look = () => page.locator('.compare-cell canvas').screenshot()
  const before = await look()

  // The legend stands on the map; its classes have no gap and say how many districts they hold.
  const legend = page.locator('.class-legend')
  await expect(legend.locator('li')).toHaveText([/^0 ?n = 8$/, /^8 ?n = 1$/, /^12 ?n = 1$/])
  const [onMap, map] = [(await legend.boundingBox())!, (await stage(page).boundingBox())!]
  expect(onMap.y).toBeGreaterThan(map.y)
  expect(onMap.y + onMap.height).toBeLessThan(map.y + map.height)

  // The values by keyboard: one stop of the Tab key, then the arrows; the pointer reads the same.
  const values = page.getByRole('list', { name: t.districtValues }).getByRole('button')
  const card = page.locator('.hover-card')
  await expect(values).toHaveCount(10)
  await values.first().focus()
  await expect(card).toHaveText('苏州工业园区 · 12')
  await page.keyboard.press('ArrowDown')
  await expect(card).toHaveText('苏州高新区 · 8')
  await expect(values.nth(1)).toBeFocused()
  await expect.poll(async () => (await look()).equals(before)).toBe(false)
  const at = (await values.nth(1).boundingBox())!
  await page.keyboard.press('End')
  await expect(card).toHaveText(/ · 0$/)
  await page.keyboard.press('Tab')
  await expect(values.last()).not.toBeFocused()
  await expect(values.first()).not.toBeFocused()
  await expect(card).toHaveCount(0)
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
  await expect(card).toHaveText('苏州高新区 · 8')
  await page.mouse.move(0, 0)

  await measure(page).selectOption('perimeterKm')
  await page.locator('.choropleth select[name="classes"]').selectOption('jenks')
  await expect(page.locator('.class-legend')).toContainText('Jenks')
  await expect.poll(async () => (await look()).equals(before)).toBe(false)
  expect(search(page).get('measure')).toBe('perimeterKm')
  expect(asked.filter((url) => !/icon|logo\.svg/.test(url))).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: t.picture }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^区域比较-苏州工业园区-苏州高新区-\d+\.png$/)
  const bytes = await readFile(await file.path())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(2000)
})

test('a polygon drawn by keyboard goes into the address and is there after a reload', async ({ page }) => {
  await page.goto(`/compare${TWO}`)
  await isLive(page)
  await page.getByRole('button', { name: t.drawPolygon }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('application', { name: t.drawSurface })).toBeFocused()
  const press = async (key: string, times = 1) => {
    for (let i = 0; i < times; i++) await page.keyboard.press(key)
  }
  await press('Enter')
  await press('ArrowRight', 5)
  await press('Enter')
  await press('ArrowDown', 2)
  await press('Enter')
  await press('Backspace')
  await expect(page.locator('.draw-bar [role="status"]')).toContainText('已放 2 个角点')
  await press('ArrowDown', 3)
  await press('Enter')
  await expect(page.locator('.draw-bar [role="status"]')).toContainText(/120\.\d{5}, 31\.\d{5}/)
  await press('Enter')
  await expect.poll(() => search(page).get('areas')).toMatch(/^d:320571~d:320505~g:[\w-]+$/)
  await expect(page.locator('.area-legend li')).toHaveCount(3)
  await page.reload()
  await expect(page.locator('.area-legend li')).toHaveCount(3)
  await isLive(page)
  await expectNoFindings(page, '.compare-map')
})

test('two districts are picked on the empty map, and a dropped file that cannot be used says why', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: t.compareTwo }).click()
  await isLive(page)
  await expect(page.locator('.draw-bar')).toBeInViewport()
  const box = (await stage(page).boundingBox())!
  await page.mouse.click(box.x + box.width * 0.35, box.y + box.height / 2)
  await expect.poll(() => search(page).get('areas')).toMatch(/^d:\d{6}$/)
  await page.mouse.click(box.x + box.width * 0.72, box.y + box.height / 2)
  await expect.poll(() => search(page).get('areas')).toMatch(/^d:\d{6}~d:\d{6}$/)
  await expect(page.locator('.draw-bar')).toHaveCount(0)

  await stage(page).evaluate((element) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['SRID=4326;POLYGON((120 31, 121 32, 121 31, 120 32, 120 31))'], 'crossed.wkt'))
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
  })
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('自相交')
  await dialog.getByRole('button', { name: t.mend }).click()
  await expect.poll(() => search(page).get('areas')).toContain('~g:')
})
