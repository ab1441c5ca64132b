/**
 * The server's side: tiles, filters, lists and facets against PostGIS and supercluster, in this process, on the same
 * rows.
 */

import type { Filters } from '#geo/filters'
import { facets } from '#geo/query/facets'
import { page } from '#geo/query/list-rows'
import { select } from '#geo/query/select'
import type { ListedSnapshot } from '#geo/snapshot/build'
import type { Selection } from '#geo/snapshot/selection'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { encodeTile, tileFeatures } from '#geo/tiles/tiles'
import type { Line } from '../table'
import { allTilesAt, FILTERS, type Tile, tilesAt } from './data'
import { ratio, timed, timedInTurn, times } from './measure'
import type { Peer as Postgis } from './postgis'
import type { Peer as Supercluster } from './supercluster'

const ZOOMS = [6, 8, 10, 12, 14] as const
const TILES = 40
/** Until the engine of both has compiled what it runs. */
const WARM = 20_000
/**
 * How often each tile is timed where both sides take microseconds: of a single time, what else the machine does would
 * be most.
 */
const ROUNDS = 20
const GRID_AIMS: Readonly<Record<number, number>> = { 6: 50, 8: 50, 10: 20, 12: 20 }
const SUPERCLUSTER_AIM = 2
const SUPERCLUSTER_AIM_FAR = 1 / 1.2
const RAW_AIM = 4
const MAX_TILE_BYTES = 80_000

const entries = Object.entries(FILTERS)
const drawn = (snapshot: Snapshot, selection: Selection) => (one: Tile) => encodeTile(snapshot, selection, ...one)

/** Throws where the tiles of a zoom, or PostGIS, count otherwise than the filter. */
export async function countLines(snapshot: Snapshot, postgis: Postgis): Promise<Line[]> {
  let largest = 0
  let checked = 0
  for (const [name, filters] of [['none', {}] as [string, Filters], ...entries]) {
    const selection = select(snapshot, filters)
    const expected = await postgis.count(filters)
    for (const z of [6, 9, 12]) {
      const found = allTilesAt(snapshot, z).flatMap((one) => tileFeatures(snapshot, selection, ...one))
      const sum = found.reduce((total, { properties }) => total + ('n' in properties ? properties.n : 1), 0)
      if (sum !== expected || selection.count !== expected) {
        throw new Error(`Filter ${name} at zoom ${z}: tiles ${sum}, selection ${selection.count}, SQL ${expected}`)
      }
      checked++
    }
  }
  const all = select(snapshot, {})
  for (let z = 4; z <= 13; z++) {
    for (const one of allTilesAt(snapshot, z)) largest = Math.max(largest, encodeTile(snapshot, all, ...one).length)
  }
  return [
    {
      what: 'Tiles of a zoom add up to the SQL count, filters × zooms',
      value: `${checked} of ${checked}`,
      aim: 'all',
      isMet: true,
    },
    {
      what: 'Largest tile of all, zooms 4 to 13',
      value: `${(largest / 1000).toFixed(1)} KB`,
      aim: '≤ 80 KB',
      isMet: largest <= MAX_TILE_BYTES,
    },
  ]
}

/** Unfiltered tiles against supercluster, which cannot filter. */
export async function plainLines(snapshot: Snapshot, peer: Supercluster): Promise<Line[]> {
  const selection = select(snapshot, {})
  const lines: Line[] = []
  for (const z of ZOOMS) {
    const works = [drawn(snapshot, selection), (one: Tile) => peer.tile(one)] as const
    const [ours, theirs] = await timedInTurn(tilesAt(snapshot, z, TILES), works, ROUNDS, WARM)
    const aim = z === 6 ? SUPERCLUSTER_AIM_FAR : SUPERCLUSTER_AIM
    lines.push({
      what: `Tile, no filter, z${z}: ours; supercluster`,
      value: `${times(ours)}; ${times(theirs)}: ${ratio(theirs.median, ours.median)}`,
      aim: `≥ ${aim.toFixed(1)} ×`,
      isMet: theirs.median / ours.median >= aim,
    })
  }
  return lines
}

