/** A feed as both formats need it. */

import type { Position } from '../records'
import type { Locale } from '../vocabulary'

export interface FeedEntry {
  /** A `tag:` address: the same for ever. */
  readonly id: string
  readonly title: string
  /** The whole address of the record's page, of the past where it is withdrawn; the list where none is kept. */
  readonly link: string
  /** ISO timestamp. */
  readonly at: string
  /** What has changed. */
  readonly sentences: readonly string[]
  /** What it belongs to, in words. */
  readonly categories: readonly string[]
  /** WGS-84; null: not known better than the district. */
  readonly position: Position | null
}

export interface Feed {
  readonly id: string
  readonly locale: Locale
  readonly title: string
  readonly description: string
  readonly author: string
  /** The page that it follows, and its own address. */
  readonly page: string
  readonly self: string
  readonly icon: string
  readonly licence: string
  /** When the newest entry was made; of a feed without entries, the day that feeds began. */
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}
