/** Finds rows of a row buffer by id while it is filled. Ids arrive as bytes and are looked up as bytes. */

import { hashOf } from '#geo/snapshot/dictionary-encoding'

const INITIAL_BYTES = 1024
const INITIAL_SLOTS = 256

/** The rows are numbered from 0 in the order in which they are added. */
export class RowIndex {
  #bytes = Buffer.alloc(INITIAL_BYTES)
  #starts = new Uint32Array(INITIAL_SLOTS)
  #count = 0
  /** A hash table with open addressing: a row, or -1 for an empty slot. At most half are used. */
  #slots = new Int32Array(INITIAL_SLOTS).fill(-1)

  /** Adds the next row, whose id is source[start, end). */
  add(source: Buffer, start: number, end: number): void {
    const from = this.#starts[this.#count]!
    const to = from + end - start
    while (to > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * this.#bytes.length)
    // An id is too short for `copy` to be faster.
    for (let i = start; i < end; i++) this.#bytes[from + i - start] = source[i]!
    if (2 * (this.#count + 2) > this.#slots.length) this.#grow()
    this.#starts[this.#count + 1] = to
    this.#place(this.#count++)
  }

  /** The row with the id source[start, end); -1 if there is none. */
  rowOf(source: Buffer, start: number, end: number): number {
    const mask = this.#slots.length - 1
    for (let slot = hashOf(source, start, end) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot]!
      if (row < 0 || this.#isAt(row, source, start, end)) return row
    }
  }

  #isAt(row: number, source: Buffer, start: number, end: number): boolean {
    const from = this.#starts[row]!
    if (this.#starts[row + 1]! - from !== end - start) return false
    for (let i = start; i < end; i++) if (this.#bytes[from + i - start] !== source[i]) return false
    return true
  }

  #grow(): void {
    const starts = new Uint32Array(2 * this.#starts.length)
    starts.set(this.#starts)
    this.#starts = starts
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1)
    for (let row = 0; row < this.#count; row++) this.#place(row)
  }

  #place(row: number): void {
    const mask = this.#slots.length - 1
    let slot = hashOf(this.#bytes, this.#starts[row]!, this.#starts[row + 1]!) & mask
    while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask
    this.#slots[slot] = row
  }
}
