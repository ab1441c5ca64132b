/**
 * How diverse the projects of an area are, and how similar those of two areas. Counts are by value, as from `countsBy`.
 */

import { lookUp } from '../../look-up'
import type { CountsByValue } from './counts'

/**
 * The location quotient of each value that occurs in either: its share in `counts` over its share in `reference`. 1
 * means as common as in the reference, 2 twice as common. Method: (eᵢ / e) / (Eᵢ / E), Isserman 1977, Journal of the
 * American Institute of Planners 43, 33–41. Readers should be told what the reference is (all projects of the map, of
 * the city …); it usually includes the area. null if the reference has none of the value, or `counts` is empty.
 */
export function locationQuotients(counts: CountsByValue, reference: CountsByValue): Record<string, number | null> {
  const total = sum(counts)
  const referenceTotal = sum(reference)
  return Object.fromEntries(
    keysOf(counts, reference).map((key) => {
      const inReference = lookUp(reference, key) ?? 0
      return [
        key,
        inReference > 0 && total > 0 ? (lookUp(counts, key) ?? 0) / total / (inReference / referenceTotal) : null,
      ]
    }),
  )
}

/**
 * Shannon's diversity H = −Σ pᵢ ln pᵢ in nats (Shannon 1948): 0 if all are of one value, ln k if k values are equally
 * common. `effective` = e^H is the effective number of values (Hill 1973): k in that case. null if there are no counts.
 */
export function shannon(counts: CountsByValue): { readonly nats: number; readonly effective: number } | null {
  const shares = sharesOf(counts)
  if (shares.length === 0) return null
  const nats = shares.reduce((h, p) => h - p * Math.log(p), 0)
  return { nats: Math.max(0, nats), effective: Math.exp(nats) }
}

/**
 * The Herfindahl–Hirschman index of concentration, Σ pᵢ²: 1 if all are of one value, 1/k if k values are equally
 * common; null if there are no counts.
 */
export function herfindahl(counts: CountsByValue): number | null {
  const shares = sharesOf(counts)
  return shares.length === 0 ? null : shares.reduce((h, p) => h + p * p, 0)
}

/**
 * The cosine of the angle between two vectors of counts: 1 for equal shares, 0 if no value occurs in both. It does not
 * depend on how many there are. null if either is empty.
 */
export function cosineSimilarity(a: CountsByValue, b: CountsByValue): number | null {
  let [dot, aa, bb] = [0, 0, 0]
  for (const key of keysOf(a, b)) {
    const [x, y] = [lookUp(a, key) ?? 0, lookUp(b, key) ?? 0]
    dot += x * y
    aa += x * x
    bb += y * y
  }
  return aa > 0 && bb > 0 ? Math.min(1, dot / Math.sqrt(aa * bb)) : null
}

/**
 * The Jensen–Shannon divergence of the shares in bits (Lin 1991, IEEE Transactions on Information Theory 37, 145–151):
 * 0 for equal shares, 1 if no value occurs in both. null if either is empty.
 */
export function jensenShannon(a: CountsByValue, b: CountsByValue): number | null {
  const [totalA, totalB] = [sum(a), sum(b)]
  if (totalA === 0 || totalB === 0) return null
  let bits = 0
  for (const key of keysOf(a, b)) {
    const p = (lookUp(a, key) ?? 0) / totalA
    const q = (lookUp(b, key) ?? 0) / totalB
    const middle = (p + q) / 2
    if (p > 0) bits += (p / 2) * Math.log2(p / middle)
    if (q > 0) bits += (q / 2) * Math.log2(q / middle)
  }
  return Math.min(1, Math.max(0, bits))
}

const sum = (counts: CountsByValue): number => Object.values(counts).reduce((total, n) => total + n, 0)

/** The values of either, sorted, so that the order of the arguments makes no difference to rounding. */
const keysOf = (a: CountsByValue, b: CountsByValue): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()

/** The shares of all values that occur. */
function sharesOf(counts: CountsByValue): number[] {
  const total = sum(counts)
  return keysOf(counts, {}).flatMap((key) => (lookUp(counts, key)! > 0 ? [lookUp(counts, key)! / total] : []))
}
