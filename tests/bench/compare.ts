/**
 * Comparing two districts with all measures, in this process, against the straightforward calls of Turf on the same
 * rows.
 */

import {
  featureCollection,
  multiPolygon,
  nearestNeighborAnalysis,
  point,
  pointsWithinPolygon,
  polygon,
} from '@turf/turf'
import type { Feature, Polygon } from 'geojson'
import { type Area, polygonsOfArea } from '#geo/areas/area'
import { areaCache, compareAreas } from '#geo/compare/statistics/compare'
import { multiCoordinatesOf } from '#geo/geometry/geojson'
import { select } from '#geo/query/select'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { shapeBbox } from '#geo/shapes/map-shapes'
import { buildSnapshot } from '#geo/snapshot/build'
import type { Snapshot, SnapshotRow } from '#geo/snapshot/snapshot'
import { SAMPLE_KINDS, SAMPLE_SECTORS } from '#geo/synthetic/sample-terms'
import { valuesOf } from '#geo/vocabulary'
import { random } from '../geo/compare/points'
import { rowOf } from '../geo/rows'
import { type Line, median, ms } from './table'

const SIDES: readonly Area[] = ['320571', '320505'].map((id) => ({ kind: 'districts', ids: [id] }))
const SIZES = [10_000, 100_000, 1_000_000]
const AIMED = 100_000
const AIM_MS = 150
const AIM_TIMES = 20
const ROUNDS = 7
/** Turf compares every point with every other: more would take hours. */
const TURF_SIZE = 4000

/** Rows spread over the boxes of both districts, the same in every run. */
function* rows(count: number): Iterable<SnapshotRow> {
  const next = random(count)
  const boxes = ['320571', '320505'].map((id) => ({ id, box: shapeBbox(BUILT_IN_SHAPES, id)! }))
  const [sectors, kinds] = [valuesOf(SAMPLE_SECTORS), valuesOf(SAMPLE_KINDS)]
  for (let i = 0; i < count; i++) {
    const { id, box } = boxes[i % 2]!
    yield rowOf(i + 1, {
      districtId: id,
      cityId: '320500',
      lng: box[0] + next() * (box[2] - box[0]),
      lat: box[1] + next() * (box[3] - box[1]),
      sector: sectors[Math.floor(next() * sectors.length)]!,
      kind: kinds[Math.floor(next() * kinds.length)]!,
      amountCny: next() < 0.5 ? null : Math.floor(next() * 1e10),
    })
  }
}

const snapshotOf = (count: number): Snapshot => buildSnapshot(1, rows(count), BUILT_IN_SHAPES.labelPoints)

/** Median milliseconds of all measures of both districts, with surfaces kept from before as in the server. */
function ours(snapshot: Snapshot): number {
  const place = areaCache(BUILT_IN_SHAPES.districts, BUILT_IN_SHAPES.water)
  const selection = select(snapshot, {})
  const sides = SIDES.map((area) => ({ area, selection }))
  compareAreas(snapshot, place, sides, 5)
  return median(
    Array.from({ length: ROUNDS }, () => {
      const began = performance.now()
      compareAreas(snapshot, place, sides, 5)
      return performance.now() - began
    }),
  )
}

/** Milliseconds of Turf for two of the measures alone: which points lie inside, and how near each is to the next. */
function turfs({ lng, lat, located }: Snapshot): number {
  const points = featureCollection(Array.from({ length: located }, (_, i) => point([lng[i]!, lat[i]!])))
  const began = performance.now()
  for (const side of SIDES) {
    const polygons = multiCoordinatesOf(polygonsOfArea(side, BUILT_IN_SHAPES.districts))
    const inside = pointsWithinPolygon(points, multiPolygon(polygons))
    nearestNeighborAnalysis(featureCollection(inside.features), {
      studyArea: polygon(polygons[0]!) as Feature<Polygon>,
    })
  }
  return performance.now() - began
}

export function compareLines(): Line[] {
  const times = SIZES.map((size) => ours(snapshotOf(size)))
  const lines = SIZES.map((size, i): Line => {
    const isAimed = size === AIMED
    return {
      what: `Comparing two districts, all measures, at ${size.toLocaleString('en')} projects (median of ${ROUNDS})`,
      value: ms(times[i]!),
      aim: isAimed ? `≤ ${AIM_MS} ms` : '',
      isMet: isAimed ? times[i]! <= AIM_MS : null,
    }
  })
  const growth = times[2]! / times[1]!
  const allowed = (10 * Math.log(SIZES[2]!)) / Math.log(SIZES[1]!)
  const small = snapshotOf(TURF_SIZE)
  const ratio = turfs(small) / ours(small)
  return [
    ...lines,
    {
      what: 'Growth from 100,000 to 1,000,000',
      value: `${growth.toFixed(1)} ×`,
      aim: `≤ ${allowed.toFixed(1)} × (n log n)`,
      isMet: growth <= allowed,
    },
    {
      what: `Turf, two of these measures alone, on the same ${TURF_SIZE.toLocaleString('en')} projects (it grows with n²)`,
      value: `${ratio.toFixed(0)} × as long`,
      aim: `≥ ${AIM_TIMES} ×`,
      isMet: ratio >= AIM_TIMES,
    },
  ]
}
