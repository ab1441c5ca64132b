/** The engine of the server, in this process, against PostGIS and supercluster on the same rows. */

import { ensurePostgis } from '../../support/postgis'
import type { Line } from '../table'
import { rowsOf, snapshotOf } from './data'
import { memory } from './measure'
import { startPeer as startPostgisPeer } from './postgis'
import { say } from './say'
import { countLines, filteredLines, listLines, plainLines, readyLine } from './server'
import { startPeer as startSupercluster } from './supercluster'

export async function* serverLines(projects: number, seed: number): AsyncGenerator<Line> {
  say(`server: ${projects} projects`)
  let rows: ReturnType<typeof rowsOf> | null = rowsOf(projects, seed)
  const held = memory()
  const began = performance.now()
  const snapshot = snapshotOf(rows)
  const ready = { ms: performance.now() - began, bytes: memory() - held }
  rows = null
  const beforePeer = memory()
  const supercluster = startSupercluster(snapshot)
  const peerReady = { ms: supercluster.readyMs, bytes: memory() - beforePeer }
  yield readyLine(ready, peerReady)
  yield* await plainLines(snapshot, supercluster)
  say('server: PostGIS')
  ensurePostgis()
  const postgis = await startPostgisPeer(snapshot)
  try {
    for (const part of [countLines, filteredLines, listLines]) yield* await part(snapshot, postgis)
  } finally {
    await postgis.stop()
  }
}
