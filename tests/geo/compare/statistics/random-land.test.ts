/** The simulation against independent random patterns, on a plain square and on the raggedest land there is. */

import { describe, expect, it } from 'vitest'
import { clarkEvans, simulated } from '#geo/compare/statistics/clustering'
import { randomSpacings, spacingAt } from '#geo/compare/statistics/random-land'
import { differenceOf } from '#geo/geometry/clip'
import { areaKm2, perimeterKm } from '#geo/geometry/geodesy'
import { planeAt } from '#geo/geometry/local-plane'
import { nearestNeighbours } from '#geo/geometry/nearest-neighbours'
import { type Polygons, polygonsOf } from '#geo/geometry/polygons'
import type { Position } from '#geo/records'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { pointsOf, random } from '../points'

const CENTRE: Position = [120.6, 31.3]
const plane = planeAt(CENTRE)
const corners = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
] as const
const SQUARE: Polygons = [[corners.map(([x, y]) => plane.positionOf(x, y))]]

/** Independent of the code: every edge is asked. */
function landOf(polygons: Polygons) {
  const rings = polygons.flat().map((ring) => ring.map((position) => plane.pointOf(position)))
  const [xs, ys] = [rings.flat().map(([x]) => x), rings.flat().map(([, y]) => y)]
  const [minX, maxX, minY, maxY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const holds = (x: number, y: number) =>
    rings.reduce(
      (inside, ring) =>
        ring.reduce((within, [x2, y2], i) => {
          const [x1, y1] = ring.at(i - 1)!
          return y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) ? !within : within
        }, inside),
      false,
    )
  return (n: number, next: () => number) => {
    const drawn: [number, number][] = []
    while (drawn.length < n) {
      const [x, y] = [minX + next() * (maxX - minX), minY + next() * (maxY - minY)]
      if (holds(x, y)) drawn.push([x, y])
    }
    return pointsOf(drawn)
  }
}

const meanOf = (points: ReturnType<typeof pointsOf>) =>
  nearestNeighbours(points).km.reduce((sum, km) => sum + km, 0) / points.x.length
const rate = (list: readonly number[], of: (z: number) => boolean) => list.filter(of).length / list.length

/** Donnelly 1978: what the table showed before. */
function donnellyZ(mean: number, n: number, km2: number, km: number): number {
  const expected = 0.5 * Math.sqrt(km2 / n) + ((0.0514 + 0.041 / Math.sqrt(n)) * km) / n
  return (mean - expected) / Math.sqrt((0.0703 * km2) / n ** 2 + 0.037 * km * Math.sqrt(km2 / n ** 5))
}

describe('the expectation drawn on land', () => {
  it('is the same at every call, and none where there is nothing to draw on', () => {
    expect(randomSpacings(SQUARE, CENTRE)).toEqual(randomSpacings(SQUARE, CENTRE))
    expect(randomSpacings([], CENTRE)).toEqual([])
    const thin = [[[CENTRE, [120.7, 31.4], [120.7, 31.4], CENTRE]]] as Polygons
    expect(randomSpacings(thin, CENTRE)).toEqual([])
    expect(simulated(1, 50, { areaKm2: 1, spacings: [] })).toEqual({ minimum: 7 })
  })

  it.each([7, 12, 40, 100, 700])('in a square is that of independent patterns of %d points', (n) => {
    const spacings = randomSpacings(SQUARE, CENTRE)
    const draw = landOf(SQUARE)
    const next = random(n)
    const means = Array.from({ length: n > 500 ? 60 : 300 }, () => meanOf(draw(n, next)))
    const mean = means.reduce((sum, one) => sum + one, 0) / means.length
    const expected = spacingAt(spacings, n, 100)!
    expect(Math.abs(mean / expected.meanKm - 1)).toBeLessThan(0.02)
    const sd = Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (means.length - 1))
    expect(sd / expected.sdKm).toBeGreaterThan(0.75)
    expect(sd / expected.sdKm).toBeLessThan(1.3)
  })

  it('on land with deep bays calls about one in twenty random patterns unusual, where formulas call many', () => {
    const water = BUILT_IN_SHAPES.water.flatMap(({ rings }) => polygonsOf(rings))
    const ragged = BUILT_IN_SHAPES.districts
      .map(({ rings }) => differenceOf(polygonsOf(rings), water))
      .reduce((most, land) =>
        perimeterKm(land) ** 2 / areaKm2(land) > perimeterKm(most) ** 2 / areaKm2(most) ? land : most,
      )
    const [km2, km] = [areaKm2(ragged), perimeterKm(ragged)]
    const spacings = randomSpacings(ragged, ragged[0]![0]![0]!)
    const draw = landOf(ragged)
    const next = random(5)
    for (const n of [12, 40, 100]) {
      const means = Array.from({ length: 200 }, () => meanOf(draw(n, next)))
      const zs = means.map((mean) => {
        const result = simulated(mean, n, { areaKm2: km2, spacings })
        return 'z' in result ? result.z : Number.NaN
      })
      const plain = means.map((mean) => {
        const result = clarkEvans(mean, n, { areaKm2: km2 })
        return 'z' in result ? result.z : Number.NaN
      })
      const wrong = rate(zs, (z) => Math.abs(z) > 1.96)
      expect(wrong, `${n}`).toBeLessThan(0.1)
      expect(
        rate(plain, (z) => z > 1.96),
        `${n}`,
      ).toBeGreaterThan(0.15)
      if (n === 100) expect(rate(means, (mean) => Math.abs(donnellyZ(mean, n, km2, km)) > 1.96)).toBeGreaterThan(wrong)
    }
  })
})
