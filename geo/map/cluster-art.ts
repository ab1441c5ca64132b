/** How clusters look in maps that the server draws. */

import type { Palette } from './palette'
import { pathsSvg } from './pin-art'
import { MIX_BOX, MIX_MARGIN, mixPaths } from './sector-mix'

/** Radius of a cluster of 10^x projects, to the middle of its edge, CSS px; between these it grows evenly with x. */
export const CLUSTER_RADII = [
  [0.3, 13],
  [2, 15],
  [4, 18],
  [6, 20],
] as const

/** The radius of a cluster of so many projects, as MapLibre interpolates it: to a tenth of a px. */
export function clusterRadius(count: number): number {
  const power = Math.log10(count)
  const after = CLUSTER_RADII.findIndex(([x]) => x > power)
  if (after <= 0) return CLUSTER_RADII.at(after)![1]
  const [[x0, r0], [x1, r1]] = [CLUSTER_RADII[after - 1]!, CLUSTER_RADII[after]!]
  return Math.round(10 * (r0 + ((power - x0) / (x1 - x0)) * (r1 - r0))) / 10
}

/** The sector ring around a cluster of this radius whose centre is the origin. */
export function mixMarkup(mix: string, radius: number, palette: Palette): string {
  if (mix === '') return ''
  const scale = Number(((radius + MIX_MARGIN) / (MIX_BOX / 2 - 1)).toFixed(3))
  const move = `scale(${scale}) translate(${-MIX_BOX / 2} ${-MIX_BOX / 2})`
  return `<g transform="${move}">${pathsSvg(mixPaths(mix, palette))}</g>`
}

/** A group known to its district only is hollow, as its pins are. */
export const clusterColours = (hollow: boolean, palette: Palette) =>
  hollow
    ? { fill: palette.landActive, stroke: palette.cluster, ink: palette.ink }
    : { fill: palette.cluster, stroke: palette.landActive, ink: palette.onCluster }
