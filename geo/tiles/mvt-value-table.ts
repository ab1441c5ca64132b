/** Which values a tile already has: a hash table of numbers that is cleared at no cost. */

/** Small enough for the first cache of a processor. */
const SIZE_BITS = 10
const SIZE = 1 << SIZE_BITS
/**
 * A fuller table would be slow. Values beyond this are taken for new, which costs a few bytes in the tile and nothing
 * else.
 */
const LIMIT = SIZE / 2

export class MvtValueTable {
  private readonly keys = new Float64Array(SIZE)
  private readonly places = new Uint32Array(SIZE)
  /** The round in which a slot was filled: those of rounds before are empty. */
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

  /** The index of the value with this key; `next` where it is new. */
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
