/** Cell sums: number, positions and sectors of the matches in ranges of rows, added up. */

import { BLOCK_BITS, type Selection } from '../snapshot/selection'
import type { Snapshot } from '../snapshot/snapshot'
import { SECTORS } from '../vocabulary'

const WIDTH = SECTORS.length
const BLOCK = 1 << BLOCK_BITS

/** Sums over matches: their number, their grid columns (x) and rows (y), and their number by sector. */
class RowSums {
  n = 0
  x = 0
  y = 0
  /** By index in the vocabulary; the last entry counts sectors that are not in it. */
  readonly sectors = new Uint32Array(WIDTH + 1)

  clear(): void {
    this.n = 0
    this.x = 0
    this.y = 0
    for (let place = 0; place <= WIDTH; place++) this.sectors[place] = 0
  }

  /**
   * Sets the sums to those of all matches before a row: the prefix sums at the nearer end of its block, corrected by
   * the rows in between, one by one.
   */
  setBefore(snapshot: Snapshot, selection: Selection, row: number): void {
    const { counts, sums, sectors } = selection
    const nearest = (row + BLOCK / 2) >>> BLOCK_BITS
    const entry = nearest < counts.length ? nearest : nearest - 1
    this.n = counts[entry]!
    this.x = sums[2 * entry]!
    this.y = sums[2 * entry + 1]!
    const from = entry * WIDTH
    for (let place = 0; place < WIDTH; place++) this.sectors[place] = sectors[from + place]!
    const entryRow = entry << BLOCK_BITS
    if (entryRow < row) this.addRows(snapshot, selection, entryRow, row, 1)
    else this.addRows(snapshot, selection, row, entryRow, -1)
  }

  /** `sign` is 1 to add the rows, -1 to subtract them. */
  addRows(snapshot: Snapshot, selection: Selection, start: number, end: number, sign: 1 | -1): void {
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
      sectors[places[codes[row]!]!]! += sign
    }
    this.n += sign * n
    this.x += sign * x
    this.y += sign * y
  }
}

/** Reused: cleared for each cell, so that a tile of many cells allocates nothing. */
export class CellSums extends RowSums {
  private before = new RowSums()
  private until = new RowSums()
  /** The end of the last range, up to which `until` sums up; NOWHERE if there is none to continue. */
  private reached = NOWHERE

  /** Call this before adding ranges of another selection. */
  begin(): void {
    this.reached = NOWHERE
  }

  /** Adds the matches in [start, end). Faster if the range begins where the last one ended. */
  add(snapshot: Snapshot, selection: Selection, start: number, end: number): void {
    if (end - start <= BLOCK) {
      this.addRows(snapshot, selection, start, end, 1)
      return
    }
    const { before, until } = this
    if (this.reached === start) {
      this.before = until
      this.until = before
    } else before.setBefore(snapshot, selection, start)
    this.until.setBefore(snapshot, selection, end)
    this.reached = end
    this.addDifference()
  }

  /** Adds a range that does not continue the last one. */
  addApart(snapshot: Snapshot, selection: Selection, start: number, end: number): void {
    this.begin()
    this.add(snapshot, selection, start, end)
    this.begin()
  }

  private addDifference(): void {
    const { before, until, sectors } = this
    this.n += until.n - before.n
    this.x += until.x - before.x
    this.y += until.y - before.y
    for (let place = 0; place < WIDTH; place++) sectors[place]! += until.sectors[place]! - before.sectors[place]!
  }
}

const NOWHERE = -1
