import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { meanCentre, medianCentre, type Point, type Spread, spreadOf } from '#geo/compare/statistics/centres'
import { anyPoints, pointsOf, squareLattice } from '../points'

const sumOfDistances = (pairs: readonly Point[], [x, y]: Point) =>
  pairs.reduce((sum, [u, v]) => sum + Math.hypot(u - x, v - y), 0)

test('the mean centre', () => {
  expect(
    meanCentre(
      pointsOf([
        [0, 0],
        [4, 0],
        [4, 2],
        [0, 2],
      ]),
    ),
  ).toEqual([2, 1])
  expect(meanCentre(pointsOf([]))).toEqual({ minimum: 1 })
})

describe('the median centre', () => {
  /**
   * Fermat's point of a triangle: from it all sides are seen under 120°; where an angle is wider than that, its vertex.
   */
  it.each<[string, Point[], Point]>([
    ['of one point is it', [[3, 4]], [3, 4]],
    [
      'of a square is its middle',
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ],
      [1, 1],
    ],
    [
      'of a convex quadrangle is where its diagonals cross',
      [
        [0, 0],
        [6, 0],
        [4, 4],
        [0, 2],
      ],
      [1.5, 1.5],
    ],
    [
      'of an equilateral triangle is its middle',
      [
        [0, 0],
        [1, 0],
        [0.5, Math.sqrt(3) / 2],
      ],
      [0.5, Math.sqrt(3) / 6],
    ],
    [
      'of a triangle with a wide angle is that vertex',
      [
        [0, 0],
        [10, 0],
        [5, 1],
      ],
      [5, 1],
    ],
    [
      'lies where most points are',
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [9, 1],
        [8, 8],
      ],
      [0, 0],
    ],
  ])('%s', (_, pairs, [x, y]) => {
    const [atX, atY] = medianCentre(pointsOf(pairs)) as Point
    expect(atX).toBeCloseTo(x, 2)
    expect(atY).toBeCloseTo(y, 2)
  })

  it('has no better place near it, and its sum of distances is within a metre of the least for each point', () => {
    fc.assert(
      fc.property(anyPoints(1), (pairs) => {
        const at = medianCentre(pointsOf(pairs)) as Point
        const sum = sumOfDistances(pairs, at)
        for (const step of [0.01, 0.1, 1, 10]) {
          for (const [dx, dy] of [
            [step, 0],
            [-step, 0],
            [0, step],
            [0, -step],
          ]) {
            expect(sum).toBeLessThan(sumOfDistances(pairs, [at[0] + dx!, at[1] + dy!]) + 1e-3 * pairs.length)
          }
        }
        for (const pair of pairs) expect(sum).toBeLessThan(sumOfDistances(pairs, pair) + 1e-3 * pairs.length)
      }),
    )
  })

  it('needs a point', () => expect(medianCentre(pointsOf([]))).toEqual({ minimum: 1 }))
})

describe('spread', () => {
  const of = (pairs: readonly Point[]) => spreadOf(pointsOf(pairs)) as Spread

  /** By hand: Σd² = 4 × 2, n − 2 = 2; eigenvalues 4 and 4. */
  it('of a square is a circle', () => {
    const { standardDistanceKm, ellipse } = of([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ])
    expect(standardDistanceKm).toBeCloseTo(2, 12)
    expect(ellipse).toEqual({ semiMajorKm: expect.closeTo(2, 12), semiMinorKm: expect.closeTo(2, 12), azimuthDeg: 0 })
  })

  it.each<[string, Point[], number]>([
    [
      'north',
      [
        [0, 0],
        [0, 1],
        [0, 2],
        [0, 9],
      ],
      0,
    ],
    [
      'north-east',
      [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      45,
    ],
    [
      'east',
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [5, 0],
      ],
      90,
    ],
    [
      'south-east',
      [
        [0, 3],
        [1, 2],
        [2, 1],
        [3, 0],
      ],
      135,
    ],
  ])('of a line running %s has no width and that azimuth', (_, pairs, azimuthDeg) => {
    const { ellipse } = of(pairs)
    expect(ellipse.azimuthDeg).toBeCloseTo(azimuthDeg, 9)
    expect(ellipse.semiMinorKm).toBeCloseTo(0, 6)
  })

  /** CrimeStat's formulas as printed: tan θ by the quadratic, then the two sums with sine and cosine. */
  it('agrees with the printed formulas of CrimeStat', () => {
    fc.assert(
      fc.property(anyPoints(3), (pairs) => {
        const { ellipse, standardDistanceKm } = of(pairs)
        const [mx, my] = meanCentre(pointsOf(pairs)) as Point
        const [xs, ys] = [pairs.map(([x]) => x - mx), pairs.map(([, y]) => y - my)]
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
        const [xx, yy, xy] = [sum(xs.map((x) => x * x)), sum(ys.map((y) => y * y)), sum(xs.map((x, i) => x * ys[i]!))]
        fc.pre(Math.abs(xy) > 1e-3)
        const theta = Math.atan((xx - yy + Math.sqrt((xx - yy) ** 2 + 4 * xy * xy)) / (2 * xy))
        const axis = (values: number[]) => Math.sqrt((2 * sum(values.map((v) => v * v))) / (pairs.length - 2))
        const along = axis(xs.map((x, i) => x * Math.cos(theta) - ys[i]! * Math.sin(theta)))
        const across = axis(xs.map((x, i) => x * Math.sin(theta) + ys[i]! * Math.cos(theta)))
        expect(ellipse.semiMajorKm).toBeCloseTo(Math.max(along, across), 6)
        expect(ellipse.semiMinorKm).toBeCloseTo(Math.min(along, across), 4)
        expect(ellipse.semiMajorKm ** 2 + ellipse.semiMinorKm ** 2).toBeCloseTo(2 * standardDistanceKm ** 2, 6)
      }),
    )
  })

  it('needs three points, and changes nothing', () => {
    expect(spreadOf(squareLattice(2, 1))).toEqual({ minimum: 3 })
    const points = squareLattice(3, 3)
    const before = structuredClone(points)
    spreadOf(points)
    medianCentre(points)
    expect(points).toEqual(before)
  })
})
