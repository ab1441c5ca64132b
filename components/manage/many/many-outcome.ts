import type { Entries } from '#geo/edit/entries'
import type { Columns, DraftState, Problem } from '#geo/edit/values'

/** What a preview of one field of many records came to, or why nothing was written. */
export interface ManyOutcome {
  /** What had been typed. */
  readonly entries: Entries
  /** The ids of the records that were ticked. */
  readonly ticked: readonly string[]
  readonly changes?: readonly {
    readonly id: string
    /** Null: it has the value already. */
    readonly after: Columns | null
    readonly state: DraftState
  }[]
  /** Stands for all that was asked: only what was previewed is written. */
  readonly previewed?: string
  /** What is wrong with which record. */
  readonly refused?: readonly (Problem & { readonly id: string })[]
  readonly error?: 'forbidden' | 'changed' | 'busy' | 'none' | 'failed' | 'unreadable'
}
