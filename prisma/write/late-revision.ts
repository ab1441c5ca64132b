/** Lets a long transaction give out its revision at its end, so that nobody who publishes meanwhile waits for it. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Query } from '../query'
import { indexProjects } from '../search-index'
import { table } from '../tables'

/** Records from which a transaction is long. Of fewer the revision also says which projects they are. */
export const MANY_RECORDS = 1000

const ASK_AGAIN_MS = 20

const [d, l, o, c] = [table('District'), table('Place'), table('Organisation'), table('Change')]

/** What projects are found by besides their own texts, as others have written it. */
const THEIRS = `xmin::text <> (pg_current_xact_id()::text::bigint % 4294967296)::text`
const NAMES = `
  SELECT coalesce(sum(hashtextextended(n."names", 0)), 0)::text AS "mark" FROM (
    SELECT concat_ws('/', ${d.id}, ${d.nameZh}, ${d.nameEn}, ${d.shortZh}, ${d.shortEn}, ${d.aliases}) FROM ${d} WHERE ${THEIRS}
    UNION ALL SELECT concat_ws('/', ${l.id}, ${l.nameZh}, ${l.nameEn}, ${l.aliases}, ${l.operatorId}) FROM ${l} WHERE ${THEIRS}
    UNION ALL SELECT concat_ws('/', ${o.id}, ${o.nameZh}, ${o.nameEn}, ${o.aliases}) FROM ${o} WHERE ${THEIRS}
  ) AS n("names")`

const markOf = async (query: Query): Promise<string> => (await query<{ mark: string }>(NAMES, []))[0]!.mark

/**
 * Runs `work`, which writes the records of an import or undoes them, in the caller's transaction; nothing else may be
 * written in it afterwards. Who publishes meanwhile does not see its projects and so leaves their search index behind
 * where he changes a name that they are found by: it is then made anew. `tick` is called while it waits, and may throw.
 */
export async function withLateRevision<Result>(
  query: Query,
  importId: string,
  work: () => Promise<Result>,
  tick: () => Promise<void>,
): Promise<Result> {
  await query(`SELECT set_config('landing.late_revision', 'on', true)`, [])
  let mark = await markOf(query)
  const result = await work()
  const follow = async () => {
    const now = await markOf(query)
    if (now === mark) return
    await indexProjects(query, await projectsOf(query, importId))
    mark = now
  }
  await follow()
  while (!(await raise(query))) {
    await tick()
    await sleep(ASK_AGAIN_MS)
    await follow()
  }
  // From here on others wait, so this is the last that can have changed.
  await follow()
  return result
}

const raise = async (query: Query): Promise<boolean> =>
  (await query<{ isRaised: boolean }>('SELECT raise_late_revision() AS "isRaised"', []))[0]!.isRaised

const projectsOf = async (query: Query, importId: string): Promise<string[]> =>
  (
    await query<{ id: string }>(
      `SELECT DISTINCT ${c.recordId} AS "id" FROM ${c} WHERE ${c.importId} = $1 AND ${c.record} = 'project' ORDER BY 1`,
      [importId],
    )
  ).map(({ id }) => id)
