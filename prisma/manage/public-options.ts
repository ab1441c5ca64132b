/** The names, as readers may see them, of records that changes of a public record refer to. */

import '#server-only'
import type { ChangeLine } from '#geo/edit/history'
import type { Option, Options } from '#geo/edit/options'
import { table } from '../tables'
import { query } from '../transaction'
import { readTerms } from '../vocabulary/terms'

const [t, p, o] = [table('District', 't'), table('Place', 'p'), table('Organisation', 'o')]
const [e, s] = [table('Event', 'e'), table('Source', 's')]

type Listed = Exclude<keyof Options, 'terms'>

/** Of published rows alone, as they are published; what is not public, or no longer, is called `unnamed`. */
export async function getPublicOptions(
  changes: readonly Pick<ChangeLine, 'before' | 'after'>[],
  unnamed: Omit<Option, 'id'>,
): Promise<Options> {
  const ids = [...new Set(changes.flatMap(({ before, after }) => [...textsIn(before), ...textsIn(after)]))]
  const rows = await query<Option & { kind: Listed }>(
    `SELECT 'district' AS "kind", ${t.id}, ${t.nameZh} AS "zh", ${t.nameEn} AS "en" FROM ${t} WHERE ${t.id} = ANY($1)
    UNION ALL SELECT 'place', ${p.id}, ${p.nameZh}, ${p.nameEn} FROM ${p} WHERE ${p.id} = ANY($1)
    UNION ALL SELECT 'organisation', ${o.id}, ${o.nameZh}, ${o.nameEn} FROM ${o} WHERE ${o.id} = ANY($1)
    UNION ALL SELECT 'event', ${e.id}, ${e.nameZh}, ${e.nameEn} FROM ${e} WHERE ${e.id} = ANY($1)
    UNION ALL SELECT 'source', ${s.id}, ${s.titleZh}, ${s.titleEn} FROM ${s} WHERE ${s.id} = ANY($1)`,
    [ids],
  )
  const listOf = (kind: Listed): Option[] => {
    const named = rows.filter((row) => row.kind === kind).map(({ id, zh, en }) => ({ id, zh, en }))
    const known = new Set(named.map(({ id }) => id))
    return [...named, ...ids.filter((id) => !known.has(id)).map((id) => ({ id, ...unnamed }))]
  }
  const [district, place, organisation] = [listOf('district'), listOf('place'), listOf('organisation')]
  return {
    ...{ district, place, organisation, event: listOf('event'), source: listOf('source') },
    terms: await readTerms(query),
  }
}

/** More characters are no id. */
const LONGEST_ID = 100

/** All texts in values that may be ids. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length <= LONGEST_ID ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
