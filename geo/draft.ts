/** The columns of a snapshot as rows arrive, before they are sorted: each row is read once and need not be kept. */

import { dayOf, NO_DATE } from './days'
import { UNKNOWN } from './filters'
import { gridOf, mortonKey, project } from './morton'
import type { Position } from './records'
import type { SnapshotRow } from './snapshot'
import { textPacker } from './texts'

/** Added to an anchor's rank to sort its rows: beyond every Morton key, and still exact in a double. */
export const UNLOCATED = 2 ** 52

export interface RankedAnchor {
  readonly id: string
  readonly position: Position
}

export type Draft = ReturnType<typeof collect>

/** Every anchor in Morton order; those at one point by id. */
export function rankAnchors(anchors: Readonly<Record<string, Position>>): RankedAnchor[] {
  const keyed = Object.entries(anchors).map(([id, position]) => {
    const [x, y] = project(position)
    return { id, position, key: mortonKey(gridOf(x), gridOf(y)) }
  })
  return keyed.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1))
}

/** Reads all rows. Throws as `buildSnapshot` says. */
export function collect(rows: Iterable<SnapshotRow>, anchors: readonly RankedAnchor[]) {
  const draft = emptyDraft()
  const rankOf = new Map(anchors.map(({ id }, rank) => [id, rank]))
  const days = new Map<string, number>()
  const missing = new Set<string>()
  for (const row of rows) {
    const own = ownPosition(row)
    const anchorId = row.precision === 'city' ? row.cityId : row.districtId
    const rank = own ? -1 : rankOf.get(anchorId)
    if (rank === undefined) {
      missing.add(anchorId)
      continue
    }
    addPlace(draft, own ?? anchors[rank]!.position, rank)
    addValues(draft, row)
    draft.day.push(dayIn(days, row.date))
  }
  if (missing.size > 0) throw new RangeError(`No label point for: ${[...missing].sort().join(', ')}`)
  return draft
}

const emptyDraft = () => ({
  /** What the rows are sorted by, ascending; ties by no. */
  sortKey: [] as number[],
  no: [] as number[],
  lng: [] as number[],
  lat: [] as number[],
  column: [] as number[],
  row: [] as number[],
  errorM: [] as number[],
  day: [] as number[],
  amountCny: [] as number[],
  facets: {
    district: coding(),
    sector: coding(),
    kind: coding(),
    status: coding(),
    precision: coding(),
    event: coding(),
  },
  slug: textPacker(),
  nameZh: textPacker(),
  nameEn: textPacker(),
})

function ownPosition({ slug, lng, lat }: SnapshotRow): Position | null {
  if (lng === null || lat === null) return null
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) throw new RangeError(`Off the globe: ${slug} at ${lng},${lat}`)
  return [lng, lat]
}

/** `rank` is that of the row's anchor; -1: the position is its own. */
function addPlace(draft: Draft, position: Position, rank: number): void {
  const [x, y] = project(position)
  const column = gridOf(x)
  const row = gridOf(y)
  draft.sortKey.push(rank < 0 ? mortonKey(column, row) : UNLOCATED + rank)
  draft.lng.push(position[0])
  draft.lat.push(position[1])
  draft.column.push(column)
  draft.row.push(row)
}

function addValues(draft: Draft, row: SnapshotRow): void {
  draft.no.push(row.no)
  draft.slug.add(row.slug)
  draft.nameZh.add(row.nameZh)
  draft.nameEn.add(row.nameEn)
  draft.errorM.push(row.errorM ?? Number.NaN)
  draft.amountCny.push(row.amountCny ?? Number.NaN)
  const { facets } = draft
  facets.district.add(row.districtId)
  facets.sector.add(row.sector)
  facets.kind.add(row.kind)
  facets.status.add(row.status ?? UNKNOWN)
  facets.precision.add(row.precision)
  facets.event.addList(row.events)
}

/** The day of `date`, reckoned once for each date in `known`. */
function dayIn(known: Map<string, number>, date: string | null): number {
  if (date === null) return NO_DATE
  const day = known.get(date) ?? dayOf(date)
  known.set(date, day)
  return day
}

/** Codes values, or lists of them, in order of first occurrence; equal ones share a code. */
function coding() {
  const known = new Map<string, number>()
  const codes: number[] = []
  const values: (readonly string[])[] = []
  const codeOf = (key: string, list: readonly string[]) => {
    const code = values.push([...new Set(list)]) - 1
    known.set(key, code)
    return code
  }
  return {
    codes,
    values,
    add: (value: string) => codes.push(known.get(value) ?? codeOf(value, [value])),
    addList(list: readonly string[]) {
      const key = list.join('\0')
      codes.push(known.get(key) ?? codeOf(key, list))
    },
  }
}
