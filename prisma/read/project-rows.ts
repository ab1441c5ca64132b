/**
 * Reads projects with what belongs to them by one statement. Files of everything ask for many: objects of the client
 * for each part of each project would cost several times as much.
 */

import '#server-only'
import { type Column, columnsOf, type Stored, table } from '../tables'
import { query } from '../transaction'

/** Which no reader sees. */
const UNSEEN: readonly Column<'Project'>[] = ['search', 'updatedAt']
const COLUMNS = columnsOf('Project').filter((column) => !UNSEEN.includes(column))

const [p, d, pl, op] = [table('Project', 'p'), table('District', 'd'), table('Place', 'l'), table('Organisation', 'op')]
const [a, o, m, e, t] = [
  table('Participation', 'a'),
  table('Organisation', 'o'),
  table('Milestone', 'm'),
  table('Event', 'e'),
  table('Detail', 't'),
]

const NAMED = ['id', 'slug', 'nameZh', 'nameEn'] as const
const DISTRICT = [...NAMED, 'shortZh', 'shortEn'] as const
const PLACE = [
  ...NAMED,
  ...(['kind', 'cityId', 'addressZh', 'addressEn', 'lng', 'lat', 'precision', 'errorM'] as const),
] as const
const ORGANISATION = ['nameZh', 'nameEn'] as const
const PARTICIPATION = ['id', 'role'] as const
const MILESTONE = ['id', 'kind', 'date', 'datePrecision'] as const
const DETAIL = ['id', 'topic', 'textZh', 'textEn'] as const

type Named = Stored<'Event', (typeof NAMED)[number]>
type Organisation = Stored<'Organisation', (typeof ORGANISATION)[number]>

/** A project as the statement has it: dates as yyyy-mm-dd, amounts as text. */
export interface ProjectRow extends Stored<'Project', Exclude<Column<'Project'>, 'search' | 'updatedAt'>> {
  readonly district: Stored<'District', (typeof DISTRICT)[number]>
  readonly place: (Stored<'Place', (typeof PLACE)[number]> & { readonly operator: Organisation | null }) | null
  readonly participations: readonly (Stored<'Participation', (typeof PARTICIPATION)[number]> & {
    readonly organisation: Organisation
  })[]
  readonly milestones: readonly (Stored<'Milestone', 'id' | 'kind' | 'datePrecision'> & {
    readonly date: string
    readonly event: Named | null
  })[]
  readonly details: readonly Stored<'Detail', (typeof DETAIL)[number]>[]
}

/** Some columns of a table as a JSON object, with what else belongs to it. */
function object<C extends string>(of: Readonly<Record<C, string>>, names: readonly C[], others = ''): string {
  return `json_build_object(${names.map((name) => `'${name}', ${of[name]}`).join(', ')}${others})`
}

/** Null where the row has none: `id` is that of the joined table. */
const maybe = (id: string, json: string): string => `CASE WHEN ${id} IS NOT NULL THEN ${json} END`

/** What the chosen projects have of something, as one JSON array each: read for all of them at once. */
const lists = (projectId: string, json: string, order: string, from: string): string =>
  `(SELECT ${projectId} AS "of", json_agg(${json} ORDER BY ${order}) AS "list" FROM ${from}
    WHERE ${projectId} IN (SELECT "id" FROM "chosen") GROUP BY 1)`

const PARTICIPATIONS = lists(
  a.projectId,
  object(a, PARTICIPATION, `, 'organisation', ${object(o, ORGANISATION)}`),
  a.id,
  `${a} JOIN ${o} ON ${o.id} = ${a.organisationId}`,
)
const MILESTONES = lists(
  m.projectId,
  object(m, MILESTONE, `, 'event', ${maybe(e.id, object(e, NAMED))}`),
  `${m.date}, ${m.id}`,
  `${m} LEFT JOIN ${e} ON ${e.id} = ${m.eventId}`,
)
const DETAILS = lists(t.projectId, object(t, DETAIL), `${t.position}, ${t.id}`, `${t}`)

/** Those that a condition on `p` chooses. */
const projectsWhere = (condition: string): string => `
  WITH "chosen" AS MATERIALIZED (SELECT ${COLUMNS.map((name) => p[name]).join(', ')} FROM ${p} WHERE ${condition})
  SELECT p.*, ${object(d, DISTRICT)} AS "district",
    ${maybe(pl.id, object(pl, PLACE, `, 'operator', ${maybe(op.id, object(op, ORGANISATION))}`))} AS "place",
    coalesce(pa."list", '[]') AS "participations", coalesce(mi."list", '[]') AS "milestones",
    coalesce(de."list", '[]') AS "details"
  FROM "chosen" p JOIN ${d} ON ${d.id} = ${p.districtId}
    LEFT JOIN ${pl} ON ${pl.id} = ${p.placeId} LEFT JOIN ${op} ON ${op.id} = ${pl.operatorId}
    LEFT JOIN ${PARTICIPATIONS} pa ON pa."of" = ${p.id} LEFT JOIN ${MILESTONES} mi ON mi."of" = ${p.id}
    LEFT JOIN ${DETAILS} de ON de."of" = ${p.id}`
const [OF_SLUG, OF_NOS] = [projectsWhere(`${p.slug} = $1`), projectsWhere(`${p.no} = ANY($1::int[])`)]

/** None or one. */
export const projectRowsOfSlug = (slug: string): Promise<ProjectRow[]> => query(OF_SLUG, [slug])

/** In no order; those that there are no more are left out. */
export const projectRowsOfNos = (nos: readonly number[]): Promise<ProjectRow[]> => query(OF_NOS, [nos])
