/**
 * Guesses the datum of the coordinates in a table from its headings, from places that are known already, and from
 * district borders.
 */

import { DATUMS, type Datum, TO_WGS84 } from '../geometry/datum'
import { kmBetween } from '../geometry/plane-distance'
import type { Position } from '../records'

const NAMES: readonly [RegExp, Datum][] = [
  [/wgs\s*-?_?84|gps|cgcs\s*-?2000|国家2000|天地图/i, 'wgs84'],
  [/gcj\s*-?_?02|高德|火星|腾讯|amap/i, 'gcj02'],
  [/bd\s*-?_?09|百度|baidu/i, 'bd09'],
]

/** The datum that a heading names, if it names one. */
export const datumNamed = (heading: string): Datum | null =>
  NAMES.find(([pattern]) => pattern.test(heading.normalize('NFKC')))?.[1] ?? null

/** The coordinates of a row as in the file, and what is known about where it should lie. */
export interface DatumSample {
  readonly position: Position
  /** WGS-84, of a record or park with the same name, known to its park or better. */
  readonly knownPosition: Position | null
  /** The district that the row names. */
  readonly districtId: string | null
}

export interface DatumHint {
  readonly datum: Datum
  /**
   * `heading`: a heading names it; `known`: with it, known places lie where they should; `borders`: with it, more rows
   * lie in their districts.
   */
  readonly because: 'heading' | 'known' | 'borders'
  /** How many rows support it, of how many that could. */
  readonly rows: number
  readonly of: number
}

/** A row this close to a known place is at it. The datums are 500 m and more apart. */
const NEAR_KM = 0.25
const MIN_KNOWN = 2
const MIN_AT_BORDERS = 3

/** The most likely datum and why; null if nothing indicates one. `isInside` takes WGS-84 positions. */
export function suggestDatum(
  named: readonly Datum[],
  samples: readonly DatumSample[],
  isInside: (districtId: string, position: Position) => boolean,
): DatumHint | null {
  const [first] = named
  if (first && named.every((datum) => datum === first)) return { datum: first, because: 'heading', rows: 0, of: 0 }
  const withPlace = samples.filter((sample) => sample.knownPosition)
  const { next, ...places } = bestDatum(
    withPlace,
    ({ position, knownPosition }) => kmBetween(position, knownPosition!) <= NEAR_KM,
  )
  if (places.rows >= MIN_KNOWN && places.rows > 2 * next) return { ...places, because: 'known', of: withPlace.length }
  const withDistrict = samples.filter((sample) => sample.districtId !== null)
  const { next: rival, ...borders } = bestDatum(withDistrict, ({ position, districtId }) =>
    isInside(districtId!, position),
  )
  const isClear = borders.rows - rival >= MIN_AT_BORDERS
  return isClear ? { ...borders, because: 'borders', of: withDistrict.length } : null
}

function bestDatum(samples: readonly DatumSample[], fits: (sample: DatumSample) => boolean) {
  const counts = DATUMS.map((datum) => ({
    datum,
    rows: samples.filter((sample) => fits({ ...sample, position: TO_WGS84[datum](sample.position) })).length,
  })).sort((a, b) => b.rows - a.rows)
  return { datum: counts[0]!.datum, rows: counts[0]!.rows, next: counts[1]!.rows }
}
