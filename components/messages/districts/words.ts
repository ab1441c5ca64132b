import type { Locale } from '#geo/vocabulary'
import { districtsEn } from './en'
import { districtsZh } from './zh'

/** What cells of the table of districts say in both languages. */
export const DISTRICT_WORDS = { zh: districtsZh.cells, en: districtsEn.cells }

/** What the table of districts says. */
export const districtTableOf = (locale: Locale) => (locale === 'en' ? districtsEn : districtsZh)
