/** The columns of sheets whose words are looked up, and as which words they are mapped and remembered. */

import type { RowProblem } from '../problems'
import type { WordField } from '../words'
import type { SheetKind } from './sheet-columns'
import { isValueField } from './value-columns'

type WordColumns = readonly (readonly [field: string, as: WordField])[]

const WORDS: Readonly<Record<SheetKind, WordColumns>> = {
  events: [
    ['district', 'district'],
    ['heldIn', 'place'],
  ],
  indicators: [
    ['district', 'district'],
    ['event', 'event'],
    ['topic', 'topic'],
    ['unit', 'unit'],
  ],
  organisations: [['role', 'role']],
  places: [
    ['district', 'district'],
    ['kind', 'placeKind'],
    ['operator', 'investor'],
  ],
  sources: [],
  facts: [],
}

/** The words of sheets of which the import makes records; none of those that a row must say more of. */
export const MADE_IN_SHEETS: readonly WordField[] = ['investor', 'place']

const CODES: readonly RowProblem['code'][] = ['term', 'district', 'place', 'record']

/** The problems that are unknown words, as words are counted. */
export const unknownInSheet = (kind: SheetKind, problems: readonly RowProblem[]): RowProblem[] =>
  problems.flatMap((problem) => {
    // A heading may name a district of which no word of this map is one.
    const column = problem.code === 'district' && isValueField(problem.field) ? 'district' : problem.field
    const as = WORDS[kind].find(([field]) => field === column)?.[1]
    return as && problem.value !== '' && CODES.includes(problem.code) ? [{ ...problem, field: as, code: 'term' }] : []
  })

/** The column of a sheet whose words these are; of a kind that has none the word itself. */
export const columnOfWord = (kind: SheetKind, as: WordField): string =>
  WORDS[kind].find(([, word]) => word === as)?.[0] ?? as
