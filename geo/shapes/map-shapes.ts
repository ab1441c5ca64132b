/** The shapes that a map stands on: districts, water, land, and where their names are written. */

import type { Bbox } from '../filters'
import type { MapShape, RiverLine } from '../geometry/map-shapes'
import { bboxOf, type Ring } from '../geometry/polygons'
import type { Position, Text } from '../records'

/** What is uploaded, published and rolled back by itself. */
export const SHAPE_KINDS = ['districts', 'water', 'land'] as const
export type ShapeKind = (typeof SHAPE_KINDS)[number]

/** A name on the map and where it is written. `type` is `district`, `water` or `city`. */
export interface MapLabel {
  readonly id: string
  readonly type: string
  readonly city: string | null
  readonly name: Text
  readonly short: Text
  readonly position: Position
}

/** What has to be said of the shapes of one kind wherever they are drawn. */
export interface ShapesNote {
  readonly kind: ShapeKind
  readonly isSchematic: boolean
  /** 审图号; empty: none. */
  readonly approvalNumber: string
  /** Whether an admin has put them up; absent: they are built in. */
  readonly isPublished?: boolean
}

export type LabelPoints = Readonly<Record<string, Position | null>>

export interface MapShapes {
  /** Names this choice of shapes: other shapes have another key. */
  readonly key: string
  /** From the root of the site: see shape-address.ts. Other shapes or labels have another path. */
  readonly path: string
  readonly districts: readonly MapShape[]
  readonly water: readonly MapShape[]
  /** The coarse sea, for views of whole countries. */
  readonly sea: readonly MapShape[]
  readonly rivers: readonly RiverLine[]
  /** All names that the map writes, districts first, cities last. */
  readonly labels: readonly MapLabel[]
  /** Those of the shapes themselves, where the settings have put others in their place. */
  readonly ownLabels?: readonly MapLabel[]
  /**
   * The label point of each district and city, by statistical code: where the map writes its name, and lays out the
   * projects known to it only. It is a place on paper, never the position of a project: see public/geo/PROVENANCE.md.
   * Null where nobody has said where it lies: its projects are on no map.
   */
  readonly labelPoints: LabelPoints
  readonly notes: readonly ShapesNote[]
}

const boxOf = (shapes: readonly MapShape[]): Bbox =>
  bboxOf(shapes.flatMap(({ rings }) => rings.map((ring) => [ring as Ring])))

/** [west, south, east, north] of the district with this code, or null where it has no shape. */
export function shapeBbox({ districts }: Pick<MapShapes, 'districts'>, id: string): Bbox | null {
  const shape = districts.find((candidate) => candidate.id === id)
  return shape ? boxOf([shape]) : null
}

/** The box of all districts; null where there are none. */
export const districtsBbox = ({ districts }: Pick<MapShapes, 'districts'>): Bbox | null =>
  districts.length > 0 ? boxOf(districts) : null

/** Whether the districts are those that come with the program. */
export const hasBuiltInDistricts = ({ key }: Pick<MapShapes, 'key'>): boolean => key.startsWith('0-')

/** The box of the districts that an admin has published; null where none are. */
export const publishedBox = (shapes: MapShapes): Bbox | null =>
  hasBuiltInDistricts(shapes) ? null : districtsBbox(shapes)

/** What the map calls a district or city, by statistical code; null for one that it does not name. */
export const labelName = ({ labels }: Pick<MapShapes, 'labels'>, id: string): Text | null =>
  labels.find((label) => label.id === id && label.type !== 'water')?.name ?? null

/** The label points of the districts and cities among `labels`, by code. */
export const labelPointsOf = (labels: readonly MapLabel[]): Readonly<Record<string, Position>> =>
  Object.fromEntries(labels.filter(({ type }) => type !== 'water').map(({ id, position }) => [id, position]))

export interface DistrictOfCity {
  readonly id: string
  readonly cityId: string
}

/**
 * The same shapes with a label point for every district and city: where a district is not drawn, that of its city;
 * where a city has none, the middle of its districts; null where nothing of a city is drawn.
 */
export function withAllLabelPoints(shapes: MapShapes, districts: readonly DistrictOfCity[]): MapShapes {
  const points = new Map<string, Position | null>(Object.entries(labelPointsOf(shapes.labels)))
  const drawn = districts.flatMap(({ id, cityId }) => {
    const position = points.get(id)
    return position ? [{ cityId, position }] : []
  })
  for (const { id, cityId } of districts) {
    const ofCity =
      points.get(cityId) ?? middleOf(drawn.filter((one) => one.cityId === cityId).map(({ position }) => position))
    points.set(cityId, ofCity)
    if (!points.has(id)) points.set(id, ofCity)
  }
  return { ...shapes, labelPoints: Object.fromEntries(points) }
}

const middleOf = (positions: readonly Position[]): Position | null =>
  positions.length > 0 ? [mean(positions.map(([lng]) => lng)), mean(positions.map(([, lat]) => lat))] : null

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The same without rings, to be sent to a thread that has them, or needs only label points. */
export const withoutRings = (shapes: MapShapes): MapShapes => ({ ...shapes, districts: [], water: [], sea: [] })

/** The rings of `known` where they are those that `shapes` were sent without; else what came. */
export const withRingsOf = (shapes: MapShapes, { key, districts, water, sea }: MapShapes): MapShapes =>
  shapes.key === key ? { ...shapes, districts, water, sea } : shapes
