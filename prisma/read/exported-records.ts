/** Reads the public events, places, organisations, figures and sources for files, with what they refer to by name. */

import '#server-only'
import type { ListedRecord, RecordList } from '#geo/export/record-columns'
import type { Position, Text } from '#geo/records'
import { plainName } from '#geo/text/plain-name'
import { readSite } from '../site/site'
import { table } from '../tables'
import { query } from '../transaction'

const [e, l, o, i] = [table('Event', 'r'), table('Place', 'r'), table('Organisation', 'r'), table('Indicator', 'r')]
const [s, pa, p, c] = [table('Source', 'r'), table('Participation', 'a'), table('Project', 'p'), table('Citation', 'c')]
const [d, place, organisation, event] = [table('District'), table('Place'), table('Organisation'), table('Event')]

/** Which sources back the fields of a record: the one that backs most of them first. */
const citedBy = (record: string, id: string) => `LATERAL (
    SELECT (array_agg(g."sourceId" ORDER BY g."n" DESC, g."sourceId"))[1] AS "source" FROM (
      SELECT ${c.sourceId}, count(*) AS "n" FROM ${c} WHERE ${c.record} = ${record} AND ${c.recordId} = ${id} GROUP BY 1) g) m ON true
  LEFT JOIN LATERAL (SELECT array_agg(f."field" || '=' || f."ids" ORDER BY f."field") AS "citations" FROM (
      SELECT ${c.field} AS "field", string_agg(${c.sourceId}, ',' ORDER BY ${c.sourceId}) AS "ids" FROM ${c}
        WHERE ${c.record} = ${record} AND ${c.recordId} = ${id} GROUP BY 1) f) n ON true`

const CITED = `m."source", n."citations"`
/** Dates as JSON has them, without a clock. */
const COLUMNS = 'to_jsonb(r) AS "columns"'

const ROWS: Readonly<Record<RecordList, string>> = {
  events: `SELECT ${e.slug}, ${COLUMNS}, ${CITED} FROM ${e} LEFT JOIN ${citedBy(`'event'`, e.id)} ORDER BY ${e.date} DESC, ${e.id}`,
  places: `SELECT ${l.slug}, ${COLUMNS}, ${CITED} FROM ${l} LEFT JOIN ${citedBy(`'place'`, l.id)} ORDER BY ${l.slug}`,
  organisations: `
    SELECT ${o.slug}, to_jsonb(r) || jsonb_build_object('role', ${pa.role}) AS "columns", ${CITED},
      CASE WHEN ${p.id} IS NOT NULL THEN jsonb_build_object('slug', ${p.slug}, 'name', jsonb_build_object('zh', ${p.nameZh}, 'en', ${p.nameEn})) END AS "project"
    FROM ${o} LEFT JOIN ${pa} ON ${pa.organisationId} = ${o.id} LEFT JOIN ${p} ON ${p.id} = ${pa.projectId}
      LEFT JOIN ${citedBy(`CASE WHEN ${pa.id} IS NULL THEN 'organisation' ELSE 'participation' END`, `coalesce(${pa.id}, ${o.id})`)}
    ORDER BY ${o.slug}, ${p.no}, ${pa.role}`,
  indicators: `SELECT ${i.id} AS "slug", ${COLUMNS}, ${CITED} FROM ${i} LEFT JOIN ${citedBy(`'indicator'`, i.id)}
    ORDER BY ${i.districtId} NULLS LAST, ${i.eventId}, ${i.position}, ${i.id}`,
  sources: `SELECT ${s.id} AS "slug", ${COLUMNS}, ${s.id} AS "source", NULL AS "citations" FROM ${s} ORDER BY ${s.id}`,
}

interface Row {
  readonly slug: string
  readonly columns: Readonly<Record<string, unknown>>
  readonly source: string | null
  readonly citations: readonly string[] | null
  readonly project?: ListedRecord['project']
}

/** All public records of a list; an organisation once for each part that it has in a project. */
export async function readListed(list: RecordList): Promise<ListedRecord[]> {
  const { cities } = await readSite()
  const city = new Map(cities.map(({ id, name }) => [id, name]))
  const [districts, places, organisations, events] = await Promise.all([
    namesOf(`SELECT ${d.id}, ${d.slug}, ${d.nameZh}, ${d.nameEn}, ${d.aliases} FROM ${d}`),
    namesOf(`SELECT ${place.id}, ${place.slug}, ${place.nameZh}, ${place.nameEn}, ${place.aliases} FROM ${place}`),
    namesOf(
      `SELECT ${organisation.id}, ${organisation.slug}, ${organisation.nameZh}, ${organisation.nameEn}, ${organisation.aliases} FROM ${organisation}`,
    ),
    namesOf(
      `SELECT ${event.id}, ${event.slug}, ${event.nameZh}, ${event.nameEn}, '{}'::text[] AS "aliases" FROM ${event}`,
    ),
  ])
  const rows = await query<Row>(ROWS[list], [])
  return rows.map(({ project = null, ...row }): ListedRecord => {
    const { districtId, placeId, operatorId, eventId, cityId, lng, lat } = row.columns
    const called = (names: ReadonlyMap<string, Text>, id: unknown) => names.get(String(id)) ?? null
    return {
      ...{ ...row, project, district: called(districts, districtId), place: called(places, placeId) },
      ...{ operator: called(organisations, operatorId), event: called(events, eventId) },
      city: cityId == null ? null : (city.get(String(cityId)) ?? { zh: String(cityId), en: String(cityId) }),
      position: typeof lng === 'number' && typeof lat === 'number' ? ([lng, lat] satisfies Position) : null,
    }
  })
}

interface Named {
  readonly id: string
  readonly slug: string
  readonly nameZh: string
  readonly nameEn: string
  readonly aliases: readonly string[]
}

/** What records are called; by its slug where another one has the name too. */
async function namesOf(sql: string): Promise<ReadonlyMap<string, Text>> {
  const rows = await query<Named>(sql, [])
  const bearers = new Map<string, Set<string>>()
  for (const { id, nameZh, nameEn, aliases } of rows)
    for (const name of [nameZh, nameEn, ...aliases].map(plainName))
      bearers.set(name, (bearers.get(name) ?? new Set()).add(id))
  const told = (name: string, slug: string) => (bearers.get(plainName(name))!.size > 1 ? slug : name)
  return new Map(rows.map(({ id, slug, nameZh, nameEn }) => [id, { zh: told(nameZh, slug), en: told(nameEn, slug) }]))
}
