/** The vocabularies that admins edit, as each snapshot holds them. */

import { type Locale, labelOf, type Term } from './vocabulary'

/** The vocabularies that are records: admins edit them, and each snapshot holds those of its revision. */
export const VOCABULARY_NAMES = [
  'sector',
  'kind',
  'status',
  'role',
  'milestone',
  'place',
  'topic',
  'indicator',
  'unit',
] as const
export type VocabularyName = (typeof VOCABULARY_NAMES)[number]

/** A term that admins edit. */
export interface EditedTerm extends Term {
  /** Other names, as spreadsheets have them. */
  readonly aliases: readonly string[]
  /** Offered no more; records that hold it keep it. */
  readonly isRetired: boolean
  /** Of a stage, how far a project has come; null: it has no place on the way (paused, withdrawn), or is no stage. */
  readonly rank: number | null
  /** Of a sector, its place in `SWATCHES`; null: it is no sector. */
  readonly colour: number | null
  /** Of a sector, its glyph; of a stage, its mark. */
  readonly glyph: string | null
}

/** All terms, in the order in which they are listed. */
export type Vocabularies = Readonly<Record<VocabularyName, readonly EditedTerm[]>>

/** No term at all: before any is read. */
export const NO_TERMS = Object.fromEntries<readonly EditedTerm[]>(
  VOCABULARY_NAMES.map((name) => [name, []]),
) as Vocabularies

/** The term of a value; undefined where the vocabulary does not have it. */
export const termIn = (terms: readonly EditedTerm[], value: string | null): EditedTerm | undefined =>
  terms.find((term) => term.value === value)

/** What a value is called in a vocabulary of `terms`; the value itself where it is not there. */
export const termLabel = (terms: Vocabularies, name: VocabularyName, value: string, locale: Locale): string =>
  labelOf(terms[name], value, locale)

/** The terms that may be chosen anew, and `kept`, which a record holds already. */
export const offered = (terms: readonly EditedTerm[], kept?: string | null): readonly EditedTerm[] =>
  terms.filter(({ value, isRetired }) => !isRetired || value === kept)

/** The form of a value, whether or not any vocabulary has it. */
export const isTermValue = (text: string): boolean => text.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

/** What browsers need of the vocabularies: what pins, cards and filters say and show, without aliases. */
export const shownTerms = (terms: Vocabularies): Vocabularies => ({
  ...NO_TERMS,
  sector: withoutAliases(terms.sector),
  kind: withoutAliases(terms.kind),
  status: withoutAliases(terms.status),
  unit: withoutAliases(terms.unit),
})

const withoutAliases = (terms: readonly EditedTerm[]): EditedTerm[] => terms.map((term) => ({ ...term, aliases: [] }))
