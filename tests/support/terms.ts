/** The starter set of vocabularies, as the migration writes it. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EditedTerm, NO_TERMS, VOCABULARY_NAMES, type Vocabularies, type VocabularyName } from '#geo/terms'

const SQL = join(import.meta.dirname, '..', '..', 'prisma', 'migrations', '20261129000000_terms', 'migration.sql')
const TEXT = "'([^']*)'"
const ROW = new RegExp(
  `^  \\(${Array(5).fill(TEXT).join(', ')}, \\d+, (NULL|\\d+), (NULL|\\d+), (?:NULL|${TEXT})\\)[,;]$`,
  'gm',
)
const numberOf = (text: string): number | null => (text === 'NULL' ? null : Number(text))

function starterTerms(): Vocabularies {
  const lists = new Map<string, EditedTerm[]>(VOCABULARY_NAMES.map((name) => [name, []]))
  for (const [, name, value, zh, en, aliases, rank, colour, glyph = null] of readFileSync(SQL, 'utf8').matchAll(ROW))
    lists.get(name!)!.push({
      ...{ value: value!, zh: zh!, en: en!, isRetired: false },
      aliases: [...aliases!.matchAll(/"([^"]*)"/g)].map(([, alias]) => alias!),
      rank: numberOf(rank!),
      colour: numberOf(colour!),
      glyph,
    })
  return { ...NO_TERMS, ...(Object.fromEntries(lists) as Record<VocabularyName, EditedTerm[]>) }
}

export const TERMS: Vocabularies = starterTerms()
