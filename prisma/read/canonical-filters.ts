/** Addresses that name a district by its slug, or a term that has been merged into another, as they are written now. */

import '#server-only'
import { FACET_SOURCES, FACETS, type Filters } from '#geo/filters'
import { lookUp } from '#geo/look-up'
import { cachedRead } from '../live/cached-read'
import { currentSnapshot } from '../live/current-snapshot'
import { DatabaseAway } from '../live/last-known'
import { query } from '../transaction'
import { getDistricts } from './districts'

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

/** The same filters as they would be written now; null where nothing changes. */
export async function canonicalFilters(filters: Filters): Promise<Filters | null> {
  const { vocabularies, facets } = await currentSnapshot()
  const isTerm = (facet: string, value: string) =>
    (lookUp(vocabularies as Readonly<Record<string, readonly { readonly value: string }[]>>, facet) ?? []).some(
      (term) => term.value === value,
    )
  const isDistrict = (value: string) => facets.district.values.some((ids) => ids.includes(value))
  const unknown = FACETS.some((facet) =>
    (filters[facet] ?? []).some((value: string) => {
      if (facet === 'district') return !isDistrict(value)
      return FACET_SOURCES[facet] === 'vocabulary' && value !== 'unknown' && !isTerm(facet, value)
    }),
  )
  if (!unknown) return null
  const [districts, merged] = await Promise.all([getDistricts(), readMerged().catch(nothingMerged)])
  const idOf = (value: string) => districts.find(({ slug }) => slug === value)?.id ?? value
  const termOf = (facet: string, value: string) => {
    let now = value
    for (let step = 0; step < MAX_STEPS && !isTerm(facet, now); step++) now = merged.get(`${facet}/${now}`) ?? now
    return now
  }
  const lists = FACETS.flatMap((facet) => {
    const values: readonly string[] | undefined = filters[facet]
    if (!values) return []
    const now = values.map((value) =>
      facet === 'district' ? idOf(value) : FACET_SOURCES[facet] === 'vocabulary' ? termOf(facet, value) : value,
    )
    return [[facet, [...new Set(now)].sort()] as const]
  })
  const changed: Filters = { ...filters, ...Object.fromEntries(lists) }
  return JSON.stringify(changed) === JSON.stringify(filters) ? null : changed
}
