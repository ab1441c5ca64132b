/** The matches in some ranges of rows added up: how many, where, and of which sectors. */

import { BLOCK_BITS, type Selection } from './selection'
import type { Snapshot } from './snapshot'
import { SECTORS } from './vocabulary'

const WIDTH = SECTORS.length

/** Made once and cleared for each cell, so that a tile of many cells makes no objects. */
export class Tally {
  n = 0
  /** The sums of grid columns and rows. */
  x = 0
  y = 0
  /** By place in the vocabulary; the last is of those that have none. */
  readonly sectors = new Uint32Array(WIDTH + 1)

  clear(): void {
    this.n = 0
    this.x = 0
    this.y = 0
    for (let place = 0; place <= WIDTH; place++) this.sectors[place] = 0
  }

  /** The matches in [start, end): whole blocks from the selection's sums, the rows before and after them one by one. */
  add(snapshot: Snapshot, selection: Selection, start: number, end: number): void {
    const first = (start + (1 << BLOCK_BITS) - 1) >>> BLOCK_BITS
    const last = end >>> BLOCK_BITS
    if (first >= last) {
      this.addRows(snapshot, selection, start, end)
      return
    }
    this.addRows(snapshot, selection, start, first << BLOCK_BITS)
    this.addRows(snapshot, selection, last << BLOCK_BITS, end)
    const { counts, sums, sectors } = selection
    this.n += counts[last]! - counts[first]!
    this.x += sums[2 * last]! - sums[2 * first]!
    this.y += sums[2 * last + 1]! - sums[2 * first + 1]!
    const [from, to] = [first * WIDTH, last * WIDTH]
    for (let place = 0; place < WIDTH; place++) this.sectors[place]! += sectors[to + place]! - sectors[from + place]!
  }

  private addRows(snapshot: Snapshot, selection: Selection, start: number, end: number): void {
    const { mask, places } = selection
    const { column, row: gridRow } = snapshot
    const { codes } = snapshot.facets.sector
    const { sectors } = this
    let n = 0
    let x = 0
    let y = 0
    for (let row = start; row < end; row++) {
      if (mask[row] === 0) continue
      n++
      x += column[row]!
      y += gridRow[row]!
      sectors[places[codes[row]!]!]!++
    }
    this.n += n
    this.x += x
    this.y += y
  }
}
