import type { Locale } from '#geo/vocabulary'
import { embedOf } from '../messages/embed/index'
import { messagesOf } from '../messages/index'
import type { TakeWords } from './take-away'

/** What TakeAway says, handed down by the server. */
export function takeWords(locale: Locale): TakeWords {
  const { themeAuto, themeLight, themeDark } = messagesOf(locale).site
  const { dialog, feed, cite } = embedOf(locale)
  return { dialog, follow: feed.follow, cite, themes: { auto: themeAuto, light: themeLight, dark: themeDark } }
}
