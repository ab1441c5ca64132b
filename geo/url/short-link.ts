/** Short addresses of views whose own is too long for servers and messengers. */

import type { Locale } from '../vocabulary'

/** Characters of an address that goes on as it is. */
export const LONGEST_LINK = 2000
/** Characters of an address that is stored: more than the longest that any view writes. */
export const LONGEST_STORED = 32_000

const SHORT = /^\/(?:(en)\/)?s\/([\w-]{16})$/
/** What is asked of such a view besides: its map for another page, its picture, or how it is cited. */
const OF_SHORT = /^(\/embed|\/og|\/cite\/[a-z]+)\/(zh|en)\/s\/([\w-]{16})$/

export const shortPath = (locale: Locale, id: string): string => `${locale === 'en' ? '/en' : ''}/s/${id}`

/** The path of what is asked of such a view besides. */
export const pathUnderShort = (under: '/embed' | '/og', locale: Locale, id: string): string =>
  `${under}/${locale}/s/${id}`

interface ShortPath {
  readonly locale: Locale
  readonly id: string
  /** What the view is asked for; absent: its page. */
  readonly under?: string
}

/** The id and language of a short address; null: the path is none. */
export function readShortPath(path: string): ShortPath | null {
  const [, under, locale, of] = OF_SHORT.exec(path) ?? []
  if (under && of) return { locale: locale === 'en' ? 'en' : 'zh', id: of, under }
  const [, language, id] = SHORT.exec(path) ?? []
  return id === undefined ? null : { locale: language === 'en' ? 'en' : 'zh', id }
}

/** The path in a language of an address that is kept without one. */
const longPath = (locale: Locale, address: string): string =>
  locale === 'zh' ? address : `/en${address.replace(/^\/(?=\?|$)/, '')}`

/** Where a short address leads: `address` is what is kept, `more` what was asked besides, without its `?`. */
export function addressOfShort({ locale, under }: Pick<ShortPath, 'locale' | 'under'>, address: string, more: string) {
  const long =
    under === undefined ? longPath(locale, address) : `${under}/${locale}${address.replace(/^\/(?=\?|$)/, '')}`
  return more && under !== undefined ? `${long}${long.includes('?') ? '&' : '?'}${more}` : long
}
