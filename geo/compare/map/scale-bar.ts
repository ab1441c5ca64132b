/** The scale bar of the static map: paper has no other way to tell. */

import { KM_PER_DEGREE } from '../../geometry/sphere'
import type { Camera } from '../../map/camera'
import type { Palette } from '../../map/palette'
import { formatDistance } from '../../text/format'
import type { Locale } from '../../vocabulary'
import { roundLength } from './same-scale-camera'

/** The longest bar, as a share of the box. */
const MAX_SHARE = 0.22

/**
 * A bar of round length below the lower right corner of a fitted box, true at the middle latitude of the box; a tenth
 * of a degree away it is wrong by 0.1 %. '' for a camera that somebody has moved: its box has no corner in view.
 */
export function scaleBar(camera: Camera, palette: Palette, locale: Locale): string {
  if (!('fit' in camera)) return ''
  const [west, south, east, north] = camera.fit
  const widthKm = (east - west) * KM_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180)
  const km = roundLength(widthKm * MAX_SHARE)
  const left = 100 * (1 - km / widthKm)
  const percent = (value: number) => `${value.toFixed(2)}%`
  const line = (x1: number, x2: number, dy: number) =>
    `<svg y="103%" overflow="visible"><line x1="${percent(x1)}" x2="${percent(x2)}" y1="${dy}" y2="0" stroke="${palette.ink}" stroke-width="1.5"/></svg>`
  const text = `<svg x="${percent((left + 100) / 2)}" y="103%" overflow="visible"><text class="n" y="-5" fill="${palette.ink}">${formatDistance(km, locale)}</text></svg>`
  return `<g class="scale">${line(left, 100, 0)}${line(left, left, -7)}${line(100, 100, -7)}${text}</g>`
}
