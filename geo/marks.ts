/** The marks that stand for projects on the map, as features of its tiles. */

import { type Bbox, UNKNOWN } from './filters'
import { GRID_BITS, unproject } from './morton'
import type { Position } from './records'
import { ringKey } from './ring'
import { type Anchor, type Snapshot, valueAt } from './snapshot'
import { textAt } from './texts'

/** One project. `s` sector, `k` kind, `st` status or '', `p` precision, `e` error in metres or 0 where not estimated. */
export interface PinProperties {
  readonly t: 'pin'
  readonly no: number
  readonly slug: string
  readonly zh: string
  readonly en: string
  readonly s: string
  readonly k: string
  readonly st: string
  readonly p: string
  readonly e: number
  /** Only for a project known to its district or city: that anchor, … */
  readonly a?: string
  /** … its place among the `of` pins there, … */
  readonly slot?: number
  readonly of?: number
  /** … and the key of its offset in RING_OFFSETS. */
  readonly r?: string
}

interface CountProperties {
  readonly n: number
  readonly label: string
  /** The mix of their sectors: see geo/sector-mix.ts. */
  readonly m: string
}

/** `n` projects near each other, which part at zoom `x`. */
export interface ClusterProperties extends CountProperties {
  readonly t: 'cluster'
  readonly x: number
}

/** `n` projects at one place. `at` is "lng,lat"; `b` a box "west,south,east,north" that holds them and, but for a few cm, nothing else. */
export interface StackProperties extends CountProperties {
  readonly t: 'stack'
  readonly at: string
  readonly b: string
}

/** `n` projects known to the district or city `a` only, too many for a ring. */
export interface GroupProperties extends CountProperties {
  readonly t: 'group'
  readonly a: string
}

export interface Feature {
  /** A project's no for a pin; otherwise a whole number beyond every no, unique at its zoom. */
  readonly id: number
  readonly position: Position
  readonly properties: PinProperties | ClusterProperties | StackProperties | GroupProperties
}

/** Ids of groups and of cells start beyond every no (32 bits), and end within the whole numbers that a double holds. */
const GROUP_IDS = 2 ** 32
const CELL_IDS = 2 ** 52
const BOX_DECIMALS = 6
const AT_DECIMALS = 5
/** Degrees: a tenth of a millimetre. */
const HAIR = 1e-9

/** A project drawn where it is, or in a ring around its anchor. */
export function pin(snapshot: Snapshot, row: number, ring?: { anchor: Anchor; slot: number; of: number }): Feature {
  const { facets } = snapshot
  const no = snapshot.no[row]!
  const status = valueAt(facets.status, row)
  const properties: PinProperties = {
    t: 'pin',
    no,
    slug: textAt(snapshot.slug, row),
    zh: textAt(snapshot.nameZh, row),
    en: textAt(snapshot.nameEn, row),
    s: valueAt(facets.sector, row),
    k: valueAt(facets.kind, row),
    st: status === UNKNOWN ? '' : status,
    p: valueAt(facets.precision, row),
    e: snapshot.errorM[row]! || 0,
    ...(ring && { a: ring.anchor.id, slot: ring.slot, of: ring.of, r: ringKey(ring.slot, ring.of) }),
  }
  return { id: no, position: [snapshot.lng[row]!, snapshot.lat[row]!], properties }
}

/** How many projects stand in a mark, and the mix of their sectors. */
export interface Members {
  readonly n: number
  readonly mix: string
}

/** `key` is the first Morton key of its cell, as for a stack. */
export const cluster = (key: number, position: Position, { n, mix }: Members, x: number): Feature => ({
  id: CELL_IDS + key,
  position,
  properties: { t: 'cluster', n, label: compact(n), m: mix, x },
})

/** Drawn at the project of `row`; `depth` is that of the smallest cell that holds all of them. */
export function stack(snapshot: Snapshot, key: number, row: number, { n, mix }: Members, depth: number): Feature {
  const position: Position = [snapshot.lng[row]!, snapshot.lat[row]!]
  const at = position.map((degrees) => degrees.toFixed(AT_DECIMALS)).join()
  const b = boxAround(cellBox(snapshot.column[row]!, snapshot.row[row]!, depth)).join()
  return { id: CELL_IDS + key, position, properties: { t: 'stack', n, label: compact(n), m: mix, at, b } }
}

/** `index` is the anchor's in the snapshot. */
export const group = (index: number, { id, position }: Anchor, { n, mix }: Members): Feature => ({
  id: GROUP_IDS + index,
  position,
  properties: { t: 'group', n, label: compact(n), m: mix, a: id },
})

/** 999, 1.2k, 12k, 1.2M: the same in every language. */
export const compact = (n: number): string => COMPACT.format(n).replace('K', 'k')

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact' })

/** The cell of `depth` around a grid cell. */
function cellBox(column: number, row: number, depth: number): Bbox {
  const size = 2 ** (GRID_BITS - depth)
  const left = Math.floor(column / size)
  const top = Math.floor(row / size)
  const scale = 2 ** depth
  const [west, north] = unproject(left / scale, top / scale)
  const [east, south] = unproject((left + 1) / scale, (top + 1) / scale)
  return [west, south, east, north]
}

/** Rounded outwards, with a hair to spare for what projection has rounded. */
function boxAround([west, south, east, north]: Bbox): Bbox {
  const unit = 10 ** BOX_DECIMALS
  const down = (degrees: number) => Math.floor((degrees - HAIR) * unit) / unit
  const up = (degrees: number) => Math.ceil((degrees + HAIR) * unit) / unit
  return [down(west), down(south), up(east), up(north)]
}
