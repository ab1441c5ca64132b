import { BOUNDS, type Bound, FACETS, type Filters } from '../filters'

/** The filter that matches what both match. Lists with nothing in common, and bounds that cross, match no project. */
export function bothFilters(common: Filters, areaFilters: Filters): Filters {
  const both = (a: readonly string[] | undefined, b: readonly string[] | undefined) =>
    a && b ? a.filter((value) => b.includes(value)) : (a ?? b)
  const lists = FACETS.map((facet) => [facet, both(common[facet], areaFilters[facet])] as const)
  const bounds = BOUNDS.map(({ filter, side }) => [filter, tighter(common[filter], areaFilters[filter], side)] as const)
  const others: Filters = {
    q: [common.q, areaFilters.q].filter(Boolean).join(' ') || undefined,
    bbox: bothBoxes(common.bbox, areaFilters.bbox),
    area: bothAreas(common.area, areaFilters.area),
    asOf: common.asOf,
  }
  const defined = [...lists, ...bounds, ...Object.entries(others)].filter(([, value]) => value !== undefined)
  return Object.fromEntries(defined) as Filters
}

/** The bound that lets fewer through: of two least values the higher one, of two most values the lower one. */
function tighter<T extends string | number>(a: T | undefined, b: T | undefined, side: Bound['side']): T | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a > b === (side === 'least') ? a : b
}

function bothBoxes(a: Filters['bbox'], b: Filters['bbox']): Filters['bbox'] {
  if (!a || !b) return a ?? b
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
}

/** A project must match all lists of both; a list that both have is written once. */
function bothAreas(a: Filters['area'], b: Filters['area']): Filters['area'] {
  if (!a || !b) return a ?? b
  const commonKeys = new Set(a.map((list) => list.join()))
  return [...a, ...b.filter((list) => !commonKeys.has(list.join()))]
}
