import type { Entries } from '#geo/edit/entries'
import type { Options } from '#geo/edit/options'
import type { Problem, RecordType, Working } from '#geo/edit/values'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

/** Why nothing was saved, with what had been typed. */
export interface Outcome {
  readonly entries: Entries
  readonly problems?: readonly Problem[]
  readonly theirs?: Working
  readonly error?: 'forbidden' | 'missing' | 'busy' | 'failed'
}

export interface RecordFormProps {
  readonly type: RecordType
  /** Null: a new record. */
  readonly id: string | null
  readonly version: number
  readonly entries: Entries
  readonly options: Options
  readonly locale: Locale
  readonly t: ManageMessages
  /** Whether the record has been published: its address can no longer change. */
  readonly isPublic: boolean
  /** False: the form is read only. */
  readonly mayEdit: boolean
  readonly mayPublish: boolean
  /** Just saved: what the browser remembers of the form can be dropped. */
  readonly isSaved: boolean
  readonly save: (state: unknown, form: FormData) => Promise<Outcome | { readonly refused: true }>
}
