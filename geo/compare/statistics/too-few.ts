/** Instead of a number where there are too few projects for it: how many it needs. Plain JSON, never NaN. */
export interface TooFew {
  readonly minimum: number
}

export const isTooFew = (value: unknown): value is TooFew =>
  typeof value === 'object' && value !== null && 'minimum' in value
