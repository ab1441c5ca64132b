/** How each language joins names and clauses. */

import type { Locale } from '../vocabulary'

const COMMA: Readonly<Record<Locale, string>> = { zh: '、', en: ', ' }

/** Stands between a label and its value. */
export const COLON: Readonly<Record<Locale, string>> = { zh: '：', en: ': ' }

/** `甲、乙、丙`; `A, B, C`. */
export const joinNames = (names: readonly string[], locale: Locale): string => names.join(COMMA[locale])

/** `甲、乙与丙`; `A, B and C`. */
export function joinPhrase(names: readonly string[], locale: Locale): string {
  const before = joinNames(names.slice(0, -1), locale)
  const last = names.at(-1) ?? ''
  if (before === '') return last
  return locale === 'zh' ? `${before}与${last}` : `${before} and ${last}`
}

/** A phrase as a sentence. */
export const withStop = (text: string, locale: Locale): string => text + (locale === 'zh' ? '。' : '.')

/** Joins the clauses of one sentence: `…，…`; `…; …`. Empty ones are left out. */
export const joinClauses = (clauses: readonly string[], locale: Locale): string =>
  clauses.filter(Boolean).join(locale === 'zh' ? '，' : '; ')

/** `甲＋乙`; `A + B`: several as one. */
export const joinSum = (names: readonly string[], locale: Locale): string => names.join(locale === 'zh' ? '＋' : ' + ')

/** Entries that may have commas of their own: `…；…`; `…; …`. */
export const joinEntries = (entries: readonly string[], locale: Locale): string =>
  entries.join(locale === 'zh' ? '；' : '; ')

/** `甲，2021 年`; `A, 2021`. */
export const withAside = (text: string, aside: string, locale: Locale): string =>
  locale === 'zh' ? `${text}，${aside}` : `${text}, ${aside}`

/** `甲（A）`; `Name (A)`. */
export const withBrackets = (text: string, inside: string, locale: Locale): string =>
  locale === 'zh' ? `${text}（${inside}）` : `${text} (${inside})`
