/** As of which date the sources of listed projects speak: read a page at a time, since a list shows few of its rows. */

import '#server-only'
import { type RowView, rowView } from '#geo/query/list-rows'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { dateText } from '#geo/text/date-text'
import type { DatePrecision } from '#geo/vocabulary'
import { pool } from '../client'
import { isAbsence } from '../live/last-known'
import { table } from '../tables'

const [p, s, c] = [table('Project', 'p'), table('Source', 's'), table('Citation', 'c')]
const [pa, m, de] = [table('Participation', 'pa'), table('Milestone', 'm'), table('Detail', 'de')]
const OF_PROJECTS = `${p.no} = ANY($1)`
/** All that the page of a project cites: its values, its place and its parts. */
const CITING = [
  `SELECT ${p.no}, 'project' AS record, ${p.id} AS id FROM ${p} WHERE ${OF_PROJECTS}`,
  `SELECT ${p.no}, 'place', ${p.placeId} FROM ${p} WHERE ${OF_PROJECTS}`,
  `SELECT ${p.no}, 'participation', ${pa.id} FROM ${p} JOIN ${pa} ON ${pa.projectId} = ${p.id} WHERE ${OF_PROJECTS}`,
  `SELECT ${p.no}, 'milestone', ${m.id} FROM ${p} JOIN ${m} ON ${m.projectId} = ${p.id} WHERE ${OF_PROJECTS}`,
  `SELECT ${p.no}, 'detail', ${de.id} FROM ${p} JOIN ${de} ON ${de.projectId} = ${p.id} WHERE ${OF_PROJECTS}`,
]
/** The latest date, of equal ones the most exact; and the revision that it was read at. */
const NEWEST = `SELECT DISTINCT ON (citing.no) citing.no, ${s.publishedOn}::text AS date,
    ${s.publishedPrecision} AS precision, (SELECT number FROM "Revision" WHERE id = 1) AS revision
  FROM (${CITING.join(' UNION ALL ')}) AS citing
  JOIN ${c} ON ${c.record} = citing.record AND ${c.recordId} = citing.id JOIN ${s} ON ${s.id} = ${c.sourceId}
  ORDER BY citing.no, ${s.publishedOn} DESC NULLS LAST, ${s.publishedPrecision} = 'day' DESC,
    ${s.publishedPrecision} = 'month' DESC`

interface Dated {
  readonly no: number
  readonly revision: number
  readonly date: string | null
  readonly precision: DatePrecision | null
}

/** What has been read of a snapshot's projects. */
interface Known {
  readonly dates: Map<number, string | null>
  /** False: the database was at another revision. */
  isExact: boolean
}

const MOST_KNOWN = 50_000

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingSourceDates?: WeakMap<Snapshot, Known> }

export interface DatedRows {
  readonly rows: readonly RowView[]
  /** Whether all that they say holds at the snapshot's revision, and so for ever. */
  readonly isExact: boolean
}

/**
 * Rows with what their newest source says of its date, as `asOf`: null where none carries one, absent while the
 * database is away and has not been asked.
 */
export async function datedRows(snapshot: Snapshot, rows: readonly number[]): Promise<DatedRows> {
  shared.landingSourceDates ??= new WeakMap()
  const known = shared.landingSourceDates.get(snapshot) ?? { dates: new Map(), isExact: true }
  shared.landingSourceDates.set(snapshot, known)
  if (known.dates.size > MOST_KNOWN) known.dates.clear()
  const views = rows.map((row) => rowView(snapshot, row))
  const nos = views.map(({ no }) => no).filter((no) => !known.dates.has(no))
  const isRead = nos.length === 0 || (await readInto(known, nos, snapshot.revision))
  return {
    rows: views.map((view) => ({ ...view, asOf: known.dates.get(view.no) })),
    isExact: isRead && known.isExact,
  }
}

/** Whether the database has answered. */
async function readInto(known: Known, nos: readonly number[], wanted: number): Promise<boolean> {
  try {
    const { rows } = await pool().query<Dated>(NEWEST, [nos])
    for (const no of nos) known.dates.set(no, null)
    for (const { no, revision, date, precision } of rows) {
      known.dates.set(no, date && precision && dateText(date, precision))
      if (revision !== wanted) known.isExact = false
    }
    return true
  } catch (error) {
    if (!isAbsence(error)) throw error
    return false
  }
}
