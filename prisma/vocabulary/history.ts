/** Reads what has been done to a term. */

import '#server-only'
import type { VocabularyName } from '#geo/terms'
import { query } from '../transaction'

export interface TermChange {
  readonly id: string
  /** ISO timestamp. */
  readonly at: string
  readonly userName: string
  readonly action: 'save' | 'discard' | 'merge' | 'undo'
  /** The term's names before, and the value of the term it was merged into. */
  readonly value: string
  readonly zh: string
  readonly en: string
  readonly into: string | null
  /** Records that a merge moved. */
  readonly moved: number
  /** Whether it is the newest change of its term, and so can be undone. */
  readonly isNewest: boolean
}

const MOST = 100

const SQL = `SELECT c."id"::text, to_char(c."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "at", c."userName", c."action",
    split_part(c."recordId", '/', 2) AS "value", coalesce(c."after"->>'zh', c."before"->>'zh', '') AS "zh",
    coalesce(c."after"->>'en', c."before"->>'en', '') AS "en", c."after"->>'into' AS "into",
    coalesce(jsonb_array_length(c."after"->'moved'->'rows'), 0) AS "moved",
    c."action" <> 'undo' AND NOT EXISTS (SELECT FROM "Change" n WHERE n."record" = 'term' AND n."recordId" = c."recordId" AND n."id" > c."id")
      AS "isNewest"
  FROM "Change" c WHERE c."record" = 'term' AND starts_with(c."recordId", $1) ORDER BY c."id" DESC LIMIT ${MOST}`

/** The newest changes of a vocabulary, or of one term of it; at most 100. */
export const termHistory = (vocabulary: VocabularyName): Promise<TermChange[]> =>
  query<TermChange>(SQL, [`${vocabulary}/`])
