/**
 * One competitor alone in a process, from an open database to its first tile: prints as JSON the milliseconds until
 * then and until all is done, those of the processor, and the bytes that stay in use.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import Supercluster from 'supercluster'
import { select } from '#geo/query/select'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { encodeTile } from '#geo/tiles/tiles'
import { nextSnapshot } from '#prisma/live/snapshot/read'
import { memory } from './measure'

const [who, url] = process.argv.slice(2) as ['ours' | 'supercluster', string]
/** Around Suzhou at zoom 8. */
const TILE = [8, 213, 104] as const

const draw = (snapshot: Snapshot) => {
  encodeTile(snapshot, select(snapshot, {}), ...TILE)
  firstTile = measured()
}
const ours = () => nextSnapshot(url, null, draw)

/** What a pin of ours carries, read as pg reads: a row an object; what has no coordinates stands at its label point. */
const PINS = `select p.no, p.slug, p."nameZh" as zh, p."nameEn" as en, p.sector as s, p.status as st, p.precision as p, p.lng, p.lat,
  case when p.precision = 'city' then d."cityId" else p."districtId" end as anchor
  from "Project" p join "District" d on d.id = p."districtId"`

async function supercluster(): Promise<Supercluster> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(PINS)
  await client.end()
  const points = rows.map(({ no, lng, lat, anchor, ...properties }) => ({
    type: 'Feature' as const,
    id: no,
    properties,
    geometry: {
      type: 'Point' as const,
      coordinates: lng === null ? [...BUILT_IN_SHAPES.labelPoints[anchor]!] : [lng, lat],
    },
  }))
  const index = new Supercluster({ radius: 64, extent: 512, maxZoom: 16 }).load(points)
  index.getTile(...TILE)
  firstTile = measured()
  return index
}

/** Shared memory is in no figure of the process. */
function sharedBytes(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0
  seen.add(value)
  if (value instanceof SharedArrayBuffer) return value.byteLength
  if (ArrayBuffer.isView(value)) return sharedBytes(value.buffer, seen)
  return Object.values(value).reduce((sum: number, part) => sum + sharedBytes(part, seen), 0)
}

const before = memory()
const began = performance.now()
const cpu = process.cpuUsage()
function measured() {
  const { user, system } = process.cpuUsage(cpu)
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 }
}
let firstTile = measured()
const made = await (who === 'ours' ? ours() : supercluster())
const whole = measured()
const shared = sharedBytes(made)
for (let i = 0; i < 3; i++) {
  memory()
  await sleep(500) // buffers that nobody holds any more are freed aside
}
console.log(JSON.stringify({ ...firstTile, wholeMs: whole.ms, bytes: Math.max(memory() - before, shared) }))
