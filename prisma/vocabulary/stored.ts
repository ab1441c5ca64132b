/** Terms as rows of the database, one at a time. */

import '#server-only'
import { foldName, type TermDifference, termDifferences, termPrint } from '#geo/edit/terms'
import type { EditedTerm, VocabularyName } from '#geo/terms'
import type { Query } from '../query'

export interface StoredTerm extends EditedTerm {
  readonly position: number
  readonly version: number
}

const ONE = `SELECT "value", "zh", "en", "aliases", "retired" AS "isRetired", "rank", "colour", "glyph", "position", "version"
  FROM "Term" WHERE "vocabulary" = $1 AND "value" = $2`

export const readTerm = async (
  query: Query,
  vocabulary: VocabularyName,
  value: string,
): Promise<StoredTerm | undefined> => (await query<StoredTerm>(ONE, [vocabulary, value]))[0]

/** While its names stay, the search index is no further behind it than it was. */
export async function writeTerm(query: Query, vocabulary: VocabularyName, term: StoredTerm): Promise<void> {
  const { value, zh, en, aliases, rank, colour, glyph, isRetired, position, version } = term
  await query(
    `INSERT INTO "Term" ("vocabulary", "value", "zh", "en", "aliases", "rank", "colour", "glyph", "retired", "version", "position")
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, CASE WHEN $11 < 0
        THEN (SELECT coalesce(max("position"), -1) + 1 FROM "Term" WHERE "vocabulary" = $1) ELSE $11 END)
      ON CONFLICT ("vocabulary", "value") DO UPDATE SET "zh" = EXCLUDED."zh", "en" = EXCLUDED."en", "aliases" = EXCLUDED."aliases",
        "rank" = EXCLUDED."rank", "colour" = EXCLUDED."colour", "glyph" = EXCLUDED."glyph", "retired" = EXCLUDED."retired",
        "version" = EXCLUDED."version", "position" = EXCLUDED."position",
        "indexed" = CASE WHEN "Term"."indexed" = "Term"."version" AND "Term"."zh" = EXCLUDED."zh" AND "Term"."en" = EXCLUDED."en"
          THEN EXCLUDED."version" ELSE "Term"."indexed" END`,
    [vocabulary, value, zh, en, [...aliases], rank, colour, glyph, isRetired, version, position],
  )
}

/** Who has last changed a term, '' where history does not name its own line, and what is another since. */
export interface OtherChange {
  readonly outcome: 'changed'
  readonly by: string
  readonly differences: readonly TermDifference[]
}

/** A term's own lines, and those of terms that were merged into it, which gave it their names, and still are. */
const LAST = `SELECT "userName" AS "by", CASE "action" WHEN 'merge' THEN "before"->'heir' ELSE "before" END AS "before",
    CASE WHEN "action" <> 'merge' THEN "after" END AS "after" FROM "Change" c
  WHERE "record" = 'term' AND ("recordId" = $1 AND "after"->>'value' = $2
    OR "action" = 'merge' AND starts_with("recordId", $3) AND "after"->>'into' = $2
      AND NOT EXISTS (SELECT FROM "Change" n WHERE n."record" = 'term' AND n."recordId" = c."recordId" AND n."id" > c."id")) ORDER BY "id" DESC LIMIT 1`

/** What somebody has done to a term since it looked as in `seen`, a `termPrint`; null: nothing. */
export async function changeSince(
  query: Query,
  vocabulary: VocabularyName,
  term: StoredTerm,
  seen: string,
): Promise<OtherChange | null> {
  if (termPrint(term) === seen) return null
  const [last] = await query<{ by: string; before: EditedTerm | null; after: EditedTerm | null }>(LAST, [
    `${vocabulary}/${term.value}`,
    ...[term.value, `${vocabulary}/`],
  ])
  const isIt = last && (last.after === null || termPrint(last.after) === termPrint(term))
  if (!isIt) return { outcome: 'changed', by: '', differences: [] }
  return { outcome: 'changed', by: last.by, differences: last.before ? termDifferences(last.before, term) : [] }
}

/** Of these names, what are no names of the term itself, each once, as it is spelt first. */
export function otherNames({ zh, en }: EditedTerm, names: readonly string[]): string[] {
  const byFolded = new Map<string, string>()
  for (const name of names) if (name && !byFolded.has(foldName(name))) byFolded.set(foldName(name), name)
  for (const own of [zh, en]) byFolded.delete(foldName(own))
  return [...byFolded.values()]
}
