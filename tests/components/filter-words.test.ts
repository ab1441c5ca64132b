import { expect, it } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { messagesOf } from '#components/messages/index'
import { filterText } from '#geo/captions/filter-words'
import { NO_TERMS } from '#geo/terms'
import { importSearch } from '#geo/text/import-search'

it.each(['zh', 'en'] as const)(
  'a search is quoted, what an import has brought is not called by its id (%s)',
  (locale) => {
    const words = COMPARE_WORDS[locale].filters
    const text = (q: string) => filterText({ q }, locale, words, { names: {}, terms: NO_TERMS })
    expect(text('chips')).toBe('“chips”')
    expect(text(importSearch('402e6827-9d95-4091-bc26-b67539256fe3'))).toBe(messagesOf(locale).home.ofImport)
  },
)
