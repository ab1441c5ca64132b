/** Short addresses of views whose own is too long for servers and messengers. */

import type { Locale } from '../vocabulary'

/** Characters of an address that goes on as it is. */
export const LONGEST_LINK = 2000
/** Characters of an address that is stored: more than the longest that any view writes. */
export const LONGEST_STORED = 32_000

const SHORT = /^\/(?:(en)\/)?s\/([\w-]{16})$/

export const shortPath = (locale: Locale, id: string): string => `${locale === 'en' ? '/en' : ''}/s/${id}`

/** The id and language of a short address; null: the path is none. */
export function readShortPath(path: string): { readonly locale: Locale; readonly id: string } | null {
  const [, language, id] = SHORT.exec(path) ?? []
  return id === undefined ? null : { locale: language === 'en' ? 'en' : 'zh', id }
}

/** The path in a language of an address that is kept without one. */
export const longPath = (locale: Locale, address: string): string =>
  locale === 'zh' ? address : `/en${address.replace(/^\/(?=\?|$)/, '')}`
