/** Which changes belong to a filter: those of records that it let through before the change or after it. */

import type { RecordValues } from '../edit/values'
import type { Filters } from '../filters'
import { lookUp } from '../look-up'
import { matches } from '../query/match'
import type { MapShapes } from '../shapes/map-shapes'
import { buildFromBuffer } from '../snapshot/build'
import { rowBufferOf } from '../snapshot/row-buffer'
import type { Snapshot, SnapshotRow } from '../snapshot/snapshot'
import type { PublishedChange } from './published-change'

/** States of projects before and after changes as rows of a snapshot, so that the one predicate decides here too. */
export interface ChangedRows {
  readonly changes: readonly PublishedChange[]
  readonly states: Snapshot
}

/** `cityOf`: of districts, by id. A state without a position on these shapes matches nothing but the empty filter. */
export function changedRows(
  changes: readonly PublishedChange[],
  shapes: MapShapes,
  cityOf: ReadonlyMap<string, string>,
): ChangedRows {
  const rows = changes.flatMap(({ record, before, after }, i) =>
    record === 'project' ? [before, after].map((values, side) => rowOf(values, 2 * i + side + 1, shapes, cityOf)) : [],
  )
  return { changes, states: buildFromBuffer(0, rowBufferOf(rows.filter((row) => row !== null)), shapes) }
}

function rowOf(
  values: RecordValues | null,
  no: number,
  { labelPoints }: MapShapes,
  cityOf: ReadonlyMap<string, string>,
): SnapshotRow | null {
  if (!values) return null
  const { columns, parts } = values
  const text = (key: string): string => String(lookUp(columns, key) ?? '')
  const number = (key: string): number | null => {
    const value = lookUp(columns, key)
    return value === null || value === undefined ? null : Number(value)
  }
  const districtId = text('districtId')
  const cityId = cityOf.get(districtId) ?? ''
  const [lng, lat] = [number('lng'), number('lat')]
  if (lng === null && !(Object.hasOwn(labelPoints, districtId) && Object.hasOwn(labelPoints, cityId))) return null
  const milestones = parts.milestones ?? []
  const dates = milestones.flatMap(({ columns: { date } }) => (date ? [String(date).slice(0, 10)] : []))
  return {
    no,
    slug: String(no),
    nameZh: text('nameZh'),
    nameEn: text('nameEn'),
    kind: text('kind'),
    sector: text('sector'),
    status: text('status') || null,
    precision: text('precision'),
    districtId,
    cityId,
    events: [...new Set(milestones.flatMap(({ columns: { eventId } }) => (eventId ? [String(eventId)] : [])))],
    lng,
    lat,
    errorM: number('errorM'),
    date: dates.sort().at(-1) ?? null,
    amountCny: number('amountCny'),
  }
}

/**
 * Newest first. `isFound` says of a change whether its record is among what the search of the filter finds; the filter
 * itself is asked without it.
 */
export function changesWithin(
  { changes, states }: ChangedRows,
  { q, ...filters }: Filters,
  isFound: (change: PublishedChange) => boolean = () => true,
): PublishedChange[] {
  const mask = matches(states, filters)
  const inside = new Set<number>()
  for (const [row, isIn] of mask.entries()) if (isIn) inside.add((states.no[row]! - 1) >> 1)
  const asksNothing = Object.values(filters).every((value) => value === undefined)
  return changes.filter((change, i) => {
    if (q !== undefined && !isFound(change)) return false
    if (asksNothing) return true
    return change.record === 'project' ? inside.has(i) : eventMatches(change, filters)
  })
}

/** An event has a district and itself to be asked for; what asks for more asks for projects. */
function eventMatches({ recordId, before, after }: PublishedChange, filters: Filters): boolean {
  const { district, event, ...rest } = filters
  if (Object.values(rest).some((value) => value !== undefined)) return false
  const districts = [before, after].map((values) => String(lookUp(values?.columns ?? {}, 'districtId') ?? ''))
  return (!event || event.includes(recordId)) && (!district || districts.some((id) => district.includes(id)))
}
