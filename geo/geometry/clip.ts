/**
 * The intersection and the difference of areas. Turf clips on a plane of degrees, in which the edges of Polygons are
 * straight.
 */

import { bboxClip, difference, featureCollection, intersect, multiPolygon } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import type { Bbox } from '../filters'
import { multiCoordinatesOf, polygonsOfCoordinates } from './geojson'
import { bboxOf, boxesIntersect, type Polygons } from './polygons'

/** Degrees left around a box, so that cutting to it does not touch the result. */
const MARGIN = 1e-3

/** The surface that lies in both areas; empty where they only touch. */
export function intersectionOf(a: Polygons, b: Polygons): Polygons {
  const ofA = within(a, bboxOf(b))
  const ofB = within(b, bboxOf(a))
  if (ofA.length === 0 || ofB.length === 0) return []
  return fromTurf(intersect(featureCollection([toTurf(ofA), toTurf(ofB)]))?.geometry)
}

/** The part of `a` that lies in none of `others`. */
export function differenceOf(a: Polygons, others: Polygons): Polygons {
  const ofOthers = within(others, bboxOf(a))
  if (a.length === 0 || ofOthers.length === 0) return a
  return fromTurf(difference(featureCollection([toTurf(a), toTurf(ofOthers)]))?.geometry)
}

/** The parts of `polygons` near a box. Every vertex makes clipping slower, and cutting to a box is nearly free. */
function within(polygons: Polygons, [west, south, east, north]: Bbox): Polygons {
  const box: [number, number, number, number] = [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN]
  return polygons.flatMap((polygon) => {
    if (!boxesIntersect(bboxOf([polygon]), box)) return []
    const { geometry } = bboxClip(toTurf([polygon]), box)
    return fromTurf(geometry as Polygon | MultiPolygon).filter((rings) => rings.length > 0)
  })
}

const toTurf = (polygons: Polygons) => multiPolygon(multiCoordinatesOf(polygons))

function fromTurf(geometry: Polygon | MultiPolygon | undefined): Polygons {
  if (!geometry) return []
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygonsOfCoordinates(polygons)
}
