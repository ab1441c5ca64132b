/** How the time of something grows with the length of what it is given. */

/** As long as a cell of a workbook. */
const LENGTH = 32_000
const TIMES = 16
/** What a busy machine adds, ms. */
const NOISE_MS = 100

function best(run: () => unknown): number {
  let least = Infinity
  for (let i = 0; i < 3; i++) {
    const began = performance.now()
    run()
    least = Math.min(least, performance.now() - began)
  }
  return least
}

/** Whether it takes far more than in proportion: with the square, sixteen times the length take 256 times as long. */
export function growsFast(read: (length: number) => unknown): boolean {
  const long = best(() => read(LENGTH))
  return long > NOISE_MS && long > 4 * TIMES * best(() => read(LENGTH / TIMES))
}
