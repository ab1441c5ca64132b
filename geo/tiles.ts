/**
 * The projects of a selection as vector tiles. At each zoom every match is in exactly one feature of exactly one tile, so counts
 * add up: tiles have no buffer, and what lies on an edge belongs to the tile east and south of it. A tile costs its cells, not its points.
 */

import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf'
import { type Cell, cellAt, cellsWithin, type Span } from './cells'
import type { Bbox } from './filters'
import { cluster, type Feature, group, pin, stack } from './marks'
import { commonDepth, GRID_BITS, project, unproject } from './morton'
import type { Position } from './records'
import { RING_LIMIT, RING_ZOOM } from './ring'
import { mixIn } from './sector-sums'
import { countIn, gridSums, rowOfRank, type Selection } from './selection'
import type { Anchor, Snapshot } from './snapshot'

export type { Feature } from './marks'

/** The name of the tiles' one layer. */
export const LAYER_NAME = 'projects'
export const MAX_ZOOM = 22
const EXTENT = 4096
/** A tile has 2^CELL_BITS × 2^CELL_BITS cells: 64 px each of its 512 px. */
const CELL_BITS = 3
/** A cluster keeps this part of its cell's side from the edges, 16 px, so that no disc lies on its neighbour's number. */
const MARGIN = 1 / 4
/** From this zoom, a tile with few located matches shows each alone. */
const SPARSE_ZOOM = 11
const SPARSE_LIMIT = 24
/** What the cells of this depth, those of zoom 16, do not part is a stack. */
const STACK_DEPTH = 16 + CELL_BITS

/** Mapbox vector tile, version 2; no bytes where nothing matches. Throws a RangeError for a tile that does not exist. */
export function tile(snapshot: Snapshot, selection: Selection, z: number, x: number, y: number): Uint8Array {
  const features = tileFeatures(snapshot, selection, z, x, y)
  if (features.length === 0) return new Uint8Array()
  const points = features.map(({ id, position, properties }) => ({
    type: 1 as const,
    id,
    geometry: [inTile(position, z, x, y)],
    tags: { ...properties },
  }))
  const layer = Object.assign(new GeoJSONWrapper(points, { version: 2, extent: EXTENT }), { name: LAYER_NAME })
  return fromVectorTileJs({ layers: { [LAYER_NAME]: layer } })
}

/** Where in the tile, 0 to 4095 east and south: an eighth of a CSS px each. */
function inTile(position: Position, z: number, x: number, y: number): [number, number] {
  const [unitX, unitY] = project(position)
  const within = (unit: number, index: number) => Math.min(Math.floor((unit * 2 ** z - index) * EXTENT), EXTENT - 1)
  return [within(unitX, x), within(unitY, y)]
}

/** The features of one tile. Throws a RangeError for a tile that does not exist. */
export function tileFeatures(snapshot: Snapshot, selection: Selection, z: number, x: number, y: number): Feature[] {
  const isTile =
    [z, x, y].every(Number.isInteger) && z >= 0 && z <= MAX_ZOOM && x >= 0 && y >= 0 && Math.max(x, y) < 2 ** z
  if (!isTile) throw new RangeError(`No tile ${z}/${x}/${y}`)
  const located: Span = [0, snapshot.located]
  const anchored: Span = [snapshot.located, snapshot.count]
  const cellOf = (...parts: Span[]) => cellAt(snapshot, selection, [z, x, y], parts)
  if (z < RING_ZOOM) return gridFeatures(snapshot, selection, z, cellOf(located, anchored))
  const own = cellOf(located)
  const isSparse = z >= SPARSE_ZOOM && own.count <= SPARSE_LIMIT
  const features = isSparse ? sparseFeatures(snapshot, selection, own) : gridFeatures(snapshot, selection, z, own)
  return [...features, ...anchorFeatures(snapshot, selection, cellOf(anchored))]
}

/**
 * The features that the map shows at integer zoom z within `bbox`, edges included: those of the tiles that it meets, which it costs.
 * None where west > east or south > north.
 */
export function viewFeatures(snapshot: Snapshot, selection: Selection, z: number, bbox: Bbox): Feature[] {
  const [west, south, east, north] = bbox
  const [left, top] = tileOf([west, north], z)
  const [right, bottom] = tileOf([east, south], z)
  const features: Feature[] = []
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) features.push(...tileFeatures(snapshot, selection, z, x, y))
  }
  return features.filter(({ position: [lng, lat] }) => lng >= west && lng <= east && lat >= south && lat <= north)
}

function tileOf(position: Position, z: number): [x: number, y: number] {
  const [x, y] = project(position)
  const last = 2 ** z - 1
  return [Math.min(Math.floor(x * 2 ** z), last), Math.min(Math.floor(y * 2 ** z), last)]
}

const gridFeatures = (snapshot: Snapshot, selection: Selection, z: number, cell: Cell): Feature[] =>
  cellsWithin(snapshot, selection, cell, z + CELL_BITS).map((inner) => cellFeature(snapshot, selection, z, inner))

