import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PALETTES } from '#geo/map/palette'
import { mixCode, mixImageId, mixOf, mixOfImageId, mixPaths, mixShares, writeMix } from '#geo/map/sector-mix'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'
import { CellSums } from '#geo/tiles/cell-sums'
import { SECTORS, valuesOf } from '#geo/vocabulary'
import { matchesPlainly } from '../plain'
import { anyFilters, anyRows, TEST_LABEL_POINTS } from '../rows'

const mix = (counts: Record<string, number>) => mixOf(SECTORS.map(({ value }) => counts[value] ?? 0))
const code = (counts: Record<string, number>) => mixCode(mix(counts))
const anyCounts = fc.dictionary(fc.constantFrom(...valuesOf(SECTORS)), fc.nat(1_000_000))

describe('the code of a mix', () => {
  it.each([
    [{ biomed: 2 }, '20000000'],
    [{ biomed: 1, services: 3 }, '10000003'],
    [{ research: 1000 }, '0000c000'],
    [{ biomed: 500, 'digital-culture': 250, research: 250 }, '63003000'],
    [{ biomed: 1, 'digital-culture': 999 }, '0c000000'],
    [{ biomed: 0 }, ''],
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
        for (const { sector, parts: own } of shares) {
          expect(Math.abs(own - (counts[sector]! * parts) / total)).toBeLessThan(1)
        }
      }),
    )
  })

  it('is written as bytes as it is as text', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        fc.pre(mix(counts) > 0)
        const bytes = Buffer.from(`[${'.'.repeat(SECTORS.length)}]`)
        writeMix(mix(counts), bytes, 1)
        expect(bytes.toString()).toBe(`[${code(counts)}]`)
      }),
    )
  })
})

describe('the ring', () => {
  it('has one arc for each sector in its colour, around paper', () => {
    const [paper, ...arcs] = mixPaths('21010000', PALETTES.light)
    expect(paper!.stroke).toBe(PALETTES.light.landActive)
    expect(arcs.map(({ stroke }) => stroke)).toEqual(
      (['biomed', 'digital-culture', 'e-commerce'] as const).map((sector) => PALETTES.light.sectors[sector]),
    )
  })

  it('closes where there is one sector only', () => {
    const [, whole] = mixPaths('50000000', PALETTES.light)
    const [start, ...rest] = whole!.d.slice(1).split(/A[\d.]+ [\d.]+ 0 0 1 /)
    expect(rest.at(-1)).toBe(start)
  })

  it('has an image id that gives the code back', () => {
    expect(mixOfImageId(mixImageId('21010000'))).toBe('21010000')
    expect(mixOfImageId('pin|biomed|site|')).toBeNull()
    expect(mixOfImageId('mix|')).toBeNull()
  })
})

it('of a tally is what a scan of its rows finds', () => {
  const bounds = fc.tuple(fc.nat(200), fc.nat(200))
  fc.assert(
    fc.property(anyRows(200), anyFilters, bounds, (rows, filters, [a, b]) => {
      const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
      const [start, end] = [Math.min(a, b, rows.length), Math.min(Math.max(a, b), rows.length)]
      const counts = new Map<string, number>()
      for (const no of snapshot.no.slice(start, end)) {
        const row = rows.find((candidate) => candidate.no === no)!
        if (matchesPlainly(row, filters)) counts.set(row.sector, (counts.get(row.sector) ?? 0) + 1)
      }
      const tally = new CellSums()
      tally.add(snapshot, select(snapshot, filters), start, end)
      expect(mixCode(mixOf(tally.sectors))).toBe(code(Object.fromEntries(counts)))
    }),
    { numRuns: 200 },
  )
})
