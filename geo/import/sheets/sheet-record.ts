import type { RecordType, RecordValues } from '../../edit/values'
import type { Text } from '../../records'

/** A record that a row of a sheet makes or changes. */
export interface SheetRecord {
  readonly type: RecordType
  readonly id: string
  readonly name: Text
  /** null: the record is new. */
  readonly before: RecordValues | null
  readonly after: RecordValues
}
