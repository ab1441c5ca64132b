/**
 * Which datum the coordinates of a table are in, told by its headings, by places that are known already, and by
 * district borders.
 */

import { DATUMS, type Datum, TO_WGS84 } from '../geometry/datum'
import type { Position } from '../records'

const NAMES: readonly [RegExp, Datum][] = [
  [/wgs\s*-?_?84|gps|cgcs\s*-?2000|国家2000|天地图/i, 'wgs84'],
  [/gcj\s*-?_?02|高德|火星|腾讯|amap/i, 'gcj02'],
  [/bd\s*-?_?09|百度|baidu/i, 'bd09'],
]

/** The datum that a heading names, if it names one. */
export const datumNamed = (heading: string): Datum | null =>
  NAMES.find(([pattern]) => pattern.test(heading.normalize('NFKC')))?.[1] ?? null

/** One row's coordinates as they stand in the file, with what is known of where it should lie. */
export interface DatumSample {
  readonly position: Position
  /** WGS-84, of a record or park with the same name, known to its park or better. */
  readonly known: Position | null
  /** The district that the row names. */
  readonly districtId: string | null
}

export interface DatumHint {
  readonly datum: Datum
  /**
   * `heading`: it is named; `known`: known places then lie where they should; `borders`: more rows then lie in their
   * districts.
   */
  readonly because: 'heading' | 'known' | 'borders'
  /** Rows that speak for it, and rows that could. */
  readonly rows: number
  readonly of: number
}

/** A known place is met within this; the datums are 500 m and more apart. */
const NEAR_KM = 0.25
const LEAST_KNOWN = 2
const LEAST_AT_BORDERS = 3

/** The best reasoned guess; null where nothing tells. `isInside` answers for WGS-84 positions. */
export function suggestDatum(
  named: readonly Datum[],
  samples: readonly DatumSample[],
  isInside: (districtId: string, position: Position) => boolean,
): DatumHint | null {
  const [first] = named
  if (first && named.every((datum) => datum === first)) return { datum: first, because: 'heading', rows: 0, of: 0 }
  const known = samples.filter((sample) => sample.known)
  const { next, ...places } = bestDatum(known, ({ position, known: place }) => kmBetween(position, place!) <= NEAR_KM)
  if (places.rows >= LEAST_KNOWN && places.rows > 2 * next) return { ...places, because: 'known', of: known.length }
  const placed = samples.filter((sample) => sample.districtId !== null)
  const { next: rival, ...borders } = bestDatum(placed, ({ position, districtId }) => isInside(districtId!, position))
  const isClear = borders.rows - rival >= LEAST_AT_BORDERS
  return isClear ? { ...borders, because: 'borders', of: placed.length } : null
}

function bestDatum(samples: readonly DatumSample[], holds: (sample: DatumSample) => boolean) {
  const counts = DATUMS.map((datum) => ({
    datum,
    rows: samples.filter((sample) => holds({ ...sample, position: TO_WGS84[datum](sample.position) })).length,
  })).sort((a, b) => b.rows - a.rows)
  return { datum: counts[0]!.datum, rows: counts[0]!.rows, next: counts[1]!.rows }
}

const KM_PER_DEGREE = 111.2

/** Good to a few metres within a city. */
export function kmBetween([lng1, lat1]: Position, [lng2, lat2]: Position): number {
  const east = (lng2 - lng1) * Math.cos(((lat1 + lat2) * Math.PI) / 360)
  return Math.hypot(east, lat2 - lat1) * KM_PER_DEGREE
}
