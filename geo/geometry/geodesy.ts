/** Areas, lengths and distances on the WGS-84 ellipsoid. */

import type { Position } from '../records'
import { borderEdges, type Polygons, type Ring } from './polygons'

const RADIANS = Math.PI / 180
/** WGS-84 (NIMA TR8350.2): semi-major axis in km, flattening. */
export const A_KM = 6378.137
const FLATTENING = 1 / 298.257223563
const B_KM = A_KM * (1 - FLATTENING)
export const E2 = FLATTENING * (2 - FLATTENING)
const E = Math.sqrt(E2)

/** Nodes and weights of the three-point Gauss–Legendre rule on [0, 1]. */
const GAUSS = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
] as const

/**
 * Snyder 1987, equation 3-12: a² q / 2 is the area between the equator and this latitude, for each radian of longitude.
 */
export function authalicQ(sinLat: number): number {
  return (1 - E2) * (sinLat / (1 - E2 * sinLat * sinLat) + Math.atanh(E * sinLat) / E)
}

/** The surface between two latitudes, in km² for each degree of longitude. */
export const authalicKm2 = (south: number, north: number): number =>
  (authalicQ(Math.sin(north * RADIANS)) - authalicQ(Math.sin(south * RADIANS))) * RADIANS * 0.5 * A_KM * A_KM

/**
 * The area in km². Method: by Green's theorem the integral of a² q(φ) / 2 dλ along each ring (q: Snyder 1987, Map
 * Projections – A Working Manual, 3-12), with edges straight in longitude and latitude. The areas of parts therefore
 * add up to that of the whole. With geodesics as edges instead (PostGIS's geography, GeographicLib), an edge of L km
 * that runs east or west encloses about tan φ L³ / 76 000 km² more or less: next to nothing for short edges, 5e-5 of a
 * district whose border crosses the Yangtze in one line.
 */
export function areaKm2(polygons: Polygons): number {
  let sum = 0
  for (const rings of polygons) {
    rings.forEach((ring, i) => {
      sum += i === 0 ? ringKm2(ring) : -ringKm2(ring)
    })
  }
  return sum
}

function ringKm2(ring: Ring): number {
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    const [lng0, lat0] = ring[i - 1]!
    const [lng1, lat1] = ring[i]!
    if (lng0 === lng1) continue
    let q = 0
    for (const [node, weight] of GAUSS) q += weight * authalicQ(Math.sin((lat0 + node * (lat1 - lat0)) * RADIANS))
    sum += (lng1 - lng0) * q
  }
  return Math.abs(sum) * RADIANS * 0.5 * A_KM * A_KM
}

/**
 * The length of the border in km: geodesics from vertex to vertex, holes included, edges that two of the polygons share
 * left out.
 */
export function perimeterKm(polygons: Polygons): number {
  let sum = 0
  for (const [from, to] of borderEdges(polygons).values()) sum += geodesicKm(from, to)
  return sum
}

/**
 * The isoperimetric quotient of Polsby and Popper (1991), 4πA/P²: 1 for a circle, π/4 for a square, and smaller the
 * more ragged the border. It depends on how finely the border is drawn: compare only outlines of one source. null where
 * there is no border.
 */
export function compactness(km2: number, borderKm: number): number | null {
  return borderKm > 0 ? (4 * Math.PI * km2) / borderKm ** 2 : null
}

/** About five are needed, except near the antipode. */
const MAX_ITERATIONS = 200

/**
 * The length in km of the shortest line on the ellipsoid between two positions, to 0.1 mm: the inverse method of
 * Vincenty (1975, Survey Review 23, 88–93). Throws a RangeError for nearly antipodal positions, where the method does
 * not converge.
 */
export function geodesicKm(a: Position, b: Position): number {
  if (a[0] === b[0] && a[1] === b[1]) return 0
  const deltaLng = (b[0] - a[0]) * RADIANS
  const [sinU1, cosU1] = reduced(a[1])
  const [sinU2, cosU2] = reduced(b[1])
  let lambda = deltaLng
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    const sinLambda = Math.sin(lambda)
    const cosLambda = Math.cos(lambda)
    const sinSigma = Math.hypot(cosU2 * sinLambda, cosU1 * sinU2 - sinU1 * cosU2 * cosLambda)
    if (sinSigma === 0) return 0
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma
    const cos2Alpha = 1 - sinAlpha * sinAlpha
    const cos2M = cos2Alpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cos2Alpha
    const c = (FLATTENING / 16) * cos2Alpha * (4 + FLATTENING * (4 - 3 * cos2Alpha))
    const before = lambda
    const inner = cos2M + c * cosSigma * (2 * cos2M * cos2M - 1)
    lambda = deltaLng + (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * inner)
    if (Math.abs(lambda - before) < 1e-13) return arcKm(sigma, sinSigma, cosSigma, cos2Alpha, cos2M)
  }
  throw new RangeError(`Nearly antipodal: ${a} and ${b}`)
}

/** Sine and cosine of the reduced latitude. */
function reduced(lat: number): readonly [number, number] {
  const u = Math.atan((1 - FLATTENING) * Math.tan(lat * RADIANS))
  return [Math.sin(u), Math.cos(u)]
}

function arcKm(sigma: number, sinSigma: number, cosSigma: number, cos2Alpha: number, cos2M: number): number {
  const u2 = (cos2Alpha * (A_KM ** 2 - B_KM ** 2)) / B_KM ** 2
  const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
  const cubic = cos2M * (4 * sinSigma * sinSigma - 3) * (4 * cos2M * cos2M - 3)
  const delta = b * sinSigma * (cos2M + (b / 4) * (cosSigma * (2 * cos2M * cos2M - 1) - (b / 6) * cubic))
  return B_KM * a * (sigma - delta)
}
