import type { Locale } from '#geo/vocabulary'
import { embedEn } from './en'
import { type EmbedMessages, embedZh } from './zh'

export const embedOf = (locale: Locale): EmbedMessages => (locale === 'en' ? embedEn : embedZh)
