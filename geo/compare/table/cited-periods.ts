/** The figures of one name by period: which period areas share, what came before, and what differs by source. */

import type { IndicatorRecord } from '../../records'

/** The figures of one name that an area has; null: the area is no single district. */
export type AreaFigures = readonly IndicatorRecord[] | null

/** Names a period; '' for none. */
const periodKey = ({ period }: IndicatorRecord): string => (period ? `${period.start}/${period.end}` : '')

/** The newest end first; of two that end together, the longer one. */
function newestFirst(a: string, b: string): number {
  const [[startA = '', endA = ''], [startB = '', endB = '']] = [a.split('/'), b.split('/')]
  if (endA !== endB) return endA < endB ? 1 : -1
  return startA < startB ? -1 : startA > startB ? 1 : 0
}

/** All periods of these figures, the newest first; what names no period comes last. */
export const periodsOf = (figures: readonly IndicatorRecord[]): string[] =>
  [...new Set(figures.map(periodKey))].sort(newestFirst)

/** The newest period that all areas with figures of this name have; null: they share none. */
export function sharedPeriod(areas: readonly AreaFigures[]): string | null {
  const withFigures = areas.flatMap((figures) => (figures && figures.length > 0 ? [figures] : []))
  const [first = [], ...others] = withFigures.map(periodsOf)
  return first.find((period) => others.every((periods) => periods.includes(period))) ?? null
}

/** The figures of a period: more than one where sources differ. */
export const figuresOf = (figures: readonly IndicatorRecord[], period: string): IndicatorRecord[] =>
  figures.filter((figure) => periodKey(figure) === period)

/** The period without its year: figures of which this is the same can follow one another. */
const formOf = ({ period }: IndicatorRecord): string =>
  period
    ? `${period.start.slice(4)}/${period.end.slice(4)} ${Number(period.end.slice(0, 4)) - Number(period.start.slice(0, 4))}`
    : ''

export interface SeriesPoint {
  readonly figure: IndicatorRecord
  readonly value: number
}

/**
 * The figures that can follow one another, the oldest first: exact ones of whole years, or of the same part of the
 * year, of periods for which all sources say the same, and all of a source that states the newest: another may count
 * on another base. Empty where there are not two.
 */
export function seriesOf(figures: readonly IndicatorRecord[], form: IndicatorRecord | undefined): SeriesPoint[] {
  if (!form?.period) return []
  const points = periodsOf(figures)
    .toReversed()
    .flatMap((period): SeriesPoint[] => {
      const [figure, ...others] = figuresOf(figures, period)
      const isOne = figure && others.length === 0 && figure.value !== null && figure.comparison === 'exact'
      return isOne && formOf(figure) === formOf(form) ? [{ figure, value: figure.value! }] : []
    })
  const newest = new Set(points.at(-1)?.figure.cites.map(({ sourceId }) => sourceId))
  const alike = points.filter(({ figure }) => figure.cites.some(({ sourceId }) => newest.has(sourceId)))
  return alike.length > 1 ? alike : []
}
