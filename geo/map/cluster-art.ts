/** How clusters look in maps that the server draws. */

import type { Palette } from './palette'
import { pathsSvg } from './pin-art'
import { isReadableMix, MIX_BOX, MIX_MARGIN, mixPaths } from './sector-mix'

/**
 * From how many projects on a cluster looks how: its radius to the middle of its edge, and the size of its number, CSS
 * px. The area of each step is 1.6 times that of the step before, so that the eye compares areas.
 */
export const CLUSTER_STEPS = [
  { from: 2, radius: 11, textPx: 12 },
  { from: 10, radius: 14, textPx: 13 },
  { from: 100, radius: 17.5, textPx: 13 },
  { from: 1000, radius: 22, textPx: 14 },
  { from: 10_000, radius: 28, textPx: 16 },
] as const

type Step = (typeof CLUSTER_STEPS)[number]

/** Asked for every disc of a tile. */
function stepOf(count: number): Step {
  let step: Step = CLUSTER_STEPS[0]
  for (let i = 1; i < CLUSTER_STEPS.length && count >= CLUSTER_STEPS[i]!.from; i++) step = CLUSTER_STEPS[i]!
  return step
}

/** CSS px. */
export const LARGEST_RADIUS = CLUSTER_STEPS[CLUSTER_STEPS.length - 1]!.radius

export const clusterRadius = (count: number): number => stepOf(count).radius

export const clusterTextPx = (count: number): number => stepOf(count).textPx

/** The sector ring around a cluster of so many projects whose centre is the origin; '' where it could not be read. */
export function mixMarkup(mix: string, count: number, palette: Palette): string {
  if (!isReadableMix(mix, count)) return ''
  const radius = clusterRadius(count)
  const scale = Number(((radius + MIX_MARGIN) / (MIX_BOX / 2 - 1)).toFixed(3))
  const move = `scale(${scale}) translate(${-MIX_BOX / 2} ${-MIX_BOX / 2})`
  return `<g transform="${move}">${pathsSvg(mixPaths(mix, palette))}</g>`
}

/** A group known to its district only is hollow, as its pins are. */
export const clusterColours = (hollow: boolean, palette: Palette) =>
  hollow
    ? { fill: palette.landActive, stroke: palette.cluster, ink: palette.ink }
    : { fill: palette.cluster, stroke: palette.landActive, ink: palette.onCluster }
