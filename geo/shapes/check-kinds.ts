/**
 * What shapes of one kind do to those of the others. Land is drawn as the sea around it, districts over that, and
 * water over both: so a district that no land carries stands in the sea, and one that is water all over is gone.
 */

import { centroidOf } from '../areas/area'
import { differenceOf, intersectionOf } from '../geometry/clip'
import { areaKm2 } from '../geometry/geodesy'
import type { MapShape } from '../geometry/map-shapes'
import { type Polygons, polygonsOf } from '../geometry/polygons'
import type { NamedShape } from './check-shapes'
import { type MapShapes, SHAPE_KINDS, type ShapeKind } from './map-shapes'
import type { FindingCode, ReadingContext, ShapeFinding } from './reading'

/** The share of a shape without land under it from which it is told of: two editions of a coast differ by less. */
const AT_SEA_SHARE = 0.05
/** The share of a district that is water from which nothing is left to see of it. */
const DROWNED_SHARE = 0.95

/**
 * What the shapes that are to be published as `kind` would do on the map, with those of the other kinds there. Of the
 * districts there only those count that records are of, of waters only those that an admin has published.
 */
export function findingsAmongKinds(
  shapes: readonly NamedShape[],
  standing: MapShapes,
  { kind, districts: records }: ReadingContext,
): ShapeFinding[] {
  if (shapes.length === 0) return []
  const districts = named(standing, 'districts').filter(({ id }) => records.some((record) => record.id === id))
  const water = hasPublished(standing, 'water') ? named(standing, 'water') : []
  if (kind === 'water') return [...atSea(shapes, landOf(standing)), ...drowned(districts, shapes)]
  if (kind === 'districts') return [...atSea(shapes, landOf(standing)), ...drowned(shapes, standing.water)]
  const land = polygonsOfAll(shapes)
  return [told('sea-around', null, areaKm2(land)), ...atSea([...districts, ...water], land)]
}

/** With the names that the map gives them; a water without one has none. */
const named = ({ labels, ...shapes }: MapShapes, kind: 'districts' | 'water'): NamedShape[] =>
  shapes[kind].map((shape) => ({ ...shape, title: titleOf(labels, shape.id, kind) }))

function titleOf(labels: MapShapes['labels'], id: string, kind: 'districts' | 'water'): string {
  const label = labels.find((one) => one.id === id && (one.type === 'water') === (kind === 'water'))
  return label?.name.zh ?? (kind === 'water' ? '' : id)
}

/** The land that an admin has published, the holes of its sea; null: there is none, and the built-in sea is coarse. */
const landOf = (standing: MapShapes): Polygons | null =>
  hasPublished(standing, 'land') ? standing.sea.flatMap(({ rings }) => polygonsOf(rings.slice(1))) : null

const hasPublished = ({ key }: MapShapes, kind: ShapeKind): boolean => key.split('-')[SHAPE_KINDS.indexOf(kind)] !== '0'

const polygonsOfAll = (shapes: readonly MapShape[]): Polygons => shapes.flatMap(({ rings }) => polygonsOf(rings))

function told(code: FindingCode, shape: NamedShape | null, amount: number, part?: Polygons): ShapeFinding {
  const at = part && part.length > 0 ? centroidOf(part) : null
  return { code, names: shape?.title ? [shape.title] : [], at, amount, isMended: false, isBlocking: false }
}

const atSea = (shapes: readonly NamedShape[], land: Polygons | null): ShapeFinding[] =>
  land === null ? [] : parts('at-sea', shapes, AT_SEA_SHARE, (polygons) => differenceOf(polygons, land))

const drowned = (districts: readonly NamedShape[], water: readonly MapShape[]): ShapeFinding[] =>
  parts('drowned', districts, DROWNED_SHARE, (polygons) => intersectionOf(polygons, polygonsOfAll(water)))

/** The shapes of which such a part is at least this share, largest part first. */
function parts(
  code: FindingCode,
  shapes: readonly NamedShape[],
  share: number,
  partOf: (polygons: Polygons) => Polygons,
): ShapeFinding[] {
  return shapes
    .flatMap((shape) => {
      const polygons = polygonsOf(shape.rings)
      const part = clipped(() => partOf(polygons))
      const km2 = areaKm2(part)
      return km2 > 0 && km2 >= share * areaKm2(polygons) ? [told(code, shape, km2, part)] : []
    })
    .sort((a, b) => b.amount! - a.amount!)
}

/** Nothing where Turf's clipper throws, as it does where many edges meet in one point. */
function clipped(clip: () => Polygons): Polygons {
  try {
    return clip()
  } catch {
    return []
  }
}
