/**
 * Addresses that name a district or an event by its slug, or a term that has been merged into another, as they are
 * written now.
 */

import '#server-only'
import { FACET_SOURCES, FACETS, type Facet, type Filters, UNKNOWN } from '#geo/filters'
import { lookUp } from '#geo/look-up'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { cachedRead } from '../live/cached-read'
import { currentSnapshot } from '../live/current-snapshot'
import { DatabaseAway } from '../live/last-known'
import { query } from '../transaction'
import { getDistricts } from './districts'
import { getEvents } from './events'

/** Merges of terms, newest first: `sector/research` and the value of the term it became. */
const MERGED = `SELECT "recordId" AS "from", "after"->>'into' AS "into" FROM "Change"
  WHERE "record" = 'term' AND "action" = 'merge' ORDER BY "id" DESC LIMIT 1000`
/** A term may have been merged into one that was merged later. */
const MAX_STEPS = 20

const readMerged = () =>
  cachedRead('merged terms', async () => {
    const rows = await query<{ from: string; into: string }>(MERGED, [])
    return new Map(rows.reverse().map(({ from, into }) => [from, into]))
  })

/** While the database is away, old addresses find what they name now, or nothing. */
function nothingMerged(error: unknown): ReadonlyMap<string, string> {
  if (error instanceof DatabaseAway) return new Map()
  throw error
}

function nothingRead(error: unknown): readonly [] {
  if (error instanceof DatabaseAway) return []
  throw error
}

type Known = Pick<Snapshot, 'vocabularies' | 'facets' | 'shapes'>

const isTerm = ({ vocabularies }: Known, facet: Facet, value: string): boolean =>
  (lookUp(vocabularies as Readonly<Record<string, readonly { readonly value: string }[]>>, facet) ?? []).some(
    (term) => term.value === value,
  )

/** Whether a value may be what a link of long ago, or of somebody else, calls something. */
function isForeign(known: Known, facet: Facet, value: string): boolean {
  if (facet === 'district' && known.shapes.districts.some(({ id }) => id === value)) return false
  if (facet === 'district' || facet === 'event') return !known.facets[facet].values.some((ids) => ids.includes(value))
  return FACET_SOURCES[facet] === 'vocabulary' && value !== UNKNOWN && !isTerm(known, facet, value)
}

/** The same filters as they would be written now, by what a snapshot holds; null where nothing changes. */
async function rewritten(known: Known, filters: Filters): Promise<Filters | null> {
  const isSettled = FACETS.every((facet) => !(filters[facet] ?? []).some((value) => isForeign(known, facet, value)))
  if (isSettled) return null
  const [districtOf, events, merged] = await Promise.all([
    districtsBySlug(),
    cachedRead('events by slug', getEvents).catch(nothingRead),
    readMerged().catch(nothingMerged),
  ])
  const termOf = (facet: Facet, value: string) => {
    let now = value
    for (let step = 0; step < MAX_STEPS && !isTerm(known, facet, now); step++)
      now = merged.get(`${facet}/${now}`) ?? now
    return now
  }
  const nowOf = (facet: Facet, value: string) => {
    if (facet === 'district') return districtOf(value)
    if (facet === 'event') return idOf(events, value)
    return FACET_SOURCES[facet] === 'vocabulary' ? termOf(facet, value) : value
  }
  const lists = FACETS.flatMap((facet) => {
    const values: readonly string[] | undefined = filters[facet]
    return values ? [[facet, [...new Set(values.map((value) => nowOf(facet, value)))].sort()] as const] : []
  })
  const changed: Filters = { ...filters, ...Object.fromEntries(lists) }
  return JSON.stringify(changed) === JSON.stringify(filters) ? null : changed
}

/** The code of a district by its slug; what is none stays. */
export async function districtsBySlug(): Promise<(slug: string) => string> {
  const districts = await cachedRead('districts by slug', getDistricts).catch(nothingRead)
  return (slug) => idOf(districts, slug)
}

/** Links that people write themselves have capitals where they like. */
const idOf = (records: readonly { readonly id: string; readonly slug: string }[], value: string): string =>
  records.find(({ slug }) => slug === value.toLowerCase())?.id ?? value

/** The same filters as they would be written now; null where nothing changes. */
export const canonicalFilters = async (filters: Filters): Promise<Filters | null> =>
  rewritten(await currentSnapshot(), filters)

/**
 * The filters as they are meant now, whoever wrote them when: a frame, a file or a citation with a link of before a
 * merge counts what its page counts.
 */
export const meantFilters = async (known: Known, filters: Filters): Promise<Filters> =>
  (await rewritten(known, filters)) ?? filters
