/**
 * `npm run bench:scale -- --projects 100000 --seed 7`: the map at size against what people would otherwise pick, all on
 * the same rows in the same run. `--only ready`, `server`, `search`, `terms`, `sectors`, `browser`, `load`, `routes`
 * or `features` measures one part, `--route export` those routes alone, `--minutes 10` is how long memory is watched,
 * `--rounds 7` how often a page is loaded. Prints a table; an aim that is missed is marked. Fails only on a wrong count
 * or where something does not work at all.
 */

import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Line, tableOf } from '../table'
import { browserLines } from './browser'
import { serverLines } from './engine'
import { featureLines } from './features/lines'
import { loadLines } from './load'
import { readyLines } from './ready'
import { routeLines } from './routes/lines'
import { say } from './say'
import { searchLines } from './search'
import { sectorLines } from './sectors'
import { termLines } from './terms'

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '7' },
    minutes: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', multiple: true },
    route: { type: 'string', default: '' },
  },
})
const [projects, seed, minutes] = [values.projects, values.seed, values.minutes].map(Number) as [number, number, number]
const rounds = Number(values.rounds)

const PARTS: Readonly<Record<string, () => AsyncGenerator<Line> | Generator<Line>>> = {
  ready: () => readyLines(projects, seed),
  server: () => serverLines(projects, seed),
  search: () => searchLines(projects, seed),
  terms: () => termLines(projects, seed),
  sectors: () => sectorLines(projects, seed),
  browser: () => browserLines(projects, seed, rounds),
  load: () => loadLines(projects, seed, minutes),
  features: () => featureLines(projects, seed),
  routes: () => routeLines(projects, seed, values.route),
}

const wanted = values.only ?? Object.keys(PARTS)
const unknown = wanted.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`--only is one of ${Object.keys(PARTS).join(', ')}`)
  process.exit(2)
}
// ends what it started
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

let failed = false
const lines: Line[] = []
for (const name of wanted) {
  try {
    for await (const line of PARTS[name]!()) {
      lines.push(line)
      say(`${line.what}: ${line.value}`)
    }
  } catch (error) {
    failed = true
    console.error(`${name} failed:`, error)
  }
}
say('done')
console.log(`\n${projects} projects, seed ${seed}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`)
const load = loadavg().map((value) => value.toFixed(1))
console.log(`Load average ${load.join(' ')}\n`)
console.log(tableOf(lines))
process.exit(failed ? 1 : 0)
