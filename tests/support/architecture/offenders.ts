/**
 * How many still break each rule of tests/architecture.test.ts, at most, while the folders are being mended. A number
 * only falls, and goes with the last of its offenders.
 */
export const OFFENDERS = {
  'crowded folder': 0,
  'file in a circle': 0,
  'pair of siblings that import each other': 0,
  'long file': 0,
  'long function': 0,
  'wide comment': 0,
  'shared name': 0,
  'double cast': 23,
} as const
