/** Rows of how the projects of an area lie in space, and of what sorts they are. */

import { lookUp } from '../../look-up'
import type { Position, Text } from '../../records'
import { formatDistance, formatPosition } from '../../text/format'
import { SECTORS } from '../../vocabulary'
import type { ClarkEvans } from '../statistics/clustering'
import type { Measured } from '../statistics/compare'
import type { Distribution } from '../statistics/distribution'
import { isNeeds, type Needs } from '../statistics/too-few'
import { type Cell, inBoth, NOT_APPLICABLE, needsCell, numberCell, textCell } from './cells'
import { measuresIn } from './measure'
import { MIX, SCATTER } from './measures-of-projects'
import { type Row, rowOf } from './row'

const MOST_PAIRS = 3
type Scatter = (distribution: Distribution, nameOf: (no: number) => Text) => Cell

const place = (position: Position | Needs): Cell =>
  isNeeds(position) ? needsCell(position) : textCell(inBoth(() => formatPosition(position)))
const part = <T, K extends keyof T>(whole: T | Needs, key: K): T[K] | Needs => (isNeeds(whole) ? whole : whole[key])
const ofClarkEvans = (found: ClarkEvans | Needs, key: 'ratio' | 'z') => part(found, key)

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

export const scatterRows = (areas: readonly Measured[], nameOf: (no: number) => Text): Row[] =>
  SCATTER.map((measure) =>
    rowOf(
      measure,
      areas.map(({ distribution }) => lookUp(CELLS, measure.id)!(distribution, nameOf)),
    ),
  )

function pairsCell(pairs: Distribution['nearestPairs'], nameOf: (no: number) => Text): Cell {
  if (pairs.length === 0) return needsCell({ needs: 2 })
  const say = (locale: 'zh' | 'en') =>
    pairs
      .slice(0, MOST_PAIRS)
      .map(({ a, b, km }) => `${nameOf(a)[locale]} – ${nameOf(b)[locale]} ${formatDistance(km, locale)}`)
      .join(locale === 'zh' ? '；' : '; ')
  return textCell(inBoth(say))
}

/** Diversity and concentration, then the location quotient of each sector that some area has: `lq.biomed`. */
export function mixRows(areas: readonly Measured[]): Row[] {
  const indices = MIX.map((measure) =>
    rowOf(
      measure,
      areas.map(({ mix: { shannon, herfindahl } }) => {
        if (measure.id === 'herfindahl') return numberCell(herfindahl, measure.unit)
        return numberCell(shannon && (measure.id === 'shannon' ? shannon.nats : shannon.effective), measure.unit)
      }),
    ),
  )
  return [...indices, ...SECTORS.flatMap((sector) => quotientRow(areas, sector))]
}

const quotient = measuresIn('mix')

function quotientRow(areas: readonly Measured[], { value, zh, en }: (typeof SECTORS)[number]): Row[] {
  if (!areas.some(({ projects }) => projects.bySector[value])) return []
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
    projects.count === 0 ? NOT_APPLICABLE : numberCell(locationQuotients[value] ?? null, 'ratio'),
  )
  return [rowOf(measure, cells)]
}
