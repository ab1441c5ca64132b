import type { Position } from '#geo/records'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { foundingView, PRESET_VIEWS } from '../../support/suzhou'
import { difference, distinctColours, mapPixels } from '../pixels'
import { atRest, canvasOf, expect, inView, openMap, search, tagCanvas, test } from '../support'
import { expectMiddle, placeInView } from '../view'
import { en, P01, zh } from '../words'

/**
 * A mark that each scene shows, and where on earth its middle is. Projects known to their district only stand around
 * its name; a number stands near the middle of its projects, `within` some pixels.
 */
const LANDMARKS: Readonly<Record<string, { names: RegExp; position: Position; within?: number }>> = {
  sip: { names: new RegExp(P01.zh), position: [120.77254, 31.31038] },
  snd: { names: /./, position: BUILT_IN_SHAPES.labelPoints['320505']! },
  shenzhen: { names: /场签约活动/, position: BUILT_IN_SHAPES.labelPoints['440300']! },
  suzhou: { names: /^8 /, position: BUILT_IN_SHAPES.labelPoints['320505']!, within: 40 },
}

test.describe('where motion is welcome', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })
  test('each scene is one click away: the camera flies there, the address says so, the map is drawn', async ({
    page,
  }) => {
    await openMap(page, '/')
    const isSameCanvas = await tagCanvas(page)
    const scenes = page.getByRole('navigation', { name: zh.map.presetViews })
    for (const { value, zh: name, bbox } of PRESET_VIEWS.filter(({ value }) => value in LANDMARKS)) {
      await scenes.getByRole('link', { name, exact: true }).click()
      await expect(page).toHaveURL(`/?scene=${value}`)
      await expect(scenes.locator('[aria-current]')).toHaveText(name)
      const { names, position, within } = LANDMARKS[value]!
      await expectMiddle(page, names, () => placeInView(page, bbox, position), within)
      expect(distinctColours(await mapPixels(page))).toBeGreaterThan(100)
    }
    await isSameCanvas()
  })
})

test('a scene opened by its address is where it flies to', async ({ page }) => {
  await openMap(page, '/en?scene=sip')
  await expectMiddle(page, /^Shanghai University/, () =>
    placeInView(page, foundingView('sip').bbox, LANDMARKS.sip!.position),
  )
  await expect(page.getByRole('navigation', { name: en.map.presetViews }).locator('[aria-current]')).toHaveText('SIP')
})

test('pins are drawn: a filter takes them off the canvas and its end brings them back', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  await atRest(page)
  const all = await mapPixels(page)
  const filtered = page.waitForResponse((response) => /\/tiles\/.*sector=research/.test(response.url()))
  await page.getByText(zh.map.legend, { exact: true }).click()
  await page.locator('.legend').getByRole('link', { name: '科学研究' }).click()
  await filtered
  await expect(inView(page)).toHaveText('视野内有 4 个项目')
  await page.getByText(zh.map.legend, { exact: true }).click()
  await expect.poll(async () => difference(all, await mapPixels(page))).toBeGreaterThan(0.002)
  await page.getByRole('link', { name: zh.home.clear }).click()
  await expect(inView(page)).toHaveText('视野内有 12 个项目')
  await expect.poll(async () => difference(all, await mapPixels(page))).toBeLessThan(0.0005)
})

test.describe('where less motion is asked for, as in all other tests', () => {
  test('a scene is there at once, without a flight', async ({ page }) => {
    await openMap(page, '/')
    await atRest(page)
    await canvasOf(page).evaluate(() => {
      const seen = new Set<string>()
      const item = document.querySelector<HTMLElement>('.pin-links li')!
      new MutationObserver(() => seen.add(item.style.transform)).observe(item, { attributeFilter: ['style'] })
      Object.assign(window, { transforms: seen })
    })
    await page.getByRole('link', { name: '工业园区', exact: true }).click()
    const { names, position } = LANDMARKS.sip!
    await expectMiddle(page, names, () => placeInView(page, foundingView('sip').bbox, position))
    const places = await page.evaluate(() => Reflect.get(window, 'transforms').size)
    expect(places).toBeLessThanOrEqual(2) // the jump itself, and the marks taken stock of after it
    expect(search(page).get('scene')).toBe('sip')
  })
})
