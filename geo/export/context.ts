/** What an export says of all its rows alike, and the words that it is written in. */

import type { Vocabularies } from '../terms'
import type { Locale } from '../vocabulary'

export interface ExportContext {
  readonly locale: Locale
  readonly terms: Vocabularies
  /** What the citable fields of a project are called. */
  readonly fieldNames: ReadonlyMap<string, string>
  /** The page of a project. */
  readonly pageOf: (slug: string) => string
  /** What the file is called. */
  readonly title: string
  /** The page that shows the same list. */
  readonly address: string
  /** The revision that chose the rows. */
  readonly revision: number
  /** The filter in words. */
  readonly filter: string
  readonly licence: string
}
