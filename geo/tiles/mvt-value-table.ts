/** Which values a tile already has: a hash table of numbers that can be cleared at no cost. */

/** Small enough for a processor's first-level cache. */
const SIZE_BITS = 10
const SIZE = 1 << SIZE_BITS
/**
 * A fuller table would be slow. Further values are not stored and count as new each time, which only costs a few bytes
 * in the tile.
 */
const LIMIT = SIZE / 2

export class MvtValueTable {
  private readonly keys = new Float64Array(SIZE)
  private readonly places = new Uint32Array(SIZE)
  /** The round in which a slot was filled; a slot of an earlier round counts as empty. */
  private readonly rounds = new Uint32Array(SIZE)
  private round = 0
  private size = 0

  clear(): void {
    this.size = 0
    this.round++
    if (this.round < 2 ** 32) return
    this.rounds.fill(0)
    this.round = 1
  }

  /** The index of the value with this key; for a new one `next`, which is then stored. */
  placeOf(key: number, next: number): number {
    let slot = Math.imul(key | 0, 0x9e3779b1) >>> (32 - SIZE_BITS)
    while (this.rounds[slot] === this.round) {
      if (this.keys[slot] === key) return this.places[slot]!
      slot = (slot + 1) & (SIZE - 1)
    }
    if (this.size < LIMIT) {
      this.size++
      this.keys[slot] = key
      this.places[slot] = next
      this.rounds[slot] = this.round
    }
    return next
  }
}
