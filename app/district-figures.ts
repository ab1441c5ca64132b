/** Every measure of every district under a filter: for the table of districts, and for maps that colour them. */

import { COMPARE_WORDS } from '#components/messages/compare/words'
import { DISTRICT_WORDS } from '#components/messages/districts/words'
import { messagesOf } from '#components/messages/index'
import { type MapMeasure, mapMeasures } from '#geo/compare/map/choropleth'
import type { AreaMeasures } from '#geo/compare/statistics/compare'
import { inBothLanguages } from '#geo/compare/table/cells'
import { reckonedCell, reckonedMeasure, statedCell, statedMeasure } from '#geo/districts/cells'
import type { DistrictCell, DistrictMeasure, DistrictRow } from '#geo/districts/table'
import type { Filters } from '#geo/filters'
import { figuresOfOnePeriod, statedSeries } from '#geo/indicators/periods'
import { facets } from '#geo/query/facets'
import type { SourceRecord, Text } from '#geo/records'
import { labelName } from '#geo/shapes/map-shapes'
import type { ListedSnapshot } from '#geo/snapshot/build'
import type { Selection } from '#geo/snapshot/selection'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { fill } from '#geo/text/format'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { areaStatistics } from '#prisma/read/area-statistics'
import { meantFilters } from '#prisma/read/canonical-filters'
import { getDistrictRecords, getDistricts } from '#prisma/read/districts'
import { groundWithDistricts } from '#prisma/read/ground'
import { selected } from '#prisma/read/selected-projects'

/** The measures of districts, of each list taken together as one area. */
export async function measuredDistricts(
  snapshot: ListedSnapshot,
  selection: Selection,
  lists: readonly (readonly string[])[],
): Promise<readonly AreaMeasures[]> {
  const areas = lists.map((ids) => ({ kind: 'districts' as const, ids }))
  const ground = await groundWithDistricts(areas, snapshot.shapes)
  const sides = areas.map((area) => ({ area, selection }))
  return (await areaStatistics(snapshot, ground, sides, null)).comparison.areas
}

/** The districts that can be measured: those with a shape, in the cities of the projects and of `ids`. */
export function measurableDistricts(snapshot: Snapshot, ids: readonly string[]) {
  const { labels, districts } = snapshot.shapes
  const wanted = new Set([...facets(snapshot, {}).district.map(({ value }) => value), ...ids])
  const cities = new Set(labels.filter(({ id }) => wanted.has(id)).map(({ city }) => city))
  const drawn = new Set(districts.map(({ id }) => id))
  return labels.filter(({ id, type, city }) => type === 'district' && cities.has(city) && drawn.has(id))
}

interface Benchmark {
  readonly name: Text
  readonly cells: ReadonlyMap<string, DistrictCell>
}

export interface DistrictFigures {
  readonly snapshot: Snapshot
  readonly measures: ReadonlyMap<string, DistrictMeasure>
  /** The measure that any name means: a series is named by each of its figures. */
  readonly idOf: (name: string) => string | undefined
  /** By code. */
  readonly rows: readonly DistrictRow[]
  /** Each city, where there are several, and all districts as one. */
  readonly benchmarks: readonly Benchmark[]
  readonly sources: readonly SourceRecord[]
  /** The columns whose figures are of different periods. */
  readonly mixed: ReadonlySet<string>
}

export async function readDistrictFigures(asked: Filters): Promise<DistrictFigures> {
  const filters = await meantFilters(await currentSnapshot(), asked)
  const [{ snapshot, selection, searchRanks }, summaries] = await Promise.all([selected(filters), getDistricts()])
  const records = await getDistrictRecords(summaries.map(({ slug }) => slug))
  const reckoned = mapMeasures(snapshot.vocabularies.sector, COMPARE_WORDS)
  const series = statedSeries(records).map((one) => ({ ...one, ...figuresOfOnePeriod(one) }))
  const drawn = measurableDistricts(
    snapshot,
    summaries.map(({ id }) => id),
  )
  const benchmarks = benchmarksOf(snapshot, drawn)
  const lists = [...drawn.map(({ id }) => [id]), ...benchmarks.map(({ ids }) => ids)]
  const measured = await measuredDistricts(snapshot, selection, lists)
  const cellsAt = (index: number) =>
    reckoned.map((measure) => [measure.id, reckonedCell(measure, measured[index]!, DISTRICT_WORDS)] as const)
  const districts = new Map([...drawn, ...summaries].map(({ id, name }) => [id, name]))
  const slugs = new Map(summaries.map(({ id, slug }) => [id, slug]))
  const places = new Map(drawn.map(({ id }, i) => [id, i]))
  const isAsked = (id: string) => filters.district?.includes(id) ?? true
  const counts = new Map(facets(snapshot, filters, searchRanks).district.map(({ value, count }) => [value, count]))
  const rows = [...districts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, name]): DistrictRow => {
      const stated = series.map(
        (one) => [one.id, statedCell(one.figures.get(id) ?? [], one.byDistrict.get(id) ?? [], DISTRICT_WORDS)] as const,
      )
      const place = places.get(id)
      const known =
        place !== undefined ? cellsAt(place) : [['count', countOnly(isAsked(id) ? (counts.get(id) ?? 0) : 0)] as const]
      return { id, name, slug: slugs.get(id) ?? null, cells: new Map([...known, ...stated]) }
    })
  const measures = new Map([
    ...reckoned.map((one) => [one.id, reckonedMeasure(one, nameOf(one), COMPARE_WORDS)] as const),
    ...series.map((one) => [one.id, withRank(statedMeasure(one, STATED_NOTE), one.isOnePeriod)] as const),
  ])
  const names = new Map(series.flatMap(({ id, ids }) => ids.map((name) => [name, id] as const)))
  return {
    snapshot,
    measures,
    idOf: (name) => (measures.has(name) ? name : names.get(name)),
    rows,
    benchmarks: benchmarks.map(({ name }, i) => ({ name, cells: new Map(cellsAt(drawn.length + i)) })),
    sources: [...new Map(records.flatMap(({ sources }) => sources).map((source) => [source.id, source])).values()],
    mixed: new Set(series.filter(({ isOnePeriod }) => !isOnePeriod).map(({ id }) => id)),
  }
}

const countOnly = (count: number): DistrictCell => ({ value: count, text: inBothLanguages(() => String(count)) })

const STATED_NOTE = inBothLanguages((locale) => COMPARE_WORDS[locale].notes.indicators)

/** Figures of different periods are shown, and not ranked. */
const withRank = (measure: DistrictMeasure, isOnePeriod: boolean): DistrictMeasure => ({
  ...measure,
  isRanked: isOnePeriod,
})

const nameOf = ({ name, sector }: MapMeasure): Text =>
  sector
    ? inBothLanguages((locale) => fill(messagesOf(locale).compareMap.ofSector[sector], { label: name[locale] }))
    : name

/** Each city, and where there are several, all districts as one. */
function benchmarksOf({ shapes }: Snapshot, drawn: ReturnType<typeof measurableDistricts>) {
  const cities = [...new Set(drawn.map(({ city }) => city))].map((city) => ({
    name: (city && labelName(shapes, city)) || WHOLE,
    ids: drawn.filter((one) => one.city === city).map(({ id }) => id),
  }))
  const all = { name: WHOLE, ids: drawn.map(({ id }) => id) }
  return drawn.length < 2 ? [] : cities.length > 1 ? [...cities, all] : cities
}

const WHOLE = inBothLanguages((locale) => DISTRICT_WORDS[locale].wholeMap)
