import type { Locale } from '#geo/vocabulary'

/** What an error page says: alone in a file, since it must load in the browser without the other messages. */
export const ERRORS = {
  zh: { title: '出了点问题', text: '页面未能载入。请重试；若仍不成功，请稍后再来。', retry: '重试' },
  en: {
    title: 'Something went wrong',
    text: 'The page could not be loaded. Please try again; if that does not help, come back later.',
    retry: 'Try again',
  },
} as const

export const errorStrings = (locale: Locale) => ERRORS[locale]
