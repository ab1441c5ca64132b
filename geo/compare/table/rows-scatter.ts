/** Rows of how the projects of an area lie in space, and of what sorts they are. */

import { lookUp } from '../../look-up'
import type { Position, Text } from '../../records'
import { fill, formatDistance, formatPosition } from '../../text/format'
import { joinEntries } from '../../text/punctuation'
import type { Term } from '../../vocabulary'
import type { ClarkEvans } from '../statistics/clustering'
import type { AreaMeasures } from '../statistics/compare'
import type { Distribution } from '../statistics/distribution'
import { isTooFew, type TooFew } from '../statistics/too-few'
import { inBothLanguages, notApplicableCell, numberCell, type TableCell, textCell, tooFewCell } from './cells'
import { type MeasureId, measuresOf } from './measures'
import { measureRow, measureTexts, rowOf, type TableRow, unitNameOf } from './row'
import type { CompareWords } from './words'

const MAX_PAIRS = 3

const part = <T, K extends keyof T>(whole: T | TooFew, key: K): T[K] | TooFew => (isTooFew(whole) ? whole : whole[key])
const ofClarkEvans = (result: ClarkEvans | TooFew, key: 'ratio' | 'z') => part(result, key)

const FIGURES: Partial<Record<MeasureId, (distribution: Distribution) => number | TooFew | null>> = {
  located: ({ n }) => n,
  standardDistanceKm: ({ standardDistanceKm }) => standardDistanceKm,
  semiMajorKm: ({ ellipse }) => part(ellipse, 'semiMajorKm'),
  semiMinorKm: ({ ellipse }) => part(ellipse, 'semiMinorKm'),
  azimuthDeg: ({ ellipse }) => part(ellipse, 'azimuthDeg'),
  meanNearestKm: ({ meanNearestKm }) => meanNearestKm,
  coincident: ({ coincident }) => coincident,
  clarkEvansCorrected: ({ clarkEvansCorrected }) => ofClarkEvans(clarkEvansCorrected, 'ratio'),
  zCorrected: ({ clarkEvansCorrected }) => ofClarkEvans(clarkEvansCorrected, 'z'),
  clarkEvans: ({ clarkEvans }) => ofClarkEvans(clarkEvans, 'ratio'),
  z: ({ clarkEvans }) => ofClarkEvans(clarkEvans, 'z'),
}

export const scatterRows = (
  areas: readonly AreaMeasures[],
  nameOf: (no: number) => Text,
  words: CompareWords,
): TableRow[] =>
  measuresOf('scatter').map((measure) => {
    const cells = areas.map(({ distribution }) => {
      const figure = FIGURES[measure.id]
      if (figure) return numberCell(figure(distribution), measure.unit, words)
      if (measure.id === 'meanCentre') return placeCell(distribution.meanCentre, words)
      if (measure.id === 'medianCentre') return placeCell(distribution.medianCentre, words)
      return pairsCell(distribution.nearestPairs, nameOf, words)
    })
    return measureRow(measure, cells, words)
  })

const placeCell = (position: Position | TooFew, words: CompareWords): TableCell =>
  isTooFew(position) ? tooFewCell(position, words) : textCell(inBothLanguages(() => formatPosition(position)))

function pairsCell(pairs: Distribution['nearestPairs'], nameOf: (no: number) => Text, words: CompareWords): TableCell {
  if (pairs.length === 0) return tooFewCell({ minimum: 2 }, words)
  const nearest = pairs.slice(0, MAX_PAIRS)
  return textCell(
    inBothLanguages((locale) => {
      const entries = nearest.map(
        ({ a, b, km }) => `${nameOf(a)[locale]} – ${nameOf(b)[locale]} ${formatDistance(km, locale)}`,
      )
      return joinEntries(entries, locale)
    }),
  )
}

/** Diversity and concentration, then the location quotient of each sector that some area has: `lq.biomed`. */
export function mixRows(areas: readonly AreaMeasures[], sectors: readonly Term[], words: CompareWords): TableRow[] {
  const indices = measuresOf('mix').map((measure) =>
    measureRow(
      measure,
      areas.map(({ mix: { shannon, herfindahl } }) => {
        if (measure.id === 'herfindahl') return numberCell(herfindahl, measure.unit, words)
        return numberCell(shannon && (measure.id === 'shannon' ? shannon.nats : shannon.effective), measure.unit, words)
      }),
      words,
    ),
  )
  return [...indices, ...sectors.flatMap((sector) => quotientRow(areas, sector, words))]
}

function quotientRow(areas: readonly AreaMeasures[], sector: Term, words: CompareWords): TableRow[] {
  const { value } = sector
  if (!areas.some(({ projects }) => lookUp(projects.bySector, value))) return []
  const { name, note } = measureTexts(words, ({ locationQuotient }) => locationQuotient)
  const measure = {
    id: `lq.${value}`,
    group: 'mix',
    unit: 'ratio',
    unitName: unitNameOf('ratio', words),
    name: inBothLanguages((locale) => fill(name[locale], { label: sector[locale] })),
    note,
    isRanked: true,
  } as const
  const cells = areas.map(({ mix: { locationQuotients }, projects }) =>
    projects.count === 0
      ? notApplicableCell(words)
      : numberCell(lookUp(locationQuotients, value) ?? null, 'ratio', words),
  )
  return [rowOf(measure, cells)]
}
