import type { Example } from '#components/compare/examples'
import type { Messages } from '#components/messages/index'
import type { Area } from '#geo/areas/area'
import { type CompareArea, type CompareView, DEFAULT_COMPARISON } from '#geo/compare/url'
import type { Filters } from '#geo/filters'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { Centre } from '#prisma/read/comparison'

const SIP = '320571'
const SND = '320505'
const RADIUS_KM = 5

/** Good first comparisons: two districts, two districts each with its own filter, and what lies round the two centres farthest apart. */
export function examplesOf(
  centres: readonly Centre[],
  locale: Locale,
  words: Messages['compare']['examples'],
): Example[] {
  const districts = [{ area: district(SIP) }, { area: district(SND) }]
  const filtered = [
    { area: district(SIP), filters: { sector: ['biomed'] } },
    { area: district(SND), filters: { sector: ['biomed'], q: locale === 'zh' ? '医疗器械' : 'medical devices' } },
  ] as const
  const pair = farthest(centres)
  const label = pair.map(({ name }) => name[locale]).join(locale === 'zh' ? '与' : ' and ')
  return [
    { title: words.districts, text: words.districtsText, view: viewOf(districts) },
    { title: words.filters, text: words.filtersText, view: viewOf(filtered) },
    ...(pair.length === 2
      ? [
          {
            title: words.circles,
            text: fill(words.circlesText, { label }),
            view: viewOf(
              pair.map(({ position }) => ({ area: { kind: 'circle', centre: position, radiusKm: RADIUS_KM } })),
            ),
          },
        ]
      : []),
  ]
}

const district = (id: string): Area => ({ kind: 'districts', ids: [id] })

const viewOf = (areas: readonly { area: Area; filters?: Filters }[]): CompareView => ({
  ...DEFAULT_COMPARISON,
  areas: areas.map(({ area, filters = {} }): CompareArea => ({ area, filters })),
})

/** The two that are farthest apart in degrees; none where there are fewer than two. */
function farthest(centres: readonly Centre[]): Centre[] {
  const pairs = centres.slice(0, 30).flatMap((a, i) => centres.slice(i + 1, 30).map((b) => [a, b]))
  const apart = ([a, b]: Centre[]) => Math.hypot(a!.position[0] - b!.position[0], a!.position[1] - b!.position[1])
  return pairs.reduce<Centre[]>((best, pair) => (best.length === 0 || apart(pair) > apart(best) ? pair : best), [])
}
