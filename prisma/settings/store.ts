/** The row that holds the settings of the site. */

import '#server-only'
import { lookUp } from '#geo/look-up'
import { NEW_SITE, type Site } from '#geo/site/site'
import type { Query } from '../query'
import { type Stored, table } from '../tables'
import { SiteInput } from './input'

/** Of the row in Setting. */
export const SITE_KEY = 'site'

const s = table('Setting')

/** The site as the database has it now. What a later version has written and this one does not know is left out. */
export async function siteOf(query: Query): Promise<Site> {
  const [row] = await query<Stored<'Setting', 'value'>>(`SELECT ${s.value} FROM ${s} WHERE ${s.key} = $1`, [SITE_KEY])
  return row ? siteFromStored(row.value) : NEW_SITE
}

/** What held before settings could say so. */
const EARLIER = { timeZone: 'Asia/Shanghai' }

/** Field by field, so that one that cannot be read takes no other with it. */
export function siteFromStored(value: unknown): Site {
  const stored = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const fields = Object.entries(NEW_SITE).map(([name, initial]) => {
    const read = lookUp(SiteInput.shape, name)!.safeParse(lookUp(stored, name) ?? lookUp(EARLIER, name))
    return [name, read.success ? read.data : initial]
  })
  return Object.fromEntries(fields) as Site
}

/** Writes the row; unless `replaces`, only where there is none yet. */
export async function putSite(query: Query, site: Site, by: string, replaces = false): Promise<void> {
  const fresh = table('Setting', 'EXCLUDED')
  const update = `UPDATE SET ${s.value} = ${fresh.value}, ${s.updatedBy} = ${fresh.updatedBy}, ${s.updatedAt} = now()`
  await query(
    `INSERT INTO ${s} (${s.key}, ${s.value}, ${s.updatedBy}) VALUES ($1, $2, $3) ON CONFLICT (${s.key}) DO ${replaces ? update : 'NOTHING'}`,
    [SITE_KEY, JSON.stringify(site), by],
  )
}
