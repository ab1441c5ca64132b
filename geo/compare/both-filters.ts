import { FACETS, type Filters } from '../filters'

/** The filter that matches what both match. Lists with nothing in common, and bounds that cross, match no project. */
export function bothFilters(common: Filters, areaFilters: Filters): Filters {
  const both = (a: readonly string[] | undefined, b: readonly string[] | undefined) =>
    a && b ? a.filter((value) => b.includes(value)) : (a ?? b)
  const lists = FACETS.map((facet) => [facet, both(common[facet], areaFilters[facet])] as const)
  const bounds: Filters = {
    q: [common.q, areaFilters.q].filter(Boolean).join(' ') || undefined,
    since: latest(common.since, areaFilters.since),
    until: earliest(common.until, areaFilters.until),
    amountMin: of(Math.max, common.amountMin, areaFilters.amountMin),
    amountMax: of(Math.min, common.amountMax, areaFilters.amountMax),
    bbox: bothBoxes(common.bbox, areaFilters.bbox),
    area: bothAreas(common.area, areaFilters.area),
  }
  const defined = [...lists, ...Object.entries(bounds)].filter(([, value]) => value !== undefined)
  return Object.fromEntries(defined) as Filters
}

type Choose = (a: number, b: number) => number
const of = (choose: Choose, a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : choose(a, b)

const latest = (a: string | undefined, b: string | undefined) => (a && b ? (a > b ? a : b) : (a ?? b))
const earliest = (a: string | undefined, b: string | undefined) => (a && b ? (a < b ? a : b) : (a ?? b))

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
