/** What of an address asks for something and cannot be read. */

import { BOUNDS, FACETS } from '../filters'
import { lookUp } from '../look-up'
import { readAreaLists } from '../query/area-filter'
import { parseView, type QueryValues } from './view-url'

export interface DroppedCondition {
  readonly key: string
  readonly text: string
}

const MAX_TEXT = 40
const shortened = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text)

/** What conditions are called in addresses. */
const CONDITIONS: ReadonlySet<string> = new Set([
  ...FACETS,
  ...BOUNDS.map(({ key }) => key),
  'q',
  'bbox',
  'as-of',
  'area',
])

/** `Sector`, `sectors` and `sector[]` ask for a sector as well as they can; `utm_source` asks for nothing. */
function misspelt(query: QueryValues | URLSearchParams): DroppedCondition[] {
  const entries = query instanceof URLSearchParams ? [...query] : Object.entries(query)
  return entries.flatMap(([key, value]) => {
    const meant = key === 'areas' ? '' : key.toLowerCase().replace(/[^a-z-]/g, '')
    const isMeant = [meant, meant.replace(/s$/, ''), meant.replace(/_?id$/, '')].some((name) => CONDITIONS.has(name))
    return CONDITIONS.has(key) || !isMeant ? [] : [value ?? []].flat().map((text) => ({ key, text }))
  })
}

/**
 * The conditions and the camera of a query that `parseView` leaves out because they are wrong, each once. Values that
 * no vocabulary has are none of them: they match nothing, which the chips say.
 */
export function droppedParts(query: QueryValues | URLSearchParams): DroppedCondition[] {
  const valuesOf = (key: string): string[] => {
    const value = query instanceof URLSearchParams ? query.getAll(key) : lookUp(query, key)
    return [value ?? []].flat().filter((text) => text.trim() !== '')
  }
  const { filters, camera, sort, table } = parseView(query)
  /** Of what can be asked once the first counts; where that is not read, it is dropped as well. */
  const single = (key: string, isRead: boolean) => {
    const [first, ...others] = valuesOf(key)
    const dropped = first === undefined || isRead ? [] : [first]
    return [...dropped, ...others.filter((text) => text.trim() !== first?.trim())].map((text) => ({ key, text }))
  }
  const parts: DroppedCondition[] = [
    ...FACETS.flatMap((facet) => {
      const asked = valuesOf(facet).flatMap((value) => value.split(','))
      const read: readonly string[] = filters[facet] ?? []
      return asked.filter((value) => value.trim() !== '' && !read.includes(value)).map((text) => ({ key: facet, text }))
    }),
    ...BOUNDS.flatMap((bound) => single(bound.key, filters[bound.filter] !== undefined)),
    ...single('q', true),
    ...single('bbox', filters.bbox !== undefined),
    ...single('as-of', filters.asOf !== undefined),
    ...readAreaLists(valuesOf('area')).refused.map((text) => ({ key: 'area', text })),
    ...single('at', camera !== undefined),
    ...single('sort', sort !== undefined),
    ...(table === undefined ? single('table', false) : []),
    ...misspelt(query),
  ]
  const unique = new Map(parts.map((part) => [`${part.key}=${part.text}`, part]))
  return [...unique.values()].map(({ key, text }) => ({ key, text: shortened(text) }))
}
