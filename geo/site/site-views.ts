import type { Bbox } from '../filters'
import { type PresetView, presetViewOf } from '../map/preset-views'
import type { Site } from './site'

/** Where the maps of an installation look. */
export interface SiteViews {
  readonly presetViews: readonly PresetView[]
  /** Where a visit starts. */
  readonly start: Bbox
  /** Everything there is. */
  readonly whole: Bbox
  /** Positions outside it are doubted; null: none is. */
  readonly bounds: Bbox | null
}

/** Shown where nothing says where to look: China and what lies around it. */
const NOWHERE: Bbox = [73, 17, 136, 54]

/** `records`: the box of all records; null: there are none. */
export function siteViews(
  { presetViews, startView, wholeView }: Pick<Site, 'presetViews' | 'startView' | 'wholeView'>,
  records: Bbox | null,
): SiteViews {
  const bounds = presetViewOf(presetViews, wholeView)?.bbox ?? null
  const whole = bounds ?? records ?? presetViews[0]?.bbox ?? NOWHERE
  return { presetViews, start: presetViewOf(presetViews, startView)?.bbox ?? whole, whole, bounds }
}

export const isInBox = ([west, south, east, north]: Bbox, [lng, lat]: readonly [number, number]): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north

/** Degrees beyond the bounds where a position may still be meant: neighbours, and other datums. */
const AROUND = 0.4

/** The bounds with what lies around them; null where there are none. */
export const nearBounds = (bounds: Bbox | null): Bbox | null =>
  bounds && [bounds[0] - AROUND, bounds[1] - AROUND, bounds[2] + AROUND, bounds[3] + AROUND]
