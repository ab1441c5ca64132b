/** What an admin may write of a term, and what is wrong with it. */

import GLYPHS from '../map/glyphs/all-glyphs'
import { MARKS } from '../map/marks'
import { SWATCHES } from '../map/swatches'
import { type EditedTerm, isTermValue, type Vocabularies, type VocabularyName } from '../terms'
import { plainName } from '../text/plain-name'

/** A term as a form gives it, trimmed. */
export interface TermInput {
  readonly vocabulary: VocabularyName
  readonly value: string
  readonly zh: string
  readonly en: string
  readonly aliases: readonly string[]
  readonly isRetired: boolean
  readonly rank: number | null
  readonly colour: number | null
  readonly glyph: string | null
}

/** As many sectors as there are colours. */
export const MAX_SECTORS = SWATCHES.length
export const MAX_ALIASES = 40
/** Characters of a name. */
export const MAX_NAME = 60

type TermProblemCode =
  | 'value-format'
  | 'value-taken'
  | 'name-missing'
  | 'name-long'
  | 'name-signs'
  | 'name-doubled'
  | 'aliases-many'
  | 'sectors-many'
  | 'colour'
  | 'colour-taken'
  | 'glyph'
  | 'glyph-taken'
  | 'rank'

export interface TermProblem {
  readonly code: TermProblemCode
  readonly field: keyof TermInput
  /** The name, or the term in the way, that the problem is about; '' where the field says it all. */
  readonly about: string
}

/** Names are the same where they differ only in case, width or space. */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/**
 * All that is wrong with `input` among the terms of its vocabulary, in the order of the form; none: it may be
 * written. `isNew` asks for an id that is free. A retired sector needs no colour or glyph of its own.
 */
export function problemsOfTerm(input: TermInput, terms: Vocabularies, isNew: boolean): TermProblem[] {
  const others = terms[input.vocabulary].filter(({ value }) => value !== input.value)
  return [
    ...problemsOfValue(input, terms, isNew),
    ...problemsOfNames(input, others),
    ...(input.vocabulary === 'sector' && !input.isRetired ? problemsOfSector(input, others) : []),
    ...(input.vocabulary === 'status' ? problemsOfStatus(input) : []),
  ]
}

const problem = (field: keyof TermInput, code: TermProblemCode, about = ''): TermProblem => ({ field, code, about })

function problemsOfValue({ vocabulary, value }: TermInput, terms: Vocabularies, isNew: boolean): TermProblem[] {
  if (!isTermValue(value)) return [problem('value', 'value-format')]
  const isTaken = terms[vocabulary].some((term) => term.value === value)
  return isNew && isTaken ? [problem('value', 'value-taken', value)] : []
}

/**
 * As spreadsheets are read, without signs: names of two terms differ in more than those, where they hold anything else.
 */
const wordOf = (name: string): string => plainName(name) || foldName(name)

function problemsOfNames(input: TermInput, others: readonly EditedTerm[]): TermProblem[] {
  const problems: TermProblem[] = []
  // A unit may be silent: a statement in words has none.
  for (const field of ['zh', 'en'] as const)
    if (input[field] === '' && input.vocabulary !== 'unit') problems.push(problem(field, 'name-missing'))
  if (input.aliases.length > MAX_ALIASES) problems.push(problem('aliases', 'aliases-many'))
  const owners = new Map(
    others.flatMap((term) =>
      [term.value, term.zh, term.en, ...term.aliases].map((name) => [wordOf(name), term] as const),
    ),
  )
  const seen = new Set<string>()
  const names = [
    ['zh', input.zh] as const,
    ['en', input.en] as const,
    ...input.aliases.map((name) => ['aliases', name] as const),
  ]
  for (const [field, name] of names) {
    const folded = foldName(name)
    if (folded === '') continue
    if (name.length > MAX_NAME) problems.push(problem(field, 'name-long', name))
    const owner = owners.get(wordOf(name))
    if (owner) problems.push(problem(field, 'name-doubled', `${name} → ${owner.zh}`))
    else if (field === 'aliases' && seen.has(folded)) problems.push(problem(field, 'name-doubled', name))
    seen.add(folded)
  }
  return problems
}

function problemsOfSector({ colour, glyph }: TermInput, others: readonly EditedTerm[]): TermProblem[] {
  const used = others.filter(({ isRetired }) => !isRetired)
  const problems: TermProblem[] = []
  if (used.length >= MAX_SECTORS) problems.push(problem('isRetired', 'sectors-many', String(MAX_SECTORS)))
  if (colour === null || !SWATCHES[colour]) problems.push(problem('colour', 'colour'))
  const twin = used.find((term) => term.colour === colour)
  if (colour !== null && twin) problems.push(problem('colour', 'colour-taken', twin.zh))
  if (glyph === null || !GLYPHS.has(glyph)) problems.push(problem('glyph', 'glyph'))
  const alike = used.find((term) => term.glyph === glyph)
  if (glyph !== null && alike) problems.push(problem('glyph', 'glyph-taken', alike.zh))
  return problems
}

function problemsOfStatus({ rank, glyph }: TermInput): TermProblem[] {
  const problems: TermProblem[] = []
  if (rank !== null && !(Number.isInteger(rank) && rank >= 0 && rank <= 1000)) problems.push(problem('rank', 'rank'))
  if (glyph === null || !MARKS.has(glyph)) problems.push(problem('glyph', 'glyph'))
  return problems
}

const TOLD = ['place', 'zh', 'en', 'aliases', 'isRetired', 'rank', 'colour', 'glyph'] as const

/** All that a form says of a term, as one text: equal where nobody has changed it. Places are none of it. */
export const termPrint = ({ zh, en, aliases, isRetired, rank, colour, glyph }: Omit<ToldTerm, 'place'>): string =>
  JSON.stringify([zh, en, aliases, isRetired, rank, colour, glyph])

/** One thing that a change of a term has changed; empty: there was or is none. */
export interface TermDifference {
  readonly field: (typeof TOLD)[number]
  readonly before: string
  readonly after: string
}

type ToldTerm = Pick<EditedTerm, Exclude<(typeof TOLD)[number], 'place'>> & {
  /** From 1; absent where nothing is said of it. */
  readonly place?: number
}

/** What differs between two states of a term, in the order of the form. */
export const termDifferences = (before: ToldTerm, after: ToldTerm): TermDifference[] =>
  TOLD.map((field) => ({ field, before: toldText(before[field]), after: toldText(after[field]) })).filter(
    (difference) => difference.before !== difference.after,
  )

function toldText(value: ToldTerm[keyof ToldTerm]): string {
  if (typeof value === 'boolean') return value ? '✓' : ''
  return typeof value === 'object' && value !== null ? value.join(' · ') : String(value ?? '')
}
