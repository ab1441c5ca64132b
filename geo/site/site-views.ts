import type { Bbox } from '../filters'
import { widened } from '../geometry/box'
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

/** Shown where nothing says where to look: well within the coast that is built in, so that no edge of it is seen. */
const NOWHERE: Bbox = [72, 4, 148, 54]
/**
 * Degrees around the districts where a position is not yet doubted: neighbours, and what districts nobody drew hold.
 */
const AROUND_DISTRICTS = 1

/** `records`: the box of all records; `districts`: that of the districts that were published. Null: there are none. */
export function siteViews(
  { presetViews, startView, wholeView }: Pick<Site, 'presetViews' | 'startView' | 'wholeView'>,
  records: Bbox | null,
  districts: Bbox | null = null,
): SiteViews {
  const all = presetViewOf(presetViews, wholeView)?.bbox ?? null
  const bounds = all ?? widened(districts, AROUND_DISTRICTS)
  const whole = all ?? records ?? presetViews[0]?.bbox ?? NOWHERE
  return { presetViews, start: presetViewOf(presetViews, startView)?.bbox ?? whole, whole, bounds }
}
