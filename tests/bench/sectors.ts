/**
 * What the number of sectors costs: `node --expose-gc --import tsx tests/bench/sectors.ts [projects] [sectors]`. The
 * time of a tile of clusters and the size of the selection, at so many sectors.
 */

import { syntheticProjects } from '#geo/synthetic/projects'
import { encodeTile } from '#geo/tiles/tiles'
import { snapshotOf, tilesAt } from './scale/data'

const [projects = 1_000_000, sectors = 28] = process.argv.slice(2).map(Number)
const ZOOMS = [6, 8, 9, 10, 11, 12, 13]
const ROUNDS = 40

const rows = [...syntheticProjects(projects, 1)].map((row) =>
  sectors === 8 ? row : { ...row, sector: `sector-${(row.no * 7919) % sectors}` },
)
const snapshot = snapshotOf(rows)
const tiles = ZOOMS.flatMap((z) => tilesAt(snapshot, z, 30))
const times: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const start = performance.now()
  for (const tile of tiles) encodeTile(snapshot, snapshot.all, ...tile)
  times.push((performance.now() - start) / tiles.length)
}
times.sort((a, b) => a - b)
const [ms, bytes] = [times[Math.floor(ROUNDS / 4)]!, snapshot.all.bytes / projects]
console.log(`${projects} projects, ${sectors} sectors: ${ms.toFixed(4)} ms a tile, ${bytes.toFixed(2)} bytes a row`)
