/**
 * Rings of GeoJSON that mapshaper leaves out without a word: those that are not closed, and those without a surface.
 */

import type { Feature } from 'geojson'
import { type Ring, signedDegrees2 } from '#geo/geometry/polygons'
import { lookUp } from '#geo/look-up'

/** How many rings of a feature are amiss. */
export interface RingFaults {
  /** Closed by now. */
  readonly open: number
  /** Without a surface: gone by now. */
  readonly unsound: number
}

/** The property that takes them past mapshaper. */
const KEY = '@landing-rings'
const NONE: RingFaults = { open: 0, unsound: 0 }

/** The same GeoJSON with rings that are closed and have a surface; each feature notes what was amiss. */
export function withSoundRings(value: object): object {
  const features = lookUp(value as Record<string, unknown>, 'features')
  if (Array.isArray(features)) return { ...value, features: features.map(soundFeature) }
  return soundFeature(value) as object
}

/** What `withSoundRings` has noted, with the properties as the file has them. */
export function takeFaults(properties: Feature['properties']): RingFaults & { readonly properties: object } {
  const { [KEY]: noted, ...rest } = properties ?? {}
  const faults = typeof noted === 'string' ? (JSON.parse(noted) as RingFaults) : NONE
  return { ...faults, properties: rest }
}

function soundFeature(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { geometry, properties } = value as Partial<Feature>
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return value
  const faults = { open: 0, unsound: 0 }
  const given: unknown = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (!Array.isArray(given)) return value
  const coordinates = given.map((polygon) => soundPolygon(polygon, faults)).filter((polygon) => polygon !== null)
  if (faults.open + faults.unsound === 0) return value
  return {
    ...value,
    geometry: coordinates.length > 0 ? { type: 'MultiPolygon', coordinates } : null,
    properties: { ...properties, [KEY]: JSON.stringify(faults) },
  }
}

type Counts = { -readonly [Key in keyof RingFaults]: RingFaults[Key] }

/** Null where its outer ring has no surface. What is no list of rings comes back as it is, to be refused later. */
function soundPolygon(polygon: unknown, faults: Counts): unknown {
  if (!Array.isArray(polygon) || !polygon.every(isRing)) return polygon
  const rings = polygon.map((ring) => {
    const [first, last] = [ring[0], ring.at(-1)]
    const isOpen = ring.length > 2 && String(first) !== String(last)
    if (isOpen) faults.open++
    const closed = isOpen ? [...ring, first!] : ring
    const isSound = closed.length >= 4 && signedDegrees2(closed) !== 0
    if (!isSound) faults.unsound++
    return isSound ? closed : null
  })
  return rings[0] ? rings.filter((ring) => ring !== null) : null
}

const isRing = (value: unknown): value is Ring =>
  Array.isArray(value) &&
  value.every(
    (position) => Array.isArray(position) && typeof position[0] === 'number' && typeof position[1] === 'number',
  )
