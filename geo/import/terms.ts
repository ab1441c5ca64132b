/**
 * Values of the vocabularies as tables hold them: the value itself, its label in either language, or a usual other
 * word.
 */

import { lookUp } from '../look-up'
import { type EditedTerm, offered, type Vocabularies } from '../terms'
import { plainName } from '../text/plain-name'
import { AMOUNT_KINDS, PRECISIONS, type Term } from '../vocabulary'

const TERM_FIELDS = ['kind', 'sector', 'status', 'precision', 'amountKind'] as const
export type TermField = (typeof TERM_FIELDS)[number]

/** Other words for the values that code fixes. A word stands here only where it means one value and nothing else. */
const FIXED_ALIASES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  precision: {
    site: ['宗地', '精确', 'exact', 'plot'],
    campus: ['校区'],
    park: ['产业园'],
    district: ['区', '区级', '所在区'],
    city: ['市', '市级', '所在城市'],
  },
  amountKind: {
    total: ['总额', '计划总投资', 'total'],
    agreed: ['协议', '签约', 'agreed', 'contracted'],
    'paid-in': ['实缴', '到账', '到位', 'paid in', 'paid'],
  },
}

export const isTermField = (field: string): field is TermField => TERM_FIELDS.some((one) => one === field)

/** What a field may be chosen from. */
export function termsOfField(field: TermField, terms: Vocabularies): readonly Term[] {
  if (field === 'precision') return PRECISIONS
  return field === 'amountKind' ? AMOUNT_KINDS : offered(terms[field])
}

/** The value that a word means in a field; null where the vocabulary has none for it. */
export type ReadTerm = (field: TermField, text: string) => string | null

/** Of the words of a file, which come again and again. */
const MAX_READ = 2000

/** Reads words by the vocabularies as they are now. */
export function termReader(terms: Vocabularies): ReadTerm {
  const byWord = new Map(TERM_FIELDS.map((field) => [field, wordsOf(field, termsOfField(field, terms))]))
  const read = new Map<string, string | null>()
  return (field, text) => {
    const key = `${field} ${text}`
    const known = read.get(key)
    if (known !== undefined) return known
    const value = byWord.get(field)?.get(plainName(text)) ?? null
    if (read.size < MAX_READ) read.set(key, value)
    return value
  }
}

function wordsOf(field: TermField, table: readonly (Term | EditedTerm)[]): ReadonlyMap<string, string> {
  const words = table.flatMap((term) => {
    const aliases = 'aliases' in term ? term.aliases : (lookUp(lookUp(FIXED_ALIASES, field) ?? {}, term.value) ?? [])
    return [term.zh, term.en, ...aliases].map((word): [string, string] => [plainName(word), term.value])
  })
  // A term's own id means it, whatever another term is called.
  return new Map([...words, ...table.map(({ value }): [string, string] => [plainName(value), value])])
}
