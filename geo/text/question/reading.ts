import type { Filters } from '../../filters'

/** How a question was read. */
export interface QuestionReading {
  /** Only what was understood. */
  readonly filters: Filters
  /** What was understood, in the order of the text. */
  readonly read: readonly string[]
  /** Words that no filter says, in the order of the text: they can be searched for as text. */
  readonly words: readonly string[]
  /** Numbers, amounts and words of bounds that are none of it: a text search would not find what they mean. */
  readonly unread: readonly string[]
}
