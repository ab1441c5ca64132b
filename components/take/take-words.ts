import type { EmbedMessages } from '../messages/embed/zh'

/** What TakeAway says. What its dialogs say comes with them. */
export interface TakeWords {
  readonly share: string
  readonly embed: string
  readonly cite: string
  readonly failed: string
  readonly feed: Pick<EmbedMessages['feed'], 'follow' | 'names'>
  readonly themes: Readonly<Record<'auto' | 'light' | 'dark', string>>
}
