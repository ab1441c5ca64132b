import { join } from 'node:path'
import { PALETTES } from '#geo/map/palette'
import { hasColour, mapPixels } from '../pixels'
import { ARTEFACTS, atRest, expect, openMap, test } from '../support'
import { P14, zh } from '../words'

const rgb = (hex: string) => `rgb(${[1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)).join(', ')})`
const [LIGHT, DARK] = [PALETTES.light, PALETTES.dark]

test('dark follows the system, a choice overrules it and outlives a reload, on the page and on the map', async ({
  page,
}) => {
  const paper = (hex: string) => expect(page.locator('body')).toHaveCSS('background-color', rgb(hex))
  const land = async (hex: string) => expect.poll(async () => hasColour(await mapPixels(page), hex)).toBe(true)
  await openMap(page, '/?scene=sip')
  await paper(LIGHT.paper)
  await land(LIGHT.landFocus)
  await page.emulateMedia({ colorScheme: 'dark' })
  await paper(DARK.paper)
  await land(DARK.landFocus)
  await page.getByLabel(zh.site.theme).selectOption(zh.site.themeLight)
  await paper(LIGHT.paper)
  await land(LIGHT.landFocus)
  await atRest(page)
  await expect(page.locator('.pin-links button')).not.toHaveCount(0)
  await page.reload()
  await paper(LIGHT.paper)
  await expect(page.getByLabel(zh.site.theme)).toHaveValue('light')
  await page.getByLabel(zh.site.theme).selectOption(zh.site.themeAuto)
  await paper(DARK.paper)
})

test('on paper the picture and the facts stand without controls', async ({ page }) => {
  await openMap(page, `/projects/${P14.slug}`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.picture')).toBeVisible()
  await expect(page.locator('.picture a').first()).toBeVisible()
  await expect(page.locator('.facts')).toBeVisible()
  await expect(page.locator('.map-notes')).toBeVisible()
  for (const control of [
    '.live-map',
    '.map-controls',
    '.preset-views',
    '.legend',
    '.masthead nav',
    '.theme-switch',
    '.share',
  ]) {
    await expect(page.locator(control)).toBeHidden()
  }
  const [picture, facts] = [await page.locator('.map').boundingBox(), await page.locator('.facts').boundingBox()]
  expect(picture!.width).toBeGreaterThan(400)
  const apart = facts!.y >= picture!.y + picture!.height || picture!.y >= facts!.y + facts!.height
  expect(apart).toBe(true)
  await page.screenshot({ path: join(ARTEFACTS, 'screens', 'print.png'), fullPage: true })
})

test.describe('without a map to be drawn', () => {
  test.use({ hasMap: false })

  test('each project is one page of paper, in both languages', async ({ page, request }) => {
    test.slow()
    const { features } = await (await request.get('/ogc/collections/projects/items?f=json&limit=100')).json()
    const slugs: string[] = features.map(({ properties }: { properties: { slug: string } }) => properties.slug)
    expect(slugs.length).toBe(20)
    const longer: string[] = []
    for (const path of slugs.flatMap((slug) => [`/projects/${slug}`, `/en/projects/${slug}`])) {
      await page.goto(path, { waitUntil: 'load' })
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length
      if (pages !== 1) longer.push(`${path}: ${pages}`)
    }
    expect(longer).toEqual([])
  })
})

test('paper shows the map as the reader has left it, not as it was first sent', async ({ page }) => {
  await openMap(page, '/')
  const printed = () =>
    page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'))
      const paper = document.querySelector<HTMLCanvasElement>('.map-on-paper')
      const [red, green, blue, opacity] = paper?.getContext('2d')?.getImageData(40, 40, 1, 1).data ?? []
      dispatchEvent(new Event('afterprint'))
      return {
        colours: [red, green, blue],
        isOpaque: opacity === 255,
        isLeft: !!document.querySelector('.map-on-paper'),
      }
    })
  expect(await printed()).toEqual({ colours: [undefined, undefined, undefined], isOpaque: false, isLeft: false })
  await page.locator(`.card a[href*="${P14.slug}"]`).click()
  await page.waitForURL(`**/projects/${P14.slug}`)
  const { colours, isOpaque, isLeft } = await printed()
  expect([isOpaque, isLeft]).toEqual([true, false])
  expect(colours).not.toEqual([0, 0, 0])
})
