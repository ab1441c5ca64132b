/**
 * Reads what a comparison needs and reckons it: selections of the newest snapshot, figures of the districts, events.
 */

import '#server-only'
import { filterText } from '#geo/captions/filter-words'
import { bothFilters } from '#geo/compare/both-filters'
import { summaryOf } from '#geo/compare/findings/summary'
import { type AreaComparison, areaGeometry } from '#geo/compare/statistics/compare'
import { type AreaNameSources, areaName } from '#geo/compare/table/names'
import type { AreaFacts } from '#geo/compare/table/row'
import { type MeasureTable, tableOf } from '#geo/compare/table/table'
import type { CompareWords } from '#geo/compare/table/words'
import type { ComparableDistricts, CompareView } from '#geo/compare/url'
import type { Polygons } from '#geo/geometry/polygons'
import { LETTERS } from '#geo/map/palette'
import type { EventRecord, Position, Text } from '#geo/records'
import { rowOfNo } from '#geo/snapshot/row-lookup'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { textAt } from '#geo/snapshot/text-column'
import type { Vocabularies } from '#geo/terms'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '../live/current-snapshot'
import { areaStatistics } from './area-statistics'
import { districtsBySlug, meantFilters } from './canonical-filters'
import { type DistrictSummary, getDistrictRecords, getDistricts } from './districts'
import { getEvent, getEvents } from './events'
import { groundWith } from './ground'
import { getPlaces, type PlaceSummary } from './places'
import { selected, type Unvalued, unvaluedOf } from './selected-projects'

/** The codes of the districts that can be compared: those with a shape. */
export async function comparableIds(): Promise<ReadonlySet<string>> {
  const { shapes } = await currentSnapshot()
  return new Set(shapes.districts.map(({ id }) => id))
}

/** The same, by whatever an address may call them: their slugs, too. */
export async function comparableDistricts(): Promise<ComparableDistricts> {
  const [districtIds, idOf] = await Promise.all([comparableIds(), districtsBySlug()])
  return {
    districtIds,
    idOf: (name) => {
      const id = idOf(name)
      return districtIds.has(id) ? id : undefined
    },
  }
}

export interface ComparisonRecord {
  readonly revision: number
  readonly terms: Vocabularies
  readonly districts: readonly DistrictSummary[]
  /** What a circle can be drawn round: places, then projects with a position of their own. */
  readonly centres: readonly Centre[]
  /** The common filter in words; empty: all projects count. */
  readonly condition: Text
  /** Projects of the whole map that match all else, and have no date or amount that a bound could be held against. */
  readonly unvalued: Unvalued
  readonly comparison: AreaComparison
  readonly table: MeasureTable
  readonly summary: readonly Text[]
  readonly areas: readonly (AreaFacts & { readonly polygons: Polygons })[]
}

export interface Centre {
  readonly name: Text
  readonly position: Position
}

/**
 * The comparison of a view, written with the words; of no areas, an empty one. Rejects with TooMuchWork where what was
 * drawn costs too much.
 */
