/** Reads what has been done to a term. */

import '#server-only'
import { type TermDifference, termDifferences } from '#geo/edit/terms'
import type { EditedTerm, VocabularyName } from '#geo/terms'
import { query } from '../transaction'

export interface TermChange {
  readonly id: string
  /** ISO timestamp. */
  readonly at: string
  readonly userName: string
  readonly action: 'save' | 'discard' | 'merge' | 'move' | 'undo'
  /** The term's names before, and the value of the term it was merged into. */
  readonly value: string
  readonly zh: string
  readonly en: string
  readonly into: string | null
  /** Records that a merge moved. */
  readonly moved: number
  /** What is another since; none of a term that was new, is gone or was merged. */
  readonly differences: readonly TermDifference[]
  /** Whether it is the newest change of its term, and so can be undone. */
  readonly isNewest: boolean
}

const MOST = 100

const SQL = `SELECT c."id"::text, to_char(c."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "at", c."userName", c."action",
    split_part(c."recordId", '/', 2) AS "value", coalesce(c."after"->>'zh', c."before"->>'zh', '') AS "zh",
    coalesce(c."after"->>'en', c."before"->>'en', '') AS "en", c."after"->>'into' AS "into",
    coalesce(jsonb_array_length(c."after"->'moved'->'rows'), 0) AS "moved",
    c."action" <> 'undo' AND NOT EXISTS (SELECT FROM "Change" n WHERE n."record" = 'term' AND n."recordId" = c."recordId" AND n."id" > c."id")
      AS "isNewest",
    CASE WHEN c."before"->>'value' IS NOT NULL AND c."after"->>'value' IS NOT NULL THEN jsonb_build_array(c."before", c."after") END AS "states"
  FROM "Change" c WHERE c."record" = 'term' AND starts_with(c."recordId", $1) ORDER BY c."id" DESC LIMIT ${MOST}`

/** The newest changes of a vocabulary, or of one term of it; at most 100. */
export async function termHistory(vocabulary: VocabularyName): Promise<TermChange[]> {
  type Row = Omit<TermChange, 'differences'> & { readonly states: readonly [EditedTerm, EditedTerm] | null }
  const rows = await query<Row>(SQL, [`${vocabulary}/`])
  return rows.map(({ states, ...row }) => ({ ...row, differences: states ? termDifferences(...states) : [] }))
}
