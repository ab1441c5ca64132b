import type { Locale } from '#geo/vocabulary'
import { shareEn } from './en'
import { type ShareMessages, shareZh } from './zh'

export const shareOf = (locale: Locale): ShareMessages => (locale === 'en' ? shareEn : shareZh)
