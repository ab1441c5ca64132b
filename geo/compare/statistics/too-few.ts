/** Instead of a number where there are too few projects for it: how many it needs. Plain JSON, never NaN. */
export interface Needs {
  readonly needs: number
}

export const isNeeds = (value: unknown): value is Needs =>
  typeof value === 'object' && value !== null && 'needs' in value
