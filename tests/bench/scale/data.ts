/** The one set of data that every competitor is given, and the questions they are asked. */

import type { Filters } from '#geo/filters'
import { project } from '#geo/geometry/web-mercator'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { buildSnapshot, type ListedSnapshot } from '#geo/snapshot/build'
import type { Snapshot, SnapshotRow } from '#geo/snapshot/snapshot'
import { syntheticProjects } from '#geo/synthetic/projects'
import { random } from '#geo/synthetic/random'

export type Tile = readonly [z: number, x: number, y: number]

/** One filter of each kind, and one of several. */
export const FILTERS: Readonly<Record<string, Filters>> = {
  sector: { sector: ['biomed', 'research'] },
  district: { district: ['320571', '320583'] },
  status: { status: ['settled', 'unknown'] },
  event: { event: ['sample-event-2021'] },
  dates: { since: '2021-01-01', until: '2023-12-31' },
  amount: { amountMin: 1e8, amountMax: 1e9 },
  'in view': { bbox: [120.5, 31.2, 120.9, 31.5] },
  several: {
    sector: ['digital-economy'],
    kind: ['headquarters', 'innovation-centre'],
    since: '2020-01-01',
    amountMin: 5e7,
  },
}

export const rowsOf = (projects: number, seed: number): SnapshotRow[] => [...syntheticProjects(projects, seed)]
export const snapshotOf = (rows: readonly SnapshotRow[]): ListedSnapshot =>
  buildSnapshot(1, rows, BUILT_IN_SHAPES.labelPoints)

/**
 * `most` tiles of a zoom, drawn by chance as readers would look, where most is; far out the few that there are, again
 * and again.
 */
export function tilesAt({ lng, lat, count }: Snapshot, z: number, most: number): Tile[] {
  const chance = random(z + 1)
  const seen = new Map<string, Tile>()
  for (let tries = 0; tries < 40 * most && seen.size < most; tries++) {
    const row = Math.floor(chance.next() * count)
    const tile = tileAround(lng[row]!, lat[row]!, z)
    seen.set(tile.join(), tile)
  }
  const tiles = [...seen.values()]
  return Array.from({ length: most }, (_, i) => tiles[i % tiles.length]!)
}

/** Every tile of a zoom that holds a project. */
export function allTilesAt({ lng, lat, count }: Snapshot, z: number): Tile[] {
  const seen = new Set<number>()
  const size = 2 ** z
  for (let row = 0; row < count; row++) {
    const [, x, y] = tileAround(lng[row]!, lat[row]!, z)
    seen.add(x * size + y)
  }
  return [...seen].map((key) => [z, Math.floor(key / size), key % size] as const)
}

function tileAround(lng: number, lat: number, z: number): Tile {
  const [x, y] = project([lng, lat])
  return [z, Math.floor(x * 2 ** z), Math.floor(y * 2 ** z)]
}
