/** The search tokens of projects that are about to be written, so that no row is written twice. */

import type { RecordValues } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { Query } from '../query'
import { searchColumn } from '../search-index'
import { table } from '../tables'
import { readTerms } from '../vocabulary/terms'

const [d, l, o] = [table('District'), table('Place'), table('Organisation')]

interface NamedRow {
  readonly type: 'district' | 'place' | 'organisation'
  readonly id: string
  readonly names: readonly string[]
  readonly operatorId: string | null
}

/** $1: the ids of the records whose names are wanted, and those of their operators; NULL for all. */
const NAMES = `
  SELECT 'district' AS "type", ${d.id}, array_remove(array[${d.nameZh}, ${d.nameEn}, ${d.shortZh}, ${d.shortEn}], NULL) || ${d.aliases} AS "names",
    NULL AS "operatorId" FROM ${d} WHERE $1::text[] IS NULL OR ${d.id} = ANY($1)
  UNION ALL SELECT 'place', ${l.id}, array[${l.nameZh}, ${l.nameEn}] || ${l.aliases}, ${l.operatorId}
    FROM ${l} WHERE $1::text[] IS NULL OR ${l.id} = ANY($1)
  UNION ALL SELECT 'organisation', ${o.id}, array[${o.nameZh}, ${o.nameEn}] || ${o.aliases}, NULL
    FROM ${o} WHERE $1::text[] IS NULL OR ${o.id} = ANY($1)
      OR ${o.id} IN (SELECT ${l.operatorId} FROM ${l} WHERE ${l.id} = ANY($1))`

type Records = ReadonlyMap<string, RecordValues>

/**
 * Comes back with what gives the `search` column by id. It knows the names of all districts, parks and organisations
 * as they stand now, or of those that the records `only` refer to.
 */
export async function newSearches(
  query: Query,
  only: Records | null = null,
): Promise<(records: Records) => ReadonlyMap<string, string>> {
  const terms = await readTerms(query)
  const ids = only && [...new Set([...only.values()].flatMap(refsOf))]
  const rows = await query<NamedRow>(NAMES, [ids])
  const byId = new Map(rows.map((row) => [`${row.type} ${row.id}`, row]))
  const named = (type: NamedRow['type'], id: unknown) => byId.get(`${type} ${id}`)
  const around = ({ columns, parts }: RecordValues): string[] => {
    const place = named('place', columns.placeId)
    const organisations = [
      place?.operatorId,
      ...(parts.participations ?? []).map((part) => part.columns.organisationId),
    ]
    const all = [named('district', columns.districtId), place, ...organisations.map((id) => named('organisation', id))]
    return all.flatMap((one) => one?.names ?? [])
  }
  return (records) =>
    new Map(
      Array.from(records, ([id, values]) => [
        id,
        searchColumn({ ...textsOf(values), id, around: around(values) }, terms),
      ]),
    )
}

const refsOf = ({ columns, parts }: RecordValues): string[] =>
  [
    columns.districtId,
    columns.placeId,
    ...(parts.participations ?? []).map((part) => part.columns.organisationId),
  ].filter((id) => typeof id === 'string')

function textsOf({ columns }: RecordValues) {
  const text = (name: string) => {
    const value = lookUp(columns, name)
    return typeof value === 'string' ? value : ''
  }
  return {
    kind: text('kind'),
    sector: text('sector'),
    names: [text('nameZh'), text('nameEn'), ...((columns.aliases ?? []) as readonly string[])],
    specialty: [text('specialtyZh'), text('specialtyEn')].filter(Boolean),
    summaries: [text('summaryZh'), text('summaryEn')],
  }
}
