/** Shapes that an office has published, and the map that they make together with the built-in ones. */

import type { MapShape } from '../geometry/map-shapes'
import type { Position, Text } from '../records'
import { BUILT_IN_SHAPES } from './built-in'
import { labelPointsOf, type MapLabel, type MapShapes, SHAPE_KINDS, type ShapeKind } from './map-shapes'

/** A district, water or piece of land. A water without a name has empty texts. */
export interface PublishedShape extends MapShape {
  /** Of a district: the statistical code of its city. */
  readonly city: string | null
  readonly name: Text
  readonly short: Text
  /** Where its name is written; null: nowhere. */
  readonly label: Position | null
}

export interface PublishedCity {
  readonly id: string
  readonly name: Text
  readonly label: Position
}

/** What the database holds of one version of one kind. */
export interface PublishedShapes {
  readonly shapes: readonly PublishedShape[]
  /** Of districts: their cities. */
  readonly cities: readonly PublishedCity[]
}

/** A version with what has to be said of it. */
export interface ActiveSet {
  readonly id: number
  readonly kind: ShapeKind
  readonly shapes: PublishedShapes
  readonly isSchematic: boolean
  readonly approvalNumber: string
}

/** What is known of a published version of one kind of shapes; an empty source: the map shows none of the kind. */
export interface ShapesCredit {
  readonly kind: ShapeKind
  readonly source: string
  readonly licence: string
  readonly date: string
  readonly isSchematic: boolean
  readonly approvalNumber: string
}

/** The key of the shapes that these versions make: the built-in ones stand where a kind has none. */
export const keyOfSets = (sets: readonly Pick<ActiveSet, 'id' | 'kind'>[]): string =>
  SHAPE_KINDS.map((kind) => sets.find((set) => set.kind === kind)?.id ?? 0).join('-')

/** What the map stands on, given at most one version of each kind. */
export function composeShapes(sets: readonly ActiveSet[]): MapShapes {
  if (sets.length === 0) return BUILT_IN_SHAPES
  const key = keyOfSets(sets)
  const [districts, water, land] = SHAPE_KINDS.map((kind) => sets.find((set) => set.kind === kind))
  const builtIn = (type: string) => BUILT_IN_SHAPES.labels.filter((label) => label.type === type)
  const labels = [
    ...(districts ? districts.shapes.shapes.flatMap((shape) => labelOf(shape, 'district')) : builtIn('district')),
    ...(water ? water.shapes.shapes.flatMap((shape) => labelOf(shape, 'water')) : builtIn('water')),
    ...(districts ? districts.shapes.cities.map(cityLabel) : builtIn('city')),
  ]
  return {
    key,
    path: `/shapes/${key}`,
    districts: districts?.shapes.shapes ?? BUILT_IN_SHAPES.districts,
    water: water?.shapes.shapes ?? BUILT_IN_SHAPES.water,
    sea: land ? [seaAround(land.shapes.shapes)] : BUILT_IN_SHAPES.sea,
    rivers: water ? [] : BUILT_IN_SHAPES.rivers,
    labels,
    labelPoints: labelPointsOf(labels),
    notes: [districts, water, land].map((set, i) => noteOf(set, i)),
  }
}

const noteOf = (set: ActiveSet | undefined, i: number) =>
  set
    ? { kind: set.kind, isSchematic: set.isSchematic, approvalNumber: set.approvalNumber, isPublished: true }
    : BUILT_IN_SHAPES.notes[i]!

function labelOf({ id, city, name, short, label }: PublishedShape, type: string): MapLabel[] {
  return label && name.zh ? [{ id, type, city, name, short, position: label }] : []
}

const cityLabel = ({ id, name, label }: PublishedCity): MapLabel => ({
  id,
  type: 'city',
  city: null,
  name,
  short: name,
  position: label,
})

/** Degrees: as far as Web Mercator is drawn. */
const [EDGE, TOP] = [180, 85]

/** The world without the land. Its first ring is the world, and the land lies in it as holes. */
const seaAround = (land: readonly MapShape[]): MapShape => ({
  id: '1',
  rings: [
    [
      [-EDGE, -TOP],
      [EDGE, -TOP],
      [EDGE, TOP],
      [-EDGE, TOP],
      [-EDGE, -TOP],
    ],
    ...land.flatMap(({ rings }) => rings),
  ],
})
