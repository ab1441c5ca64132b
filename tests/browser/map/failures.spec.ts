import { chromium } from '@playwright/test'
import { fill } from '#geo/text/format'
import { distinctColours, mapPixels } from '../pixels'
import {
  atRest,
  canvasOf,
  cards,
  expect,
  mapIsLive,
  markOf,
  noteOf,
  openMap,
  placeOf,
  tagCanvas,
  test,
} from '../support'
import { expectPlace } from '../view'
import { en, P01, P14, zh } from '../words'

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('map, list, facts and filters are there all the same', async ({ page }) => {
    await page.goto('/en')
    await expect(page.locator('noscript .map-note')).toHaveText(en.map.noScript)
    await expect(cards(page)).toHaveCount(20)
    await page.locator('.picture a[aria-label^="Shanghai University"]').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Shanghai University/)
    await expect(page.locator('.facts')).toContainText('New Jianyuan Group')
    await page.getByRole('link', { name: en.project.back }).click()

    await page.locator('.filters > summary').click()
    await page.getByRole('checkbox', { name: /^Research/ }).check()
    await page.getByRole('combobox', { name: en.home.search }).fill('suzhou')
    await page.getByRole('button', { name: en.home.apply }).click()
    await expect(page.locator('.found')).toHaveText(/^[1-4] of 20 projects$/)
    expect(new URL(page.url()).searchParams.get('sector')).toBe('research')
    await page
      .getByRole('list', { name: en.home.active })
      .getByRole('link', { name: /“suzhou”/ })
      .click()
    await expect(cards(page)).toHaveCount(4)
    await expect(page.locator('.picture a')).not.toHaveCount(0)
    await page
      .getByRole('navigation', { name: en.map.presetViews })
      .getByRole('link', { name: 'SND', exact: true })
      .click()
    await expect(page.locator('.preset-views [aria-current]')).toHaveText('SND')
  })

  test('a number on the picture leads closer, to its projects', async ({ page }) => {
    await page.goto('/?scene=suzhou')
    // The picture holds every level of zoom that may show; which does is for the style to say.
    await page.locator('.picture a[aria-label^="8 "]').filter({ visible: true }).click()
    await page.locator(`.picture a[aria-label="${P14.zh}"]`).filter({ visible: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(P14.zh)
  })
})

test('without WebGL the picture stays with its links, and a line says why', async ({ baseURL, viewport }) => {
  const browser = await chromium.launch({
    executablePath: test.info().project.use.launchOptions?.executablePath,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-3d-apis'],
  })
  const page = await browser.newPage({ baseURL, viewport })
  await page.goto('/')
  await expect(noteOf(page)).toHaveText(zh.map.noWebgl)
  await expect(canvasOf(page)).toHaveCount(0)
  await expect(cards(page)).toHaveCount(20)
  await page.locator(`.picture a[aria-label="${P01.zh}"]`).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(P01.zh)
  await page.goBack()
  await page.getByLabel(zh.home.search).fill('swyy')
  await expect(page.locator('.found')).toHaveText(/^[2-5] \/ 20/)
  // A page of another map, and back: the document's picture is there again, and what came as data was whole.
  await page.locator('.preset-views-compare').click()
  await expect(page.locator('.compare-map')).toBeVisible()
  await page.goBack()
  await expect(page.locator(`.picture a[aria-label="${P01.zh}"]`)).toHaveCount(1)
  await browser.close()
})

test.describe('when tiles fail', () => {
  test.use({ expected: /Failed to load resource.*\/tiles\// })

  test('a line over the map says so, the list works, and a new attempt brings the pins', async ({ page }) => {
    await page.route('**/tiles/**', (route) => route.abort())
    await page.goto('/?scene=sip')
    await expect(noteOf(page)).toContainText(fill(zh.map.notLoaded, { label: zh.map.failures.projects }))
    await cards(page).filter({ hasText: P14.zh }).getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(P14.zh)
    await page.goBack()
    await expect(cards(page)).toHaveCount(20)
    await page.unroute('**/tiles/**')
    await noteOf(page).getByRole('button', { name: zh.map.retry }).click()
    await expect(markOf(page, P01.zh)).toHaveCount(1)
    await expect(noteOf(page)).toHaveCount(0)
  })
})

test('a map that comes late takes back that it did not come', async ({ page }) => {
  await page.clock.install()
  let release = () => {}
  const late = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/worker/**', async (route) => {
    await late
    await route.continue()
  })
  await page.goto('/')
  await expect(page.locator('.live-map > *').first()).toBeAttached()
  await page.clock.fastForward(26_000)
  await expect(noteOf(page)).toContainText(fill(zh.map.notLoaded, { label: zh.map.failures.map }))
  release()
  await mapIsLive(page)
  await expect(noteOf(page)).toHaveCount(0)
})

test('a lost drawing context comes back by itself, to the same view', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  await atRest(page)
  const isSameCanvas = await tagCanvas(page)
  const place = await placeOf(page, P01.zh)
  const lose = (restore: boolean) =>
    canvasOf(page).evaluate((canvas, isRestored) => {
      const context = (canvas as HTMLCanvasElement).getContext('webgl2')
      const loss = context?.getExtension('WEBGL_lose_context')
      loss?.loseContext()
      if (isRestored) canvas.addEventListener('webglcontextlost', () => setTimeout(() => loss?.restoreContext(), 500))
    }, restore)
  await lose(true)
  await expect(noteOf(page)).toHaveText(zh.map.contextLost)
  await expect(noteOf(page)).toHaveCount(0)
  await isSameCanvas()
  await expect.poll(async () => distinctColours(await mapPixels(page))).toBeGreaterThan(100)
  await lose(false)
  await expect(noteOf(page)).toHaveText(zh.map.contextLost)
  await expect(noteOf(page)).toHaveCount(0)
  await mapIsLive(page)
  await expectPlace(page, P01.zh, place)
  await expect.poll(async () => distinctColours(await mapPixels(page))).toBeGreaterThan(100)
})

test('a window with hardly any room for the map still gets one, and hears of no failure', async ({ page }) => {
  for (const [width, height] of [
    [320, 256],
    [480, 280],
  ] as const) {
    await page.setViewportSize({ width, height })
    await openMap(page, '/')
    await expect(noteOf(page)).toHaveCount(0)
  }
})
