/** What mapshaper does with shapes that share borders. */

import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon } from 'geojson'
import mapshaper from 'mapshaper'
import type { MapShape } from '#geo/geometry/map-shapes'
import { type Polygons, polygonsOf, type Ring } from '#geo/geometry/polygons'
import type { Position } from '#geo/records'

type Area = Polygon | MultiPolygon | null

const textOf = (shapes: readonly MapShape[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: shapes.map(({ id, rings }) => ({
      type: 'Feature',
      properties: { id },
      geometry: { type: 'MultiPolygon', coordinates: polygonsOf(rings) },
    })),
  })

async function run<T>(commands: string, input: Record<string, string>): Promise<T> {
  const output = await mapshaper.applyCommands(`${commands} -o out.json format=geojson precision=0.000001`, input)
  return JSON.parse(Buffer.from(output['out.json']!).toString()) as T
}

/** Where nothing is left of all of them, mapshaper writes no features at all. */
async function featuresOf<G extends Geometry | null>(commands: string, input: Record<string, string>) {
  return (await run<Partial<FeatureCollection<G>>>(commands, input)).features ?? []
}

/** Paired by id: what has lost its surface is absent from what mapshaper writes, and here too. */
async function changed<S extends MapShape>(shapes: readonly S[], commands: string): Promise<S[]> {
  const features = await featuresOf<Area>(`-i in.json ${commands}`, { 'in.json': textOf(shapes) })
  const byId = new Map(features.map(({ properties, geometry }) => [String(properties?.id), geometry]))
  return shapes.flatMap((shape) => {
    const geometry = byId.get(shape.id)
    if (!geometry) return []
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return [{ ...shape, rings: polygons.flat() }]
  })
}

/**
 * With overlaps given to the larger neighbour, and gaps of up to so many km² filled. A shape that is wholly inside
 * another vanishes.
 */
export const cleaned = <S extends MapShape>(shapes: readonly S[], gapKm2: number): Promise<S[]> =>
  changed(shapes, `-clean gap-fill-area=${gapKm2}km2`)

/** The rings of the shape without what the other covers; null where nothing is left. */
export async function erased(shape: MapShape, other: MapShape): Promise<readonly Ring[] | null> {
  const input = { 'in.json': textOf([shape]), 'other.json': textOf([other]) }
  const features = await featuresOf<Area>('-i in.json -erase other.json', input)
  const rings = features.flatMap(({ geometry }) => ringsOfArea(geometry))
  return rings.length > 0 ? rings : null
}

/** The rings of the shape together with the surface of a ring. */
export async function joined(shape: MapShape, ring: Ring): Promise<readonly Ring[]> {
  return (await unionOf([shape, { id: `${shape.id}+`, rings: [ring] }])).flat()
}

const ringsOfArea = (geometry: Polygon | MultiPolygon | null): Ring[] => {
  if (!geometry) return []
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.flatMap((rings) => rings.map((one) => one.map(([lng, lat]): Position => [lng!, lat!])))
}

/** With this share of the vertices, shared borders alike on both sides. No shape vanishes. */
export const thinned = <S extends MapShape>(shapes: readonly S[], share: number): Promise<S[]> =>
  changed(shapes, `-simplify ${Math.max(0.01, share * 100).toFixed(3)}% keep-shapes`)

export async function unionOf(shapes: readonly MapShape[]): Promise<Polygons> {
  const union = await run<{ geometries?: Polygon[]; features?: Feature<Area>[] }>('-i in.json -dissolve2', {
    'in.json': textOf(shapes),
  })
  const geometries = union.geometries ?? (union.features ?? []).map(({ geometry }) => geometry)
  return geometries.flatMap((geometry) => {
    if (!geometry) return []
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]): Position => [lng!, lat!])))
  })
}

/** A point well inside each shape, on land where it has some; null for a shape without a surface. */
export async function innerPoints(
  shapes: readonly MapShape[],
  water: readonly MapShape[],
): Promise<(Position | null)[]> {
  const pointsOf = async (commands: string, input: Record<string, string>) => {
    const features = await featuresOf<Point | null>(commands, input)
    return new Map(features.map(({ properties, geometry }) => [String(properties?.id), geometry?.coordinates]))
  }
  const input = { 'in.json': textOf(shapes) }
  const anywhere = await pointsOf('-i in.json -points inner', input)
  const onLand =
    water.length > 0
      ? await pointsOf('-i in.json -erase water.json -points inner', { ...input, 'water.json': textOf(water) })
      : anywhere
  return shapes.map(({ id }) => {
    const point = onLand.get(id) ?? anywhere.get(id)
    return point ? [point[0]!, point[1]!] : null
  })
}
