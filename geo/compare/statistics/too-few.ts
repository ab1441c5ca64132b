/**
 * Stands in place of a statistic for which there are too few projects. `minimum` is how many it needs. Plain JSON,
 * never NaN.
 */
export interface TooFew {
  readonly minimum: number
}

export const isTooFew = (value: unknown): value is TooFew =>
  typeof value === 'object' && value !== null && 'minimum' in value
