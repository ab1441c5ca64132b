import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fullestOrder, orderedMatches, pageAt } from '#geo/ogc/fullest'

const bits = (value: number) => value.toString(2).replaceAll('0', '').length
const all = (held: readonly number[], mask = held.map(() => 1)) =>
  orderedMatches(fullestOrder(Uint8Array.from(held)), Uint8Array.from(mask))

it('puts the fullest first, and holds every column among the first five', () => {
  const held = [...Array(4000).fill(0b0111), 0b1000, 0, ...Array(3000).fill(0b0011)]
  const page = pageAt(all(held), 0, 5)
  expect(page.reduce((sum, row) => sum | held[row]!, 0)).toBe(0b1111)
  expect(pageAt(all(held), 7001, 5)).toEqual([4001])
})

it('pages of any size give each match once, whatever matches', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 63 }), fc.boolean()), { maxLength: 4000 }),
      fc.integer({ min: 1, max: 900 }),
      (rows, limit) => {
        const held = rows.map(([value]) => value)
        const mask = rows.map(([, matches]) => (matches ? 1 : 0))
        const matches = all(held, mask)
        const pages: number[] = []
        for (let offset = 0; offset < matches.count; offset += limit) pages.push(...pageAt(matches, offset, limit))
        expect(pages.toSorted((a, b) => a - b)).toEqual(mask.flatMap((is, row) => (is ? [row] : [])))
        expect(pageAt(matches, matches.count, limit)).toEqual([])
        const rest = pages.slice(matches.first.length).map((row) => bits(held[row]!))
        expect(rest).toEqual(rest.toSorted((a, b) => b - a))
      },
    ),
    { numRuns: 60 },
  ))
