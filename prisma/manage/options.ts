/** What editors choose from: the records that others refer to. */

import '#server-only'
import type { Options } from '#geo/edit/options'
import { table } from '../tables'
import { query } from '../transaction'
import { readTerms } from '../vocabulary/terms'

/** More would make a list that nobody reads; the newest come first. */
const MOST = 400

const [t, p, o] = [table('District', 't'), table('Place', 'p'), table('Organisation', 'o')]
const [e, d, s] = [table('Event', 'e'), table('Draft', 'd'), table('Source', 's')]

type Listed = Exclude<keyof Options, 'terms'>

/** Districts by code; places, organisations and events by name; sources newest first, drafts too. */
export async function getOptions(): Promise<Options> {
  const rows = await query<{ kind: Listed; id: string; zh: string; en: string }>(
    `(SELECT 'district' AS "kind", ${t.id}, ${t.nameZh} AS "zh", ${t.nameEn} AS "en" FROM ${t} ORDER BY ${t.id})
    UNION ALL (SELECT 'place', ${p.id}, ${p.nameZh}, ${p.nameEn} FROM ${p} ORDER BY ${p.nameZh} LIMIT $1)
    UNION ALL (SELECT 'organisation', ${o.id}, ${o.nameZh}, ${o.nameEn} FROM ${o} ORDER BY ${o.nameZh} LIMIT $1)
    UNION ALL (SELECT 'event', ${e.id}, ${e.nameZh}, ${e.nameEn} FROM ${e} ORDER BY ${e.date} DESC LIMIT $1)
    UNION ALL (SELECT 'source', ${d.recordId}, ${d.nameZh}, ${d.nameEn} FROM ${d}
      WHERE ${d.record} = 'source' AND ${d.state} <> 'published' ORDER BY ${d.updatedAt} DESC LIMIT $1)
    UNION ALL (SELECT 'source', ${s.id}, ${s.titleZh}, ${s.titleEn} FROM ${s} WHERE NOT EXISTS (
      SELECT FROM ${d} WHERE ${d.record} = 'source' AND ${d.recordId} = ${s.id} AND ${d.state} <> 'published')
      ORDER BY ${s.publishedOn} DESC NULLS LAST, ${s.id} LIMIT $1)`,
    [MOST],
  )
  const options: Record<Listed, { id: string; zh: string; en: string }[]> = {
    district: [],
    place: [],
    organisation: [],
    event: [],
    source: [],
  }
  for (const { kind, ...option } of rows) options[kind].push(option)
  return { ...options, terms: await readTerms(query) }
}
