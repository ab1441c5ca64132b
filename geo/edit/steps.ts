/** What may be done with a record in its present state. */

import type { DraftState } from './values'

export type StepName = 'submit' | 'return' | 'publish' | 'withdraw' | 'discard' | 'verify'

/** The steps that fit a record's state, for those who may take them. */
export function stepsOf(state: DraftState, isPublic: boolean, isReviewer: boolean, mayEdit: boolean): StepName[] {
  if (!mayEdit) return []
  if (state === 'published') return ['verify', ...(isReviewer ? (['withdraw'] as const) : [])]
  const review: StepName[] = isReviewer ? ['publish', ...(state === 'review' ? (['return'] as const) : [])] : []
  return [
    ...(state === 'draft' && !isReviewer ? (['submit'] as const) : []),
    ...review,
    'discard',
    ...(isPublic && isReviewer ? (['withdraw'] as const) : []),
  ]
}
