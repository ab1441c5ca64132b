/** The versions of the settings of the site: who saved what, and saving another. */

import '#server-only'
import type { Actor } from '#geo/edit/roles'
import type { Site } from '#geo/site/site'
import type { Query } from '../query'
import { putSite, SITE_KEY, siteFromStored, siteOf } from '../settings/store'
import { table } from '../tables'
import { query, transaction } from '../transaction'
import { forgetSite } from './site'

/** What the lines in Change are about. */
const RECORD = 'settings'

const c = table('Change')

/** One version of the settings. */
export interface SiteVersion {
  readonly version: number
  /** ISO timestamp. */
  readonly at: string
  readonly userName: string
  readonly action: 'save' | 'restore'
  readonly before: Site | null
  readonly after: Site
}

const MOST_VERSIONS = 50

/** The versions that admins have saved, newest first, at most 50. */
export async function siteHistory(): Promise<SiteVersion[]> {
  const rows = await query<{
    version: number
    at: string
    userName: string
    action: 'save' | 'restore'
    before: unknown
    after: unknown
  }>(
    `SELECT ${c.version}, to_char(${c.at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "at", ${c.userName}, ${c.action}, ${c.before}, ${c.after}
      FROM ${c} WHERE ${c.record} = $1 AND ${c.recordId} = $2 ORDER BY ${c.version} DESC LIMIT ${MOST_VERSIONS}`,
    [RECORD, SITE_KEY],
  )
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    before: before === null ? null : siteFromStored(before),
    after: siteFromStored(after),
  }))
}

/** How often the settings have been saved; 0: they are as the installation began. */
export const siteVersion = (): Promise<number> => versionOf(query)

async function versionOf(query: Query): Promise<number> {
  const [row] = await query<{ version: number }>(
    `SELECT coalesce(max(${c.version}), 0) AS "version" FROM ${c} WHERE ${c.record} = $1 AND ${c.recordId} = $2`,
    [RECORD, SITE_KEY],
  )
  return row!.version
}

/** An arbitrary number, this program's own: writers take turns. */
const LOCK = 7_310_000_002

/**
 * Saves a new version, in one revision, and says its number; what is equal is not saved anew. Null where somebody has
 * saved since `version`.
 */
export async function writeSite(
  site: Site,
  version: number,
  by: Pick<Actor, 'id' | 'name'>,
  action: SiteVersion['action'] = 'save',
): Promise<number | null> {
  const saved = await transaction(async (tx) => {
    await tx('SELECT pg_advisory_xact_lock($1)', [LOCK])
    if ((await versionOf(tx)) !== version) return null
    const before = await siteOf(tx)
    if (JSON.stringify(before) === JSON.stringify(site)) return version
    await putSite(tx, site, by.name, true)
    await tx(
      `INSERT INTO ${c} (${c.userId}, ${c.userName}, ${c.action}, ${c.record}, ${c.recordId}, ${c.version}, ${c.before}, ${c.after}, ${c.why})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')`,
      [by.id, by.name, action, RECORD, SITE_KEY, version + 1, JSON.stringify(before), JSON.stringify(site)],
    )
    return version + 1
  })
  forgetSite()
  return saved
}