function cellFeature(snapshot: Snapshot, selection: Selection, z: number, cell: Cell): Feature {
  const ends = matchedEnds(selection, cell)
  const first = ends[0]!
  const isLocated = ends.every((row) => row < snapshot.located)
  if (cell.count === 1) return isLocated ? pin(snapshot, first) : anchoredPin(snapshot, first, 0, 1)
  const depth = Math.min(...ends.map((row) => sharedDepth(snapshot, first, row)))
  const members = { n: cell.count, mix: mixIn(snapshot, selection, cell.spans) }
  if (isLocated && depth >= STACK_DEPTH) return stack(snapshot, cell.key, first, members, depth)
  const gridZoom = depth + 1 - CELL_BITS
  const x = isLocated
    ? (sparseZoom(snapshot, selection, first, cell.count, [z + 1, gridZoom - 1]) ?? gridZoom)
    : Math.min(gridZoom, RING_ZOOM)
  return cluster(cell.key, discPosition(snapshot, selection, cell, first), members, x)
}

/** The first and last match of each of the cell's spans that has any. */
const matchedEnds = (selection: Selection, { spans }: Cell): number[] =>
  spans.flatMap(([start, end]) => {
    const first = selection.prefix[start]!
    const last = selection.prefix[end]! - 1
    return first > last ? [] : [rowOfRank(selection, first, start, end), rowOfRank(selection, last, start, end)]
  })

/** How deep the smallest cell is that holds both rows; as keys ascend, it holds all rows between. */
const sharedDepth = ({ column, row }: Snapshot, a: number, b: number): number =>
  commonDepth(column[a]!, row[a]!, column[b]!, row[b]!)

/** The first zoom of [from, to] whose tile around a cluster of `n` located rows, `first` among them, shows each row alone. */
function sparseZoom(
  snapshot: Snapshot,
  selection: Selection,
  first: number,
  n: number,
  [from, to]: readonly [from: number, to: number],
): number | undefined {
  if (n > SPARSE_LIMIT) return undefined
  for (let z = Math.max(from, SPARSE_ZOOM); z <= to; z++) {
    const shift = GRID_BITS - z
    const around = [z, snapshot.column[first]! >>> shift, snapshot.row[first]! >>> shift] as const
    if (cellAt(snapshot, selection, around, [[0, snapshot.located]]).count <= SPARSE_LIMIT) return z
  }
  return undefined
}

/** Of the matches in the cell, and so within it. */
function discPosition(
  snapshot: Snapshot,
  selection: Selection,
  { spans, count, depth }: Cell,
  first: number,
): Position {
  const sums = spans.map(([start, end]) => gridSums(snapshot, selection, start, end))
  const side = 2 ** (GRID_BITS - depth)
  const within = (axis: 0 | 1, member: number) => {
    const mean = sums.reduce((sum, part) => sum + part[axis], 0) / count + 0.5
    const edge = Math.floor(member / side) * side
    return Math.min(Math.max(mean, edge + MARGIN * side), edge + side - MARGIN * side) / 2 ** GRID_BITS
  }
  return unproject(within(0, snapshot.column[first]!), within(1, snapshot.row[first]!))
}

/** Every match of the tile alone; those at one grid cell, half a metre, are a stack. */
function sparseFeatures(snapshot: Snapshot, selection: Selection, { spans }: Cell): Feature[] {
  const rows = spans.flatMap(([start, end]) => matchesIn(selection, start, end))
  return rows.flatMap((row, i) => {
    const key = snapshot.keys[row]!
    if (i > 0 && snapshot.keys[rows[i - 1]!] === key) return []
    const same = rows.filter((other) => snapshot.keys[other] === key)
    if (same.length === 1) return [pin(snapshot, row)]
    const mix = mixIn(snapshot, selection, [[row, same.at(-1)! + 1]])
    return [stack(snapshot, key, row, { n: same.length, mix }, GRID_BITS)]
  })
}

/** The rows of the matches in [start, end). */
const matchesIn = (selection: Selection, start: number, end: number): number[] =>
  Array.from({ length: countIn(selection, start, end) }, (_, i) =>
    rowOfRank(selection, selection.prefix[start]! + i, start, end),
  )

/** Rings, or groups where too many match, of the anchors whose rows the cell spans. */
function anchorFeatures(snapshot: Snapshot, selection: Selection, { spans }: Cell): Feature[] {
  const [from, to] = spans[0]!
  return snapshot.anchors.flatMap((anchor, index) => {
    if (anchor.start < from || anchor.end > to) return []
    const n = countIn(selection, anchor.start, anchor.end)
    if (n > RING_LIMIT) {
      return [group(index, anchor, { n, mix: mixIn(snapshot, selection, [[anchor.start, anchor.end]]) })]
    }
    return matchesIn(selection, anchor.start, anchor.end).map((row, slot) => anchoredPin(snapshot, row, slot, n))
  })
}

const anchoredPin = (snapshot: Snapshot, row: number, slot: number, of: number): Feature =>
  pin(snapshot, row, { anchor: anchorOf(snapshot, row)!, slot, of })

/** The anchor at which a row without coordinates is drawn; undefined for a located row. */
export const anchorOf = ({ anchors }: Snapshot, row: number): Anchor | undefined =>
  anchors.find(({ start, end }) => row >= start && row < end)
