/**
 * Addresses that name things otherwise than they are called now are led to how they would be written now. All else of
 * them stays as it is, unreadable parts too, of which the page says that it left them out.
 */

import '#server-only'
import { SEPARATOR } from '#geo/areas/area-text'
import { withCodes } from '#geo/areas/area-url'
import { FACETS, type Filters } from '#geo/filters'
import { parseView, viewQuery } from '#geo/url/view-url'
import { canonicalFilters, districtsBySlug } from './canonical-filters'

/** What a query may hold as it is, for people to read. */
const READABLE = /%(?:2C|3A|7E|40)/g
const written = (text: string): string => encodeURIComponent(text).replace(READABLE, decodeURIComponent)

const queryText = (entries: Iterable<readonly [string, string]>): string =>
  `?${Array.from(entries, ([key, value]) => `${key}=${written(value)}`).join('&')}`

/** The entries with the facets of `now` in place of what they say of these. */
function withFacets(entries: readonly (readonly [string, string])[], now: Filters): (readonly [string, string])[] {
  const isFacet = (key: string) => FACETS.some((facet) => facet === key)
  const facets = FACETS.flatMap((facet) => (now[facet]?.length ? [[facet, now[facet]!.join()] as const] : []))
  return [...entries.filter(([key]) => !isFacet(key)), ...facets]
}

/** The query of a page as it would be written now; null where it is so already. */
export async function meantQuery(query: URLSearchParams): Promise<string | null> {
  const now = await canonicalFilters(parseView(query).filters)
  return now && queryText(withFacets([...query], now))
}

const OWN_FILTER = /^f\d$/

/** The same of a comparison: its areas and their own filters too. */
export async function meantComparison(query: URLSearchParams): Promise<string | null> {
  const idOf = await districtsBySlug()
  let isChanged = false
  const entries: (readonly [string, string])[] = []
  for (const [key, value] of query) {
    const filters = OWN_FILTER.test(key) ? await canonicalFilters(parseView(new URLSearchParams(value)).filters) : null
    const areas =
      key === 'areas'
        ? value
            .split(SEPARATOR)
            .map((area) => withCodes(area, idOf))
            .join(SEPARATOR)
        : value
    isChanged ||= filters !== null || areas !== value
    entries.push([key, filters ? viewQuery({ filters }).slice(1) : areas])
  }
  const now = await canonicalFilters(parseView(query).filters)
  if (now) return queryText(withFacets(entries, now))
  return isChanged ? queryText(entries) : null
}
