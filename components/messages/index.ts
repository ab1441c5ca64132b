import type { Locale } from '#geo/vocabulary'
import { en } from './en'
import { type Messages, zh } from './zh'

/** All strings of a language. Server components only: client leaves get the few they need as props. */
export const messagesOf = (locale: Locale): Messages => (locale === 'en' ? en : zh)

export type { Messages }
