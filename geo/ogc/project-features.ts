/** The projects of a snapshot as features: the matches in the order of items, and each as text. */

import type { Bbox } from '../filters'
import { UNKNOWN } from '../filters'
import type { Text } from '../records'
import type { Selection } from '../snapshot/selection'
import type { FacetColumn, Snapshot } from '../snapshot/snapshot'
import { textAt } from '../snapshot/text-column'
import { isoOf, NO_DATE } from '../text/days'
import { PRECISIONS, type Term } from '../vocabulary'
import { isInBox84, type OgcCrs } from './crs'
import { type FullestOrder, fullestOrder, type OrderedMatches, orderedMatches } from './fullest'
import type { DayInterval } from './interval'

const orders = new WeakMap<Snapshot, FullestOrder>()

/** Once for a snapshot. */
function orderOf(snapshot: Snapshot): FullestOrder {
  const known = orders.get(snapshot)
  if (known) return known
  const { count, located, day, amountCny, errorM, facets } = snapshot
  const hasEvents = facets.event.values.map((values) => values.length > 0)
  const hasStatus = facets.status.values.map(([value]) => value !== UNKNOWN)
  const held = new Uint8Array(count)
  for (let row = 0; row < count; row++) {
    held[row] =
      (row < located ? 1 : 0) |
      (day[row] === NO_DATE ? 0 : 2) |
      (Number.isNaN(amountCny[row]) ? 0 : 4) |
      (Number.isNaN(errorM[row]) ? 0 : 8) |
      (hasEvents[facets.event.codes[row]!] ? 16 : 0) |
      (hasStatus[facets.status.codes[row]!] ? 32 : 0)
  }
  const order = fullestOrder(held)
  orders.set(snapshot, order)
  return order
}

/**
 * What of a selection lies in the box and in the interval. A project known to its district only has no geometry, and so
 * matches every box; one without a date matches every interval.
 */
export function matchingProjects(
  snapshot: Snapshot,
  { mask }: Selection,
  bbox: Bbox | null,
  interval: DayInterval | null,
): OrderedMatches {
  const order = orderOf(snapshot)
  if (!bbox && !interval) return orderedMatches(order, mask)
  const { lng, lat, located, day } = snapshot
  const both = Uint8Array.from(mask)
  for (let row = 0; bbox && row < located; row++) if (!isInBox84(bbox, lng[row]!, lat[row]!)) both[row] = 0
  for (let row = 0; interval && row < both.length; row++) {
    const at = day[row]!
    if (at !== NO_DATE && !(at >= interval.from && at <= interval.to)) both[row] = 0
  }
  return orderedMatches(order, both)
}

export interface ProjectExtent {
  readonly bbox: Bbox | null
  /** First and last day. */
  readonly days: DayInterval | null
}
const extents = new WeakMap<Snapshot, ProjectExtent>()

/** Where all positions lie, and when all dates. */
export function projectExtent(snapshot: Snapshot): ProjectExtent {
  const known = extents.get(snapshot)
  if (known) return known
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  let [from, to] = [Infinity, -Infinity]
  for (let row = 0; row < snapshot.count; row++) {
    const at = snapshot.day[row]!
    if (at !== NO_DATE) {
      from = Math.min(from, at)
      to = Math.max(to, at)
    }
    if (row >= snapshot.located) continue
    west = Math.min(west, snapshot.lng[row]!)
    east = Math.max(east, snapshot.lng[row]!)
    south = Math.min(south, snapshot.lat[row]!)
    north = Math.max(north, snapshot.lat[row]!)
  }
  const extent = {
    bbox: west <= east ? ([west, south, east, north] as const) : null,
    days: from <= to ? { from, to } : null,
  }
  extents.set(snapshot, extent)
  return extent
}

export interface ProjectWords {
  readonly districts: ReadonlyMap<string, Text>
  readonly pageOf: (slug: string) => string
}

/** Writes rows of a snapshot: whatever many rows share is written once. */
export function projectWriter(snapshot: Snapshot, crs: OgcCrs, { districts, pageOf }: ProjectWords) {
  const { vocabularies: terms, facets, revision } = snapshot
  const named = (name: string, column: FacetColumn, nameOf: (value: string) => Text | undefined): string[] =>
    column.values.map(([value = '']) => {
      const text = value === UNKNOWN ? undefined : nameOf(value)
      const [code, zh, en] = value === UNKNOWN ? [null, null, null] : [value, text?.zh ?? value, text?.en ?? value]
      return `"${name}":${JSON.stringify(code)},"${name}Zh":${JSON.stringify(zh)},"${name}En":${JSON.stringify(en)}`
    })
  const ofTerms = (list: readonly Term[]) => (value: string) => list.find((term) => term.value === value)
  const kind = named('kind', facets.kind, ofTerms(terms.kind))
  const sector = named('sector', facets.sector, ofTerms(terms.sector))
  const status = named('status', facets.status, ofTerms(terms.status))
  const district = named('district', facets.district, (id) => districts.get(id))
  const precision = named('precision', facets.precision, ofTerms(PRECISIONS))
  const events = facets.event.values.map((values) => JSON.stringify(values.length > 0 ? values.join(' ') : null))
  const numberText = (value: number): string => (Number.isNaN(value) ? 'null' : String(value))

  return (row: number, sources: string | null): string => {
    const slug = textAt(snapshot.slug, row)
    const position = row < snapshot.located ? crs.write([snapshot.lng[row]!, snapshot.lat[row]!]) : null
    const geometry = position ? `{"type":"Point","coordinates":[${position[0]},${position[1]}]}` : 'null'
    const day = snapshot.day[row]!
    const date = day === NO_DATE ? 'null' : `"${isoOf(day)}"`
    const names = `"slug":${JSON.stringify(slug)},"nameZh":${JSON.stringify(textAt(snapshot.nameZh, row))},"nameEn":${JSON.stringify(textAt(snapshot.nameEn, row))}`
    const codes = [
      kind[facets.kind.codes[row]!],
      sector[facets.sector.codes[row]!],
      status[facets.status.codes[row]!],
      district[facets.district.codes[row]!],
      `"event":${events[facets.event.codes[row]!]}`,
      precision[facets.precision.codes[row]!],
    ].join()
    const no = snapshot.no[row]
    return `{"type":"Feature","id":${no},"geometry":${geometry},"properties":{"no":${no},${names},${codes},"errorM":${numberText(snapshot.errorM[row]!)},"date":${date},"amountCny":${numberText(snapshot.amountCny[row]!)},"sources":${JSON.stringify(sources)},"page":${JSON.stringify(pageOf(slug))},"revision":${revision}}}`
  }
}

/** How many projects each district, or event, has. */
export function countsByFacet(snapshot: Snapshot, facet: 'district' | 'event'): ReadonlyMap<string, number> {
  const { codes, values } = snapshot.facets[facet]
  const sums = new Uint32Array(values.length)
  for (let row = 0; row < snapshot.count; row++) sums[codes[row]!]!++
  const counts = new Map<string, number>()
  values.forEach((list, code) => {
    for (const value of list) counts.set(value, (counts.get(value) ?? 0) + sums[code]!)
  })
  return counts
}
