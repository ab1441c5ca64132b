/** What words of earlier files have meant. It belongs to the whole installation. */

import '#server-only'
import {
  type ChosenWords,
  type CountedWord,
  NEW_RECORD,
  type RememberedWord,
  WORD_FIELDS,
  type WordField,
} from '#geo/import/words'
import type { Query } from '../query'
import { insertOf, table } from '../tables'

const w = table('ImportWord')

export const wordKey = ({ field, word }: Pick<CountedWord, 'field' | 'word'>): string => `${field} ${word}`

type Row = Omit<RememberedWord, 'updatedAt'> & Pick<CountedWord, 'field' | 'word'> & { readonly updatedAt: Date }

/** By word, see `wordKey`; without those whose value is none any more. `standing`: what a value is called today. */
export async function rememberedWords(
  query: Query,
  words: readonly Pick<CountedWord, 'field' | 'word'>[],
  standing: (one: { readonly field: WordField; readonly value: string }) => string | null,
): Promise<ReadonlyMap<string, RememberedWord>> {
  const rows = await query<Row>(
    `SELECT ${w.field}, ${w.word}, ${w.value}, ${w.userName}, ${w.updatedAt} FROM ${w}
      WHERE (${w.field}, ${w.word}) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [words.map(({ field }) => field), words.map(({ word }) => word)],
  )
  return new Map(
    rows.flatMap(({ userName, updatedAt, ...row }) => {
      const value = standing(row)
      return value === null ? [] : [[wordKey(row), { value, userName, updatedAt: updatedAt.toISOString() }]]
    }),
  )
}

/**
 * Remembers what somebody has said, instead of what was said before. Words that stay a problem are not remembered, nor
 * those that become records. */
export async function rememberWords(query: Query, userName: string, words: ChosenWords): Promise<void> {
  const rows = WORD_FIELDS.flatMap((field) =>
    Object.entries(words[field] ?? {})
      .filter(([, value]) => value !== '' && value !== NEW_RECORD)
      .map(([word, value]) => ({ field, word, value, userName, updatedAt: new Date() })),
  )
  if (rows.length === 0) return
  await query(
    `${insertOf('ImportWord', ['field', 'word', 'value', 'userName', 'updatedAt'])}
      ON CONFLICT (${w.field}, ${w.word}) DO UPDATE SET ${w.value} = EXCLUDED.${w.value}, ${w.userName} = EXCLUDED.${w.userName},
        ${w.updatedAt} = EXCLUDED.${w.updatedAt} WHERE "ImportWord".${w.value} <> EXCLUDED.${w.value}`,
    [JSON.stringify(rows)],
  )
}
