import { circleRing } from '#geo/areas/area'
import type { ShownArea } from '#geo/compare/map/shown-area'
import type { Polygons } from '#geo/geometry/polygons'
import type { Letter } from '#geo/map/palette'
import type { Position } from '#geo/records'
import { districtPolygons } from './support'

const multi = (polygons: Polygons): ShownArea['polygons'] => ({
  type: 'MultiPolygon',
  coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => [lng, lat]))),
})

export const shownDistrict = (letter: Letter, id: string): ShownArea => ({
  letter,
  name: id,
  area: { kind: 'districts', ids: [id] },
  polygons: multi(districtPolygons(id)),
})

export const shownCircle = (letter: Letter, centre: Position, radiusKm: number): ShownArea => ({
  letter,
  name: `${radiusKm} km`,
  area: { kind: 'circle', centre, radiusKm },
  polygons: multi([[circleRing(centre, radiusKm)]]),
})
