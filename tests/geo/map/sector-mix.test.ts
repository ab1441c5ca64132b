import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PALETTES } from '#geo/map/palette'
import { mixCode, mixImageId, mixOf, mixOfImageId, mixPaths, mixShares } from '#geo/map/sector-mix'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'
import { CellSums } from '#geo/tiles/cell-sums'
import { looksOf } from '#geo/tiles/looks'
import { TERMS } from '../../support/terms'
import { matchesPlainly } from '../plain'
import { anyFilters, anyRows, TEST_LABEL_POINTS } from '../rows'

/** Counts by colour, in whatever order the codes are. */
const CODES = [35, ...Array.from({ length: 28 }, (_, i) => 27 - i)]
const ORDER = {
  slots: Uint8Array.from(CODES),
  bySlot: Uint32Array.from(CODES.keys()).sort((a, b) => CODES[a]! - CODES[b]!),
}
const mix = (counts: Readonly<Record<number, number>>) =>
  mixOf(
    CODES.map((slot) => counts[slot] ?? 0),
    ORDER,
  )
const code = (counts: Readonly<Record<number, number>>) => mixCode(mix(counts))
const anyCounts = fc.dictionary(fc.constantFrom(...CODES.map(String)), fc.nat(1_000_000))

describe('the code of a mix', () => {
  it.each([
    [{ 0: 2 }, '02'],
    [{ 0: 1, 7: 3 }, '0173'],
    [{ 4: 1000 }, '4c'],
    [{ 0: 500, 1: 250, 4: 250 }, '061343'],
    [{ 0: 1, 1: 999 }, '1c'],
    [{ 27: 1, 35: 1 }, 'r1z1'],
    [{ 0: 0 }, ''],
    [{}, ''],
  ])('of %j is %j', (counts, expected) => {
    expect(code(counts)).toBe(expected)
  })

  it('adds up to twelve, or to the projects where they are fewer, and is off by less than one part', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
        const shares = mixShares(code(counts))
        const parts = Math.min(12, total)
        expect(shares.reduce((sum, share) => sum + share.parts, 0)).toBe(parts)
        for (const { colour, parts: own } of shares) {
          expect(Math.abs(own - (counts[colour ?? 35]! * parts) / total)).toBeLessThan(1)
        }
      }),
    )
  })

  it('is another for every other mix of shares', () => {
    const few = fc.dictionary(fc.constantFrom(...CODES.map(String)), fc.nat({ max: 2 }), { maxKeys: 5 })
    const plain = (counts: Readonly<Record<string, number>>) =>
      Object.entries(counts)
        .filter(([, n]) => n > 0)
        .map(([slot, n]) => `${slot}:${n}`)
        .sort()
        .join()
    fc.assert(
      fc.property(few, few, (one, other) => {
        expect(mix(one) === mix(other)).toBe(plain(one) === plain(other))
      }),
    )
  })

  it.each(['0', '0d', '00', 'A1', '0102x'])('%j is none', (text) => expect(mixShares(text)).toEqual([]))
})

describe('the ring', () => {
  it('has one arc for each sector in its colour, around paper', () => {
    const [paper, ...arcs] = mixPaths('021131', PALETTES.light)
    expect(paper!.stroke).toBe(PALETTES.light.landActive)
    expect(arcs.map(({ stroke }) => stroke)).toEqual([0, 1, 3].map((colour) => PALETTES.light.swatches[colour]))
  })

  it('closes where there is one sector only', () => {
    const [, whole] = mixPaths('05', PALETTES.light)
    const [start, ...rest] = whole!.d.slice(1).split(/A[\d.]+ [\d.]+ 0 0 1 /)
    expect(rest.at(-1)).toBe(start)
  })

  it('has an image id that gives the code back', () => {
    expect(mixOfImageId(mixImageId('021131'))).toBe('021131')
    expect(mixOfImageId('pin|biomed|site|')).toBeNull()
    expect(mixOfImageId('mix|')).toBeNull()
  })
})

it('of a tally is what a scan of its rows finds', () => {
  const bounds = fc.tuple(fc.nat(200), fc.nat(200))
  fc.assert(
    fc.property(anyRows(200), anyFilters, bounds, (rows, filters, [a, b]) => {
      const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS, TERMS)
      const [start, end] = [Math.min(a, b, rows.length), Math.min(Math.max(a, b), rows.length)]
      const counts = new Map<number, number>()
      for (const no of snapshot.no.slice(start, end)) {
        const row = rows.find((candidate) => candidate.no === no)!
        const { colour } = TERMS.sector.find(({ value }) => value === row.sector)!
        if (matchesPlainly(row, filters)) counts.set(colour!, (counts.get(colour!) ?? 0) + 1)
      }
      const tally = new CellSums()
      tally.add(snapshot, select(snapshot, filters), start, end)
      expect(mixCode(mixOf(tally.sectors, looksOf(snapshot)))).toBe(code(Object.fromEntries(counts)))
    }),
    { numRuns: 200 },
  )
})
