import type { Locale } from '#geo/vocabulary'
import { placeEn } from './en'
import { type PlaceMessages, placeZh } from './zh'

/** What the menu of a place says: it loads with the menu. */
export const placeWordsOf = (locale: Locale): PlaceMessages => (locale === 'en' ? placeEn : placeZh)
