/** The vocabularies that admins edit, as each snapshot holds them. */

import type { Term } from './vocabulary'

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
