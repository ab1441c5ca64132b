import type { Locale } from '#geo/vocabulary'
import { embedOf } from '../messages/embed/index'
import { messagesOf } from '../messages/index'
import type { TakeWords } from './take-words'

/** What TakeAway says, handed down by the server. */
export function takeWords(locale: Locale): TakeWords {
  const { site, project } = messagesOf(locale)
  const { themeAuto, themeLight, themeDark } = site
  const { dialog, feed, cite } = embedOf(locale)
  const { follow, names } = feed
  return {
    share: project.share,
    dialog,
    feed: { follow, names },
    cite,
    themes: { auto: themeAuto, light: themeLight, dark: themeDark },
  }
}
