import fc from 'fast-check'
import type { Points } from '#geo/geometry/local-plane'

export const pointsOf = (pairs: readonly (readonly [number, number])[]): Points => ({
  x: Float64Array.from(pairs, ([x]) => x),
  y: Float64Array.from(pairs, ([, y]) => y),
})

/** Columns × rows, a km apart. */
export const squareLattice = (columns: number, rows: number): Points =>
  pointsOf(Array.from({ length: columns * rows }, (_, i) => [i % columns, Math.floor(i / columns)]))

/** A triangular lattice, a km between neighbours. */
export const triangularLattice = (columns: number, rows: number): Points =>
  pointsOf(
    Array.from({ length: columns * rows }, (_, i) => {
      const row = Math.floor(i / columns)
      return [(i % columns) + (row % 2) / 2, (row * Math.sqrt(3)) / 2]
    }),
  )

/** The same numbers in every run: 0 ≤ x < 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const km = fc.oneof(fc.double({ min: -50, max: 50, noNaN: true }), fc.integer({ min: -3, max: 3 }))
export const anyPoints = (minLength: number, maxLength = 80) =>
  fc.array(fc.tuple(km, km), { minLength, maxLength, size: 'max' })
