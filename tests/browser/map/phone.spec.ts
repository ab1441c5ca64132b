import type { Page } from '@playwright/test'
import { atRest, cards, expect, markOf, openMap, PHONE, placeOf, test } from '../support'
import { E1, en, P01, P14, zh } from '../words'

test.use(PHONE)

/** Everything that is pressed. Links within sentences are as small as their text, as WCAG allows. */
const CONTROLS = [
  '.masthead a, .masthead select, .preset-views a, .tool-buttons button, .legend > summary, .map-notes a',
  '.sheet-handle, .sheet-peek, .filters > summary, .search input, .in-view, .sort select, .chips a, .choice, .range input',
  '.card a, .back, .share, .copy button, .open-in a, .source-marks a, .links a, .more, .nothing a, .map-note button',
].join()

/** Which of the controls on the page are smaller than 24 px. */
const smallTargets = (page: Page) =>
  page.locator(CONTROLS).evaluateAll((all) =>
    all.flatMap((element) => {
      const { width, height } = element.getBoundingClientRect()
      const isShown = (element as HTMLElement).checkVisibility() && width > 0
      const name = `${element.className || element.tagName} ${element.textContent?.slice(0, 20)}`
      return isShown && (width < 23.9 || height < 23.9) ? [`${name}: ${width} × ${height}`] : []
    }),
  )

/**
 * Which of these cannot be touched in their middle because something else lies there, or because they are off the
 * screen.
 */
const coveredOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) =>
    all.flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const top = document.elementFromPoint(x + width / 2, y + height / 2)
      return top && (element.contains(top) || top.contains(element)) ? [] : [element.outerHTML.slice(0, 80)]
    }),
  )

/** Which marks of the map lie under something else with their middle. */
const marksUnder = (page: Page) =>
  page.locator('.pin-links button').evaluateAll((marks) =>
    marks.flatMap((mark) => {
      const { x, y, width, height } = mark.getBoundingClientRect()
      const top = document.elementFromPoint(x + width / 2, y + height / 2)
      return top?.tagName === 'CANVAS' ? [] : [`${mark.textContent} under ${top?.outerHTML.slice(0, 60)}`]
    }),
  )

test('the map fills the screen, the sheet stands low, half or full over it, and nothing is hidden behind', async ({
  page,
}) => {
  await openMap(page, '/')
  await atRest(page)
  const sheet = page.locator('.panel')
  const height = async () => (await sheet.boundingBox())!.height
  expect((await page.locator('.map').boundingBox())!.height).toBeGreaterThan(780)
  expect(await height()).toBeLessThan(844 / 2)
  const onMap =
    '.preset-views a:first-child, .tool-buttons button, .legend > summary, .map-notes a, .maplibregl-ctrl-scale'
  expect(await coveredOf(page, `${onMap}, .masthead a, .masthead select, .sheet-handle, .search input`)).toEqual([])
  expect(await marksUnder(page)).toEqual([])

  const handle = page.locator('.sheet-handle')
  await handle.tap()
  await expect(handle).toHaveAccessibleName(zh.sheet.shrink)
  await expect.poll(height).toBeGreaterThan(844 * 0.8)
  expect(await coveredOf(page, '.masthead a, .masthead select, .sheet-handle, .search input')).toEqual([])
  await handle.tap()
  await expect.poll(height).toBeLessThan(844 / 2)
  await handle.hover() // waits until it stands still
  const { y } = (await handle.boundingBox())!
  await page.mouse.down()
  await page.mouse.move(190, y - 200, { steps: 4 })
  await page.mouse.up()
  await expect(handle).toHaveAccessibleName(zh.sheet.shrink)
  await handle.tap()
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('button', { name: zh.sheet.showMap }).tap()
  await expect.poll(height).toBeLessThan(100)
  expect(await coveredOf(page, onMap)).toEqual([])
  await handle.press('ArrowUp')
  await expect.poll(height).toBeGreaterThan(300)
})

/** A finger that moves from one point to another in steps, and lets go. */
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const STEPS = 8
  const send = (type: 'touchStart' | 'touchMove', share: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [{ x: from[0] + share * (to[0] - from[0]), y: from[1] + share * (to[1] - from[1]) }],
    })
  await send('touchStart', 0)
  for (let step = 1; step <= STEPS; step++) {
    await send('touchMove', step / STEPS)
    await page.waitForTimeout(30)
  }
  await page.waitForTimeout(200) // a hand that stands still flings nothing
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

