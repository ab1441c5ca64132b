import type { ChangeLine } from '../edit/history'

/** A change that readers could see. */
export interface PublishedChange extends Pick<ChangeLine, 'at' | 'before' | 'after'> {
  /** Later changes have higher ones. */
  readonly no: number
  /** The same for ever, and tells nothing of the inside. */
  readonly id: string
  readonly record: 'project' | 'event'
  readonly recordId: string
  readonly action: 'publish' | 'withdraw'
  readonly kind: 'new' | 'again' | 'changed' | 'withdrawn'
  /** The address of the record now; null: it has none. */
  readonly slug: string | null
  /** Of a record that is withdrawn: its address at the last revision at which it was public, where that is kept. */
  readonly former: { readonly slug: string; readonly revision: number } | null
}
