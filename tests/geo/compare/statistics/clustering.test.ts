import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type ClarkEvans, clarkEvans, clusteringOf, shortestLinks } from '#geo/compare/statistics/clustering'
import type { Points } from '#geo/geometry/local-plane'
import { nearestNeighbours } from '#geo/geometry/nearest-neighbours'
import { anyPoints, pointsOf, random, squareLattice, triangularLattice } from '../points'

const ratioOf = (result: unknown) => (result as ClarkEvans).ratio

test('the nearest neighbours are those found by comparing all with all', () => {
  fc.assert(
    fc.property(anyPoints(2, 200), (pairs) => {
      const { index, km } = nearestNeighbours(pointsOf(pairs))
      pairs.forEach(([x, y], i) => {
        const least = Math.min(...pairs.map(([u, v], j) => (j === i ? Infinity : Math.hypot(u - x, v - y))))
        expect(km[i]).toBeCloseTo(least, 9)
        expect(index[i]).not.toBe(i)
        const [u, v] = pairs[index[i]!]!
        expect(Math.hypot(u - x, v - y)).toBeCloseTo(least, 9)
      })
    }),
  )
})

describe('Clark and Evans', () => {
  /**
   * The paper's own statement: R of an even, hexagonal pattern is 2.1491, mean distance 1.0746 / √ρ; here without a
   * border, by the density.
   */
  it('of a triangular lattice is 2.1491', () => {
    const km2 = 400 * (Math.sqrt(3) / 2)
    expect(ratioOf(clusteringPlain(triangularLattice(20, 20), km2))).toBeCloseTo(2.1491, 4)
    expect(ratioOf(clarkEvans(1.0746, 100, { areaKm2: 100 }))).toBeCloseTo(2.1491, 3)
  })

  it('of a square lattice is 2', () => expect(ratioOf(clusteringPlain(squareLattice(20, 20), 400))).toBeCloseTo(2, 12))

  it('of points all in one place is 0', () => {
    const points = pointsOf(Array.from({ length: 50 }, () => [1, 1] as const))
    expect(ratioOf(clusteringPlain(points, 100))).toBe(0)
    expect(clusteringOf(points, { areaKm2: 100, spacings: [] })).toMatchObject({ coincident: 50 })
  })

  /** Worked by hand from the formulas: ρ = 0.25, r̄ₑ = 1, σ = 0.26136 / √25 = 0.052272. */
  it('has the z that the formula gives', () => {
    expect(clarkEvans(1.2, 100, { areaKm2: 400 })).toEqual({
      ratio: 1.2,
      z: expect.closeTo(3.826, 3),
      expectedKm: 1,
      edgeCorrection: 'none',
    })
  })

  it('says what it needs', () => {
    const region = { areaKm2: 1, spacings: [] }
    expect(clusteringOf(pointsOf([[0, 0]]), region)).toEqual({ minimum: 2 })
    expect(clusteringOf(squareLattice(3, 2), region)).toMatchObject({
      n: 6,
      plain: { minimum: 7 },
      corrected: { minimum: 7 },
    })
    expect(() => clarkEvans(1, 10, { areaKm2: 0 })).toThrow('0 km²')
  })

  it('does not change under reordering', () => {
    fc.assert(
      fc.property(anyPoints(7), fc.integer(), (pairs, seed) => {
        const next = random(seed)
        const shuffled = pairs.map((pair) => [next(), pair] as const).sort(([a], [b]) => a - b)
        const region = { areaKm2: 100, spacings: [7, 512].map((n) => ({ n, meanKm: 5 / Math.sqrt(n), sdKm: 1 / n })) }
        const [a, b] = [
          clusteringOf(pointsOf(pairs), region),
          clusteringOf(pointsOf(shuffled.map(([, p]) => p)), region),
        ]
        if (!('plain' in a && 'plain' in b)) throw new Error('enough points')
        expect(ratioOf(b.corrected)).toBeCloseTo(ratioOf(a.corrected), 9)
        expect(b.coincident).toBe(a.coincident)
        expect(b.nearestPairs[0]!.km).toBeCloseTo(a.nearestPairs[0]!.km, 9)
      }),
    )
  })
})

test('the shortest links come first, each once', () => {
  const points = pointsOf([
    [0, 0],
    [1, 0],
    [5, 0],
    [5.5, 0],
    [20, 0],
  ])
  expect(shortestLinks(nearestNeighbours(points), 5)).toEqual([
    { a: 2, b: 3, km: 0.5 },
    { a: 0, b: 1, km: 1 },
    { a: 3, b: 4, km: 14.5 },
  ])
  expect(shortestLinks(nearestNeighbours(points), 1)).toEqual([{ a: 2, b: 3, km: 0.5 }])
})

function clusteringPlain(points: Points, areaKm2: number) {
  const clustering = clusteringOf(points, { areaKm2, spacings: [] })
  return 'plain' in clustering ? clustering.plain : clustering
}