test('a finger on the list grows the sheet, scrolls the list at full height, and lets the sheet down from its top', async ({
  page,
}) => {
  await openMap(page, '/')
  const sheet = page.locator('.panel')
  const stop = () => sheet.getAttribute('data-height')
  const top = () => sheet.evaluate((element) => element.scrollTop)
  await drag(page, [190, 720], [190, 250])
  await expect.poll(stop).toBe('full')
  expect(await top()).toBe(0)
  await page.waitForTimeout(300) // the sheet glides
  await drag(page, [190, 700], [190, 400])
  await expect.poll(top).toBeGreaterThan(100)
  expect(await stop()).toBe('full')
  await sheet.evaluate((element) => element.scrollTo(0, 0))
  await drag(page, [190, 300], [190, 640])
  await expect.poll(stop).toBe('half')
  await page.waitForTimeout(300)
  await drag(page, [190, 600], [190, 790])
  await expect.poll(stop).toBe('peek')
})

test('a tapped pin opens in the sheet and stays in sight above it', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  await atRest(page)
  const { x, y } = await placeOf(page, P01.zh)
  await page.touchscreen.tap(x, y)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(P01.zh)
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
  await expect.poll(async () => (await placeOf(page, P01.zh)).y).not.toBe(y)
  await atRest(page)
  const pin = await placeOf(page, P01.zh)
  expect(pin.y).toBeLessThan((await page.locator('.panel').boundingBox())!.y)
  expect(pin.y).toBeGreaterThan((await page.locator('.masthead').boundingBox())!.height)
  await page.goBack()
  await expect(cards(page)).toHaveCount(20)
  await expect(markOf(page, P01.zh)).toHaveCount(1)
  await page
    .getByRole('navigation', { name: zh.map.presetViews })
    .getByRole('link', { name: '高新区', exact: true })
    .click()
  await expect(markOf(page, P14.zh)).toHaveCount(1)
  await atRest(page)
  expect(await marksUnder(page)).toEqual([])
})

test('the legend opens over the map and can be closed again', async ({ page }) => {
  await page.goto('/en')
  const legend = page.locator('.legend')
  await legend.locator('summary').tap()
  const box = (await legend.boundingBox())!
  expect(box.x + box.width).toBeLessThanOrEqual(390)
  expect(box.y + box.height).toBeLessThanOrEqual((await page.locator('.masthead nav').boundingBox())!.y + 1)
  await expect(legend).toContainText(en.map.legendStatus)
  await legend.locator('summary').tap()
  await expect(legend.locator('.legend-body')).toBeHidden()
})

test.describe('every page', () => {
  test.use({ javaScriptEnabled: false })
  const paths = ['/', '/?q=zzzz&sector=biomed,research&min=3', `/projects/${P14.slug}`, `/projects/${P01.slug}`]
  const more = [`/events/${E1.slug}`, '/events', '/districts/sip', '/districts/zhangjiagang', '/districts', '/about']
  for (const locale of ['', '/en']) {
    test(`fits the narrow screen${locale} and has targets of 24 px`, async ({ page }) => {
      for (const path of [...paths, ...more]) {
        await page.goto(locale + path.replace(/^\/$/, locale ? '' : '/'))
        const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
        expect(content, path).toBeLessThanOrEqual(screen!)
        const panel = await page.locator('.panel').evaluate((element) => element.scrollWidth - element.clientWidth)
        expect(panel, path).toBeLessThanOrEqual(0)
        expect(await smallTargets(page), path).toEqual([])
      }
    })
  }
})

/** Which of these stand over each other. */
const overlaps = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) => {
    const boxes = all.map((element) => ({ name: element.className, box: element.getBoundingClientRect() }))
    return boxes.flatMap(({ name, box }, i) =>
      boxes
        .slice(i + 1)
        .filter(({ box: b }) => box.left < b.right && b.left < box.right && box.top < b.bottom && b.top < box.bottom)
        .map((other) => `${name} over ${other.name}`),
    )
  })

test.describe('on its side', () => {
  for (const [width, height] of [
    [667, 375],
    [844, 390],
  ] as const) {
    for (const path of ['/', '/en/districts', '/en/projects/tencent-digital-industry-base'])
      test(`${width} × ${height}, ${path}: panel and map stand beside each other, and nothing on the map over anything`, async ({
        page,
      }) => {
        await page.setViewportSize({ width, height })
        await openMap(page, path)
        await atRest(page)
        const [panel, map, room] = await Promise.all(
          ['.panel', '.map', '.map-inset'].map(async (one) => (await page.locator(one).boundingBox())!),
        )
        expect(panel!.x + panel!.width).toBeLessThanOrEqual(map!.x + 1)
        expect(map!.height).toBeGreaterThan(height * 0.85)
        expect(room!.height).toBeGreaterThan(map!.height / 2)
        const onMap = '.preset-views, .map-controls, .legend, .maplibregl-ctrl-bottom-right, .map-notes'
        expect(await overlaps(page, onMap)).toEqual([])
        expect(await marksUnder(page)).toEqual([])
        expect(await smallTargets(page)).toEqual([])
      })
  }
})
