/** Cell sums: number, positions and sectors of the matches in ranges of rows, added up. */

import { BLOCK_BITS, type Selection, sectorsBefore } from '../snapshot/selection'
import type { Snapshot } from '../snapshot/snapshot'

const BLOCK = 1 << BLOCK_BITS
/** Room at the start; it grows with what snapshots hold. */
const FEW_SECTORS = 32

/** Sums over matches: their number, their grid columns (x) and rows (y), and their number by sector. */
class RowSums {
  n = 0
  x = 0
  y = 0
  /** By code in the snapshot, as far as it has sectors. */
  sectors = new Uint32Array(FEW_SECTORS)

  /** To be called before anything is added of a snapshot that has so many sectors. */
  clear(width: number): void {
    this.makeRoom(width)
    this.n = 0
    this.x = 0
    this.y = 0
    for (let code = 0; code < width; code++) this.sectors[code] = 0
  }

  private makeRoom(width: number): void {
    if (this.sectors.length < width) this.sectors = new Uint32Array(width)
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
    this.makeRoom(sectors.width)
    sectorsBefore(sectors, entry, this.sectors)
    const entryRow = entry << BLOCK_BITS
    if (entryRow < row) this.addRows(snapshot, selection, entryRow, row, 1)
    else this.addRows(snapshot, selection, row, entryRow, -1)
  }

  /** `sign` is 1 to add the rows, -1 to subtract them. */
  addRows(snapshot: Snapshot, selection: Selection, start: number, end: number, sign: 1 | -1): void {
    const { mask } = selection
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
      sectors[codes[row]!]! += sign
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
    this.addDifference(selection.sectors.width)
  }

  /** Adds a range that does not continue the last one. */
  addApart(snapshot: Snapshot, selection: Selection, start: number, end: number): void {
    this.begin()
    this.add(snapshot, selection, start, end)
    this.begin()
  }

  private addDifference(width: number): void {
    const { before, until, sectors } = this
    this.n += until.n - before.n
    this.x += until.x - before.x
    this.y += until.y - before.y
    for (let code = 0; code < width; code++) sectors[code]! += until.sectors[code]! - before.sectors[code]!
  }
}

const NOWHERE = -1
