import type { Entries } from '#geo/edit/entries'
import type { Options } from '#geo/edit/options'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

/** What every input of a record's form is given. */
export interface FieldProps {
  readonly entries: Entries
  readonly options: Options
  readonly locale: Locale
  readonly t: ManageMessages
  /** The paths of what could not be saved. */
  readonly wrong: ReadonlySet<string>
  /** To be read only: nothing can be typed, moved or added. */
  readonly isFixed: boolean
}
