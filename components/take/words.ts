import type { Locale } from '#geo/vocabulary'
import { embedOf } from '../messages/embed/index'
import { messagesOf } from '../messages/index'
import type { TakeWords } from './take-words'

/** What TakeAway says, handed down by the server. */
export function takeWords(locale: Locale): TakeWords {
  const { site, project, tools } = messagesOf(locale)
  const { themeAuto, themeLight, themeDark } = site
  const { dialog, feed, cite } = embedOf(locale)
  return {
    share: project.share,
    embed: dialog.open,
    cite: cite.open,
    failed: tools.toolFailed,
    feed: { follow: feed.follow, names: feed.names },
    themes: { auto: themeAuto, light: themeLight, dark: themeDark },
  }
}
