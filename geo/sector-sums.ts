/** How many matches of each sector lie in any range of rows: sums at every block of rows, and what lies between added up when asked. */

import type { Span } from './cells'
import { mixCode } from './sector-mix'
import type { Selection } from './selection'
import type { Column, Snapshot } from './snapshot'
import { SECTORS } from './vocabulary'

/** Rows between two entries. */
const BLOCK = 64

/** For each block, the number of matches of each sector code in the rows before it. */
export function sectorSums({ facets: { sector }, count }: Snapshot, mask: Uint8Array): Uint32Array {
  const { codes, values } = sector
  const width = values.length
  const running = new Uint32Array(width)
  const sums = new Uint32Array((Math.floor(count / BLOCK) + 1) * width)
  for (let row = 0; row < count; row++) {
    if (row % BLOCK === 0) sums.set(running, (row / BLOCK) * width)
    if (mask[row]) running[codes[row]!]!++
  }
  if (count % BLOCK === 0) sums.set(running, (count / BLOCK) * width)
  return sums
}

/** The mix of the matches in some spans of rows, as geo/sector-mix.ts writes it. */
export function mixIn(snapshot: Snapshot, selection: Selection, spans: readonly Span[]): string {
  const { values } = snapshot.facets.sector
  const counts = new Float64Array(values.length)
  for (const [start, end] of spans) {
    if (start === end) continue
    addTo(counts, snapshot, selection, end, 1)
    addTo(counts, snapshot, selection, start, -1)
  }
  const bySector = new Float64Array(SECTORS.length)
  sectorsOf(values).forEach((sector, code) => {
    if (sector >= 0) bySector[sector]! += counts[code]!
  })
  return mixCode(bySector)
}

const known = new WeakMap<Column['values'], readonly number[]>()

/** The place of each code's sector in the vocabulary; -1: it has none. Found once for each snapshot. */
function sectorsOf(values: Column['values']): readonly number[] {
  const places = known.get(values) ?? values.map(([sector]) => SECTORS.findIndex(({ value }) => value === sector))
  known.set(values, places)
  return places
}

/** Adds `sign` times the matches of each sector in the rows [0, end). */
function addTo(counts: Float64Array, { facets }: Snapshot, selection: Selection, end: number, sign: 1 | -1): void {
  const { codes } = facets.sector
  const block = Math.floor(end / BLOCK)
  const width = counts.length
  for (let code = 0; code < width; code++) counts[code]! += sign * selection.sectors[block * width + code]!
  for (let row = block * BLOCK; row < end; row++) if (selection.mask[row]) counts[codes[row]!]! += sign
}
