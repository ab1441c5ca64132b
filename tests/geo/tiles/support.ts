/** Tiles of a few rows, and measures of what they hold. */

import type { Filters } from '#geo/filters'
import { project } from '#geo/geometry/web-mercator'
import { clusterRadius } from '#geo/map/cluster-art'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import type { Feature } from '#geo/tiles/feature-objects'
import { tileFeatures } from '#geo/tiles/tiles'
import { TERMS } from '../../support/terms'
import { rowOf, TEST_LABEL_POINTS } from '../rows'

export const WORLD = [-180, -90, 180, 90] as const

export type Tile = readonly [z: number, x: number, y: number]

export const tileAt = (position: readonly [number, number], z: number): Tile => {
  const [x, y] = project(position)
  const indexOf = (unit: number) => Math.min(Math.floor(unit * 2 ** z), 2 ** z - 1)
  return [z, indexOf(x), indexOf(y)]
}

const countOf = ({ properties }: Feature) => ('n' in properties ? properties.n : 1)

export const sum = (features: readonly Feature[]) => features.reduce((total, feature) => total + countOf(feature), 0)

export const draw = (rows: readonly SnapshotRow[], filters: Filters = {}) => {
  const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS, TERMS)
  const selection = select(snapshot, filters)
  return {
    snapshot,
    selection,
    features: (z: number, x: number, y: number) => tileFeatures(snapshot, selection, z, x, y),
    around: (position: readonly [number, number], z: number) =>
      tileFeatures(snapshot, selection, ...tileAt(position, z)),
  }
}

export const HERE = [120.7, 31.3] as const

export const spread = (count: number, degrees: number) =>
  Array.from({ length: count }, (_, i) =>
    rowOf(i + 1, { lng: HERE[0] + degrees * (i % 5), lat: HERE[1] + degrees * Math.floor(i / 5) }),
  )

/** CSS px at zoom z between the edges of the two discs that are nearest, below 0 where they overlap. */
export function leastGap(features: readonly Feature[], z: number): number {
  const discs = features.map((feature) => {
    const [x, y] = project(feature.position).map((unit) => unit * 512 * 2 ** z)
    return { x: x!, y: y!, radius: clusterRadius(countOf(feature)) }
  })
  const gaps = discs.flatMap((one, i) =>
    discs.slice(i + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y) - one.radius - other.radius),
  )
  return Math.min(...gaps)
}
