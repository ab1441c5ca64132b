/** What a static map is drawn from. */

import type { MapShape, RiverLine } from '../geometry/map-shapes'
import type { Ring } from '../geometry/polygons'
import type { Position, Text } from '../records'
import type { MapLabel } from '../shapes/map-shapes'
import type { Locale } from '../vocabulary'
import type { Camera } from './camera'
import type { Palette } from './palette'
import type { Pin } from './pin-art'

/** One feature of the static map: the pin of a project, or a cluster with its number. */
export type StaticMapFeature =
  | {
      readonly type: 'pin'
      readonly position: Position
      readonly pin: Pin
      readonly name: Text
      readonly href: string
      readonly ring: string | null
      readonly selected: boolean
    }
  | {
      readonly type: 'count'
      readonly position: Position
      readonly count: number
      /** The count in the fewest digits. */
      readonly label: string
      readonly title: string
      readonly href: string
      readonly hollow: boolean
      /** The mix of its sectors; '' for none. */
      readonly mix: string
    }

/** One or more signing events at a venue: where it is (to the city), the ways to their districts, and what to write. */
export interface StaticMapEvent {
  readonly id: string
  readonly href: string
  readonly lines: readonly (readonly Position[])[]
  readonly venue: Position
  readonly label: string
  /** The page is about it: its way is drawn at every zoom. */
  readonly isAlone: boolean
}

export interface StaticMapInput {
  readonly camera: Camera
  /** The zoom that it is drawn for. Features are those of the integer below. */
  readonly zoom: number
  readonly locale: Locale
  readonly palette: Palette
  readonly districts: readonly MapShape[]
  readonly water: readonly MapShape[]
  /** The coarse sea that stands in for water far out. */
  readonly sea: readonly MapShape[]
  readonly rivers: readonly RiverLine[]
  readonly labels: readonly MapLabel[]
  readonly features: readonly StaticMapFeature[]
  readonly events: readonly StaticMapEvent[]
  /** Statistical codes of the districts that have projects, those with the most first. */
  readonly districtsWithProjects: readonly string[]
  /** Statistical codes of the districts that are compared, where any are: as StyleInput has them. */
  readonly comparedDistricts?: readonly string[]
  /** The middles of letters that names keep clear of. */
  readonly letters?: readonly Position[]
  /** Statistical code of the district to outline. */
  readonly selectedDistrict: string | null
  /** The rings of areas that somebody drew as a filter. */
  readonly drawn?: readonly (readonly Ring[])[]
}
