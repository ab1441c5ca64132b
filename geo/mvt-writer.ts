/** Marks as the bytes of a Mapbox vector tile, version 2 (github.com/mapbox/vector-tile-spec), written as they come. */

import { PbfWriter } from 'pbf'
import { KEYS, type MarkSink } from './marks'
import { GRID_BITS, project } from './morton'
import { KnownValues } from './mvt-values'
import { writeMix } from './sector-mix'
import type { Snapshot } from './snapshot'
import type { Texts } from './texts'
import { SECTORS } from './vocabulary'
import type { Word } from './words'

/** The name of the tiles' one layer. */
export const LAYER_NAME = 'projects'
/** Units of a tile's side: an eighth of a CSS px each. */
const EXTENT_BITS = 12
const EXTENT = 1 << EXTENT_BITS

/** Tags of protobuf: the number of the field, then how its value is written. */
const TAG = {
  layer: (3 << 3) | 2,
  layerName: (1 << 3) | 2,
  layerFeature: (2 << 3) | 2,
  layerKey: (3 << 3) | 2,
  layerValue: (4 << 3) | 2,
  layerExtent: (5 << 3) | 0,
  layerVersion: (15 << 3) | 0,
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
/** More bytes than a feature takes: an id, a place, and at most as many tags as there are keys. Its lengths are then single bytes. */
const FEATURE_ROOM = 128

const HEAD = written((pbf) => {
  pbf.writeTag(15, 0)
  pbf.writeVarint(2)
  pbf.writeStringField(1, LAYER_NAME)
  pbf.writeTag(5, 0)
  pbf.writeVarint(EXTENT)
})
/** All keys, and where each ends: a tile takes the first of them. */
const KEY_BYTES = written((pbf) => {
  for (const key of KEYS) pbf.writeStringField(3, key)
})
const KEY_ENDS = KEYS.map((_, i) => KEYS.slice(0, i + 1).reduce((sum, key) => sum + key.length + 2, 0))

function written(write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter()
  write(pbf)
  return pbf.finish().slice()
}

/** Values are told apart by one number: numbers by themselves, words and mixes by numbers below 0. */
const MIX_KEYS = 2 ** 32

/** `begin` a tile, give it marks, and take its bytes; then begin the next with the same writer, which keeps its memory. */
export class MvtWriter implements MarkSink {
  private readonly features = new PbfWriter(new Uint8Array(2 ** 14))
  private readonly values = new PbfWriter(new Uint8Array(2 ** 14))
  private readonly known = new KnownValues()
  private z = 0
  private x = 0
  private y = 0
  private valueCount = 0
  private lastKey = 0
  /** Where the feature under way and its tags begin; 0: there is none. */
  private feature = 0
  private tags = 0

  begin(z: number, x: number, y: number): void {
    this.z = z
    this.x = x
    this.y = y
    this.features.pos = 0
    this.values.pos = 0
    this.known.clear()
    this.valueCount = 0
    this.lastKey = 0
    this.feature = 0
  }

  markAtRow(id: number, { column, row: gridRow, lng, lat }: Snapshot, row: number): void {
    const shift = GRID_BITS - EXTENT_BITS - this.z
    if (shift >= 0) {
      this.mark(id, (column[row]! >>> shift) & (EXTENT - 1), (gridRow[row]! >>> shift) & (EXTENT - 1))
      return
    }
    // The grid is coarser than the tile's units.
    const [unitX, unitY] = project([lng[row]!, lat[row]!])
    const within = (unit: number, index: number) => Math.floor((unit * 2 ** this.z - index) * EXTENT)
    this.mark(id, Math.min(within(unitX, this.x), EXTENT - 1), Math.min(within(unitY, this.y), EXTENT - 1))
  }

  markAtGrid(id: number, x: number, y: number): void {
    const scale = 2 ** (this.z + EXTENT_BITS - GRID_BITS)
    this.mark(id, Math.floor(x * scale) - this.x * EXTENT, Math.floor(y * scale) - this.y * EXTENT)
  }

  private mark(id: number, x: number, y: number): void {
    this.close()
    const { features } = this
    features.realloc(FEATURE_ROOM)
    features.buf[features.pos++] = TAG.layerFeature
    features.pos++
    this.feature = features.pos
    features.buf[features.pos++] = TAG.featureId
    features.writeVarint(id)
    features.buf[features.pos++] = TAG.featureType
    features.buf[features.pos++] = POINT
    features.buf[features.pos++] = TAG.featureGeometry
    features.buf[features.pos++] = 1 + (x < 64 ? 1 : 2) + (y < 64 ? 1 : 2)
    features.buf[features.pos++] = MOVE_TO
    features.writeVarint(2 * x)
    features.writeVarint(2 * y)
    features.buf[features.pos++] = TAG.featureTags
    features.pos++
    this.tags = features.pos
  }

  /** Writes the lengths of the feature under way. */
  private close(): void {
    if (this.feature === 0) return
    const { buf, pos } = this.features
    buf[this.feature - 1] = pos - this.feature
    buf[this.tags - 1] = pos - this.tags
  }

  word(key: number, { id, utf8 }: Word): void {
    if (this.isKnown(key, -1 - id)) return
    this.startText(utf8.length)
    this.copy(utf8, 0, utf8.length)
  }

  text(key: number, { bytes, starts, order }: Texts, row: number): void {
    const packed = order[row]!
    const [start, end] = [starts[packed]!, starts[packed + 1]!]
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

  number(key: number, value: number): void {
    if (this.isKnown(key, value)) return
    const { values } = this
    this.valueCount++
    values.realloc(16)
    values.buf[values.pos++] = TAG.layerValue
    const length = values.pos++
    const isWhole = Number.isSafeInteger(value)
    values.buf[values.pos++] = isWhole ? TAG.valueUint : TAG.valueDouble
    if (isWhole) values.writeVarint(value)
    else values.writeDouble(value)
    values.buf[length] = values.pos - length - 1
  }

  mix(key: number, mix: number): void {
    if (this.isKnown(key, -MIX_KEYS - mix)) return
    const length = mix === 0 ? 0 : SECTORS.length
    this.startText(length)
    if (mix !== 0) writeMix(mix, this.values.buf, this.values.pos)
    this.values.pos += length
  }

  /** Gives the mark under way a value that the tile may have already; false where it is new and is to be written now. */
  private isKnown(key: number, number: number): boolean {
    const place = this.known.placeOf(number, this.valueCount)
    this.tag(key, place)
    return place < this.valueCount
  }

  private tag(key: number, place: number): void {
    if (key > this.lastKey) this.lastKey = key
    const { features } = this
    features.buf[features.pos++] = key
    features.writeVarint(place)
  }

  /** Begins a value of `length` bytes of text, and makes room for them. */
  private startText(length: number): void {
    const { values } = this
    this.valueCount++
    values.realloc(length + 16)
    values.buf[values.pos++] = TAG.layerValue
    values.writeVarint(1 + sizeOfVarint(length) + length)
    values.buf[values.pos++] = TAG.valueString
    values.writeVarint(length)
  }

  private copy(bytes: Uint8Array, start: number, end: number): void {
    const { buf, pos } = this.values
    for (let i = start; i < end; i++) buf[pos + i - start] = bytes[i]!
    this.values.pos += end - start
  }

  /** The tile's bytes, of its own; none where it has no mark. */
  bytes(): Uint8Array {
    if (this.feature === 0) return new Uint8Array()
    this.close()
    const { features, values } = this
    const keysEnd = KEY_ENDS[this.lastKey]!
    const length = HEAD.length + features.pos + keysEnd + values.pos
    let at = 1 + sizeOfVarint(length)
    const tile = new Uint8Array(at + length)
    const head = new PbfWriter(tile)
    head.writeTag(3, 2)
    head.writeVarint(length)
    tile.set(HEAD, at)
    at += HEAD.length
    tile.set(features.buf.subarray(0, features.pos), at)
    at += features.pos
    tile.set(KEY_BYTES.subarray(0, keysEnd), at)
    at += keysEnd
    tile.set(values.buf.subarray(0, values.pos), at)
    return tile
  }
}

const encoder = new TextEncoder()

/** Of a number below 2^28. */
const sizeOfVarint = (value: number): number => (value < 2 ** 7 ? 1 : value < 2 ** 14 ? 2 : value < 2 ** 21 ? 3 : 4)
