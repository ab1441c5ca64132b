import type { CompareWords } from '#geo/compare/table/words'
import { tableEn } from './table-en'
import { tableZh } from './table-zh'

/** The words of comparisons in both languages, for those who read them. */
export const COMPARE_WORDS: CompareWords = { zh: tableZh, en: tableEn }
