/**
 * `npm run bench:scale -- --projects 100000 --seed 7`: tiles, lists and facets at size, against PostGIS and supercluster, all on the
 * same rows in the same run. Prints a table; an aim that is missed is marked. Fails only on a wrong count.
 */

import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { ensurePostgis } from '../../support/postgis'
import { tableOf } from '../table'
import { rowsOf, snapshotOf } from './data'
import { memory } from './measure'
import { startPeer as startPostgisPeer } from './postgis'
import { countLines, filteredLines, listLines, plainLines, readyLine } from './server'
import { startPeer as startSupercluster } from './supercluster'

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '7' },
  },
})
const projects = Number(values.projects)
const before = { memory: memory(), now: performance.now() }
let rows: ReturnType<typeof rowsOf> | null = rowsOf(projects, Number(values.seed))
console.log(`${projects} projects made in ${Math.round(performance.now() - before.now)} ms`)
const held = memory()
const began = performance.now()
const snapshot = snapshotOf(rows)
const ready = { ms: performance.now() - began, bytes: memory() - held }
rows = null
const beforePeer = memory()
const supercluster = startSupercluster(snapshot)
const peerReady = { ms: supercluster.readyMs, bytes: memory() - beforePeer }
const lines = [readyLine(ready, peerReady), ...(await plainLines(snapshot, supercluster))]
ensurePostgis()
const postgis = await startPostgisPeer(snapshot)
try {
  lines.push(...(await countLines(snapshot, postgis)))
  lines.push(...(await filteredLines(snapshot, postgis)))
  lines.push(...(await listLines(snapshot, postgis)))
} finally {
  await postgis.stop()
}
console.log(
  `\n${projects} projects, seed ${values.seed}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`,
)
console.log(
  `Load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}\n`,
)
console.log(tableOf(lines))
process.exit(0)
