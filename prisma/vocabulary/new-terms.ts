/** Makes terms of the words of a file, as an admin would one by one. */

import '#server-only'
import { newTerm } from '#geo/edit/new-term'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { VocabularyName } from '#geo/terms'
import { query } from '../transaction'
import { saveTerm, TermSchema } from './edit'
import { readTerms } from './terms'

interface WantedTerm {
  readonly vocabulary: VocabularyName
  readonly zh: string
  readonly en: string
}

/** For each its value; null where it could not be made: a name is missing, or another term has it. */
export async function makeTerms(actor: Actor, wanted: readonly WantedTerm[]): Promise<(string | null)[]> {
  if (!isAtLeast(actor.role, 'admin')) return wanted.map(() => null)
  const values: (string | null)[] = []
  for (const { vocabulary, zh, en } of wanted) {
    const terms = await readTerms(query)
    const twin = terms[vocabulary].find((term) => term.zh === zh && term.en === en)
    const input = TermSchema.safeParse(newTerm(vocabulary, { zh, en }, terms))
    const isMade = !twin && input.success && (await saveTerm(actor, input.data, true)).outcome === 'done'
    values.push(twin?.value ?? (isMade ? input.data.value : null))
  }
  return values
}
