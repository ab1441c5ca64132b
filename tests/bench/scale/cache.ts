/** nginx as the cache before two instances: what is left for them as readers grow. */

import { ensureNginx, startNginx } from '../../support/nginx'
import { homeTiles, readTiles } from '../../support/readers'
import type { Line } from '../table'
import { type App, revisionOf } from './app'
import { say } from './say'

const READERS = [10, 50, 200] as const

/** Each reader asks for the tiles around the home view. Throws where an instance is asked for one that it has given. */
export async function* cacheLines(app: App): AsyncGenerator<Line> {
  const missing = ensureNginx()
  if (missing) return yield { what: 'nginx as the cache', value: missing, aim: '', isMet: null }
  const other = await app.another()
  const nginx = await startNginx([app.port, other.port])
  try {
    const paths = homeTiles((await revisionOf(app.url))!)
    let before = 0
    for (const readers of READERS) {
      say(`load: nginx before two instances, ${readers} readers`)
      const began = performance.now()
      const states = await readTiles(nginx.url, paths, readers)
      const seconds = (performance.now() - began) / 1000
      const all = readers * paths.length
      const asked = all - (states.HIT ?? 0)
      const aim = before === 0 ? paths.length : 0
      yield {
        what: `nginx before two instances, ${readers} readers${before > 0 ? ' more' : ''} of ${paths.length} tiles: from its cache; asked of the instances`,
        value: `${(100 * (1 - asked / all)).toFixed(2)} %; ${asked} (${Math.round(all / seconds)} tiles/s)`,
        aim: `≤ ${aim} asked`,
        isMet: asked <= aim,
      }
      before += readers
    }
  } finally {
    await nginx.stop()
  }
}
