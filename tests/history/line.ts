/** What an editor's process writes, a line each: what it is about to ask for, and what it was answered. */

import type { Seen } from '#prisma/write/index'

/** The steps that are tried, as history names them. */
export const STEPS = ['save', 'submit', 'return', 'publish', 'withdraw', 'verify', 'discard'] as const
export type StepName = (typeof STEPS)[number]

/** `refused`: it may not be. `lost`: nobody knows, the connection broke. `failed`: an error that is neither. */
export type Outcome = 'done' | 'refused' | 'lost' | 'failed'

/** `token` stands in the reason of the step, by which history is held against it. */
export type Line =
  | { readonly asked: string; readonly step: StepName; readonly seen: Seen | null }
  | { readonly answered: string; readonly outcome: Outcome; readonly detail?: string }
