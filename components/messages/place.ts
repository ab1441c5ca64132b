import type { Locale } from '#geo/vocabulary'
import { placeEn } from './place-en'
import { type PlaceMessages, placeZh } from './place-zh'

/** What the menu of a place says: it loads with the menu. */
export const placeOf = (locale: Locale): PlaceMessages => (locale === 'en' ? placeEn : placeZh)