/** Filtered tiles against PostGIS; the selection is made once for a filter, so its cost stands in a line of its own. */
export async function filteredLines(snapshot: Snapshot, peer: Postgis): Promise<Line[]> {
  const selections = new Map(entries.map(([name, filters]) => [name, select(snapshot, filters)]))
  const lines: Line[] = []
  for (const z of ZOOMS) {
    const asked = tilesAt(snapshot, z, TILES).map((one, i) => ({ one, ...named(i) }))
    const ours = await timed(asked, ({ one, name }) => encodeTile(snapshot, selections.get(name)!, ...one), WARM)
    const form = z === 14 ? 'raw' : 'grid'
    const theirs = await timed(asked, ({ one, filters }) => peer[form](one, filters))
    const aim = GRID_AIMS[z] ?? RAW_AIM
    lines.push({
      what: `Tile, filtered, z${z}: ours; PostGIS ${form}`,
      value: `${times(ours)}; ${times(theirs)}: ${ratio(theirs.median, ours.median)}`,
      aim: `≥ ${aim} ×`,
      isMet: theirs.median / ours.median >= aim,
    })
  }
  return [...lines, await firstTileLine(snapshot)]
}

const named = (i: number) => {
  const [name, filters] = entries[i % entries.length]!
  return { name, filters }
}

async function firstTileLine(snapshot: Snapshot): Promise<Line> {
  const [one] = tilesAt(snapshot, 8, 1)
  const rounds = [...entries, ...entries, ...entries]
  const plain = await timed(rounds, () => encodeTile(snapshot, select(snapshot, {}), ...one!))
  const first = await timed(rounds, ([, filters]) => encodeTile(snapshot, select(snapshot, filters), ...one!))
  return {
    what: 'First tile of a new filter; of none',
    value: `${times(first)}; ${times(plain)}`,
    aim: '≤ 2 × + 2 ms',
    isMet: first.median <= 2 * plain.median + 2,
  }
}

/** A list by box with its count, and facets under a filter. */
export async function listLines(snapshot: ListedSnapshot, peer: Postgis): Promise<Line[]> {
  const boxes = Array.from({ length: 20 }, (_, i): Filters => {
    const side = 0.02 + 0.02 * i
    return { bbox: [120.75 - side, 31.31 - side, 120.75 + side, 31.31 + side] }
  })
  const list = (filters: Filters) =>
    page(snapshot, select(snapshot, filters), { sort: 'amount', limit: 100, locale: 'zh' })
  const ours = await timed(boxes, list)
  const theirs = await timed(boxes, (filters) => peer.list(filters))
  for (const filters of boxes) {
    const [own, other] = [list(filters).total, await peer.list(filters)]
    if (own !== other) throw new Error(`In ${filters.bbox}: ${own}, SQL ${other}`)
  }
  const filters = entries.map(([, one]) => one)
  const facetsOurs = await timed([...filters, ...filters], (one) => facets(snapshot, one))
  const facetsTheirs = await timed(filters, (one) => peer.facets(one))
  return [
    {
      what: 'The first hundred of a box by amount, with count: ours; PostGIS',
      value: `${times(ours)}; ${times(theirs)}: ${ratio(theirs.median, ours.median)}`,
      aim: '≥ 5 ×',
      isMet: theirs.median / ours.median >= 5,
    },
    {
      what: 'All facets under a filter: ours; PostGIS',
      value: `${times(facetsOurs)}; ${times(facetsTheirs)}: ${ratio(facetsTheirs.median, facetsOurs.median)}`,
      aim: '≥ 10 ×',
      isMet: facetsTheirs.median / facetsOurs.median >= 10,
    },
  ]
}
