/** What the server hands to the live maps of a comparison. Plain JSON. */

import type { FeatureCollection } from 'geojson'
import type { DistrictValues } from '#geo/compare/map/choropleth'
import type { ScatterFeatures } from '#geo/compare/map/scatter-features'
import type { ShownArea } from '#geo/compare/map/shown-area'
import type { MeasureUnit } from '#geo/compare/table/measure'
import type { Camera } from '#geo/map/camera'
import type { Letter } from '#geo/map/palette'
import type { Position } from '#geo/records'

/** One map of the stage. */
export interface MapCell {
  readonly key: string
  readonly label: string
  /** The areas outlined on it, and those that are tinted. */
  readonly outlined: readonly Letter[]
  readonly filled: readonly Letter[]
  /** The filter of its projects as a query; null: it shows none. */
  readonly query: string | null
  /** The areas of that filter. */
  readonly drawn: FeatureCollection
  readonly camera: Camera
  /** What it is centred on where each map has its own middle. */
  readonly home: Position
}

export interface HexagonData {
  readonly data: FeatureCollection
  readonly bounds: readonly number[]
  readonly steps: readonly number[]
}

interface MeasureOption {
  readonly id: string
  readonly name: string
  readonly unit: MeasureUnit
  readonly unitName: string
}

export interface ChoroplethData {
  readonly measures: readonly MeasureOption[]
  /** Values in the order of `measures`. */
  readonly districts: readonly DistrictValues[]
}

/** A district with its value in one text, and where its name stands. */
export interface DistrictMark {
  readonly id: string
  readonly name: string
  readonly at: Position
}

export interface StageData {
  readonly revision: number
  readonly cells: readonly MapCell[]
  readonly areas: readonly ShownArea[]
  readonly scatter: ScatterFeatures
  readonly hexagons: HexagonData | null
  readonly choropleth: ChoroplethData | null
  /** Under a divider: the areas are apart, so each map is centred on its own, at one scale. */
  readonly isApart: boolean
}
