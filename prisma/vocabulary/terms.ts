/** Reads the vocabularies that admins edit. */

import { type EditedTerm, NO_TERMS, VOCABULARY_NAMES, type Vocabularies, type VocabularyName } from '#geo/terms'
import type { Query } from '../query'

const TERMS_SQL = `SELECT "vocabulary", "value", "zh", "en", coalesce("aliases", '{}') AS "aliases", "retired" AS "isRetired",
  "rank", "colour", "glyph" FROM "Term" ORDER BY "vocabulary", "position", "value"`

export type TermRow = EditedTerm & { readonly vocabulary: string }

/** All terms of one moment: call it in the transaction whose other rows they belong to. */
export const readTerms = async (query: Query): Promise<Vocabularies> =>
  vocabulariesOf(await query<TermRow>(TERMS_SQL, []))

/** Terms by vocabulary, in the order of `rows`; one of a vocabulary that this version does not know is left out. */
function vocabulariesOf(rows: readonly TermRow[]): Vocabularies {
  const lists = new Map<string, EditedTerm[]>(VOCABULARY_NAMES.map((name) => [name, []]))
  for (const { vocabulary, ...term } of rows) lists.get(vocabulary)?.push(term)
  return { ...NO_TERMS, ...(Object.fromEntries(lists) as Record<VocabularyName, EditedTerm[]>) }
}
