/** How clusters look in maps that the server draws. */

import type { Palette } from './palette'
import { pathsSvg } from './pin-art'
import { MIX_BOX, MIX_MARGIN, mixPaths } from './sector-mix'

/** To the middle of its edge, px. */
export const CLUSTER_RADIUS = 15

/** The sector ring around a cluster whose centre is the origin. */
export function mixMarkup(mix: string, palette: Palette): string {
  if (mix === '') return ''
  const scale = (CLUSTER_RADIUS + MIX_MARGIN) / (MIX_BOX / 2 - 1)
  const move = `scale(${scale}) translate(${-MIX_BOX / 2} ${-MIX_BOX / 2})`
  return `<g transform="${move}">${pathsSvg(mixPaths(mix, palette))}</g>`
}

/** A group known to its district only is hollow, as its pins are. */
export const clusterColours = (hollow: boolean, palette: Palette) =>
  hollow
    ? { fill: palette.landActive, stroke: palette.cluster, ink: palette.ink }
    : { fill: palette.cluster, stroke: palette.landActive, ink: palette.onCluster }