export async function readComparison(view: CompareView, words: CompareWords): Promise<ComparisonRecord> {
  const sides = await selectSides(view)
  const [ground, districts, places, allEvents] = await Promise.all([
    groundWith(
      view.areas.map(({ area }) => area),
      sides.snapshot.shapes,
    ),
    getDistricts(),
    getPlaces(),
    getEvents(),
  ])
  const { snapshot } = sides
  const { comparison, outside } = await areaStatistics(snapshot, ground, sides.list, view.radiusKm)
  const terms = snapshot.vocabularies
  const filterNames = inBoth((locale) => ({
    names: Object.fromEntries([...districts, ...allEvents].map(({ id, name }) => [id, name[locale]])),
    terms,
  }))
  const at = (position: Position) => nameAt(snapshot, places, position)
  const names: AreaNameSources = { districts, filterNames, words, at }
  const records = await getDistrictRecords(districts.filter(({ id }) => isAlone(view, id)).map(({ slug }) => slug))
  const areas = view.areas.map((entry, i) => {
    const { area } = entry
    const { polygons, surface } = areaGeometry(ground, area)
    const only = area.kind === 'districts' && area.ids.length === 1 ? area.ids[0] : null
    return {
      letter: LETTERS[i]!,
      name: areaName(entry, { ...surface, outside: outside[i]! }, names),
      district: records.find(({ id }) => id === only) ?? null,
      polygons,
    }
  })
  const slugs = [...new Set(records.flatMap(({ events }) => events.map(({ slug }) => slug)))]
  const events = (await Promise.all(slugs.map(getEvent))).filter((event): event is EventRecord => event !== null)
  const table = tableOf({ comparison, facts: areas, events, nameOf: (no) => nameOfNo(snapshot, no), terms, words })
  const centres = centresOf(snapshot, places)
  return {
    revision: snapshot.revision,
    terms,
    districts,
    centres,
    comparison,
    table,
    condition: inBoth((locale) => filterText(view.filters, locale, words[locale].filters, filterNames[locale])),
    unvalued: await unvaluedOf(view.filters),
    summary: summaryOf(
      table,
      areas,
      words,
      view.areas.map(({ filters }) => bothFilters(view.filters, filters)),
    ),
    areas,
  }
}

/** The same comparison with its filters as they are meant now. */
export async function meantView(view: CompareView): Promise<CompareView> {
  const snapshot = await currentSnapshot()
  const [filters, ...own] = await Promise.all(
    [view, ...view.areas].map((entry) => meantFilters(snapshot, entry.filters)),
  )
  return { ...view, filters: filters!, areas: view.areas.map(({ area }, i) => ({ area, filters: own[i]! })) }
}

const inBoth = <T>(of: (locale: Locale) => T): Readonly<Record<Locale, T>> => ({ zh: of('zh'), en: of('en') })

const isAlone = ({ areas }: CompareView, id: string) =>
  areas.some(({ area }) => area.kind === 'districts' && area.ids.length === 1 && area.ids[0] === id)

/** All from one snapshot: where a new revision comes between, they are asked for again. */
async function selectSides({ areas, filters }: CompareView) {
  for (;;) {
    const snapshot = await currentSnapshot()
    const found = await Promise.all(areas.map((entry) => selected(bothFilters(filters, entry.filters))))
    if (found.some((other) => other.snapshot !== snapshot)) continue
    return { snapshot, list: areas.map(({ area }, i) => ({ area, selection: found[i]!.selection })) }
  }
}

const nameOfRow = ({ nameZh, nameEn }: Snapshot, row: number): Text => ({
  zh: textAt(nameZh, row),
  en: textAt(nameEn, row),
})

function nameOfNo(snapshot: Snapshot, no: number): Text {
  const row = rowOfNo(snapshot, no)
  return row === undefined ? { zh: `#${no}`, en: `#${no}` } : nameOfRow(snapshot, row)
}

/** Degrees, about a metre: what a position of the address is rounded to. */
const SAME = 1.1e-5

const isAt = ([x, y]: Position, [lng, lat]: Position) => Math.abs(x - lng) < SAME && Math.abs(y - lat) < SAME

/** The place that stands at a position, else the first project. */
function nameAt(snapshot: Snapshot, places: readonly PlaceSummary[], position: Position): Text | null {
  const place = places.find((candidate) => isAt(candidate.position, position))
  if (place) return place.name
  for (let row = 0; row < snapshot.located; row++) {
    if (isAt([snapshot.lng[row]!, snapshot.lat[row]!], position)) return nameOfRow(snapshot, row)
  }
  return null
}

/** More than a list to choose from can hold is found on the map. */
const MOST_CENTRES = 200

function centresOf(snapshot: Snapshot, places: readonly PlaceSummary[]): Centre[] {
  const rows = Array.from({ length: Math.min(snapshot.located, MOST_CENTRES) }, (_, row) => row)
  const projects = rows.map((row) => ({
    name: nameOfRow(snapshot, row),
    position: [snapshot.lng[row]!, snapshot.lat[row]!] as const,
  }))
  return [...places, ...projects.filter(({ position }) => !places.some((place) => isAt(place.position, position)))]
}
