/**
 * Polygons as a reader sees them filled, by GEOS: the only file that knows it. Runs in the thread of geometry alone.
 */

import initGeosJs from 'geos-wasm'
import { geojsonToGeosGeom, geosGeomToGeojson } from 'geos-wasm/helpers'
import type { MakeValid } from '#geo/areas/mended'
import type { Ring } from '#geo/geometry/polygons'

type Geos = Awaited<ReturnType<typeof initGeosJs>>
type Coordinates = number[][][]

/** Degrees: that of addresses, so that what is valid here is so when it is read from one. */
const GRID = 1e-5
/** GEOS's own number of the method that keeps what overlaps filled. */
const STRUCTURE = 1

let loaded: Promise<MakeValid> | undefined

/** Loaded at the first use: a tenth of a second. */
export function loadMakeValid(): Promise<MakeValid> {
  loaded ??= initGeosJs().then(makeValidBy)
  return loaded
}

function makeValidBy(geos: Geos): MakeValid {
  const parameters = geos.GEOSMakeValidParams_create()
  geos.GEOSMakeValidParams_setMethod(parameters, STRUCTURE)
  geos.GEOSMakeValidParams_setKeepCollapsed(parameters, 0)
  /** The answer, in place of what it was reckoned from. */
  const step = (compute: () => number, ...from: readonly number[]): number => {
    const answer = compute()
    for (const one of from) geos.GEOSGeom_destroy(one)
    if (!answer) throw new Error('GEOS cannot reckon this')
    return answer
  }
  const geometryOf = (type: 'Polygon' | 'MultiPolygon', coordinates: unknown): number =>
    step(() => geojsonToGeosGeom({ type, coordinates } as GeoJSON.Polygon, geos))
  const filledRing = (ring: Ring): number => {
    const raw = geometryOf('Polygon', [ring])
    return step(() => geos.GEOSMakeValidWithParams(raw, parameters), raw)
  }
  /** A hole takes away what lies within its ring, and fills nothing outside. */
  const filled = ([outer, ...holes]: readonly Ring[]): number =>
    holes
      .map(filledRing)
      .reduce((left, hole) => step(() => geos.GEOSDifference(left, hole), left, hole), filledRing(outer!))
  return (polygons) => {
    const parts = polygons.flatMap((rings) => {
      const one = filled(rings)
      const coordinates = coordinatesOf(geosGeomToGeojson(one, geos))
      geos.GEOSGeom_destroy(one)
      return coordinates
    })
    if (parts.length === 0) return []
    const all = geometryOf('MultiPolygon', parts)
    const union = step(() => geos.GEOSUnaryUnionPrec(all, GRID), all)
    const answer = coordinatesOf(geosGeomToGeojson(union, geos))
    geos.GEOSGeom_destroy(union)
    return answer.map((rings) => rings.map((ring): Ring => ring.map(([lng, lat]) => [onGrid(lng!), onGrid(lat!)])))
  }
}

const onGrid = (degrees: number): number => Number(degrees.toFixed(5))

/** Points and lines, to which parts may collapse, are no area. */
function coordinatesOf(geometry: GeoJSON.GeoJSON): Coordinates[] {
  if (geometry.type === 'Polygon') return geometry.coordinates.length > 0 ? [geometry.coordinates] : []
  if (geometry.type === 'MultiPolygon') return geometry.coordinates
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(coordinatesOf) : []
}
