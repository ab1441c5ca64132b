import type { Locale } from '#geo/vocabulary'

/** A path of ours in a language: Chinese stands at the root, English under /en. */
export const localPath = (locale: Locale, path: string): string =>
  locale === 'zh' ? path : `/en${path === '/' ? '' : path}`

/** The path without its language. */
export const barePath = (pathname: string): string => pathname.replace(/^\/en(?=\/|$)/, '') || '/'
