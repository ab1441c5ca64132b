/** Reads a question as filters: the names of districts, events and terms that there are, and the grammar. */

import '#server-only'
import { type Filters, FORM_FACETS } from '#geo/filters'
import type { Text } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import { localDate } from '#geo/text/format'
import { type CallIndex, type NamedValue, nameIndex, namesByCity } from '#geo/text/question/names'
import { readQuestion } from '#geo/text/question/read'
import type { QuestionReading } from '#geo/text/question/reading'
import { currentSnapshot } from '../live/current-snapshot'
import { readSite } from '../site/site'
import { type DistrictSummary, getDistricts } from './districts'
import { type EventSummary, getEvents } from './events'
import { selected } from './selected-projects'

/** More would take longer to read than anybody waits. */
const MOST_NAMED = 5000

/** A district before a term of the same name: people ask where before they ask what. */
const ORDER = ['district', ...FORM_FACETS.filter((facet) => facet !== 'district')] as const

let known: { readonly key: readonly unknown[]; readonly index: CallIndex } | undefined

async function namesNow(): Promise<CallIndex> {
  const [{ vocabularies, revision }, districts, events, { cities }] = await Promise.all([
    currentSnapshot(),
    getDistricts(),
    getEvents(),
    readSite(),
  ])
  const cityNames = new Map(cities.map(({ id, name }) => [id, name]))
  const key = [vocabularies, revision, districts.length, events.length, JSON.stringify(cities)]
  if (known?.key.every((part, i) => part === key[i])) return known.index
  const values: NamedValue[] = [
    ...districts.map((district) => namesOfDistrict(district, districts)),
    ...termNames(vocabularies),
    ...events.map((event) => namesOfEvent(event, event.place && cityNames.get(event.place.cityId))),
  ]
  known = { key, index: nameIndex(values.slice(0, MOST_NAMED), ORDER) }
  return known.index
}

function namesOfDistrict(district: DistrictSummary, all: readonly DistrictSummary[]): NamedValue {
  const { id, slug, name, short, aliases } = district
  return {
    facet: 'district',
    value: id,
    names: [name.zh, name.en, short.zh, short.en, slug, ...aliases, ...withoutCity(district, all)],
  }
}

const CITY_LENGTH = 2
/** Names that other districts of the city begin like are also said without that. */
const withoutCity = ({ id, name }: DistrictSummary, all: readonly DistrictSummary[]): string[] =>
  all.some((other) => other.id !== id && other.name.zh.startsWith(name.zh.slice(0, CITY_LENGTH)))
    ? [name.zh.slice(CITY_LENGTH)]
    : []

function namesOfEvent({ id, name }: EventSummary, city: Text | null | undefined): NamedValue {
  return { facet: 'event', value: id, names: [name.zh, name.en, ...(city ? namesByCity(city) : [])] }
}

const termNames = (vocabularies: Vocabularies): NamedValue[] =>
  ORDER.flatMap((facet) =>
    facet === 'sector' || facet === 'kind' || facet === 'status'
      ? vocabularies[facet].map(({ value, zh, en, aliases }) => ({ facet, value, names: [zh, en, value, ...aliases] }))
      : [],
  )

export const readAsFilters = async (text: string): Promise<QuestionReading> =>
  readQuestion(text, await namesNow(), localDate(new Date()))

/**
 * The filters of an address with what a question asks for in the place of its text: conditions of the question replace
 * those of the same kind, its other words are searched for. Where nothing of it is a condition and nothing is found
 * for it as it stands, its words alone are searched for if that finds something: 牛津大学的项目. null: it stays a text.
 */
export async function filtersOfQuestion(filters: Filters): Promise<Filters | null> {
  if (filters.q === undefined) return null
  const { filters: asked, words, read, unread } = await readAsFilters(filters.q)
  if (read.length === 0) return unread.length === 0 ? wordsAlone(filters, words) : null
  const { q: _, ...others } = filters
  return { ...others, ...asked, ...(words.length > 0 && { q: words.join(' ') }) }
}

async function wordsAlone(filters: Filters, words: readonly string[]): Promise<Filters | null> {
  const alone = { ...filters, q: words.join(' ') }
  if (words.length === 0 || alone.q === filters.q) return null
  const countOf = async (some: Filters) => (await selected(some)).selection.count
  return (await countOf(filters)) === 0 && (await countOf(alone)) > 0 ? alone : null
}
