/** Rows by what names them in a URL or a tile: their no, or their slug. */

import { argsort } from './argsort'
import { lowerBound } from './morton'
import type { Snapshot } from './snapshot'
import { type Texts, textAt } from './texts'

/** Hashes of the slugs in ascending order, and the row of each. */
export interface SlugIndex {
  readonly hashes: Float64Array
  readonly rows: Uint32Array
}

/** The rows in ascending order of no. Throws a RangeError where two rows share one. */
export function indexByNo(no: Uint32Array): Uint32Array {
  const rows = argsort(Float64Array.from(no))
  for (let i = 1; i < rows.length; i++) {
    if (no[rows[i]!] === no[rows[i - 1]!]) throw new RangeError(`Two projects with no ${no[rows[i]!]}`)
  }
  return rows
}

/** Throws a RangeError where two rows share a slug. */
export function indexBySlug(slugs: Texts): SlugIndex {
  const { bytes, starts, order } = slugs
  const unsorted = new Float64Array(order.length)
  for (const [row, packed] of order.entries()) unsorted[row] = hashOf(bytes, starts[packed]!, starts[packed + 1]!)
  const rows = argsort(unsorted)
  const hashes = Float64Array.from(rows, (row) => unsorted[row]!)
  for (let i = 1; i < rows.length; i++) {
    for (let j = i - 1; j >= 0 && hashes[j] === hashes[i]; j--) {
      const slug = textAt(slugs, rows[i]!)
      if (slug === textAt(slugs, rows[j]!)) throw new RangeError(`Two projects with slug ${slug}`)
    }
  }
  return { hashes, rows }
}

/** The row of the project with this no; undefined where there is none. */
export function rowOfNo({ byNo, no }: Snapshot, wanted: number): number | undefined {
  let low = 0
  let high = byNo.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (no[byNo[middle]!]! < wanted) low = middle + 1
    else high = middle
  }
  const row = byNo[low]
  return row !== undefined && no[row] === wanted ? row : undefined
}

/** The row of the project with this slug; undefined where there is none. */
export function rowOfSlug({ bySlug: { hashes, rows }, slug }: Snapshot, wanted: string): number | undefined {
  const bytes = new TextEncoder().encode(wanted)
  const hash = hashOf(bytes, 0, bytes.length)
  for (let i = lowerBound(hashes, hash, 0, hashes.length); hashes[i] === hash; i++) {
    if (textAt(slug, rows[i]!) === wanted) return rows[i]
  }
  return undefined
}

/** FNV-1a of the bytes [start, end), 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash >>> 0
}
