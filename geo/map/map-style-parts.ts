/** Parts that several layers of the map style share. */

import type { ExpressionSpecification } from 'maplibre-gl'

/** CSS families: a Latin face before the Chinese ones, or ’ becomes full width. */
export const SANS = ['Helvetica Neue, Arial, PingFang SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif']
export const SERIF = ['Source Serif, Georgia, Songti SC, Noto Serif CJK SC, STSong, serif']

/** True while a feature is hovered or selected. */
export const ACTIVE: ExpressionSpecification = [
  'any',
  ['boolean', ['feature-state', 'hover'], false],
  ['boolean', ['feature-state', 'selected'], false],
]

/** How the outline of an area that somebody drew looks: dashes and gaps in widths of the line, and the tint inside. */
export const DRAWN = { width: 2.2, dashes: [2.4, 1.6], opacity: 0.07 } as const
