/** Chance that can be repeated: the same seed gives the same numbers on every machine. */

export interface Random {
  /** From 0 until before 1. */
  next(): number
  /** From the normal distribution of mean 0 and deviation 1. */
  normal(): number
  chance(probability: number): boolean
  /** An index of `cumulative`, as likely as its step is high; the last entry is the sum of all. */
  index(cumulative: readonly number[]): number
}

/** sfc32 of PractRand (Chris Doty-Humphrey), 128 bits of state, all from `seed`. */
export function random(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed >>> 0, 1]
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 20; i++) next() // until the seed has reached every bit
  return {
    next,
    // Box and Muller; 1 - next() is never 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    index(cumulative) {
      const at = next() * cumulative.at(-1)!
      const step = cumulative.findIndex((sum) => at < sum)
      return step < 0 ? cumulative.length - 1 : step
    },
  }
}

/** Weights as running sums, for `index`. */
export function cumulated(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum
  })
}

/** Weights of `count` things by Zipf's law: the second is half as frequent as the first, the third a third. */
export const zipf = (count: number): number[] => Array.from({ length: count }, (_, i) => 1 / (i + 1))
