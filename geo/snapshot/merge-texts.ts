/** Merges the texts of a snapshot with those of the changed rows. */

import type { Merge } from './merge-rows'
import { sharedArray, sharedBytes } from './shared-array'
import type { TextColumn } from './text-column'

/** The bytes are packed anew when less than this share of them is in use. */
const MIN_USED_SHARE = 3 / 4

type TextName = 'slug' | 'nameZh' | 'nameEn'

/**
 * The changed texts are appended to the old bytes. Texts of removed rows stay there until they take a quarter of the
 * room; then all texts are packed anew.
 */
export function mergeTexts(merge: Merge): Record<TextName, TextColumn> {
  const { old, changed } = merge
  const bytes = sharedBytes(old.slug.bytes.length + changed.slug.bytes.length)
  bytes.set(old.slug.bytes)
  bytes.set(changed.slug.bytes, old.slug.bytes.length)
  const bounds = (name: TextName, which: 'starts' | 'ends') => {
    const target = sharedArray(Uint32Array, merge.count)
    for (const { isOld, start, end, at } of merge.runs) {
      const source = (isOld ? old : changed)[name][which]
      const shift = isOld ? 0 : old.slug.bytes.length
      for (let row = start; row < end; row++) target[at + row - start] = source[row]! + shift
    }
    return target
  }
  const [slug, nameZh, nameEn] = [bounds('slug', 'starts'), bounds('nameZh', 'starts'), bounds('nameEn', 'starts')]
  const end = bounds('nameEn', 'ends')
  return packed({
    slug: { bytes, starts: slug, ends: nameZh },
    nameZh: { bytes, starts: nameZh, ends: nameEn },
    nameEn: { bytes, starts: nameEn, ends: end },
  })
}

/** Copies the texts that are in use to smaller memory, row by row: the texts of a row lie side by side. */
function packed(columns: Record<TextName, TextColumn>): Record<TextName, TextColumn> {
  const { bytes, starts } = columns.slug
  const { ends } = columns.nameEn
  let used = 0
  for (let row = 0; row < starts.length; row++) used += ends[row]! - starts[row]!
  if (used >= MIN_USED_SHARE * bytes.length) return columns
  const target = sharedBytes(used)
  const bounds = [starts, columns.nameZh.starts, columns.nameEn.starts, ends]
  let to = 0
  for (let row = 0; row < starts.length; row++) {
    const [start, end] = [starts[row]!, ends[row]!]
    target.set(bytes.subarray(start, end), to)
    for (const bound of bounds) bound[row] = bound[row]! - start + to
    to += end - start
  }
  return {
    slug: { ...columns.slug, bytes: target },
    nameZh: { ...columns.nameZh, bytes: target },
    nameEn: { ...columns.nameEn, bytes: target },
  }
}
