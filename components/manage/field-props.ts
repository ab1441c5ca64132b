import type { Entries } from '#geo/edit/entries'
import type { Options } from '#geo/edit/options'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

/** The props that all inputs of a record's form share. */
export interface FieldProps {
  readonly entries: Entries
  readonly options: Options
  readonly locale: Locale
  readonly t: ManageMessages
  /** The paths of the fields that could not be saved. */
  readonly wrong: ReadonlySet<string>
  /** The paths of the citations that no longer prove their value. */
  readonly stale: ReadonlySet<string>
  /** Read only: nothing can be typed, moved or added. */
  readonly isFixed: boolean
}
