/** The engine of the server, in this process, against PostGIS and supercluster on the same rows. */

import { ensurePostgis } from '../../support/postgis'
import type { Line } from '../table'
import { rowsOf, snapshotOf } from './data'
import { startPeer as startPostgisPeer } from './postgis'
import { say } from './say'
import { countLines, filteredLines, listLines, plainLines } from './server'
import { startPeer as startSupercluster } from './supercluster'

export async function* serverLines(projects: number, seed: number): AsyncGenerator<Line> {
  say(`server: ${projects} projects`)
  const snapshot = snapshotOf(rowsOf(projects, seed))
  yield* await plainLines(snapshot, startSupercluster(snapshot))
  say('server: PostGIS')
  ensurePostgis()
  const postgis = await startPostgisPeer(snapshot)
  try {
    for (const part of [countLines, filteredLines, listLines]) yield* await part(snapshot, postgis)
  } finally {
    await postgis.stop()
  }
}
