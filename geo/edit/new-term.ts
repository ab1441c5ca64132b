/** A new term of two names, with the first look that is free. */

import GLYPHS from '../map/glyphs/all-glyphs'
import { MARKS } from '../map/marks'
import { SWATCHES } from '../map/swatches'
import type { EditedTerm, Vocabularies, VocabularyName } from '../terms'
import { slugOf } from './slug'
import type { TermInput } from './terms'

interface Names {
  readonly zh: string
  readonly en: string
}

/** What is still wrong with it `problemsOfTerm` says. */
export function newTerm(vocabulary: VocabularyName, { zh, en }: Names, terms: Vocabularies): TermInput {
  const others = terms[vocabulary]
  const base = slugOf(en).slice(0, 50) || 'term'
  const isTaken = (value: string) => others.some((other) => other.value === value)
  const values = [base, ...others.map((_, i) => `${base}-${i + 2}`)]
  return {
    ...{ vocabulary, zh, en, aliases: [], isRetired: false, rank: null },
    value: values.find((value) => !isTaken(value)) ?? base,
    ...lookOf(vocabulary, others),
  }
}

function lookOf(vocabulary: VocabularyName, others: readonly EditedTerm[]): Pick<TermInput, 'colour' | 'glyph'> {
  const used = others.filter(({ isRetired }) => !isRetired)
  const isUsed = (key: 'colour' | 'glyph', value: number | string) => used.some((other) => other[key] === value)
  if (vocabulary === 'status') return { colour: null, glyph: [...MARKS.keys()][0] ?? null }
  if (vocabulary !== 'sector') return { colour: null, glyph: null }
  const colour = SWATCHES.findIndex((_, i) => !isUsed('colour', i))
  return {
    colour: colour < 0 ? null : colour,
    glyph: [...GLYPHS.keys()].find((glyph) => !isUsed('glyph', glyph)) ?? null,
  }
}
