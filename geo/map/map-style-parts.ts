/** Parts that several layers of the map style share. */

import type { ExpressionSpecification } from 'maplibre-gl'
import { COMPACT_UNITS } from '../text/compact-units'
import type { Locale } from '../vocabulary'

/** CSS families: a Latin face before the Chinese ones, or ’ becomes full width. */
export const SANS = ['Helvetica Neue, Arial, PingFang SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif']
export const SERIF = ['Source Serif, Georgia, Songti SC, Noto Serif CJK SC, STSong, serif']

/** True while a feature is hovered or selected. */
export const ACTIVE: ExpressionSpecification = [
  'any',
  ['boolean', ['feature-state', 'hover'], false],
  ['boolean', ['feature-state', 'selected'], false],
]

/** Widths of lines on the live and the static map, CSS px. */
export const LINE_WIDTH = { shore: 0.8, river: 1.6, canal: 1.1, border: 1.2, selectedBorder: 2.5, cluster: 2 } as const

/** Of a dashed line: its width in CSS px, and its dashes and gaps in widths of the line. */
export interface DashedLine {
  readonly width: number
  readonly dashes: readonly [dash: number, gap: number]
}

/** The line of an event, dotted by its round ends. */
export const EVENT_LINE: DashedLine = { width: 1.8, dashes: [0.2, 2.4] }

/** From this zoom on both ends of a way are seldom in sight: what is left is a line from nowhere to nowhere. */
export const WAYS_BELOW_ZOOM = 8

/** The outline of an area that somebody drew, and the tint inside. */
export const DRAWN = { width: 2.2, dashes: [2.4, 1.6], opacity: 0.07 } as const satisfies DashedLine & {
  readonly opacity: number
}

/** An expression whose parts are put together, which MapLibre's types cannot follow; the style's test validates it. */
export const expressionOf = (parts: unknown[]): ExpressionSpecification => parts as ExpressionSpecification

/** How many projects a disc stands for. */
export const COUNT: ExpressionSpecification = ['get', 'n']

/** COUNT in the fewest digits, as `compactCount` of geo/tiles/features.ts writes it. */
export const compactCountExpression = (locale: Locale): ExpressionSpecification =>
  expressionOf([
    'step',
    COUNT,
    ['to-string', COUNT],
    ...COMPACT_UNITS[locale].flatMap(({ from, unit, sign }) => [
      from,
      ['concat', ['/', ['round', ['/', COUNT, unit / 10]], 10], sign],
      9.95 * unit,
      ['concat', ['round', ['/', COUNT, unit]], sign],
    ]),
  ])
