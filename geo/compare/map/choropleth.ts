/** Every district by any measure: its value, and the class that its colour is looked up by. */

import { lookUp } from '../../look-up'
import type { Position, Text } from '../../records'
import type { Term } from '../../vocabulary'
import type { AreaMeasures } from '../statistics/compare'
import { isTooFew, type TooFew } from '../statistics/too-few'
import { inBothLanguages } from '../table/cells'
import type { MeasureUnit } from '../table/measure'
import { MEASURES, type MeasureId } from '../table/measures'
import type { CompareWords } from '../table/words'

/** A measure that districts can be coloured by, of the same id as the row of the table. */
export interface MapMeasure {
  readonly id: string
  readonly unit: MeasureUnit
  /** Of the measure; where it has a `sector`, of that sector. */
  readonly name: Text
  /** What is measured of each sector: its projects, or its location quotient. */
  readonly sector?: 'count' | 'quotient'
  readonly value: (measured: AreaMeasures) => number | null
}

const numberOrNull = (value: number | TooFew | null): number | null => (isTooFew(value) ? null : value)

const PLAIN: Partial<Record<MeasureId, MapMeasure['value']>> = {
  count: ({ projects }) => projects.count,
  per100: ({ projects }) => projects.per100LandKm2,
  share: ({ projects }) => projects.share,
  onlyDistrict: ({ projects }) => projects.onlyDistrict,
  sumCny: ({ amounts }) => amounts.sumCny,
  medianCny: ({ amounts }) => amounts.medianCny,
  known: ({ amounts }) => amounts.disclosed,
  areaKm2: ({ surface }) => surface.areaKm2,
  landKm2: ({ surface }) => surface.landKm2,
  waterKm2: ({ surface }) => surface.areaKm2 - surface.landKm2,
  perimeterKm: ({ surface }) => surface.perimeterKm,
  compactness: ({ surface }) => surface.compactness,
  located: ({ distribution }) => distribution.n,
  standardDistanceKm: ({ distribution }) => numberOrNull(distribution.standardDistanceKm),
  meanNearestKm: ({ distribution }) => numberOrNull(distribution.meanNearestKm),
  clarkEvans: ({ distribution: { clarkEvans } }) => (isTooFew(clarkEvans) ? null : clarkEvans.ratio),
  clarkEvansCorrected: ({ distribution: { clarkEvansCorrected: corrected } }) =>
    isTooFew(corrected) ? null : corrected.ratio,
  shannon: ({ mix }) => mix.shannon?.nats ?? null,
  effective: ({ mix }) => mix.shannon?.effective ?? null,
  herfindahl: ({ mix }) => mix.herfindahl,
}

const plainMeasure = (id: MeasureId, value: MapMeasure['value'], words: CompareWords): MapMeasure => {
  const { unit } = MEASURES.find((measure) => measure.id === id)!
  return { id, unit, name: inBothLanguages((locale) => words[locale].measures[id].name), value }
}

/** All measures: the plain ones, then for each sector its count and its location quotient. */
export const mapMeasures = (sectors: readonly Term[], words: CompareWords): readonly MapMeasure[] => [
  ...Object.entries(PLAIN).map(([id, value]) => plainMeasure(id as MeasureId, value, words)),
  ...sectors.map(
    ({ value: sector, zh, en }): MapMeasure => ({
      id: `sector.${sector}`,
      unit: 'count',
      name: { zh, en },
      sector: 'count',
      value: ({ projects }) => lookUp(projects.bySector, sector) ?? 0,
    }),
  ),
  ...sectors.map(
    ({ value: sector, zh, en }): MapMeasure => ({
      id: `lq.${sector}`,
      unit: 'ratio',
      name: { zh, en },
      sector: 'quotient',
      value: ({ mix }) => lookUp(mix.locationQuotients, sector) ?? null,
    }),
  ),
]

/** Plain JSON: all values of a district in the order of `mapMeasures`; null: none. */
export interface DistrictValues {
  readonly id: string
  readonly name: string
  /** Where the name stands. */
  readonly at: Position
  readonly values: readonly (number | null)[]
}

export const valuesOfDistrict = (measures: readonly MapMeasure[], measured: AreaMeasures): (number | null)[] =>
  measures.map(({ value }) => round(value(measured)))

/** Six digits are more than any legend shows, and keep the page small. */
const round = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(6)))
