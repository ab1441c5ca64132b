/**
 * Stands in for a statistic for which there are too few projects; `minimum` is how many it needs. Plain JSON has no
 * NaN.
 */
export interface TooFew {
  readonly minimum: number
}

export const isTooFew = (value: unknown): value is TooFew =>
  typeof value === 'object' && value !== null && 'minimum' in value
