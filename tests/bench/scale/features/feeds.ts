/** Feeds after a thousand published changes: a whole answer, and that nothing has changed. */

import { disconnect } from '#prisma/client'
import { query, transaction } from '#prisma/transaction'
import { publishRecords, saveRecords } from '#prisma/write/index'
import { ACTORS, project } from '../../../prisma/write/support'
import { until } from '../../../support/until'
import type { Line } from '../../table'
import { type App, revisionOf } from '../app'
import { timed, times } from '../measure'
import { say } from '../say'

const CHANGES = 1000
const AT_ONCE = 100
const ROUNDS = 40
const WARM = 5
const WAIT_MS = 120_000
const PATHS = ['/feeds/atom/en', '/feeds/json/zh?sector=biomed', '/feeds/atom/zh/districts/sip'] as const

export async function* feedLines(app: App, projects: number): AsyncGenerator<Line> {
  process.env.DATABASE_URL = app.databaseUrl
  try {
    say(`feeds: ${CHANGES} changes`)
    const before = await revisionOf(app.url)
    await publishChanges()
    await until(async () => (await revisionOf(app.url)) !== before, WAIT_MS)
  } finally {
    await disconnect()
  }
  const asked = Array.from({ length: ROUNDS }, (_, i) => PATHS[i % PATHS.length]!)
  const whole = await timed(asked, (path) => read(app.url + path, 200), WARM)
  yield {
    what: `A feed of ${projects} projects with ${CHANGES} changes (median of ${ROUNDS}, over HTTP)`,
    value: times(whole),
    aim: '≤ 20 ms',
    isMet: whole.median <= 20,
  }
  const tags = new Map(await Promise.all(PATHS.map(async (path) => [path, await tagOf(app.url + path)] as const)))
  const unchanged = await timed(asked, (path) => read(app.url + path, 304, tags.get(path)), WARM)
  yield { what: 'The same, unchanged: 304', value: times(unchanged), aim: '≤ 2 ms', isMet: unchanged.median <= 2 }
}

/** New projects, as an editor publishes them. */
async function publishChanges(): Promise<void> {
  // The one that their values cite: made-up records have none.
  await query(`INSERT INTO "Source" ("id", "titleZh", "titleEn") VALUES ('S1', '合成出处', 'A made-up source')`, [])
  for (let at = 0; at < CHANGES; at += AT_ONCE) {
    const changes = Array.from({ length: AT_ONCE }, (_, i) => {
      const values = project({ nameZh: `新项目${at + i}`, nameEn: `New project ${at + i}` })
      return { type: 'project', id: null, version: 0, values, why: '' } as const
    })
    await transaction(async (q) => {
      await publishRecords(q, ACTORS.reviewer, await saveRecords(q, ACTORS.reviewer, changes), { why: 'bench' })
    })
  }
}

async function read(url: string, status: number, tag?: string): Promise<void> {
  const response = await fetch(url, { headers: tag ? { 'if-none-match': tag } : {} })
  await response.arrayBuffer()
  if (response.status !== status) throw new Error(`${url} answers ${response.status}, not ${status}`)
}

async function tagOf(url: string): Promise<string> {
  const response = await fetch(url)
  await response.arrayBuffer()
  return response.headers.get('etag')!
}
