/** Sorts very many names as the readers of a language expect. */

import type { Locale } from '../vocabulary'
import { argsort, identityOrder } from './argsort'

/** Chinese by pinyin, with Latin after it; English with Chinese after it. */
const COLLATIONS: Readonly<Record<Locale, string>> = { zh: 'zh-Hans-CN-u-co-pinyin', en: 'en' }
/** How many UTF-16 units of each name are sorted without the collator. */
const PREFIX_UNITS = 24
/** How many bits of a key are exact in a double. */
const KEY_BITS = 52
const UNITS = 2 ** 16

/** Compares two names as the readers of the language do. */
export const nameComparer = (locale: Locale): ((a: string, b: string) => number) =>
  new Intl.Collator(COLLATIONS[locale]).compare

/**
 * The indices of `names` in the collator's order; names that compare equal keep their order. The collator is slow, so
 * names are first sorted by their single characters, each ranked once, and then merge-sorted by the collator. Where the
 * first order is already right, that takes little more than one comparison for each pair of neighbours. It is not
 * always right: 重庆 sorts under chóng, though 重 sorts under zhòng.
 */
export function sortNames(names: readonly string[], locale: Locale): number[] {
  const order = prefixOrder(names, prefixesOf(names, locale))
  const compare = nameComparer(locale)
  return Array.from(order).sort((a, b) => compare(names[a]!, names[b]!) || a - b)
}

/** The characters of all names, and their ranks at each place of the prefix. */
interface Prefixes {
  /** The number of each UTF-16 unit that occurs, from 1. */
  readonly numbers: Uint16Array
  readonly places: readonly Place[]
}

/**
 * The units that occur at one place in the names, ranked from 1, ignoring case and accents, by the unit's number; rank
 * 0: the name has ended.
 */
interface Place {
  readonly ranks: Uint16Array
  /** How many different ranks there are, 0 among them. */
  readonly size: number
}

/** Only characters that occur at a place get a rank there: a beginning that all names share takes no room in a key. */
function prefixesOf(names: readonly string[], locale: Locale): Prefixes {
  const { numbers, units } = numbered(names)
  const seen = Array.from({ length: PREFIX_UNITS }, () => new Uint8Array(units.length + 1))
  for (const name of names) {
    const length = Math.min(name.length, PREFIX_UNITS)
    for (let i = 0; i < length; i++) seen[i]![numbers[name.charCodeAt(i)]!] = 1
  }
  const { compare } = new Intl.Collator(COLLATIONS[locale], { sensitivity: 'base' })
  const sorted = units.map((unit, i) => ({ unit, number: i + 1 })).sort((a, b) => compare(a.unit, b.unit))
  const isSame = sorted.map(({ unit }, i) => i > 0 && compare(sorted[i - 1]!.unit, unit) === 0)
  // Characters that compare equal are neighbours now: each run of them is one class, the same for all places.
  let classes = 0
  const ranked = sorted.map(({ number }, i) => ({ number, class: isSame[i] ? classes : ++classes }))
  return { numbers, places: seen.map((at) => rankedPlace(at, ranked)) }
}

/** Numbers the UTF-16 units of all prefixes in order of first occurrence. */
function numbered(names: readonly string[]): { numbers: Uint16Array; units: string[] } {
  const numbers = new Uint16Array(UNITS)
  const units: string[] = []
  for (const name of names) {
    const length = Math.min(name.length, PREFIX_UNITS)
    for (let i = 0; i < length; i++) {
      const unit = name.charCodeAt(i)
      if (numbers[unit] === 0) numbers[unit] = units.push(String.fromCharCode(unit))
    }
  }
  return { numbers, units }
}

function rankedPlace(seen: Uint8Array, ranked: readonly { readonly number: number; readonly class: number }[]): Place {
  const ranks = new Uint16Array(seen.length)
  let [rank, last] = [0, 0]
  for (const { number, class: characterClass } of ranked) {
    if (!seen[number]) continue
    if (characterClass !== last) rank++
    last = characterClass
    ranks[number] = rank
  }
  return { ranks, size: rank + 1 }
}

/** The places, in order, divided into blocks as long as one key can hold. */
function blocksOf(places: readonly Place[]): Place[][] {
  const blocks: Place[][] = []
  let bits = Number.POSITIVE_INFINITY
  for (const place of places) {
    const placeBits = Math.log2(place.size)
    if (bits + placeBits > KEY_BITS) {
      blocks.push([])
      bits = 0
    }
    blocks.at(-1)!.push(place)
    bits += placeBits
  }
  return blocks
}

/** The order by rank: by as many characters as one key holds; names still equal then by the next block, and so on. */
function prefixOrder(names: readonly string[], { numbers, places }: Prefixes): Uint32Array {
  const order = identityOrder(names.length)
  /** For each name, where in the order the group of names equal to it begins. */
  const group = new Float64Array(names.length)
  let tied: Uint32Array = identityOrder(names.length)
  let start = 0
  for (const block of blocksOf(places)) {
    if (tied.length === 0) break
    const keys = prefixKeys(names, tied, { numbers, places: block }, start)
    start += block.length
    const sorted = start === block.length ? argsort(keys, tied) : argsort(group, argsort(keys, tied))
    tied = regroup(order, sorted, group, keys)
  }
  return order
}

/**
 * Writes the sorted names where their groups begin, splits the groups, and returns the names that are still equal to
 * another.
 */
function regroup(order: Uint32Array, sorted: Uint32Array, group: Float64Array, keys: Float64Array): Uint32Array {
  const begins = new Float64Array(sorted.length)
  for (let i = 0; i < sorted.length; i++) begins[i] = group[sorted[i]!]!
  const tied = new Uint8Array(sorted.length)
  let [first, at] = [0, 0]
  for (let i = 0; i < sorted.length; i++) {
    const name = sorted[i]!
    const isNewGroup = i === 0 || begins[i] !== begins[i - 1]
    at = isNewGroup ? begins[i]! : at + 1
    if (isNewGroup || keys[name] !== keys[sorted[i - 1]!]) first = at
    else tied[i - 1] = tied[i] = 1
    order[at] = name
    group[name] = first
  }
  return sorted.filter((_, i) => tied[i])
}

/** The ranks of the units of each name from `start` on, as one number, the first unit most significant. */
function prefixKeys(
  names: readonly string[],
  indices: Uint32Array,
  { numbers, places }: Prefixes,
  start: number,
): Float64Array {
  const keys = new Float64Array(names.length)
  for (let n = 0; n < indices.length; n++) {
    const name = names[indices[n]!]!
    let key = 0
    for (let i = 0; i < places.length; i++) {
      const { ranks, size } = places[i]!
      key = key * size + (start + i < name.length ? ranks[numbers[name.charCodeAt(start + i)]!]! : 0)
    }
    keys[indices[n]!] = key
  }
  return keys
}
