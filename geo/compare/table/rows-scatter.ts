/** Rows of how the projects of an area lie in space, and of what sorts they are. */

import { lookUp } from '../../look-up'
import type { Position, Text } from '../../records'
import { formatDistance, formatPosition } from '../../text/format'
import type { Term } from '../../vocabulary'
import type { ClarkEvans } from '../statistics/clustering'
import type { AreaMeasures } from '../statistics/compare'
import type { Distribution } from '../statistics/distribution'
import { isTooFew, type TooFew } from '../statistics/too-few'
import { inBothLanguages, NOT_APPLICABLE, numberCell, type TableCell, textCell, tooFewCell } from './cells'
import { measuresIn } from './measure'
import { MIX, SCATTER } from './measures-of-projects'
import { rowOf, type TableRow } from './row'

const MAX_PAIRS = 3
type Scatter = (distribution: Distribution, nameOf: (no: number) => Text) => TableCell

const place = (position: Position | TooFew): TableCell =>
  isTooFew(position) ? tooFewCell(position) : textCell(inBothLanguages(() => formatPosition(position)))
const part = <T, K extends keyof T>(whole: T | TooFew, key: K): T[K] | TooFew => (isTooFew(whole) ? whole : whole[key])
const ofClarkEvans = (result: ClarkEvans | TooFew, key: 'ratio' | 'z') => part(result, key)

const CELLS: Readonly<Record<string, Scatter>> = {
  located: ({ n }) => numberCell(n, 'count'),
  meanCentre: ({ meanCentre }) => place(meanCentre),
  medianCentre: ({ medianCentre }) => place(medianCentre),
  standardDistanceKm: ({ standardDistanceKm }) => numberCell(standardDistanceKm, 'km'),
  semiMajorKm: ({ ellipse }) => numberCell(part(ellipse, 'semiMajorKm'), 'km'),
  semiMinorKm: ({ ellipse }) => numberCell(part(ellipse, 'semiMinorKm'), 'km'),
  azimuthDeg: ({ ellipse }) => numberCell(part(ellipse, 'azimuthDeg'), 'degrees'),
  meanNearestKm: ({ meanNearestKm }) => numberCell(meanNearestKm, 'km'),
  coincident: ({ coincident }) => numberCell(coincident, 'count'),
  clarkEvansCorrected: ({ clarkEvansCorrected }) => numberCell(ofClarkEvans(clarkEvansCorrected, 'ratio'), 'ratio'),
  zCorrected: ({ clarkEvansCorrected }) => numberCell(ofClarkEvans(clarkEvansCorrected, 'z'), 'z'),
  clarkEvans: ({ clarkEvans }) => numberCell(ofClarkEvans(clarkEvans, 'ratio'), 'ratio'),
  z: ({ clarkEvans }) => numberCell(ofClarkEvans(clarkEvans, 'z'), 'z'),
  nearestPairs: ({ nearestPairs }, nameOf) => pairsCell(nearestPairs, nameOf),
}

export const scatterRows = (areas: readonly AreaMeasures[], nameOf: (no: number) => Text): TableRow[] =>
  SCATTER.map((measure) =>
    rowOf(
      measure,
      areas.map(({ distribution }) => lookUp(CELLS, measure.id)!(distribution, nameOf)),
    ),
  )

function pairsCell(pairs: Distribution['nearestPairs'], nameOf: (no: number) => Text): TableCell {
  if (pairs.length === 0) return tooFewCell({ minimum: 2 })
  const textIn = (locale: 'zh' | 'en') =>
    pairs
      .slice(0, MAX_PAIRS)
      .map(({ a, b, km }) => `${nameOf(a)[locale]} – ${nameOf(b)[locale]} ${formatDistance(km, locale)}`)
      .join(locale === 'zh' ? '；' : '; ')
  return textCell(inBothLanguages(textIn))
}

/** Diversity and concentration, then the location quotient of each sector that some area has: `lq.biomed`. */
export function mixRows(areas: readonly AreaMeasures[], sectors: readonly Term[]): TableRow[] {
  const indices = MIX.map((measure) =>
    rowOf(
      measure,
      areas.map(({ mix: { shannon, herfindahl } }) => {
        if (measure.id === 'herfindahl') return numberCell(herfindahl, measure.unit)
        return numberCell(shannon && (measure.id === 'shannon' ? shannon.nats : shannon.effective), measure.unit)
      }),
    ),
  )
  return [...indices, ...sectors.flatMap((sector) => quotientRow(areas, sector))]
}

const quotient = measuresIn('mix')

function quotientRow(areas: readonly AreaMeasures[], { value, zh, en }: Term): TableRow[] {
  if (!areas.some(({ projects }) => lookUp(projects.bySector, value))) return []
  const measure = quotient(
    `lq.${value}`,
    'ratio',
    [`${zh}的区位商`, `Location quotient, ${en}`],
    [
      '该行业在本区域项目中的比例，除以它在全图符合同一筛选的项目中的比例（Isserman 1977）。1 为与全图相同。',
      'The sector’s share of the area’s projects over its share of all projects of the map that match the same filter (Isserman 1977). 1: as on the whole map.',
    ],
  )
  const cells = areas.map(({ mix: { locationQuotients }, projects }) =>
    projects.count === 0 ? NOT_APPLICABLE : numberCell(lookUp(locationQuotients, value) ?? null, 'ratio'),
  )
  return [rowOf(measure, cells)]
}
