/**
 * Made-up projects for tests of size: clustered like cities over the mapped districts of Suzhou, vocabularies skewed
 * and values missing as in real lists. Every name says that it is a sample. Never to be mixed with real records: see
 * prisma/synthetic/write.ts.
 */

import type { SnapshotRow } from '../snapshot/snapshot'
import { isoOf } from '../text/days'
import type { Precision, Term } from '../vocabulary'
import { type SyntheticDistrict, syntheticDistricts } from './places'
import { cumulated, type Random, random, zipf } from './random'
import { SAMPLE_KINDS, SAMPLE_SECTORS, SAMPLE_STATUSES } from './sample-terms'

const CITY = '320500'

/** A snapshot row, and what else the database wants of a project. */
export interface SyntheticProject extends SnapshotRow {
  readonly id: string
  readonly amountKind: string | null
  readonly summaryZh: string
  readonly summaryEn: string
  /** What `date` and `events` come from; null: undated. */
  readonly milestone: { readonly kind: string; readonly date: string; readonly eventId: string | null } | null
}

/** The made-up signing events, one a year. */
export const SYNTHETIC_EVENTS = Array.from({ length: 5 }, (_, i) => ({
  id: `sample-event-${2021 + i}`,
  date: `${2021 + i}-0${4 + i}-18`,
}))

const [FIRST_DAY, LAST_DAY] = [16_436, 20_700] // 2015-01-01, 2026-09-04
const BRANDS = [
  ['云汇', 'Yunhui'],
  ['青禾', 'Qinghe'],
  ['远舟', 'Yuanzhou'],
  ['星澜', 'Xinglan'],
  ['博瑞', 'Borui'],
  ['天枢', 'Tianshu'],
  ['海岳', 'Haiyue'],
  ['明德', 'Mingde'],
  ['锦帆', 'Jinfan'],
  ['同芯', 'Tongxin'],
  ['枫桥', 'Fengqiao'],
  ['沧浪', 'Canglang'],
] as const
const PRECISIONS: readonly (readonly [Precision, number, errorM: number | null])[] = [
  ['site', 42, 30],
  ['park', 28, 900],
  ['campus', 12, 350],
  ['district', 15, null],
  ['city', 3, null],
]
const HAS_STATUS = 0.72
const HAS_DATE = 0.66
const HAS_EVENT = 0.15
const HAS_AMOUNT = 0.45
/** Amounts are log-normal around 180 million yuan, in whole 100,000 yuan. */
const [AMOUNT_MIDDLE, AMOUNT_SPREAD, AMOUNT_UNIT] = [1.8e8, 1.4, 1e5]

/** Project `no` is the same for every `count` of the same seed. */
export function* syntheticProjects(count: number, seed: number): Generator<SyntheticProject> {
  const chance = random(seed)
  const districts = syntheticDistricts(chance, CITY)
  const byDistrict = cumulated(zipf(districts.length))
  const order = shuffled(districts, chance)
  const sectorsOf = new Map(districts.map(({ id }) => [id, shuffled(SAMPLE_SECTORS, chance)]))
  for (let no = 1; no <= count; no++) {
    const district = order[chance.index(byDistrict)]!
    yield projectOf(no, district, sectorsOf.get(district.id)!, chance)
  }
}

const SECTOR_WEIGHTS = cumulated(zipf(SAMPLE_SECTORS.length))
const KIND_WEIGHTS = cumulated(zipf(SAMPLE_KINDS.length))
const STATUS_WEIGHTS = cumulated([5, 2, 3, 8, 6])
const PRECISION_WEIGHTS = cumulated(PRECISIONS.map(([, weight]) => weight))
const BRAND_WEIGHTS = cumulated(zipf(BRANDS.length))

function projectOf(
  no: number,
  district: SyntheticDistrict,
  sectors: readonly (typeof SAMPLE_SECTORS)[number][],
  chance: Random,
): SyntheticProject {
  const sector = sectors[chance.index(SECTOR_WEIGHTS)]!
  const kind = SAMPLE_KINDS[chance.index(KIND_WEIGHTS)]!
  const brand = BRANDS[chance.index(BRAND_WEIGHTS)]!
  const [precision, , errorM] = PRECISIONS[chance.index(PRECISION_WEIGHTS)]!
  const [lng, lat] = errorM === null ? [null, null] : district.place(chance)
  const milestone = milestoneOf(chance)
  const amountCny = chance.chance(HAS_AMOUNT)
    ? Math.round((AMOUNT_MIDDLE * Math.exp(AMOUNT_SPREAD * chance.normal())) / AMOUNT_UNIT) * AMOUNT_UNIT
    : null
  return {
    id: `S${no}`,
    no,
    slug: `sample-${no}`,
    ...namesOf(no, brand, sector, kind),
    kind: kind.value,
    sector: sector.value,
    status: chance.chance(HAS_STATUS) ? SAMPLE_STATUSES[chance.index(STATUS_WEIGHTS)]!.value : null,
    precision,
    districtId: district.id,
    cityId: district.cityId,
    events: milestone?.eventId ? [milestone.eventId] : [],
    lng,
    lat,
    errorM,
    date: milestone?.date ?? null,
    amountCny,
    amountKind: amountCny === null ? null : 'total',
    milestone,
  }
}

const namesOf = (no: number, [zh, en]: readonly [string, string], sector: Term, kind: Term) => ({
  nameZh: `样例${no} ${zh}${sector.zh}${kind.zh}`,
  nameEn: `Sample ${no} ${en} ${sector.en} ${kind.en}`,
  summaryZh: '合成数据，不是真实项目。',
  summaryEn: 'Synthetic data, not a real project.',
})

/** More of late than long ago. */
function milestoneOf(chance: Random): SyntheticProject['milestone'] {
  if (!chance.chance(HAS_DATE)) return null
  if (chance.chance(HAS_EVENT)) {
    const event = SYNTHETIC_EVENTS[Math.floor(chance.next() * SYNTHETIC_EVENTS.length)]!
    return { kind: 'announced', date: event.date, eventId: event.id }
  }
  const day = FIRST_DAY + Math.floor((LAST_DAY - FIRST_DAY) * Math.sqrt(chance.next()))
  return { kind: 'founded', date: isoOf(day), eventId: null }
}

/** A new list in an order of chance (Fisher and Yates). */
function shuffled<T>(list: readonly T[], chance: Random): T[] {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(chance.next() * (i + 1))
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}
