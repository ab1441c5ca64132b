/** Keeps the `search` column of projects in step with what it is made of. */

import '#server-only'
import type { Vocabularies } from '#geo/terms'
import { type SearchTexts, searchVector } from '#geo/text/search-tokens'
import type { Term } from '#geo/vocabulary'
import type { Query } from './query'
import { type Stored, table } from './tables'
import { readTerms } from './vocabulary/terms'

/**
 * Raise it when geo/text/search-tokens.ts makes other tokens of the same texts: the seed then writes the column of
 * every project anew.
 */
export const SEARCH_VERSION = 2

/** Projects per statement: bounds memory and the size of a message. */
const BATCH = 500

/** What a project is found by. */
export interface Indexed {
  id: string
  kind: string
  sector: string
  names: string[]
  around: string[]
  specialty: string[]
  summaries: string[]
}

const [p, d, l] = [table('Project', 'p'), table('District', 'd'), table('Place', 'l')]
const [h, o, r] = [table('Organisation', 'h'), table('Organisation', 'o'), table('Participation', 'r')]

const namesOf = ({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }) => `${nameZh}, ${nameEn}`

const TEXTS_SQL = `
  SELECT ${p.id}, ${p.kind}, ${p.sector},
    array[${namesOf(p)}] || ${p.aliases} AS "names",
    array_remove(array[${namesOf(d)}, ${d.shortZh}, ${d.shortEn}, ${namesOf(l)}, ${namesOf(h)}], NULL)
      || ${d.aliases} || coalesce(${l.aliases}, '{}') || coalesce(${h.aliases}, '{}')
      || ARRAY(SELECT unnest(array[${namesOf(o)}] || ${o.aliases}) FROM ${r}
        JOIN ${o} ON ${o.id} = ${r.organisationId} WHERE ${r.projectId} = ${p.id}) AS "around",
    array_remove(array[${p.specialtyZh}, ${p.specialtyEn}], NULL) AS "specialty",
    array[${p.summaryZh}, ${p.summaryEn}] AS "summaries"
  FROM ${p} JOIN ${d} ON ${d.id} = ${p.districtId} LEFT JOIN ${l} ON ${l.id} = ${p.placeId}
    LEFT JOIN ${h} ON ${h.id} = ${l.operatorId} WHERE ${p.id} = ANY($1)`

const UPDATE_SQL = `
  UPDATE ${p} SET ${table('Project').search} = n."search"::tsvector
  FROM unnest($1::text[], $2::text[]) AS n("id", "search") WHERE ${p.id} = n."id"`

const STALE_SQL = `
  SELECT ${p.id} FROM ${p} JOIN unnest($1::text[], $2::text[]) AS n("id", "search") ON ${p.id} = n."id"
  WHERE ${p.search} IS DISTINCT FROM n."search"::tsvector`

const labels = (table: readonly Term[], value: string): string[] =>
  table.filter((term) => term.value === value).flatMap(({ zh, en }) => [zh, en])

const textsOf = (row: Indexed, terms: Vocabularies): SearchTexts => ({
  A: row.names,
  B: row.around,
  C: [...labels(terms.sector, row.sector), ...labels(terms.kind, row.kind), ...row.specialty],
  D: row.summaries,
})

/** The text of the `search` column of a project. */
export const searchColumn = (row: Indexed, terms: Vocabularies): string => searchVector(textsOf(row, terms))

/**
 * Writes the `search` column of the projects `ids` where it has become stale; returns how many. To be called in the
 * transaction that changes a project or its participations, and, for all projects of it, a district, a place or its
 * operator, or an organisation. Ids that do not exist are passed over. No statement is sent that changes no row, so
 * the revision number does not move for nothing.
 */
export async function indexProjects(query: Query, ids: readonly string[]): Promise<number> {
  const terms = await readTerms(query)
  let written = 0
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await query<Indexed>(TEXTS_SQL, [ids.slice(start, start + BATCH)])
    const vectors = new Map(rows.map((row) => [row.id, searchColumn(row, terms)]))
    const stale = await query<Stored<'Project', 'id'>>(STALE_SQL, [[...vectors.keys()], [...vectors.values()]])
    if (stale.length === 0) continue
    const changed = stale.map(({ id }) => id)
    await query(UPDATE_SQL, [changed, changed.map((id) => vectors.get(id))])
    written += changed.length
  }
  return written
}
