/** What the unknown words of a file may mean. */

import '#server-only'
import { zonesOf } from '#geo/import/places/zones'
import { wholeCityNames } from '#geo/import/sheets/sheet-row'
import { isCertain, type SuggestableValue, suggestions } from '#geo/import/suggest'
import {
  type ChosenWords,
  type CountedWord,
  chosenWord,
  MAX_WORDS,
  type OpenWord,
  type WordField,
} from '#geo/import/words'
import type { Site } from '#geo/site/site'
import { offered, type VocabularyName } from '#geo/terms'
import type { Query } from '../query'
import { siteOf } from '../settings/store'
import { activeShapes } from '../shapes/active'
import { table } from '../tables'
import { readTerms } from '../vocabulary/terms'
import { namedRecords } from './lookups'
import { rememberedWords, wordKey } from './word-memory'

const d = table('District')

interface OpenWords {
  /** Those that nobody has mapped yet come first; at most MAX_WORDS. */
  readonly words: OpenWord[]
  readonly moreWords: number
  /** What the words of the file have meant before, all of them. */
  readonly remembered: ChosenWords
}

interface WordsOf {
  /** A word for a district may mean all of the city, as in tables of figures and events. */
  readonly mayBeCity?: boolean
  /** The district that the title of the table names: streets and zones that nobody knows are in it. */
  readonly ofTitle?: string | null
}

/** The unknown words of a file, each with the values that come near and what it has meant before. */
export async function openWordsOf(
  query: Query,
  words: readonly CountedWord[],
  chosen: ChosenWords,
  { mayBeCity = false, ofTitle = null }: WordsOf = {},
): Promise<OpenWords> {
  if (words.length === 0) return { words: [], moreWords: 0, remembered: {} }
  const site = await siteOf(query)
  const known = await suggestable(query)
  const ofDistricts = mayBeCity ? await query<{ id: string }>(`SELECT DISTINCT ${d.cityId} AS "id" FROM ${d}`, []) : []
  const cities = site.cities.filter(({ id }) => ofDistricts.some((one) => one.id === id))
  const values = { ...known, district: [...known.district, ...cities.map(cityValue)] }
  // The id of a term that has been merged is a name of its heir.
  const standing = ({ field, value }: { readonly field: WordField; readonly value: string }): string | null =>
    (values[field].find((one) => one.value === value) ?? values[field].find(({ names }) => names.includes(value)))
      ?.value ?? null
  const before = await rememberedWords(query, words, standing)
  const isMapped = (one: CountedWord) => Boolean(chosenWord(chosen, one.field, one.word)) || before.has(wordKey(one))
  const listed = words.toSorted((one, other) => Number(isMapped(one)) - Number(isMapped(other))).slice(0, MAX_WORDS)
  const names = site.cities.flatMap(({ name }) => [name.zh, name.en])
  return {
    words: listed.map((word) => {
      const fits = suggestions(word.word, values[word.field], names)
      const [first, second] = fits
      const near = {
        suggestions: fits.map(({ value }) => value),
        // Companies of similar names are other companies, and units of similar names a million times as large.
        isClear: ASKED.includes(word.field)
          ? isCertain(fits)
          : first !== undefined && first.score > (second?.score ?? 0),
      }
      return {
        ...word,
        ...(word.field === 'district' ? withTitle(near, ofTitle) : near),
        remembered: before.get(wordKey(word)) ?? null,
      }
    }),
    moreWords: words.length - listed.length,
    remembered: chosenFrom(words, before),
  }
}

type Near = Pick<OpenWord, 'suggestions' | 'isClear'>

/** The district of the title first; clear unless the word comes near other districts only. */
function withTitle({ suggestions: near, isClear }: Near, ofTitle: string | null): Near {
  if (ofTitle === null) return { suggestions: near, isClear }
  const others = near.filter((value) => value !== ofTitle)
  return { suggestions: [ofTitle, ...others], isClear: near.length === 0 || near.includes(ofTitle) }
}

function chosenFrom(words: readonly CountedWord[], before: Awaited<ReturnType<typeof rememberedWords>>): ChosenWords {
  const chosen: { [F in WordField]?: Record<string, string> } = {}
  for (const word of words) {
    const value = before.get(wordKey(word))?.value
    if (value !== undefined) chosen[word.field] = { ...chosen[word.field], [word.word]: value }
  }
  return chosen
}

/** Of these only a name that is written otherwise is clear. */
const ASKED: readonly WordField[] = ['investor', 'event', 'source', 'unit']

/** Its name alone: what begins with it may be any of its districts. */
const cityValue = ({ id, name }: Site['cities'][number]) => ({ value: id, names: wholeCityNames(name) })

/** Names that words are compared with: each word costs the more, the more there are. */
const MOST_COMPARED = 1000
const namedValue = ({ id, names }: { readonly id: string; readonly names: readonly string[] }) => ({ value: id, names })

async function suggestable(query: Query): Promise<Readonly<Record<WordField, readonly SuggestableValue[]>>> {
  const terms = await readTerms(query)
  const { districts, places, organisations, events, sources } = await namedRecords(query)
  const zones = zonesOf((await activeShapes(query)).districts)
  const ofTerms = (name: VocabularyName) =>
    offered(terms[name]).map(({ value, zh, en, aliases }) => ({ value, names: [zh, en, ...aliases] }))
  return {
    kind: ofTerms('kind'),
    sector: ofTerms('sector'),
    status: ofTerms('status'),
    district: districts.map(({ id, names }) => ({ value: id, names: [id, ...names], parts: zones.get(id) ?? [] })),
    place: places.map(namedValue),
    investor: organisations.slice(0, MOST_COMPARED).map(namedValue),
    event: events.slice(0, MOST_COMPARED).map(namedValue),
    source: sources.slice(0, MOST_COMPARED).map(namedValue),
    placeKind: ofTerms('place'),
    topic: ofTerms('indicator'),
    unit: ofTerms('unit'),
    role: ofTerms('role'),
  }
}
