/** Where a fitted view puts a position on the screen: what the map should show, reckoned from the page's own layout. */

import type { Page } from '@playwright/test'
import type { Bbox } from '#geo/filters'
import { project } from '#geo/geometry/web-mercator'
import { fitZoom, MAX_FIT_ZOOM, projectBbox, TILE_SIZE } from '#geo/map/camera'
import type { Position } from '#geo/records'
import { expect, marksOf, type Point } from './support'

/** The place of `position` when `bbox` is fitted into the room that the page leaves for it. */
export async function placeInView(page: Page, bbox: Bbox, position: Position): Promise<Point> {
  const room = await page.locator('.map-inset').boundingBox()
  if (!room) throw new Error('The map has no room')
  const scale = TILE_SIZE * 2 ** Math.min(MAX_FIT_ZOOM, fitZoom(bbox, room.width, room.height))
  const [left, top, right, bottom] = projectBbox(bbox)
  const [x, y] = project(position)
  return {
    x: room.x + room.width / 2 + (x - (left + right) / 2) * scale,
    y: room.y + room.height / 2 + (y - (top + bottom) / 2) * scale,
  }
}

/** Waits until the middle of all marks of these names is there, to three pixels or `within` so many. */
export async function expectMiddle(page: Page, names: RegExp, wanted: () => Promise<Point>, within = 3): Promise<void> {
  await expect(async () => {
    const found = [...(await marksOf(page))].flatMap(([name, place]) => (names.test(name) ? [place] : []))
    const mean = (of: (point: Point) => number) => found.reduce((sum, point) => sum + of(point), 0) / found.length
    const { x, y } = await wanted()
    expect(Math.hypot(mean((p) => p.x) - x, mean((p) => p.y) - y)).toBeLessThan(within)
  }).toPass({ timeout: 30_000 })
}

/** Waits until a mark stands where it stood, give or take what the rounding of `at` makes of it. */
export async function expectPlace(page: Page, name: string | RegExp, wanted: Point): Promise<void> {
  await expect(async () => {
    const is = (text: string) => (typeof name === 'string' ? text === name : name.test(text))
    const [, place] = [...(await marksOf(page))].find(([text]) => is(text)) ?? []
    expect(place && Math.hypot(place.x - wanted.x, place.y - wanted.y)).toBeLessThan(2.5)
  }).toPass({ timeout: 30_000 })
}
