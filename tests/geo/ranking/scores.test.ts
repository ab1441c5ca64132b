import { describe, expect, it } from 'vitest'
import { type MissingRule, type Norm, rankByScore, type Weighted } from '#geo/ranking/scores'
import { weightRanges } from '#geo/ranking/sensitivity'
import cases from './fixture.json'

/** What fixture.py computed with NumPy. */
const CASES = cases.map((one, i) => ({ ...one, title: `${i}: ${one.norm}, missing ${one.missing}` }))

const measuresOf = ({ weights, less }: { weights: number[]; less: boolean[] }): Weighted[] =>
  weights.map((weight, i) => ({ weight, isLessBetter: less[i]! }))

describe.each(CASES)('ranking $title', (one) => {
  const measures = measuresOf(one)
  const scored = rankByScore(one.values, measures, one.norm as Norm, one.missing as MissingRule)

  it('scores as NumPy does', () => {
    expect(scored.map(({ index }) => String(index)).sort()).toEqual(Object.keys(one.scores).sort())
    const expected: Readonly<Record<string, number | undefined>> = one.scores
    for (const { index, score } of scored) expect(score).toBeCloseTo(expected[index]!, 10)
  })

  it('places as NumPy does, best first', () => {
    expect(Object.fromEntries(scored.map(({ index, place }) => [index, place]))).toEqual(one.places)
    expect(scored.map(({ place }) => place)).toEqual(scored.map(({ place }) => place).toSorted((a, b) => a - b))
  })

  it('finds where the first place changes, as bisection does', () => {
    const ranges = weightRanges(scored, measures)
    for (const [i, range] of one.ranges.entries()) {
      for (const side of ['from', 'to'] as const) {
        const expected = range?.[side] ?? null
        const found = ranges[i]?.[side] ?? null
        if (expected === null) expect(found === null || found > 9999, `${side} ${found}`).toBe(true)
        else expect(found).toBeCloseTo(expected, 4)
      }
      expect(ranges[i] === null).toBe(range === null)
    }
  })
})

it('no weights and no candidates give no scores', () => {
  expect(rankByScore([[1], [2]], [{ weight: 0, isLessBetter: false }], 'minmax', 'out')).toEqual([])
  expect(rankByScore([], [{ weight: 1, isLessBetter: false }], 'z', 'mean')).toEqual([])
  expect(rankByScore([[null], [null]], [{ weight: 1, isLessBetter: false }], 'rank', 'mean')).toEqual([])
})
