/**
 * A finding is of the data. What holds for every data set says the filter once more: so filters meet data in which
 * everything occurs everywhere, and what is nil or whole there is implied.
 */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { bothFilters } from '#geo/compare/both-filters'
import { findingsOf } from '#geo/compare/findings/summary'
import { compareAreas } from '#geo/compare/statistics/compare'
import { tableOf } from '#geo/compare/table/table'
import type { Filters } from '#geo/filters'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'
import type { Snapshot, SnapshotRow } from '#geo/snapshot/snapshot'
import { TERMS } from '../../../support/terms'
import { rowOf } from '../../rows'
import { area, FACTS, place, SIP, SND } from '../table/example'

const ANCHORS = { [SIP]: [120.75, 31.33], [SND]: [120.46, 31.33], '320500': [120.6, 31.4] } as const
const SECTORS = ['biomed', 'research', 'software']
const KINDS = ['base', 'laboratory']
const EVENTS = ['E1', 'E2']
/** Well within each. */
const CENTRES = { [SIP]: [120.72, 31.31], [SND]: [120.46, 31.33] } as const
const cycle = <T>(list: readonly T[], n: number) => list[n % list.length]!

/** Every combination of sector, kind, event and district, at several places, dates and amounts. */
const EVERYTHING: SnapshotRow[] = Array.from({ length: 2 * 3 * 2 * 2 * 240 }, (_, i) => {
  const district = cycle([SIP, SND] as const, i)
  const [x, y] = CENTRES[district]
  const n = Math.floor(i / 240)
  return rowOf(i + 1, {
    districtId: district,
    cityId: '320500',
    sector: cycle(SECTORS, n),
    kind: cycle(KINDS, Math.floor(n / 3)),
    events: [cycle(EVENTS, Math.floor(n / 6))],
    lng: x + 0.002 * ((i * 7) % 11),
    lat: y + 0.002 * ((i * 5) % 13),
    date: `20${10 + (i % 14)}-06-01`,
    amountCny: 1e8 * (1 + ((i * 3) % 40)),
  })
})
const whole = buildSnapshot(1, EVERYTHING, ANCHORS)

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 })
const QUALITIES = {
  sector: some(SECTORS),
  kind: some(KINDS),
  since: fc.constantFrom('2012-01-01', '2019-01-01'),
  until: fc.constantFrom('2015-01-01', '2022-01-01'),
  amountMin: fc.constantFrom(2e8, 2e9),
  amountMax: fc.constantFrom(1e9, 3e9),
}
const PLACES = {
  event: some(EVENTS),
  district: some([SIP, SND]),
  bbox: fc.constantFrom([120.7, 31.2, 120.9, 31.5] as const, [120.3, 31.2, 120.9, 31.5] as const),
  area: fc.constantFrom([['c:120.46,31.33,3']], [['c:120.6,31.32,40']]),
}
/** Each condition is there every other time. */
function filtersWith(conditions: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Filters> {
  const rare = Object.entries(conditions).map(
    ([key, one]) => [key, fc.option(one, { nil: undefined, freq: 1 })] as const,
  )
  return fc
    .record(Object.fromEntries(rare))
    .map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as Filters)
}
const filtersOf = fc.oneof(
  { weight: 3, arbitrary: filtersWith(QUALITIES) },
  { weight: 1, arbitrary: filtersWith({ ...QUALITIES, ...PLACES }) },
)

function tableUnder(snapshot: Snapshot, filters: readonly Filters[]) {
  const sides = [SIP, SND].map((id, i) => ({ area: area(id), selection: select(snapshot, filters[i]!) }))
  const comparison = compareAreas(snapshot, place, sides, 5)
  const input = { facts: FACTS, events: [], nameOf: () => ({ zh: '', en: '' }), terms: TERMS, words: COMPARE_WORDS }
  return tableOf({ comparison, ...input })
}

/** The sectors of what matches in a district where everything occurs. */
function sectorsThere(district: string, filters: Filters): string[] {
  const { mask } = select(whole, filters)
  const nos = Array.from(mask).flatMap((isMatch, row) => (isMatch ? [whole.no[row]!] : []))
  return nos
    .map((no) => EVERYTHING[no - 1]!)
    .flatMap(({ districtId, sector }) => (districtId === district ? [sector] : []))
}

it('no finding states what the filter implies, and each says of how many projects it is', () => {
  const arbitrary = fc.record({
    common: filtersOf,
    own: fc.tuple(filtersOf, filtersOf),
    nos: fc.subarray([...EVERYTHING.keys()], { minLength: 4, maxLength: 40 }),
  })
  let findings = 0
  fc.assert(
    fc.property(arbitrary, ({ common, own, nos }) => {
      const filters = own.map((one) => bothFilters(common, one))
      const always = [SIP, SND].map((id, i) => sectorsThere(id, filters[i]!))
      const snapshot = buildSnapshot(
        2,
        nos.map((i) => EVERYTHING[i]!),
        ANCHORS,
      )
      const table = tableUnder(snapshot, filters)
      for (const { id, text } of findingsOf(table, FACTS, COMPARE_WORDS, filters)) {
        const [group, value] = id.split('.')
        const sentence = `${text.en} ${JSON.stringify(filters)}`
        if (['count', 'per100', 'sumCny'].includes(id))
          for (const there of always) expect(there, sentence).not.toEqual([])
        if (group === 'sector')
          for (const there of always)
            expect(there.includes(value!) && there.some((one) => one !== value), sentence).toBe(true)
        if (id === 'landKm2') continue
        findings++
        expect(text.en).toMatch(/\d+ of \d+|number of projects|\(\d+ projects?|disclosed/)
      }
    }),
    { numRuns: 150 },
  )
  expect(findings).toBeGreaterThan(60)
})
