/** Writes features as a Mapbox vector tile, version 2 (github.com/mapbox/vector-tile-spec), as they come. */

import { PbfWriter } from 'pbf'
import { project } from '../geometry/web-mercator'
import { PROJECTS_LAYER } from '../map/layers'
import { mixCode } from '../map/sector-mix'
import { GRID_BITS } from '../snapshot/morton'
import type { Snapshot } from '../snapshot/snapshot'
import type { TextColumn } from '../snapshot/text-column'
import { type FeatureVisitor, PROPERTY_KEYS } from './features'
import type { InternedString } from './interned-strings'
import { BOX_ROOM, writeBox } from './micro-degrees'
import { MvtValueTable } from './mvt-value-table'
import { sizeOfVarint, writeVarint } from './varint'

/** Units of a tile's side: an eighth of a CSS px each. */
const EXTENT_BITS = 12
const EXTENT = 1 << EXTENT_BITS

/** Tags of protobuf: the number of the field, then how its value is written. */
const TAG = {
  layer: (3 << 3) | 2,
  layerFeature: (2 << 3) | 2,
  layerValue: (4 << 3) | 2,
  featureId: (1 << 3) | 0,
  featureTags: (2 << 3) | 2,
  featureType: (3 << 3) | 0,
  featureGeometry: (4 << 3) | 2,
  valueString: (1 << 3) | 2,
  valueDouble: (3 << 3) | 1,
  valueUint: (5 << 3) | 0,
} as const
const POINT = 1
/** A command of a geometry: move to, one time. */
const MOVE_TO = 9
/**
 * Bytes: more than a feature takes with its id, point, and at most one tag for each key. Its lengths therefore fit into
 * single bytes.
 */
const FEATURE_ROOM = 128
/** Bytes: more than a number takes, or a text in addition to its own bytes. */
const VALUE_ROOM = 16

/**
 * How every layer begins: version, name, extent and all keys. headEnds[i] is where key i ends, so that a tile copies
 * only the keys it needs.
 */
const { head, headEnds } = headOfLayer()

function headOfLayer(): { readonly head: Uint8Array; readonly headEnds: readonly number[] } {
  const pbf = new PbfWriter()
  pbf.writeVarintField(15, 2)
  pbf.writeStringField(1, PROJECTS_LAYER)
  pbf.writeVarintField(5, EXTENT)
  const ends = PROPERTY_KEYS.map((key) => {
    pbf.writeStringField(3, key)
    return pbf.pos
  })
  return { head: pbf.finish(), headEnds: ends }
}

/**
 * The value table knows each value by a number: a number by itself, interned strings by numbers below 0, mixes by
 * numbers from MIX_KEYS down.
 */
const MIX_KEYS = -(2 ** 24)

/**
 * Call `begin` for a tile, let it receive the features, and get the tile from `bytes`. Use the same writer for the next
 * tile: it reuses its buffers.
 */
export class MvtWriter implements FeatureVisitor {
  private readonly features = new PbfWriter(new Uint8Array(2 ** 14))
  private readonly values = new PbfWriter(new Uint8Array(2 ** 14))
  private readonly valueTable = new MvtValueTable()
  private z = 0
  private x = 0
  private y = 0
  /** Units of the tile per column of the grid. */
  private scale = 1
  private valueCount = 0
  private lastKey = 0
  /** Where the current feature and its tags begin; 0 before the first feature. */
  private feature = 0
  private tags = 0

  begin(z: number, x: number, y: number): void {
    this.z = z
    this.x = x
    this.y = y
    this.scale = 2 ** (z + EXTENT_BITS - GRID_BITS)
    this.features.pos = 0
    this.values.pos = 0
    this.valueTable.clear()
    this.valueCount = 0
    this.lastKey = 0
    this.feature = 0
  }

  featureAtRow(id: number, { column, row: gridRow, lng, lat }: Snapshot, row: number): void {
    const shift = GRID_BITS - EXTENT_BITS - this.z
    if (shift >= 0) {
      this.beginPoint(id, (column[row]! >>> shift) & (EXTENT - 1), (gridRow[row]! >>> shift) & (EXTENT - 1))
      return
    }
    // The grid is coarser than the tile's units.
    const [unitX, unitY] = project([lng[row]!, lat[row]!])
    const within = (unit: number, index: number) => Math.floor((unit * 2 ** this.z - index) * EXTENT)
    this.beginPoint(id, Math.min(within(unitX, this.x), EXTENT - 1), Math.min(within(unitY, this.y), EXTENT - 1))
  }

  featureAtGrid(id: number, x: number, y: number): void {
    this.beginPoint(id, Math.floor(x * this.scale) - this.x * EXTENT, Math.floor(y * this.scale) - this.y * EXTENT)
  }

