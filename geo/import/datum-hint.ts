/**
 * Guesses the datum of the coordinates in a table from the headings of the coordinates, from places that are known
 * already, from district borders, and from water.
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

/** What tells that a position lies where it should. Positions in WGS-84. */
export interface DatumEvidence {
  isInside(districtId: string, position: Position): boolean
  isWater(position: Position): boolean
}

/** How the rows would lie if they were in this datum. */
interface DatumCount {
  readonly datum: Datum
  /** Rows at the place that is known of their name, in the district that they name, and in water. */
  readonly known: number
  readonly inside: number
  readonly water: number
}

export interface DatumHint {
  /** null: nothing tells, so somebody must choose. */
  readonly datum: Datum | null
  /**
   * `heading`: a heading of the coordinates names it; `known`: with it, known places lie where they should; `borders`:
   * with it, more rows lie in their districts; `water`: with it, fewer lie in water.
   */
  readonly because: 'heading' | 'known' | 'borders' | 'water' | null
  /** How many rows support it, of how many that could. */
  readonly rows: number
  readonly of: number
  /** For each datum, so that somebody can see what each choice comes to. */
  readonly counts: readonly DatumCount[]
}

/** A row this close to a known place is at it. The datums are 500 m and more apart. */
const NEAR_KM = 0.25
const MIN_KNOWN = 2
const MIN_MORE = 3

/**
 * The most likely datum, and why. `named` are the datums that the headings of the coordinates name, `possible` those
 * that are used where the map is.
 */
export function suggestDatum(
  named: readonly Datum[],
  samples: readonly DatumSample[],
  evidence: DatumEvidence,
  possible: readonly Datum[] = DATUMS,
): DatumHint {
  const counts = possible.map((datum) => countOf(datum, samples, evidence))
  const [first] = named
  const hint = (datum: Datum, because: DatumHint['because'], rows: number, of: number): DatumHint => ({
    ...{ datum, because, rows, of, counts },
  })
  if (first && named.every((datum) => datum === first)) return hint(first, 'heading', 0, 0)
  if (counts.length === 1) return { datum: counts[0]!.datum, because: null, rows: 0, of: samples.length, counts }
  const known = ranked(counts, (count) => count.known)
  const withPlace = samples.filter((sample) => sample.knownPosition).length
  if (known.best >= MIN_KNOWN && known.best > 2 * known.next) return hint(known.datum, 'known', known.best, withPlace)
  const inside = ranked(counts, (count) => count.inside)
  const withDistrict = samples.filter((sample) => sample.districtId !== null).length
  if (inside.best - inside.next >= MIN_MORE) return hint(inside.datum, 'borders', inside.best, withDistrict)
  const dry = ranked(counts, (count) => samples.length - count.water)
  if (dry.best - dry.next >= MIN_MORE) return hint(dry.datum, 'water', dry.best, samples.length)
  return { datum: null, because: null, rows: 0, of: samples.length, counts }
}

function countOf(datum: Datum, samples: readonly DatumSample[], { isInside, isWater }: DatumEvidence): DatumCount {
  let [known, inside, water] = [0, 0, 0]
  for (const { position, knownPosition, districtId } of samples) {
    const there = TO_WGS84[datum](position)
    if (knownPosition && kmBetween(there, knownPosition) <= NEAR_KM) known++
    if (districtId !== null && isInside(districtId, there)) inside++
    if (isWater(there)) water++
  }
  return { datum, known, inside, water }
}

function ranked(counts: readonly DatumCount[], value: (count: DatumCount) => number) {
  const [best, next] = counts.toSorted((a, b) => value(b) - value(a))
  return { datum: best!.datum, best: value(best!), next: value(next!) }
}
