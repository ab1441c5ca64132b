/** One competitor alone in a process, from an open database to its first tile: prints milliseconds and bytes as JSON. */

import pg from 'pg'
import Supercluster from 'supercluster'
import { ANCHORS } from '#geo/anchors'
import { select } from '#geo/selection'
import type { Snapshot } from '#geo/snapshot'
import { tile } from '#geo/tiles'
import { nextSnapshot } from '#prisma/snapshot/read'
import { memory } from './measure'

const [who, url] = process.argv.slice(2) as ['ours' | 'supercluster', string]
/** Around Suzhou at zoom 8. */
const TILE = [8, 213, 104] as const

async function ours(): Promise<Snapshot> {
  const snapshot = await nextSnapshot(url, null)
  tile(snapshot, select(snapshot, {}), ...TILE)
  return snapshot
}

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
    geometry: { type: 'Point' as const, coordinates: lng === null ? [...ANCHORS[anchor]!] : [lng, lat] },
  }))
  const index = new Supercluster({ radius: 64, extent: 512, maxZoom: 16 }).load(points)
  index.getTile(...TILE)
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
const made = await (who === 'ours' ? ours() : supercluster())
const ms = performance.now() - began
const { user, system } = process.cpuUsage(cpu)
const own = Math.max(memory() - before, 0)
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, heap: own, shared: sharedBytes(made) }))
