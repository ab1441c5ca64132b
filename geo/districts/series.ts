/** Figures that sources state of districts, as columns: one series for each label and unit, with its periods. */

import type { DistrictRecord, IndicatorRecord, Text } from '../records'

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

const keyOf = ({ topic, label, unit }: IndicatorRecord) => `${topic} ${label.zh} ${unit}`
const endOf = ({ period }: IndicatorRecord) => period?.end ?? ''
const periodKey = ({ period }: IndicatorRecord) => JSON.stringify(period)

/** In the order in which the districts list them. Statements in words are none, and neither are totals of events. */
export function statedSeries(districts: readonly Pick<DistrictRecord, 'id' | 'indicators'>[]): StatedSeries[] {
  const groups = new Map<string, Map<string, IndicatorRecord[]>>()
  for (const { id, indicators } of districts) {
    for (const indicator of indicators) {
      if (indicator.value === null || indicator.topic === 'signing') continue
      const group = groups.get(keyOf(indicator)) ?? new Map<string, IndicatorRecord[]>()
      groups.set(keyOf(indicator), group.set(id, [...(group.get(id) ?? []), indicator]))
    }
  }
  return [...groups.values()].map((group) => {
    const all = [...group.values()].flat()
    const [first] = all as [IndicatorRecord]
    const sorted = [...group].map(
      ([id, list]) => [id, list.toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1))] as const,
    )
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
 * The figure of each district that stands in the column: of the newest period that all of them have, else the newest
 * of each. `isOnePeriod` says whether they may be ranked.
 */
export function figuresOfOnePeriod({ byDistrict }: StatedSeries): {
  readonly figures: ReadonlyMap<string, IndicatorRecord>
  readonly isOnePeriod: boolean
} {
  const lists = [...byDistrict.values()]
  const shared = lists[0]?.findLast((one) =>
    lists.every((list) => list.some((other) => periodKey(other) === periodKey(one))),
  )
  const chosen = (list: readonly IndicatorRecord[]) =>
    (shared && list.findLast((one) => periodKey(one) === periodKey(shared))) ?? list.at(-1)!
  return {
    figures: new Map([...byDistrict].map(([id, list]) => [id, chosen(list)])),
    isOnePeriod: shared !== undefined,
  }
}
