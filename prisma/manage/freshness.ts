/** What waits for an editor: the lists of the editors' home, and records found by name. */

import '#server-only'
import type { ListName, ListQuery, RecordLine } from '#geo/edit/lists'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { Settings } from '#geo/edit/settings'
import { RECORD_TYPES } from '#geo/edit/values'
import type { Locale } from '#geo/vocabulary'
import { EDITED } from '../records/edited'
import { table } from '../tables'
import { query } from '../transaction'

/** How far a milestone or a status is: the later, the higher. */
const rank = (column: string) => `CASE ${column} WHEN 'announced' THEN 1 WHEN 'unveiled' THEN 2 WHEN 'founded' THEN 3
  WHEN 'settled' THEN 4 WHEN 'opened' THEN 5 WHEN 'operating' THEN 5 ELSE 0 END`

const [d, p, m, e] = [table('Draft', 'd'), table('Project', 'p'), table('Milestone', 'm'), table('Citation', 'e')]

/** The published records of all types of which nothing waits. */
const PUBLISHED = RECORD_TYPES.map((type) => {
  const { model, name, hasDistrict } = EDITED[type]
  const t = table(model, 't')
  const district = hasDistrict ? 't."districtId"' : 'NULL'
  return `SELECT '${type}' AS "type", ${t.id}, t."${name.zh}" AS "zh", t."${name.en}" AS "en", ${district} AS "districtId"
    FROM ${t} WHERE NOT EXISTS (
      SELECT FROM ${d} WHERE ${d.record} = '${type}' AND ${d.recordId} = ${t.id} AND ${d.state} <> 'published')`
}).join(' UNION ALL ')

/** Whether readers see a record of which there is a working copy. */
const IS_PUBLIC = RECORD_TYPES.map((type) => {
  const t = table(EDITED[type].model, 't')
  return `(${d.record} = '${type}' AND EXISTS (SELECT FROM ${t} WHERE ${t.id} = ${d.recordId}))`
}).join(' OR ')

/** All records of all types, public or not, with where they stand. */
const ALL = `
  SELECT r.*, 'published' AS "state", true AS "isPublic", coalesce(${d.version}, 0) AS "version", ${d.updatedAt}, ${d.updatedBy}, ${d.verifiedOn}
  FROM (${PUBLISHED}) r LEFT JOIN ${d} ON ${d.record} = r."type" AND ${d.recordId} = r."id"
  UNION ALL
  SELECT ${d.record}, ${d.recordId}, ${d.nameZh}, ${d.nameEn}, ${d.districtIds}[1], ${d.state}, ${IS_PUBLIC},
    ${d.version}, ${d.updatedAt}, ${d.updatedBy}, ${d.verifiedOn}
  FROM ${d} WHERE ${d.state} <> 'published'`

const CONDITIONS: Readonly<Record<ListName, string>> = {
  review: `"state" = 'review'`,
  draft: `"state" = 'draft'`,
  stale: `"type" = 'project' AND "state" = 'published'
    AND ("verifiedOn" IS NULL OR "verifiedOn" < now() - (SELECT "months" FROM "asked") * interval '1 month')`,
  overdue: `"type" = 'project' AND "state" = 'published' AND EXISTS (
    SELECT FROM ${m} JOIN ${p} ON ${p.id} = ${m.projectId} WHERE ${m.projectId} = "all"."id" AND ${m.date} < current_date
      AND ${rank(m.kind)} > ${rank(`coalesce(${p.status}, '')`)})`,
  rough: `"type" = 'project' AND "state" = 'published' AND EXISTS (SELECT FROM ${p}
    WHERE ${p.id} = "all"."id" AND ${p.precision} IN ('district', 'city'))`,
  single: `"type" = 'project' AND "state" = 'published' AND EXISTS (
    SELECT FROM ${e} WHERE ${e.record} = 'project' AND ${e.recordId} = "all"."id"
      GROUP BY ${e.field} HAVING count(DISTINCT ${e.sourceId}) = 1)`,
}

export const PAGE = 50

/** An editor sees the lists of his districts and what all share; others see everything. */
const districtsFor = (actor: Actor): readonly string[] | null =>
  actor.role === 'editor' && !isAtLeast(actor.role, 'reviewer') ? actor.districtIds : null

/** At most `most` from `offset` on, latest change first, then by name in a language; `total` counts all. */
export async function findRecords(
  actor: Actor,
  { list, type, q, offset }: ListQuery,
  { staleMonths }: Settings,
  locale: Locale,
  most = PAGE,
): Promise<{ lines: RecordLine[]; total: number }> {
  const rows = await query<RecordLine & { total: number }>(
    `WITH "asked" AS (SELECT $5::int AS "months")
      SELECT *, count(*) OVER ()::int AS "total" FROM (${ALL}) AS "all"
      WHERE ${list ? CONDITIONS[list] : 'true'} AND ($1::text IS NULL OR "type" = $1)
        AND ($2::text IS NULL OR strpos(lower("zh"), lower($2)) > 0 OR strpos(lower("en"), lower($2)) > 0)
        AND ($3::text[] IS NULL OR "districtId" IS NULL OR "districtId" = ANY($3))
      ORDER BY "updatedAt" DESC NULLS LAST, ${locale === 'en' ? 'lower("en")' : '"zh"'}, "id" LIMIT $6 OFFSET $4`,
    [type ?? null, q || null, list ? districtsFor(actor) : null, offset, staleMonths, most],
  )
  const lines = rows.map(({ total: _, updatedAt, ...row }) => ({
    ...row,
    updatedAt: updatedAt && new Date(updatedAt).toISOString(),
  }))
  return { lines, total: rows[0]?.total ?? 0 }
}
