/** What the number of sectors costs: the time of a tile of clusters and the size of a selection, at 8 and at 28. */

import type { ListedSnapshot } from '#geo/snapshot/build'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import { syntheticProjects } from '#geo/synthetic/projects'
import { encodeTile } from '#geo/tiles/tiles'
import { type Line, median, ms } from '../table'
import { snapshotOf, type Tile, tilesAt } from './data'

const [FEW, MANY] = [8, 28]
const [TILE_AIM, MEMORY_AIM] = [1.25, 2]
/** Where most tiles hold clusters. */
const ZOOMS = [6, 8, 9, 10, 11, 12, 13]
const TILES = 30
const ROUNDS = 40

export function* sectorLines(projects: number, seed: number): Generator<Line> {
  const [few, many] = [FEW, MANY].map((sectors) => snapshotOf(rowsWith(sectors, projects, seed))) as [
    ListedSnapshot,
    ListedSnapshot,
  ]
  const tiles = ZOOMS.flatMap((z) => tilesAt(few, z, TILES))
  for (const snapshot of [few, many]) timeOf(snapshot, tiles) // so that both are compiled
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    times[0].push(timeOf(few, tiles))
    times[1].push(timeOf(many, tiles))
  }
  const [ofFew, ofMany] = times.map(median) as [number, number]
  yield {
    what: `Tile of ${projects} projects at ${FEW} sectors; at ${MANY} (median of ${ROUNDS} rounds, turn about)`,
    value: `${ms(ofFew)}; ${ms(ofMany)}: ${(ofMany / ofFew).toFixed(2)} ×`,
    aim: `≤ ${TILE_AIM} ×`,
    isMet: ofMany <= TILE_AIM * ofFew,
  }
  const [bytesOfFew, bytesOfMany] = [few, many].map(({ all }) => all.bytes / projects) as [number, number]
  yield {
    what: `Memory of a selection, bytes a project, at ${FEW} sectors; at ${MANY}`,
    value: `${bytesOfFew.toFixed(1)}; ${bytesOfMany.toFixed(1)}: ${(bytesOfMany / bytesOfFew).toFixed(2)} ×`,
    aim: `≤ ${MEMORY_AIM} ×`,
    isMet: bytesOfMany <= MEMORY_AIM * bytesOfFew,
  }
}

/** The same projects, with their sectors dealt out. */
function rowsWith(sectors: number, projects: number, seed: number): SnapshotRow[] {
  const rows: SnapshotRow[] = []
  for (const row of syntheticProjects(projects, seed))
    rows.push({ ...row, sector: `sector-${(row.no * 7919) % sectors}` })
  return rows
}

/** Milliseconds a tile. */
function timeOf(snapshot: ListedSnapshot, tiles: readonly Tile[]): number {
  const start = performance.now()
  for (const tile of tiles) encodeTile(snapshot, snapshot.all, ...tile)
  return (performance.now() - start) / tiles.length
}
