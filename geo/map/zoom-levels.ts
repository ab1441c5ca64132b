/**
 * A fitted box comes out at a zoom that only the browser knows, for it depends on the room there is. So the server
 * draws the map once for each level that may be, and rules of style show the right one without a script.
 */

import { type Camera, fitZoom, projectBbox, TILE_SIZE } from './camera'
import { FULL_NAME_ZOOM } from './label-collision'
import { RING_ZOOM } from './rings/ring-layout'

/** The smallest and the largest room that a fitted view is likely to have, [width, height] in CSS px. */
export interface Rooms {
  readonly least: readonly [number, number]
  readonly most: readonly [number, number]
}

export interface ZoomLevel {
  /** The zoom from which it is the right one. */
  readonly from: number
  /** A zoom in the middle of it, for which names are placed. */
  readonly zoom: number
}

/** Half a level below RING_ZOOM: so much larger or smaller than its names are placed for a picture may come out. */
export const LEVEL_SPREAD = 2 ** 0.25

/**
 * The levels that a camera may come out at, the farthest out first. What is drawn changes at each integer and with the
 * names.
 */
export function zoomLevels(camera: Camera, { least, most }: Rooms): [ZoomLevel, ...ZoomLevel[]] {
  if (!('fit' in camera)) return [{ from: camera.zoom, zoom: Math.max(0, camera.zoom) }]
  const [low, high] = [fitZoom(camera.fit, ...least), fitZoom(camera.fit, ...most)].map((zoom) => Math.max(0, zoom))
  const between = new Set(Object.values(FULL_NAME_ZOOM))
  for (let zoom = Math.ceil(low!); zoom < high!; zoom++) between.add(zoom)
  // Far out, where a district is hardly larger than its name, half a zoom decides where that has room.
  for (let zoom = Math.ceil(2 * low!) / 2; zoom < Math.min(high!, RING_ZOOM); zoom += 0.5) between.add(zoom)
  const edges = [low!, ...[...between].filter((zoom) => zoom > low! && zoom < high!).sort((a, b) => a - b), high!]
  const levels = edges.slice(0, -1).map((from, i) => ({ from, zoom: (from + edges[i + 1]!) / 2 }))
  return [levels[0]!, ...levels.slice(1)]
}

/** From which zoom each level is shown, and the zoom that its names are placed for: `7:7.4,8:8.5`. */
export const levelsText = (levels: readonly ZoomLevel[]): string =>
  levels.map(({ from, zoom }) => `${Number(from.toFixed(3))}:${Number(zoom.toFixed(3))}`).join()

/**
 * The zoom that a picture of such levels has placed its names for where it comes out at `zoom`; null: none has, or it
 * comes out so small that they have no room any more.
 */
export function namesZoom(levels: string | undefined, zoom: number): number | null {
  const pairs = levels?.split(',').map((pair) => pair.split(':').map(Number) as [number, number]) ?? []
  const [, least] = pairs[0] ?? []
  if (least === undefined || zoom < least - Math.log2(LEVEL_SPREAD)) return null
  return (pairs.findLast(([from]) => zoom >= from - 0.001) ?? pairs[0])?.[1] ?? null
}

/**
 * Pieces of markup of each level in one: each once, those that are not in all levels in a group that levelRules shows.
 */
export function byLevel(levels: readonly (readonly string[])[]): string {
  const levelsOf = new Map<string, number[]>()
  for (const [level, pieces] of levels.entries()) {
    for (const piece of pieces) levelsOf.set(piece, [...(levelsOf.get(piece) ?? []), level])
  }
  return [...levelsOf]
    .map(([piece, of]) =>
      of.length === levels.length ? piece : `<g class="${of.map((level) => `level-${level}`).join(' ')}">${piece}</g>`,
    )
    .join('')
}

/**
 * Shows the last level whose zoom the container reaches, the first where it reaches none. '' where there is one only.
 */
export function levelRules(camera: Camera, froms: readonly number[]): string {
  if (!('fit' in camera) || froms.length < 2) return ''
  const [left, top, right, bottom] = projectBbox(camera.fit)
  const rules = froms.slice(1).map((from, i) => {
    const px = TILE_SIZE * 2 ** from
    const [width, height] = [(right - left) * px, (bottom - top) * px].map((length) => length.toFixed(2))
    const reached = `(min-width:${width}px) and (min-height:${height}px)`
    return `@container ${reached}{.level-${i}:not(.level-${i + 1}){display:none}.picture .level-${i + 1}{display:inline}}`
  })
  return `[class^=level-]:not(.level-0){display:none}${rules.join('')}`
}

/** The zoom of a camera where a fitted box comes out `widthPx` wide. */
export function staticMapZoom(camera: Camera, widthPx: number): number {
  if (!('fit' in camera)) return Math.max(0, camera.zoom)
  const [west, , east] = camera.fit
  return Math.max(0, Math.log2((widthPx * 360) / (east - west) / TILE_SIZE))
}
