/**
 * Writes PMTiles, version 3 (github.com/protomaps/PMTiles, spec/v3): one file of tiles that any server of byte ranges
 * can serve.
 */

import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'
import type { Bbox } from '#geo/filters'

export interface ArchiveTile {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly data: Uint8Array
}

export interface ArchiveInfo {
  readonly bbox: Bbox
  readonly minZoom: number
  readonly maxZoom: number
  /** What TileJSON calls vector_layers, and whatever else belongs to the file. */
  readonly metadata: Readonly<Record<string, unknown>>
}

interface Entry {
  readonly id: number
  readonly offset: number
  readonly length: number
  /** Of how many tiles that follow one another this is; 0: the entry is a leaf of the directory. */
  readonly run: number
}

const HEADER_BYTES = 127
/** The header and the root directory must lie within these. */
const ROOT_BYTES = 16_384 - HEADER_BYTES
const LEAF_ENTRIES = 4096
const GZIP = 2
const MVT = 1

/**
 * The bytes of an archive, tiles compressed by gzip, equal ones kept once. A later tile of the same place wins
 * nothing: give each once.
 */
export function pmtiles(tiles: Iterable<ArchiveTile>, info: ArchiveInfo): Buffer {
  const { entries, data } = collect(tiles)
  const { root, leaves } = directories(entries)
  const metadata = gzipSync(JSON.stringify(info.metadata))
  const parts = [root, metadata, leaves, data]
  const offsets = parts.map((_, i) => HEADER_BYTES + parts.slice(0, i).reduce((sum, part) => sum + part.length, 0))
  const ranges = parts.flatMap((part, i) => [offsets[i]!, part.length])
  return Buffer.concat([header(ranges, entries, info), ...parts])
}

function collect(tiles: Iterable<ArchiveTile>): { entries: Entry[]; data: Buffer } {
  const sorted = Array.from(tiles, ({ z, x, y, data }) => ({ id: zxyToTileId(z, x, y), data })).sort(
    (a, b) => a.id - b.id,
  )
  const offsets = new Map<string, { offset: number; length: number }>()
  const chunks: Buffer[] = []
  const entries: Entry[] = []
  let end = 0
  for (const { id, data } of sorted) {
    const key = Buffer.from(data).toString('latin1')
    let at = offsets.get(key)
    if (!at) {
      const compressed = gzipSync(data)
      at = { offset: end, length: compressed.length }
      offsets.set(key, at)
      chunks.push(compressed)
      end += compressed.length
    }
    const last = entries.at(-1)
    if (last && last.offset === at.offset && last.id + last.run === id)
      entries[entries.length - 1] = { ...last, run: last.run + 1 }
    else entries.push({ id, ...at, run: 1 })
  }
  return { entries, data: Buffer.concat(chunks) }
}

/** One directory where it fits, else a root that points to leaves. */
function directories(entries: readonly Entry[]): { root: Buffer; leaves: Buffer } {
  const whole = directory(entries)
  if (whole.length <= ROOT_BYTES) return { root: whole, leaves: Buffer.alloc(0) }
  for (let size = LEAF_ENTRIES; ; size *= 2) {
    const leaves: Buffer[] = []
    const pointers: Entry[] = []
    let offset = 0
    for (let start = 0; start < entries.length; start += size) {
      const leaf = directory(entries.slice(start, start + size))
      pointers.push({ id: entries[start]!.id, offset, length: leaf.length, run: 0 })
      leaves.push(leaf)
      offset += leaf.length
    }
    const root = directory(pointers)
    if (root.length <= ROOT_BYTES) return { root, leaves: Buffer.concat(leaves) }
  }
}

/** Ids as differences, then runs, lengths and offsets (0: right after the entry before), all as varints. */
function directory(entries: readonly Entry[]): Buffer {
  const numbers = [
    entries.length,
    ...entries.map(({ id }, i) => id - (entries[i - 1]?.id ?? 0)),
    ...entries.map(({ run }) => run),
    ...entries.map(({ length }) => length),
    ...entries.map(({ offset }, i) => {
      const before = entries[i - 1]
      return before && offset === before.offset + before.length ? 0 : offset + 1
    }),
  ]
  return gzipSync(Uint8Array.from(numbers.flatMap(varint)))
}

function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return [...bytes, rest]
}

function header(ranges: readonly number[], entries: readonly Entry[], { bbox, minZoom, maxZoom }: ArchiveInfo): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES)
  bytes.write('PMTiles')
  bytes[7] = 3
  const addressed = entries.reduce((sum, { run }) => sum + run, 0)
  const contents = new Set(entries.map(({ offset }) => offset)).size
  for (const [i, value] of [...ranges, addressed, entries.length, contents].entries())
    bytes.writeBigUInt64LE(BigInt(value), 8 + 8 * i)
  bytes.set([1, GZIP, GZIP, MVT, minZoom, maxZoom], 96)
  const [west, south, east, north] = bbox
  const degrees = [west, south, east, north]
  for (const [i, value] of degrees.entries()) bytes.writeInt32LE(Math.round(value * 1e7), 102 + 4 * i)
  bytes[118] = minZoom
  bytes.writeInt32LE(Math.round(((west + east) / 2) * 1e7), 119)
  bytes.writeInt32LE(Math.round(((south + north) / 2) * 1e7), 123)
  return bytes
}
