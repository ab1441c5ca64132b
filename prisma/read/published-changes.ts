/** What readers could see changing of projects and events, of late. */

import '#server-only'
import { createHash } from 'node:crypto'
import type { ChangeLine } from '#geo/edit/history'
import type { PublishedChange } from '#geo/feeds/published-change'
import { currentSnapshot, databaseIsAway } from '../live/current-snapshot'
import { lastKnown } from '../live/last-known'
import { table } from '../tables'
import { query } from '../transaction'

/** Feeds reach back so far. With the values before and after, some 10 KB each in memory. */
const MOST = 1000

const [c, p, e] = [table('Change', 'c'), table('Project', 'p'), table('Event', 'e')]
const [l, w, b] = [table('RevisionLog', 'l'), table('RevisionLog', 'w'), table('RevisionLog', 'b')]
const READ = `SELECT ${c.id}::text AS "no", to_char(${c.at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "at",
  ${c.action}, ${c.record}, ${c.recordId}, ${c.version}, ${c.twin}, ${c.before}, ${c.after},
  coalesce(${p.slug}, ${e.slug}) AS "slug", CASE WHEN ${c.action} = 'withdraw' THEN (SELECT max(${l.revision}) FROM ${l}
    WHERE ${l.revision} < (SELECT ${w.revision} FROM ${w} WHERE ${w.tx} = ${c.tx}) AND ${l.revision} >= (SELECT ${b.revision}
      FROM ${b} WHERE ${b.isBase} ORDER BY ${b.revision} DESC LIMIT 1)) END AS "before withdrawal"
  FROM (SELECT * FROM ${table('Change')} WHERE "action" IN ('publish', 'withdraw') AND "record" IN ('project', 'event')
    ORDER BY "id" DESC LIMIT ${MOST}) AS c
  LEFT JOIN ${p} ON ${c.record} = 'project' AND ${p.id} = ${c.recordId}
  LEFT JOIN ${e} ON ${c.record} = 'event' AND ${e.id} = ${c.recordId}
  ORDER BY ${c.id} DESC`

interface Row extends Pick<ChangeLine, 'at' | 'version' | 'before' | 'after'> {
  readonly no: string
  readonly action: 'publish' | 'withdraw'
  readonly record: 'project' | 'event'
  readonly recordId: string
  readonly twin: number
  readonly slug: string | null
  readonly 'before withdrawal': number | null
}

let newest: { readonly revision: number; readonly changes: Promise<readonly PublishedChange[]> } | null = null

/**
 * The last changes that were published, newest first, at most a thousand: read once for each revision. Nobody who made
 * them is named, nor is the id of a record.
 */
export async function readPublishedChanges(): Promise<readonly PublishedChange[]> {
  const { revision } = await currentSnapshot()
  if (newest?.revision === revision && !databaseIsAway()) return newest.changes
  const changes = lastKnown('published changes', async () => withKinds(await query<Row>(READ, [])))
  newest = { revision, changes }
  changes.catch(() => {
    newest = null
  })
  return changes
}

/** A record that was withdrawn and comes back is told from a new one. */
function withKinds(rows: readonly Row[]): PublishedChange[] {
  const seen = new Set<string>()
  const withdrawals = new Map<string, Row>()
  for (const row of rows) {
    const key = keyOf(row)
    if (row.action === 'withdraw' && row.slug === null && !withdrawals.has(key)) withdrawals.set(key, row)
  }
  return rows
    .toReversed()
    .map((row) => {
      const { no, record, recordId, version, twin, action, at, before, after, slug } = row
      const key = keyOf(row)
      const wasThere = seen.has(key)
      seen.add(key)
      const isNew = action === 'publish' && !row.before
      const kind = action === 'withdraw' ? 'withdrawn' : !isNew ? 'changed' : wasThere ? 'again' : 'new'
      const id = createHash('sha256').update(`${key}/${version}/${twin}`).digest('base64url').slice(0, 16)
      const former = formerOf(withdrawals.get(key))
      return { no: Number(no), id, record, recordId, action, kind, at, before, after, slug, former } as const
    })
    .reverse()
}

const keyOf = ({ record, recordId }: Row): string => `${record}/${recordId}`

function formerOf(withdrawal: Row | undefined): PublishedChange['former'] {
  const revision = withdrawal?.['before withdrawal'] ?? null
  const slug = withdrawal?.before?.columns.slug
  return revision !== null && typeof slug === 'string' ? { revision, slug } : null
}
