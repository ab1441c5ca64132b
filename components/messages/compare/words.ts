import type { FilterWords } from '#geo/captions/filter-words'
import type { CompareWords } from '#geo/compare/table/words'
import { BOUNDS, FACETS } from '#geo/filters'
import { en } from '../en'
import type { Messages } from '../index'
import { zh } from '../zh'
import { tableEn } from './table-en'
import { tableZh } from './table-zh'

/** What of the words of lists says a filter. */
function filterWords(home: Messages['home']): FilterWords {
  const { unknown, unknownValue, inViewChip, ofImport, asOfRevision, asOfDay, drawnArea, drawnCircle } = home
  const names = [...FACETS, ...BOUNDS.flatMap(({ key, of }) => [key, of])]
  const named = Object.fromEntries(names.map((name) => [name, home[name]])) as Pick<FilterWords, (typeof names)[number]>
  return { ...named, unknown, unknownValue, inViewChip, ofImport, asOfRevision, asOfDay, drawnArea, drawnCircle }
}

/** The words of comparisons in both languages, for those who read them. */
export const COMPARE_WORDS: CompareWords = {
  zh: { ...tableZh, filters: filterWords(zh.home) },
  en: { ...tableEn, filters: filterWords(en.home) },
}
