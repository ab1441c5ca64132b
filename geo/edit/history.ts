import type { RecordValues } from './values'

/** One line of a record's history. */
export interface ChangeLine {
  readonly id: string
  /** ISO timestamp. */
  readonly at: string
  /** Empty where names are not shown. */
  readonly userName: string
  readonly action: 'save' | 'submit' | 'return' | 'publish' | 'withdraw' | 'discard' | 'verify' | 'undo'
  readonly version: number
  readonly before: RecordValues | null
  readonly after: RecordValues | null
  readonly why: string
  readonly sourceId: string | null
  readonly importId: string | null
}
