/** Reads the next snapshot, starting from the one before if possible. Runs in a thread of its own: see worker.ts. */

import '#server-only'
import type pg from 'pg'
import { type DistrictOfCity, type MapShapes, withAllLabelPoints, withRingsOf } from '#geo/shapes/map-shapes'
import { withCities } from '#geo/shapes/with-cities'
import { applyChanges } from '#geo/snapshot/apply-changes'
import { buildFromBuffer, type ListedSnapshot, withLists } from '#geo/snapshot/build'
import type { Snapshot } from '#geo/snapshot/snapshot'
import type { Vocabularies } from '#geo/terms'
import { connectTo } from '../../connection'
import { queryOf } from '../../query'
import { siteOf } from '../../settings/store'
import { activeShapes } from '../../shapes/active'
import { readTerms } from '../../vocabulary/terms'
import { readRowBuffer } from './read-rows'

/** Without a snapshot there is nothing to show meanwhile, and a machine that has just begun is slow. */
const CONNECT_MS = { first: 20_000, later: 3000 } as const
/** A million projects take seconds. A statement that takes longer than this hangs and is cancelled. */
const STATEMENT_MS = 300_000
/** The database keeps the changes of this many revisions (migration 20261129201000_touch_more). */
const RETAINED_REVISIONS = 200
/** With more changes than this, reading everything is no slower. */
const MAX_CHANGES = 30_000
const ALL = -1

/**
 * All projects with the revision they belong to: one transaction sees one state of the database throughout (REPEATABLE
 * READ). The changes since `old` are applied to it; everything is read if there is no `old`, too much has changed, or
 * the borders or the names on the map have. Then `early` is called before the lists are sorted. `asOf`: what was
 * public at that revision, in one order whenever it is asked for.
 */
export async function nextSnapshot(
  url: string,
  old: ListedSnapshot | null,
  early?: (snapshot: Snapshot) => void,
  asOf: number | null = null,
): Promise<ListedSnapshot> {
  const connectionTimeoutMillis = old ? CONNECT_MS.later : CONNECT_MS.first
  const client = await connectTo(url, { connectionTimeoutMillis, statement_timeout: STATEMENT_MS })
  try {
    if (asOf !== null) await client.query('select enter_past($1)', [asOf])
    await client.query('begin isolation level repeatable read read only')
    // From the first row on, wherever another scan has come to: rows then mostly arrive in order of no.
    await client.query('set local synchronize_seqscans = off')
    const revision = await revisionIn(client)
    const shapes = await shapesIn(client, old?.shapes ?? null)
    const vocabularies = await readTerms(queryOf(client))
    const isSameMap = old?.shapes.path === shapes.path
    const touched = old && isSameMap && (await touchedSince(client, old.revision, revision))
    if (touched) {
      const same = { ...old, shapes: withRingsOf(shapes, old.shapes) }
      return await applyTouched(client, same, { revision, vocabularies, touched })
    }
    const snapshot = buildFromBuffer(revision, await readRowBuffer(client, null, asOf !== null), shapes, vocabularies)
    early?.(snapshot)
    return withLists(snapshot)
  } finally {
    await client.end() // and with it the transaction
  }
}

async function revisionIn(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ number: number }>('select number from "Revision" where id = 1')
  return rows[0]?.number ?? 0
}

/**
 * The nos of the projects changed after revision `since` until revision `until`; null if they are unknown or
 * too many.
 */
async function touchedSince(client: pg.Client, since: number, until: number): Promise<number[] | null> {
  if (since > until || since < until - RETAINED_REVISIONS) return null
  const { rows } = await client.query<{ no: number }>(
    'select distinct no from "Touched" where revision > $1 and revision <= $2 limit $3',
    [since, until, MAX_CHANGES + 1],
  )
  const nos = rows.map(({ no }) => no)
  return nos.length > MAX_CHANGES || nos.includes(ALL) ? null : nos
}

async function applyTouched(
  client: pg.Client,
  old: ListedSnapshot,
  change: { readonly revision: number; readonly vocabularies: Vocabularies; readonly touched: number[] },
): Promise<ListedSnapshot> {
  const { revision, vocabularies, touched } = change
  if (touched.length === 0) return { ...old, revision, vocabularies }
  return applyChanges(old, { ...change, buffer: await readRowBuffer(client, touched) })
}

/** The map shapes with the cities of the settings, and a label point for every district that there is. */
async function shapesIn(client: pg.Client, previous: MapShapes | null): Promise<MapShapes> {
  const { rows } = await client.query<DistrictOfCity>('select id, "cityId" from "District" order by id')
  const { cities } = await siteOf(queryOf(client))
  return withAllLabelPoints(withCities(await activeShapes(queryOf(client), previous), cities), rows)
}
