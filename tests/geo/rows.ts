/** Small hand-made rows, and random ones, for the tests of the engine. */

import fc from 'fast-check'
import { areaText } from '#geo/areas/area-text'
import type { AreaLists, Bbox, Filters } from '#geo/filters'
import type { SnapshotRow } from '#geo/snapshot/snapshot'

export const TEST_LABEL_POINTS = Object.freeze({
  sip: [120.75, 31.31],
  snd: [120.46, 31.33],
  suzhou: [120.61, 31.41],
} as const)

/** A located, undated row of sector biomed; its slug and names follow its no. */
export const rowOf = (no: number, values: Partial<SnapshotRow> = {}): SnapshotRow =>
  Object.freeze({
    no,
    slug: `p-${no}`,
    nameZh: `项目${no}`,
    nameEn: `Project ${no}`,
    kind: 'base',
    sector: 'biomed',
    status: null,
    precision: 'site',
    districtId: 'sip',
    cityId: 'suzhou',
    events: Object.freeze([]),
    lng: 120.7,
    lat: 31.3,
    errorM: null,
    date: null,
    amountCny: null,
    ...values,
  })

export const districtRow = (no: number, values: Partial<SnapshotRow> = {}): SnapshotRow =>
  rowOf(no, { precision: 'district', lng: null, lat: null, ...values })

const place = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      lng: fc.double({ min: 120.5, max: 120.9, noNaN: true }),
      lat: fc.double({ min: 31.2, max: 31.5, noNaN: true }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { lng: 120.7, lat: 31.3 },
      { lng: 120.70001, lat: 31.3 },
      { lng: 0, lat: 0 },
      { lng: 90, lat: 0 },
      { lng: 180, lat: 90 },
      { lng: -180, lat: -90 },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ lng: null, lat: null }) },
)

const values = fc.record({
  place,
  nameZh: fc.constantFrom('苏州', '苏州湾', '安', '重庆', 'A座', 'a座', '第2期', '生物 医药'),
  nameEn: fc.constantFrom('Centre', 'centre', 'Émile', 'Emile 2', 'Zoo', '苏州', 'co-op', 'coop'),
  kind: fc.constantFrom('base', 'platform'),
  sector: fc.constantFrom('biomed', 'research', 'sports'),
  status: fc.constantFrom(null, 'settled', 'operating'),
  unlocatedPrecision: fc.constantFrom('district', 'city'),
  districtId: fc.constantFrom('sip', 'snd'),
  events: fc.subarray(['gala', 'fair', 'forum']),
  date: fc.constantFrom(null, '2023-01-01', '2023-06-30', '2024-02-29'),
  datePrecision: fc.constantFrom('year' as const, 'month' as const, 'day' as const),
  amountCny: fc.constantFrom(null, 0, 100, 5_000_000_000),
})

/** Rows in arbitrary order with distinct nos. */
export const anyRows = (maxLength = 60): fc.Arbitrary<SnapshotRow[]> =>
  fc.array(values, { maxLength, size: 'max' }).chain((list) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: 100_000 }), {
        minLength: list.length,
        maxLength: list.length,
        size: 'max',
      })
      .map((nos) =>
        list.map(({ place: { lng, lat }, unlocatedPrecision, ...rest }, i) =>
          rowOf(nos[i]!, { ...rest, lng, lat, precision: lng === null ? unlocatedPrecision : 'site' }),
        ),
      ),
  )

const SQUARE = areaText({
  kind: 'polygon',
  rings: [
    [
      [120.6, 31.25],
      [120.8, 31.25],
      [120.8, 31.4],
      [120.6, 31.4],
      [120.6, 31.25],
    ],
  ],
})
const TRIANGLE = areaText({
  kind: 'polygon',
  rings: [
    [
      [120.5, 31.2],
      [120.9, 31.3],
      [120.7, 31.5],
      [120.5, 31.2],
    ],
  ],
})
const ROUND = areaText({ kind: 'circle', centre: [120.7, 31.3], radiusKm: 5 })
const AREAS: readonly AreaLists[] = [[[SQUARE]], [[ROUND]], [[SQUARE, ROUND]], [[TRIANGLE], [ROUND]], [[]]]

const filters = {
  district: fc.subarray(['sip', 'snd', 'atlantis']),
  sector: fc.subarray(['biomed', 'research', 'sports']),
  kind: fc.subarray(['base', 'platform']),
  status: fc.subarray(['settled', 'operating', 'unknown']),
  precision: fc.subarray(['site', 'district', 'city']),
  event: fc.subarray(['gala', 'fair', 'forum', 'nowhere']),
  since: fc.constantFrom('2023-01-01', '2023-02-01'),
  until: fc.constantFrom('2023-06-30', '2030-01-01'),
  amountMin: fc.constantFrom(0, 100),
  amountMax: fc.constantFrom(0, 100, 1e12),
  area: fc.constantFrom<AreaLists>(...AREAS),
  bbox: fc.constantFrom<Bbox>([120.6, 31.25, 120.8, 31.4], [120.7, 31.3, 120.7, 31.3], [-180, -90, 180, 90]),
}

/** At most three keys, often none: with more, nearly nothing would ever match. */
export const anyFilters: fc.Arbitrary<Filters> = fc
  .subarray(Object.keys(filters) as (keyof typeof filters)[], { maxLength: 3 })
  .chain((keys) => fc.record(filters).map((all) => Object.fromEntries(keys.map((key) => [key, all[key]]))))