  private beginPoint(id: number, x: number, y: number): void {
    this.close()
    this.features.realloc(FEATURE_ROOM)
    const { buf, pos } = this.features
    buf[pos] = TAG.layerFeature
    this.feature = pos + 2
    buf[pos + 2] = TAG.featureId
    let at = writeVarint(id, buf, pos + 3)
    buf[at++] = TAG.featureType
    buf[at++] = POINT
    buf[at++] = TAG.featureGeometry
    buf[at++] = 1 + (x < 64 ? 1 : 2) + (y < 64 ? 1 : 2)
    buf[at++] = MOVE_TO
    at = writeVarint(2 * x, buf, at)
    at = writeVarint(2 * y, buf, at)
    buf[at] = TAG.featureTags
    this.tags = at + 2
    this.features.pos = at + 2
  }

  /** Writes the lengths of the current feature. */
  private close(): void {
    if (this.feature === 0) return
    const { buf, pos } = this.features
    buf[this.feature - 1] = pos - this.feature
    buf[this.tags - 1] = pos - this.tags
  }

  interned(key: number, { id, utf8 }: InternedString): void {
    if (this.reuseValue(key, -1 - id)) return
    this.startText(utf8.length)
    this.copy(utf8, 0, utf8.length)
  }

  text(key: number, { bytes, starts, ends }: TextColumn, row: number): void {
    const start = starts[row]!
    const end = ends[row]!
    this.tag(key, this.valueCount)
    this.startText(end - start)
    this.copy(bytes, start, end)
  }

  string(key: number, value: string): void {
    this.tag(key, this.valueCount)
    const utf8 = encoder.encode(value)
    this.startText(utf8.length)
    this.copy(utf8, 0, utf8.length)
  }

  box(key: number, west: number, south: number, east: number, north: number): void {
    this.tag(key, this.valueCount)
    const end = writeBox(west, south, east, north, boxText)
    this.startText(end)
    this.copy(boxText, 0, end)
  }

  number(key: number, value: number): void {
    if (this.reuseValue(key, value)) return
    const { values } = this
    this.valueCount++
    values.realloc(VALUE_ROOM)
    values.buf[values.pos++] = TAG.layerValue
    const length = values.pos++
    const isWhole = Number.isSafeInteger(value)
    values.buf[values.pos++] = isWhole ? TAG.valueUint : TAG.valueDouble
    if (isWhole) values.writeVarint(value)
    else values.writeDouble(value)
    values.buf[length] = values.pos - length - 1
  }

  mix(key: number, mix: number): void {
    if (this.reuseValue(key, MIX_KEYS - mix)) return
    const code = mixCode(mix)
    this.startText(code.length)
    const { buf, pos } = this.values
    for (let i = 0; i < code.length; i++) buf[pos + i] = code.charCodeAt(i)
    this.values.pos += code.length
  }

  /** Tags the current feature with a value. False if the value is new: the caller must then write it. */
  private reuseValue(key: number, number: number): boolean {
    const place = this.valueTable.placeOf(number, this.valueCount)
    this.tag(key, place)
    return place < this.valueCount
  }

  private tag(key: number, place: number): void {
    if (key > this.lastKey) this.lastKey = key
    const { features } = this
    features.buf[features.pos] = key
    features.pos = writeVarint(place, features.buf, features.pos + 1)
  }

  /** Begins a text value of `length` bytes and makes room for them. */
  private startText(length: number): void {
    const { values } = this
    this.valueCount++
    values.realloc(length + VALUE_ROOM)
    const { buf, pos } = values
    buf[pos] = TAG.layerValue
    const at = writeVarint(1 + sizeOfVarint(length) + length, buf, pos + 1)
    buf[at] = TAG.valueString
    values.pos = writeVarint(length, buf, at + 1)
  }

  private copy(bytes: Uint8Array, start: number, end: number): void {
    const { buf, pos } = this.values
    for (let i = start; i < end; i++) buf[pos + i - start] = bytes[i]!
    this.values.pos += end - start
  }

  /** The tile in a new array; empty if it has no feature. */
  bytes(): Uint8Array {
    if (this.feature === 0) return new Uint8Array()
    this.close()
    const { features, values } = this
    const headEnd = headEnds[this.lastKey]!
    const length = headEnd + features.pos + values.pos
    const start = 1 + sizeOfVarint(length)
    const tile = Buffer.allocUnsafe(start + length)
    tile[0] = TAG.layer
    writeVarint(length, tile, 1)
    for (let i = 0; i < headEnd; i++) tile[start + i] = head[i]!
    tile.set(features.buf.subarray(0, features.pos), start + headEnd)
    tile.set(values.buf.subarray(0, values.pos), start + headEnd + features.pos)
    return tile
  }
}

const encoder = new TextEncoder()
const boxText = new Uint8Array(BOX_ROOM)
