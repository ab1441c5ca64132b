/** How the projects of an area are distributed in space. Only those with coordinates count. */

import type { ProjectsInArea } from '../../areas/projects-in-area'
import { planeAt } from '../../geometry/local-plane'
import type { Position } from '../../records'
import type { Snapshot } from '../../snapshot/snapshot'
import { meanCentre, medianCentre, type Point, spreadOf } from './centres'
import { type ClarkEvans, clusteringOf, MIN_FOR_RATIO } from './clustering'
import type { Surface } from './land'
import { isTooFew, type TooFew } from './too-few'

/** Plain JSON. TooFew stands where there are too few projects. */
export interface Distribution {
  /** How many projects it is computed from: those with coordinates. */
  readonly n: number
  readonly meanCentre: Position | TooFew
  readonly medianCentre: Position | TooFew
  readonly standardDistanceKm: number | TooFew
  /** The azimuth is that of the major axis, clockwise from grid north. */
  readonly ellipse:
    | {
        readonly centre: Position
        readonly semiMajorKm: number
        readonly semiMinorKm: number
        readonly azimuthDeg: number
      }
    | TooFew
  readonly meanNearestKm: number | TooFew
  /** How many lie at the same place as another project. */
  readonly coincident: number
  /** The region is the land of the area, or the whole area if it has no land. */
  readonly clarkEvans: ClarkEvans | TooFew
  readonly clarkEvansCorrected: ClarkEvans | TooFew
  readonly nearestPairs: readonly NearestPair[]
}

interface NearestPair {
  /** The nos of both projects, the lower first. */
  readonly a: number
  readonly b: number
  readonly km: number
  readonly from: Position
  readonly to: Position
}

/** Computed on the equal-area plane at `centre`, the middle of the area. */
export function distributionOf(
  snapshot: Snapshot,
  projects: ProjectsInArea,
  centre: Position,
  surface: Surface,
): Distribution {
  const { located } = projects
  const plane = planeAt(centre)
  const points = plane.points(snapshot.lng, snapshot.lat, located)
  const positionOf = (point: Point | TooFew) => (isTooFew(point) ? point : plane.positionOf(...point))
  const mean = positionOf(meanCentre(points))
  const spread = spreadOf(points)
  const region = {
    areaKm2: surface.landKm2 || surface.areaKm2,
    spacings: surface.spacings,
  }
  const clustering = clusteringOf(points, region)
  const pairs = isTooFew(clustering) ? [] : clustering.nearestPairs
  return {
    n: located.length,
    meanCentre: mean,
    medianCentre: positionOf(medianCentre(points)),
    standardDistanceKm: isTooFew(spread) ? spread : spread.standardDistanceKm,
    ellipse: isTooFew(spread) ? spread : isTooFew(mean) ? mean : { centre: mean, ...spread.ellipse },
    meanNearestKm: isTooFew(clustering) ? clustering : clustering.meanNearestKm,
    coincident: isTooFew(clustering) ? 0 : clustering.coincident,
    clarkEvans: isTooFew(clustering) ? { minimum: MIN_FOR_RATIO } : clustering.plain,
    clarkEvansCorrected: isTooFew(clustering) ? { minimum: MIN_FOR_RATIO } : clustering.corrected,
    nearestPairs: pairs.map(({ a, b, km }) => nearestPair(snapshot, located[a]!, located[b]!, km)),
  }
}

function nearestPair({ no, lng, lat }: Snapshot, a: number, b: number, km: number): NearestPair {
  const [first, second] = no[a]! < no[b]! ? [a, b] : [b, a]
  return { a: no[first]!, b: no[second]!, km, from: [lng[first]!, lat[first]!], to: [lng[second]!, lat[second]!] }
}
