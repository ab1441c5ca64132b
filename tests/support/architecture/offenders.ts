/**
 * How many still break each rule of tests/architecture.test.ts, at most, while the folders are being mended. A number only falls, and goes with the
 * last of its offenders.
 */
export const OFFENDERS = {
  'crowded folder': 2,
  'file in a circle': 11,
  'pair of siblings that import each other': 3,
  'long file': 13,
  'long function': 17,
  'wide comment': 540,
  'shared name': 47,
  'double cast': 45,
} as const
