import { expect, it } from 'vitest'
import { chartSize, rowsThatFit, sectorBars } from '#geo/compare/chart/sector-bars'

const area = (bySector: Record<string, number>) => {
  const count = Object.values(bySector).reduce((a, b) => a + b, 0)
  return { projects: { count, bySector } }
}
const term = (value: string) => ({ value, zh: value, en: value })

it('each bar is a share of its own area, with what it is of', () => {
  const bars = sectorBars([area({ a: 1, b: 3 }), area({}), area({ a: 2 })], ['a', 'b', 'c'].map(term))
  expect(bars.rows.map(({ value }) => value)).toEqual(['a', 'b'])
  expect(bars.rows[0]!.bars).toEqual([
    { area: 0, count: 1, of: 4, share: 0.25 },
    { area: 2, count: 2, of: 2, share: 1 },
  ])
  expect(bars.end).toBe(1)
})

it.each([
  [[1, 9], 0.9],
  [[3, 7], 0.7],
  [[41, 59], 0.6],
])('the axis ends at the next tenth: %j', ([a, b], end) => {
  expect(sectorBars([area({ a: a!, b: b! })], ['a', 'b'].map(term)).end).toBe(end)
})

it('a slide is 16:9 and keeps the largest where there is no room for all', () => {
  const values = Array.from({ length: 28 }, (_, i) => `s${i}`)
  const areas = Array.from({ length: 6 }, () => area(Object.fromEntries(values.map((value, i) => [value, i + 1]))))
  const bars = sectorBars(areas, values.map(term))
  const size = chartSize('slide', bars)
  expect(size.width / size.height).toBeCloseTo(16 / 9, 6)
  const rows = rowsThatFit(bars, size)
  expect(rows.length).toBeLessThan(28)
  expect(rows.at(-1)!.value).toBe('s27')
  expect(rows[0]!.value).toBe(`s${28 - rows.length}`)
  expect(rowsThatFit(bars, chartSize('chart', bars))).toHaveLength(28)
})
