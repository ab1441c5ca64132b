/**
 * How many still break each rule of tests/architecture.test.ts, at most, while the folders are being mended. A number only falls, and goes with the
 * last of its offenders.
 */
export const OFFENDERS = {
  'crowded folder': 0,
  'file in a circle': 0,
  'pair of siblings that import each other': 0,
  'long file': 2,
  'long function': 10,
  'wide comment': 60,
  'shared name': 9,
  'double cast': 32,
} as const
