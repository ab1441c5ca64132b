import { expect, it } from 'vitest'
import { cumulated, random, zipf } from '#geo/synthetic/random'

const many = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw)

it('is the same for the same seed, and another for another', () => {
  const [one, same, other] = [random(7), random(7), random(8)]
  const numbers = many(100, one.next)
  expect(many(100, same.next)).toEqual(numbers)
  expect(many(100, other.next)).not.toEqual(numbers)
})

it.each([0, 1, 7, 4_294_967_295])('is spread evenly from 0 to 1 with seed %i', (seed) => {
  const numbers = many(20_000, random(seed).next)
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...numbers)).toBeLessThan(1)
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = numbers.filter((n) => Math.floor(n * 10) === tenth).length / numbers.length
    expect(share).toBeCloseTo(0.1, 1.7)
  }
})

it('is normal with mean 0 and deviation 1', () => {
  const numbers = many(20_000, random(3).normal)
  const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length
  const variance = numbers.reduce((sum, n) => sum + (n - mean) ** 2, 0) / numbers.length
  expect(mean).toBeCloseTo(0, 1)
  expect(Math.sqrt(variance)).toBeCloseTo(1, 1)
})

it('draws each index as often as its weight says', () => {
  const chance = random(5)
  const weights = cumulated(zipf(4))
  const counts = [0, 0, 0, 0]
  for (let i = 0; i < 25_000; i++) counts[chance.index(weights)]!++
  const shares = counts.map((count) => count / 25_000)
  for (const [i, share] of [0.48, 0.24, 0.16, 0.12].entries()) expect(shares[i]).toBeCloseTo(share, 1.7)
})
