import type { Page } from '@playwright/test'
import { inkMiddle, screenPixels } from '../pixels'
import { drawnMarksOf, expect, marksOf, openMap, PHONE, type Point, test } from '../support'
import { E1 } from '../words'

const SIZES = [
  [390, 844],
  [844, 390],
  [360, 640],
  [1440, 900],
] as const
const PATHS = ['/?scene=suzhou', '/districts/snd', '/', '/?scene=sip', '/en?scene=snd', `/events/${E1.slug}`]

/** Marks that stand in the picture only, on the live map only, or in both at places more than 2 px apart. */
async function changesOf(page: Page): Promise<string[]> {
  const [drawn, live] = [await drawnMarksOf(page), await marksOf(page)]
  const box = await page.locator('.map').boundingBox()
  const isInside = ({ x, y }: Point) =>
    box && x > box.x + 12 && x < box.x + box.width - 12 && y > box.y + 12 && y < box.y + box.height - 12
  const nameOf = (name: string) => name.replace('\n', ' · ')
  const liveNames = new Map([...live].map(([name, at]) => [nameOf(name), at]))
  const gone = [...drawn].flatMap(([name, at]) => {
    const after = liveNames.get(name)
    if (!after) return isInside(at) ? [`${name} is in the picture only`] : []
    const distance = Math.hypot(at.x - after.x, at.y - after.y)
    return distance > 2 ? [`${name} moves by ${distance.toFixed(1)} px`] : []
  })
  const come = [...liveNames].flatMap(([name, at]) =>
    !drawn.has(name) && isInside(at) ? [`${name} is on the live map only`] : [],
  )
  return [...gone, ...come]
}

/**
 * Names of districts that the picture and the live map write at places more than 3 px apart, of those that nothing
 * covers. Two engines draw the letters and the coast beside them, each with edges of its own half a pixel wide.
 */
async function movedNames(page: Page): Promise<string[]> {
  const live = await screenPixels(page)
  await page.locator('.map-frame').evaluate((frame) => frame.setAttribute('data-map', 'none'))
  await page.waitForTimeout(300) // the live map fades
  const picture = await screenPixels(page)
  const names = await page.locator('.picture .d').evaluateAll((all) =>
    all.flatMap((text) => {
      if (text.previousElementSibling) return [] // the ink of its line would be taken for the name's
      const { x, y, width, height } = text.getBoundingClientRect()
      const corners = [x - 6, x + width / 2, x + width + 6].flatMap((at) => [
        [at, y - 4] as const,
        [at, y + height] as const,
      ])
      const isFree = corners.every(([left, top]) =>
        document.elementFromPoint(left, top)?.matches('.map, .map-frame, canvas'),
      )
      return isFree ? [{ name: text.textContent, x, y, width, height }] : []
    }),
  )
  const results = names.map(({ name, x, y, width, height }) => {
    const box = { x: x - 5, y: y - 3, width: width + 10, height: height + 6 }
    const [before, after] = [inkMiddle(picture, box), inkMiddle(live, box)]
    return { name, distance: before && after ? Math.hypot(before.x - after.x, before.y - after.y) : 99 }
  })
  expect(results.length).toBeGreaterThan(0)
  return results.flatMap(({ name, distance }) => (distance > 3 ? [`${name} moves by ${distance} px`] : []))
}

for (const [width, height] of SIZES) {
  const phone = { ...PHONE, viewport: { width, height } }
  test.describe(`at ${width} × ${height}`, () => {
    test.use(Math.min(width, height) < 500 ? phone : { viewport: { width, height } })
    test('the live map takes over with the same marks and names at the same places', async ({ page }) => {
      const changes: string[] = []
      for (const path of width === 390 ? PATHS : PATHS.slice(0, 2)) {
        await openMap(page, path)
        changes.push(...(await changesOf(page)).map((change) => `${path}: ${change}`))
        if (path === PATHS[0]) changes.push(...(await movedNames(page)))
      }
      expect(changes).toEqual([])
    })
  })
}
