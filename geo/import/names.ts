/** Compares names that may mean the same thing: in a plain form, by the pairs of characters they share. */

import { plainName } from '../text/plain-name'

/** Ignored when names are compared, like the names of the map's cities: every second name contains them. */
const COMMON = '有限公司|有限责任公司|股份|项目|co ?ltd|projects?'

export function commonWords(cities: readonly string[]): RegExp {
  const names = cities.map(plainName).filter(Boolean).map(literally)
  return new RegExp([...names.flatMap((name) => [`${name}市`, name]), COMMON].join('|'), 'g')
}
/** Signs that stand between figures stay in a plain name, and mean nothing here. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
const NO_CITY = commonWords([])

const coreOf = (name: string, common: RegExp): string => {
  const plain = plainName(name)
  const core = plain.replace(common, '')
  return core.length >= 2 ? core : plain
}

/** The pairs of neighbouring characters; of one character itself. */
function pairsOf(core: string): string[] {
  const chars = Array.from(core)
  return chars.length < 2 ? chars : chars.slice(1).map((char, i) => chars[i]! + char)
}

/** Sørensen–Dice of the character pairs: 1 for equal names, 0 for names that share none. */
export const similarity = (a: string, b: string, common: RegExp = NO_CITY): number =>
  comparer(coreOf(a, common))(coreOf(b, common), 0)

/**
 * Compares one core with others; of those that cannot come up to `least`, by their lengths alone, the answer may be
 * too small.
 */
function comparer(core: string): (other: string, least: number) => number {
  const pairs = pairsOf(core)
  const counts = new Map<string, number>()
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return (other, least) => {
    const most = Math.max(other.length - 1, 1)
    if (pairs.length === 0 || other === '' || 2 * Math.min(pairs.length, most) < least * (pairs.length + most / 2))
      return 0
    const right = pairsOf(other)
    const used = new Map<string, number>()
    let shared = 0
    for (const pair of right) {
      const count = counts.get(pair)
      if (count === undefined) continue
      const before = used.get(pair) ?? 0
      if (before < count) shared++
      used.set(pair, before + 1)
    }
    return (2 * shared) / (pairs.length + right.length)
  }
}

/** A pair that occurs in more names than this is too common to look up. */
const MAX_HOLDERS = 400
/** How many pairs of a name are looked up, rarest first. */
const MAX_LOOKED_UP = 8

/** An index of names, to search for similar ones. */
export class NameIndex {
  /** What is compared of each name: so it is made only once. */
  readonly #cores: string[] = []
  readonly #exact = new Map<string, number[]>()
  readonly #holders = new Map<string, number[]>()

  /** `common` matches words that are ignored when names are compared. */
  constructor(private readonly common: RegExp = NO_CITY) {}

  /** Adds a name of the thing `id`; a thing may have several. */
  add(id: number, name: string): void {
    const plain = plainName(name)
    if (plain === '') return
    append(this.#exact, plain, id)
    const core = coreOf(name, this.common)
    const at = this.#cores.push(core) - 1
    this.#ids.push(id)
    for (const pair of new Set(pairsOf(core))) append(this.#holders, pair, at)
  }
  readonly #ids: number[] = []

  /** The things of this name; only case, width, spaces and signs may differ. */
  same(name: string): readonly number[] {
    return [...new Set(this.#exact.get(plainName(name)) ?? [])]
  }

  /**
   * The thing with the most similar name, of those that `admits` accepts and with a similarity of at least `least`;
   * null if there is none. A name that shares only very common pairs is not found.
   */
  nearest(name: string, least: number, admits: (id: number) => boolean): { id: number; similarity: number } | null {
    const core = coreOf(name, this.common)
    const compare = comparer(core)
    const lists = [...new Set(pairsOf(core))]
      .map((pair) => this.#holders.get(pair) ?? [])
      .filter((holders) => holders.length > 0 && holders.length <= MAX_HOLDERS)
      .sort((a, b) => a.length - b.length)
      .slice(0, MAX_LOOKED_UP)
    let best: { id: number; similarity: number } | null = null
    const seen = new Set<number>()
    for (const at of lists.flat()) {
      if (seen.has(at)) continue
      seen.add(at)
      const id = this.#ids[at]!
      if (!admits(id)) continue
      const value = compare(this.#cores[at]!, Math.max(least, best?.similarity ?? 0))
      if (value >= least && value > (best?.similarity ?? 0)) best = { id, similarity: value }
    }
    return best
  }
}

function append(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
