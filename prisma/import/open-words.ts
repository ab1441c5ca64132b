/** What the unknown words of a file may mean. */

import '#server-only'
import { zonesOf } from '#geo/import/places/zones'
import { type SuggestableValue, suggestions } from '#geo/import/suggest'
import { type OpenWord, unknownWords, type WordField } from '#geo/import/words'
import { offered } from '#geo/terms'
import type { Query } from '../query'
import { activeShapes } from '../shapes/active'
import { siteOf } from '../site/store'
import { readTerms } from '../vocabulary/terms'
import { namedRecords } from './lookups'

/** The unknown words of some rows, each with the values that come near. */
export async function openWordsOf(query: Query, rows: Parameters<typeof unknownWords>[0]): Promise<OpenWord[]> {
  const words = unknownWords(rows)
  if (words.length === 0) return []
  const { cities } = await siteOf(query)
  const names = cities.flatMap(({ name }) => [name.zh, name.en])
  const values = await suggestable(query)
  return words.map((word) => {
    const fits = suggestions(word.word, values[word.field], names)
    const [first, second] = fits
    return {
      ...word,
      suggestions: fits.map(({ value }) => value),
      isClear: first !== undefined && first.score > (second?.score ?? 0),
    }
  })
}

async function suggestable(query: Query): Promise<Readonly<Record<WordField, readonly SuggestableValue[]>>> {
  const terms = await readTerms(query)
  const { districts, places } = await namedRecords(query)
  const zones = zonesOf((await activeShapes(query)).districts)
  const ofTerms = (name: 'kind' | 'sector' | 'status') =>
    offered(terms[name]).map(({ value, zh, en, aliases }) => ({ value, names: [zh, en, ...aliases] }))
  return {
    kind: ofTerms('kind'),
    sector: ofTerms('sector'),
    status: ofTerms('status'),
    district: districts.map(({ id, names }) => ({ value: id, names: [id, ...names], parts: zones.get(id) ?? [] })),
    place: places.map(({ id, names }) => ({ value: id, names })),
  }
}
