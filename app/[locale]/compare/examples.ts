import type { Example } from '#components/compare/examples'
import type { Messages } from '#components/messages/index'
import type { Area } from '#geo/areas/area'
import { type CompareArea, type CompareView, DEFAULT_COMPARISON } from '#geo/compare/url'
import type { Filters } from '#geo/filters'
import { facets } from '#geo/query/facets'
import type { DistrictRef } from '#geo/records'
import { shapeBbox } from '#geo/shapes/map-shapes'
import type { Site } from '#geo/site/site'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { type EditedTerm, termIn } from '#geo/terms'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { Centre } from '#prisma/read/comparison'

const RADIUS_KM = 5

interface Records {
  readonly snapshot: Snapshot
  readonly districts: readonly DistrictRef[]
  readonly centres: readonly Centre[]
}

/** Those that admins have set; one whose areas are no longer there is left out. */
export async function ownExamples(
  { examples }: Site,
  locale: Locale,
  viewOf: (query: string) => Promise<CompareView>,
): Promise<Example[]> {
  const list = await Promise.all(
    examples.map(async ({ title, text, query }) => ({
      title: title[locale],
      text: text[locale],
      view: await viewOf(query),
    })),
  )
  return list.filter(({ view }) => view.areas.length > 0)
}

/**
 * Good first comparisons: the two districts with the most projects, the same two with the sector in which each is
 * strongest, and what lies around the two centres farthest apart. Those for which there are too few records are left
 * out.
 */
export function examplesOf(records: Records, locale: Locale, words: Messages['compare']['examples']): Example[] {
  const [first, second] = largestDistricts(records)
  const [from, to] = farthest(records.centres)
  const pair = (a: string, b: string) => fill(words.pair, { first: a, second: b })
  const examples: Example[] = []
  if (first && second) {
    const title = pair(first.short[locale], second.short[locale])
    const areas = [first, second].map(({ id }) => ({ area: district(id) }))
    examples.push({ title, text: words.districtsText, view: viewOf(areas) })
    const [sector, otherSector] = sectorsOf(records.snapshot, first.id, second.id)
    if (sector && otherSector) {
      const part = ({ short }: DistrictRef, term: EditedTerm) =>
        fill(words.part, { district: short[locale], label: term[locale] })
      examples.push({
        title: pair(part(first, sector), part(second, otherSector)),
        text: words.filtersText,
        view: viewOf([
          { area: district(first.id), filters: { sector: [sector.value] } },
          { area: district(second.id), filters: { sector: [otherSector.value] } },
        ]),
      })
    }
  }
  if (from && to) {
    const circles = [from, to].map(({ position }) => ({ area: circle(position) }))
    const text = fill(words.circlesText, { label: pair(from.name[locale], to.name[locale]) })
    examples.push({ title: words.circles, text, view: viewOf(circles) })
  }
  return examples
}

const district = (id: string): Area => ({ kind: 'districts', ids: [id] })
const circle = (centre: Centre['position']): Area => ({ kind: 'circle', centre, radiusKm: RADIUS_KM })

const viewOf = (areas: readonly { area: Area; filters?: Filters }[]): CompareView => ({
  ...DEFAULT_COMPARISON,
  areas: areas.map(({ area, filters = {} }): CompareArea => ({ area, filters })),
})

/** The two comparable districts with the most projects, the largest first. */
function largestDistricts({ snapshot, districts }: Records): DistrictRef[] {
  return facets(snapshot, {})
    .district.filter(({ value, count }) => count > 0 && shapeBbox(snapshot.shapes, value))
    .sort((a, b) => b.count - a.count)
    .flatMap(({ value }) => districts.find(({ id }) => id === value) ?? [])
    .slice(0, 2)
}

/** The largest sector of each district; of the second another one than of the first, where it has one. */
function sectorsOf(snapshot: Snapshot, first: string, second: string): readonly (EditedTerm | undefined)[] {
  const ranked = (id: string) =>
    facets(snapshot, { district: [id] })
      .sector.filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .flatMap(({ value }) => termIn(snapshot.vocabularies.sector, value) ?? [])
  const [sector] = ranked(first)
  const others = ranked(second)
  return [sector, others.find((term) => term !== sector) ?? others[0]]
}

/** The two that are farthest apart in degrees; none where there are fewer than two. */
function farthest(centres: readonly Centre[]): Centre[] {
  const pairs = centres.slice(0, 30).flatMap((a, i) => centres.slice(i + 1, 30).map((b) => [a, b]))
  const apart = ([a, b]: Centre[]) => Math.hypot(a!.position[0] - b!.position[0], a!.position[1] - b!.position[1])
  return pairs.reduce<Centre[]>((best, pair) => (best.length === 0 || apart(pair) > apart(best) ? pair : best), [])
}
