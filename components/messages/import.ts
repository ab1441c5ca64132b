import type { Locale } from '#geo/vocabulary'
import { importEn } from './import-en'
import { type ImportMessages, importZh } from './import-zh'

/** The strings of the import. Kept apart from those of the readers' pages, which never load them. */
export const importOf = (locale: Locale): ImportMessages => (locale === 'en' ? importEn : importZh)

export type { ImportMessages }
