/**
 * Figures that sources state of districts, by name and by period: which period areas share, what came before, and what
 * differs by source.
 */

import type { DistrictRecord, IndicatorRecord, Text } from '../records'

/** Figures with the same key have one name, one unit and one topic: they stand in one row. */
export const keyOfFigure = ({ topic, label, unit }: IndicatorRecord): string => `${topic} ${label.zh} ${unit}`

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

/** The figures of one label and unit, of all districts that have some. */
export interface StatedSeries {
  /** `figure.` and the id of its first figure: any of them names it. */
  readonly id: string
  readonly ids: readonly string[]
  readonly label: Text
  readonly unit: string
  readonly unitName: Text
  /** By id of the district, earliest period first. */
  readonly byDistrict: ReadonlyMap<string, readonly IndicatorRecord[]>
}

/** In the order in which the districts list them. Statements in words are none, and neither are totals of events. */
export function statedSeries(districts: readonly Pick<DistrictRecord, 'id' | 'indicators'>[]): StatedSeries[] {
  const groups = new Map<string, Map<string, IndicatorRecord[]>>()
  for (const { id, indicators } of districts) {
    for (const indicator of indicators) {
      if (indicator.value === null || indicator.topic === 'signing') continue
      const group = groups.get(keyOfFigure(indicator)) ?? new Map<string, IndicatorRecord[]>()
      groups.set(keyOfFigure(indicator), group.set(id, [...(group.get(id) ?? []), indicator]))
    }
  }
  return [...groups.values()].map((group) => {
    const all = [...group.values()].flat()
    const [first] = all as [IndicatorRecord]
    const sorted = [...group].map(([id, list]) => {
      const periods = periodsOf(list).toReversed()
      return [id, periods.flatMap((period) => figuresOf(list, period))] as const
    })
    return {
      id: `figure.${first.id}`,
      ids: all.map(({ id }) => `figure.${id}`),
      label: first.label,
      unit: first.unit,
      unitName: first.unitName,
      byDistrict: new Map(sorted),
    }
  })
}

/**
 * The figures of each district that stand in the column: of the newest period that all of them have, else the newest of
 * each; more than one where sources differ. `isOnePeriod` says whether they may be ranked.
 */
export function figuresOfOnePeriod({ byDistrict }: StatedSeries): {
  readonly figures: ReadonlyMap<string, readonly IndicatorRecord[]>
  readonly isOnePeriod: boolean
} {
  const shared = sharedPeriod([...byDistrict.values()])
  const chosen = (list: readonly IndicatorRecord[]) => figuresOf(list, shared ?? periodsOf(list)[0]!)
  return {
    figures: new Map([...byDistrict].map(([id, list]) => [id, chosen(list)])),
    isOnePeriod: shared !== null,
  }
}
