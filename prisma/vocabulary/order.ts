/** The place of a term among the others of its vocabulary. */

import '#server-only'
import type { VocabularyName } from '#geo/terms'
import type { Query } from '../query'
import { readTerms } from './terms'

/** From 0. */
interface Places {
  readonly from: number
  readonly to: number
}

/** Puts a term at a place, or at the end it would go beyond; null: there is no such term. */
export async function placeTerm(
  query: Query,
  vocabulary: VocabularyName,
  value: string,
  placeOf: (from: number) => number,
): Promise<Places | null> {
  const terms = (await readTerms(query))[vocabulary].map((term) => term.value)
  const from = terms.indexOf(value)
  if (from < 0) return null
  const to = Math.min(terms.length - 1, Math.max(0, placeOf(from)))
  terms.splice(to, 0, ...terms.splice(from, 1))
  await query(
    `UPDATE "Term" t SET "position" = n."place" - 1 FROM unnest($2::text[]) WITH ORDINALITY AS n("value", "place")
      WHERE t."vocabulary" = $1 AND t."value" = n."value" AND t."position" <> n."place" - 1`,
    [vocabulary, terms],
  )
  return { from, to }
}
