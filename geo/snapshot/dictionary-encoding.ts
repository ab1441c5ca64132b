/** Dictionary encoding: values as their indices in a table of values. */

import { type ArrayType, sharedArray } from './shared-array'

const INITIAL_SLOTS = 64
const encoder = new TextEncoder()

/** FNV-1a of the bytes [start, end), 32 bits. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash >>> 0
}

/**
 * Gives each text a code from 0, in order of first occurrence; equal texts share one. A text that arrives as UTF-8 is
 * decoded only once.
 */
export class DictionaryEncoder {
  readonly values: string[] = []
  readonly #codes = new Map<string, number>()
  readonly #utf8: Uint8Array[] = []
  /** A hash table with open addressing: a code, or -1 for an empty slot. */
  #slots = new Int32Array(INITIAL_SLOTS).fill(-1)

  codeOf(value: string): number {
    const existing = this.#codes.get(value)
    if (existing !== undefined) return existing
    const bytes = encoder.encode(value)
    return this.codeOfUtf8(bytes, 0, bytes.length)
  }

  /** The code of the text whose UTF-8 is source[start, end). */
  codeOfUtf8(source: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1
    for (let slot = hashOf(source, start, end) & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot]!
      if (code < 0) return this.#add(source.slice(start, end))
      if (isSame(this.#utf8[code]!, source, start, end)) return code
    }
  }

  #add(utf8: Uint8Array): number {
    const value = new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8)
    const code = this.values.push(value) - 1
    this.#codes.set(value, code)
    this.#utf8.push(utf8)
    if (4 * this.values.length > this.#slots.length) this.#grow()
    else this.#slots[this.#freeSlot(utf8)] = code
    return code
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1)
    for (const [code, bytes] of this.#utf8.entries()) this.#slots[this.#freeSlot(bytes)] = code
  }

  #freeSlot(bytes: Uint8Array): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(bytes, 0, bytes.length) & mask
    while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask
    return slot
  }
}

function isSame(one: Uint8Array, source: Uint8Array, start: number, end: number): boolean {
  if (one.length !== end - start) return false
  for (let i = 0; i < one.length; i++) if (one[i] !== source[start + i]) return false
  return true
}

/** A set's code and a member's, each below 2^26, combine into one whole number that a double holds exactly. */
const MAX_MEMBERS = 2 ** 26

/** Gives each set of values a code; 0 is the empty set. Sets are entered one value at a time. */
export class SetEncoder {
  readonly values: (readonly string[])[] = [[]]
  readonly #codeOfKey = new Map<string, number>([['[]', 0]])
  readonly #members = new DictionaryEncoder()
  /** The code of a set with one more member, by the codes of set and member, combined into one number. */
  readonly #codeOfStep = new Map<number, number>()

  /** The code of the set of `code` with `value` in it. */
  with(code: number, value: string): number {
    return this.#withMember(code, this.#members.codeOf(value))
  }

  /** The same for the value whose UTF-8 is source[start, end). */
  withUtf8(code: number, source: Uint8Array, start: number, end: number): number {
    return this.#withMember(code, this.#members.codeOfUtf8(source, start, end))
  }

  #withMember(code: number, member: number): number {
    const step = code * MAX_MEMBERS + member
    const existing = this.#codeOfStep.get(step)
    if (existing !== undefined) return existing
    const list = [...new Set([...this.values[code]!, this.#members.values[member]!])].sort()
    const key = JSON.stringify(list)
    const enlarged = this.#codeOfKey.get(key) ?? this.values.push(list) - 1
    this.#codeOfKey.set(key, enlarged)
    this.#codeOfStep.set(step, enlarged)
    return enlarged
  }
}

export type Codes = Uint8Array | Uint16Array | Uint32Array

/** A column of `length` zeros for codes below `lists`, in 1, 2 or 4 bytes each, as few as suffice. */
export const codesFor = (lists: number, length: number): Codes => {
  const Type = (lists <= 2 ** 8 ? Uint8Array : lists <= 2 ** 16 ? Uint16Array : Uint32Array) as ArrayType<Codes>
  return sharedArray(Type, length)
}

/**
 * `values` are the lists of `all` that occur, each once and sorted, so that the result does not depend on the order of
 * arrival. `codes` has for each list of `all` its index in `values`.
 */
export function sortedDictionary(all: readonly (readonly string[])[], occurs: (code: number) => boolean) {
  const keys = all.map((list) => JSON.stringify(list))
  const sortedKeys = [...new Set(keys.filter((_, code) => occurs(code)))].sort()
  const places = new Map(sortedKeys.map((key, place) => [key, place]))
  return {
    values: sortedKeys.map((key) => JSON.parse(key) as string[]),
    codes: Uint32Array.from(keys, (key) => places.get(key) ?? 0),
  }
}
