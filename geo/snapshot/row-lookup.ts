/** Finding a row by what names it in a URL or a tile: its no or its slug. */

import { argsort } from './argsort'
import { hashOf } from './dictionary-encoding'
import { sharedArray } from './shared-array'
import type { Snapshot } from './snapshot'
import { type TextColumn, textAt } from './text-column'

/**
 * The rows in ascending order of no. `bufferByNo` lists the rows of the buffer in that order, `order` in the order of
 * the snapshot. Throws a RangeError if two rows share a no.
 */
export function orderByNo(no: Uint32Array, bufferByNo: Uint32Array, order: Uint32Array): Uint32Array {
  const place = new Uint32Array(order.length)
  for (let i = 0; i < order.length; i++) place[order[i]!] = i
  const rows = sharedArray(Uint32Array, order.length)
  for (let i = 0; i < rows.length; i++) rows[i] = place[bufferByNo[i]!]!
  for (let i = 1; i < rows.length; i++) {
    if (no[rows[i]!] === no[rows[i - 1]!]) throw new RangeError(`Two projects with no ${no[rows[i]!]}`)
  }
  return rows
}

/**
 * The rows in ascending order of the hash of their slug, ties by no. Throws a RangeError if two rows share a slug.
 */
export function bySlugOrder({ slug, byNo }: Pick<Snapshot, 'slug' | 'byNo'>): Uint32Array {
  const hashes = new Float64Array(byNo.length)
  // In order of no, as the bytes mostly lie in memory.
  for (let i = 0; i < byNo.length; i++) hashes[byNo[i]!] = slugHash(slug, byNo[i]!)
  const rows = sharedArray(Uint32Array, byNo.length)
  rows.set(argsort(hashes, byNo))
  for (let i = 1; i < rows.length; i++) {
    for (let j = i - 1; j >= 0 && hashes[rows[j]!] === hashes[rows[i]!]; j--) {
      const text = textAt(slug, rows[i]!)
      if (text === textAt(slug, rows[j]!)) throw new RangeError(`Two projects with slug ${text}`)
    }
  }
  return rows
}

/** The hash by which `bySlug` ascends. */
export const slugHash = ({ bytes, starts, ends }: TextColumn, row: number): number =>
  hashOf(bytes, starts[row]!, ends[row]!)

/** The row of the project with this no; undefined where there is none. */
export function rowOfNo({ byNo, no }: Pick<Snapshot, 'byNo' | 'no'>, target: number): number | undefined {
  const row = byNo[firstIndexWhere(byNo.length, (i) => no[byNo[i]!]! >= target)]
  return row !== undefined && no[row] === target ? row : undefined
}

/** The row of the project with this slug; undefined where there is none. */
export function rowOfSlug({ bySlug, slug }: Snapshot, target: string): number | undefined {
  const bytes = new TextEncoder().encode(target)
  const hash = hashOf(bytes, 0, bytes.length)
  for (let i = firstIndexWhere(bySlug.length, (at) => slugHash(slug, bySlug[at]!) >= hash); i < bySlug.length; i++) {
    const row = bySlug[i]!
    if (slugHash(slug, row) !== hash) return undefined
    if (textAt(slug, row) === target) return row
  }
  return undefined
}

/**
 * The first index in [from, count) for which `isAtOrAfter` holds, given that it then holds for all that follow; count
 * where there is none.
 */
export function firstIndexWhere(count: number, isAtOrAfter: (i: number) => boolean, from = 0): number {
  let low = from
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isAtOrAfter(middle)) high = middle
    else low = middle + 1
  }
  return low
}
