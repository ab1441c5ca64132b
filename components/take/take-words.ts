import type { EmbedMessages } from '../messages/embed/zh'

/** What TakeAway and its dialogs say. */
export interface TakeWords {
  readonly share: string
  readonly dialog: EmbedMessages['dialog']
  readonly feed: Pick<EmbedMessages['feed'], 'follow' | 'names'>
  readonly cite: EmbedMessages['cite']
  readonly themes: Readonly<Record<'auto' | 'light' | 'dark', string>>
}
