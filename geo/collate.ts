/** Sorting very many names as the readers of a language expect. */

import { argsort } from './argsort'
import type { Locale } from './vocabulary'

/** Chinese by pinyin, with Latin after it; English with Chinese after it. */
const COLLATIONS: Readonly<Record<Locale, string>> = { zh: 'zh-Hans-CN-u-co-pinyin', en: 'en' }
/** So many UTF-16 units of each name are sorted without the collator. */
const PREFIX_UNITS = 24
/** So many bits of a key are exact in a double. */
const KEY_BITS = 52

/** Compares two names as the readers of the language do. */
export const nameComparer = (locale: Locale): ((a: string, b: string) => number) =>
  new Intl.Collator(COLLATIONS[locale]).compare

/**
 * The indices of `names` in the collator's order; names that compare equal keep the order of `from`. The collator is slow: so names are
 * first put in the order of their single characters, each ranked once, and then merged by the collator, which has to compare little more than
 * neighbours where that order is already right. It need not be: 重庆 sorts under chóng, though 重 sorts under zhòng.
 */
export function sortNames(names: readonly string[], from: Uint32Array, locale: Locale): number[] {
  const ranks = characterRanks(names, locale)
  const bits = Math.ceil(Math.log2(ranks.reduce((most, rank) => Math.max(most, rank), 1) + 1))
  const perKey = Math.floor(KEY_BITS / bits)
  let order = from
  for (let block = Math.ceil(PREFIX_UNITS / perKey) - 1; block >= 0; block--) {
    order = argsort(prefixKeys(names, ranks, [block * perKey, (block + 1) * perKey], 2 ** bits), order)
  }
  const place = new Uint32Array(names.length)
  for (let i = 0; i < from.length; i++) place[from[i]!] = i
  const compare = nameComparer(locale)
  return Array.from(order).sort((a, b) => compare(names[a]!, names[b]!) || place[a]! - place[b]!)
}

/** The rank of each UTF-16 unit that occurs, from 1, ignoring case and accents; 0 for those that do not. */
function characterRanks(names: readonly string[], locale: Locale): Uint16Array {
  const ranks = new Uint16Array(2 ** 16)
  for (const name of names) for (let i = 0; i < name.length; i++) ranks[name.charCodeAt(i)] = 1
  const { compare } = new Intl.Collator(COLLATIONS[locale], { sensitivity: 'base' })
  const units = [...ranks.keys()].filter((unit) => ranks[unit]).map((unit) => String.fromCharCode(unit))
  units.sort(compare)
  let rank = 1
  for (const [i, unit] of units.entries()) {
    if (i > 0 && compare(units[i - 1]!, unit) !== 0) rank++
    ranks[unit.charCodeAt(0)] = rank
  }
  return ranks
}

/** The ranks of units [start, end) of each name as one number, the first the most significant. */
function prefixKeys(
  names: readonly string[],
  ranks: Uint16Array,
  [start, end]: readonly [start: number, end: number],
  base: number,
): Float64Array {
  const keys = new Float64Array(names.length)
  for (const [row, name] of names.entries()) {
    let key = 0
    for (let i = start; i < end; i++) key = key * base + (i < name.length ? ranks[name.charCodeAt(i)]! : 0)
    keys[row] = key
  }
  return keys
}
