/** Which revision an address means by `as-of`: a number, or a day, which means the last revision of it. */

import '#server-only'
import { isRealDay } from '#geo/text/days'
import { localDate, ownTimeZone } from '#geo/text/format'
import type { PastRefusal } from '../past-context'
import { readSite } from '../site/site'
import { query } from '../transaction'

export interface Resolved {
  readonly revision: number
  readonly at: string
}

interface Row {
  /** Null: there is none. */
  readonly revision: number | null
  readonly at: Date | null
  readonly base: number
  readonly baseAt: Date
  readonly newest: number
}

const LOG = `SELECT l."revision", l."at", b."revision" AS "base", b."at" AS "baseAt", r."number" AS "newest"
  FROM (SELECT * FROM "RevisionLog" WHERE "isBase" ORDER BY "revision" DESC LIMIT 1) b
  CROSS JOIN "Revision" r LEFT JOIN LATERAL (SELECT * FROM "RevisionLog" WHERE "revision" >= b."revision" AND`
const BY_NUMBER = `${LOG} "revision" = $1::int) l ON true`
const BY_DAY = `${LOG} "at" < ($1::date + 1)::timestamp AT TIME ZONE $2::text ORDER BY "revision" DESC LIMIT 1) l ON true`

/**
 * A day that has not come is refused, and so is whatever was before the past that is kept. Days are those of the site's
 * clock, wherever the server is.
 */
export async function resolvePast(asked: string): Promise<Resolved | PastRefusal> {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asked)
  if (isDay ? !isRealDay(asked) : !/^\d{1,9}$/.test(asked)) return { why: 'unreadable', asked }
  const zone = (await readSite()).timeZone || ownTimeZone()
  if (isDay && asked > localDate(new Date(), zone)) return { why: 'to come', asked }
  const [row] = await (isDay ? query<Row>(BY_DAY, [asked, zone]) : query<Row>(BY_NUMBER, [asked]))
  if (!row) return { why: 'starting' }
  if (row.revision !== null) return { revision: row.revision, at: row.at!.toISOString() }
  if (!isDay && Number(asked) > row.newest) return { why: 'to come', asked }
  if (!isDay && Number(asked) > row.base) return { why: 'unknown', asked }
  return { why: 'too early', asked, base: row.base, day: localDate(row.baseAt, zone) }
}
