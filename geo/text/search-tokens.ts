/**
 * Text search over Chinese and English: turns the texts of a record into tokens, and what a reader types into terms.
 *
 * For the server only: pinyin-pro carries its dictionaries (300 kB), so nothing that reaches the browser may import
 * this file. Not done: tones, misspellings.
 */

import '#server-only'
import { pinyin } from 'pinyin-pro'
import { isTraditional, simpleCharacters } from './traditional'

/** Characters. Longer input is cut, which limits the work; nobody types so much. */
const MAX_INPUT = 100
/** Characters. Longer words and pinyin are cut in the index and in the query, so that a long query still matches. */
const MAX_TOKEN = 32

/**
 * The class of the text that a token comes from, best first: A names, B who and where, C labels of vocabularies, D
 * running text. In the index each token begins with the letter of its class (tokens are lower case, so nothing
 * collides). PostgreSQL's own weights would make it read every matching row again: at 100,000 rows that took five to
 * ten times as long.
 */
const CLASSES = ['A', 'B', 'C', 'D'] as const
export type TextClass = (typeof CLASSES)[number]

/** A token that a record must have; with `prefix`, any token that begins with it will do. */
export interface SearchTerm {
  readonly token: string
  readonly prefix: boolean
}

/** A run of Chinese characters; a number with dots; a word of any other script. */
const RUNS = /(\p{Script=Han}+)|\p{N}+(?:\.\p{N}+)+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu

interface Run {
  readonly text: string
  readonly han: boolean
}

const runsOf = (text: string): Run[] =>
  Array.from(text.normalize('NFKC').toLowerCase().matchAll(RUNS), ([run, han]) => ({
    text: simpleCharacters(run),
    han: han !== undefined,
  }))

const bigrams = (chars: readonly string[]): string[] => chars.slice(1).map((char, i) => chars[i]! + char)

const cut = (text: string, length: number): string =>
  text.length <= length ? text : Array.from(text).slice(0, length).join('')

/**
 * The pinyin of each character, without tones (ü as v, as people type it). Characters with several readings are read by
 * the word they stand in; '' for unknown ones.
 */
const syllablesOf = (run: string): string[] =>
  pinyin(run, { type: 'array', toneType: 'none', v: true }).map((syllable) =>
    /^[a-z]+$/.test(syllable) ? syllable : '',
  )

/** How a Chinese name is typed without tones: in full, and by its initials; none where a character has no reading. */
export function pinyinOf(name: string): string[] {
  const runs = runsOf(name)
  const syllables = runs.flatMap(({ text, han }) => (han ? syllablesOf(text) : [text]))
  if (syllables.some((syllable) => syllable === '')) return []
  return [syllables.join(''), syllables.map((syllable) => syllable.slice(0, 1)).join('')]
}

/** All suffixes of `parts`, joined and cut, so that matching a prefix also finds the middle of a name. */
const suffixes = (parts: readonly string[]): string[] =>
  parts.map((_, i) => cut(parts.slice(i, i + MAX_TOKEN).join(''), MAX_TOKEN)).filter(Boolean)

interface TokenOptions {
  /** Whether to add the initials of pinyin. In running text two or three letters would match by chance. */
  readonly initials?: boolean
}

/**
 * The tokens of `texts`, each once, in order of first appearance. Chinese: single characters, bigrams, and full pinyin
 * and initials from every character on. Anything else: lower-cased words and numbers (2.5 stays whole).
 */
export function searchTokens(texts: readonly string[], { initials = true }: TokenOptions = {}): string[] {
  const tokens = new Set<string>()
  const add = (list: readonly string[]) => {
    for (const token of list) tokens.add(token)
  }
  for (const { text, han } of texts.flatMap(runsOf)) {
    if (!han) {
      tokens.add(cut(text, MAX_TOKEN))
      continue
    }
    const run = hanTokens(text)
    add(run.plain)
    if (initials) add(run.initials)
  }
  return [...tokens]
}

interface HanTokens {
  /** Characters, bigrams and full pinyin. */
  readonly plain: readonly string[]
  readonly initials: readonly string[]
}

/** A cache, because pinyin is slow and the runs of districts, sectors and kinds occur in many records. */
const runCache = new Map<string, HanTokens>()
const MAX_CACHED_RUNS = 4096

function hanTokens(run: string): HanTokens {
  const cached = runCache.get(run)
  if (cached) return cached
  const chars = Array.from(run)
  const syllables = syllablesOf(run)
  const runTokens = {
    plain: [...chars, ...bigrams(chars), ...suffixes(syllables)],
    initials: suffixes(syllables.map((syllable) => syllable.slice(0, 1))),
  }
  if (runCache.size >= MAX_CACHED_RUNS) runCache.clear()
  runCache.set(run, runTokens)
  return runTokens
}

/**
 * The terms of `q`, all of which a record must match. Empty if there is nothing to search for. Only the first 100
 * characters count. Traditional characters are read as simplified ones, or by their sound where they are not known.
 */
export function searchTerms(q: string): SearchTerm[] {
  const input = cut(q.slice(0, 2 * MAX_INPUT), MAX_INPUT)
  const terms = new Map<string, SearchTerm>()
  const add = (token: string, prefix: boolean) => terms.set(token, { token, prefix })
  for (const { text, han } of runsOf(input)) {
    const chars = Array.from(text)
    const sound = han && chars.some(isTraditional) ? pinyinOf(chars.join(''))[0] : undefined
    if (!han || sound) add(cut(sound ?? text, MAX_TOKEN), true)
    else for (const token of chars.length === 1 ? chars : bigrams(chars)) add(token, false)
  }
  return [...terms.values()]
}

/** Whether every term matches one of `tokens`. */
export const matchesTerms = (tokens: readonly string[], terms: readonly SearchTerm[]): boolean =>
  terms.every(({ token, prefix }) =>
    tokens.some((candidate) => (prefix ? candidate.startsWith(token) : candidate === token)),
  )

const flat = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

/** Whether `name` begins with `q`: as written or, if it begins in Chinese, in full pinyin or initials. */
export function beginsWith(name: string, q: string): boolean {
  const start = flat(q)
  if (start === '') return false
  if (flat(name).startsWith(start)) return true
  const [first] = runsOf(name)
  if (!first?.han) return false
  const syllables = syllablesOf(first.text)
  const initials = syllables.map((syllable) => syllable.slice(0, 1))
  return [syllables, initials].some((parts) => parts.join('').startsWith(start))
}

const SPECIAL = /['\\]/
const quote = (token: string) =>
  SPECIAL.test(token) ? `'${token.replace(/['\\]/g, (char) => char + char)}'` : `'${token}'`

/**
 * `q` as the text of a PostgreSQL tsquery over vectors of `searchVector`, to be passed as a parameter (`$1::tsquery`).
 * All terms must match, each in a text of one of `classes`. null if there is nothing to search for.
 */
export function searchQuery(q: string, classes: readonly TextClass[] = CLASSES): string | null {
  const terms = searchTerms(q)
  if (terms.length === 0) return null
  const anywhere = ({ token, prefix }: SearchTerm) =>
    classes.map((letter) => `${quote(letter + token)}${prefix ? ':*' : ''}`).join(' | ')
  return terms.map((term) => `(${anywhere(term)})`).join(' & ')
}

/**
 * One tsquery for each search rank, best first: all terms in the name; in the name or who and where; in these or the
 * labels; anywhere. null if there is nothing to search for.
 */
export function relevanceQueries(q: string): string[] | null {
  const queries = CLASSES.map((_, i) => searchQuery(q, CLASSES.slice(0, i + 1)))
  return queries.every((query) => query !== null) ? queries : null
}

/** The texts of one record by class. */
export type SearchTexts = Readonly<Record<TextClass, readonly string[]>>

/**
 * The tsvector of a record as text, to be passed as a parameter (`$1::tsvector`). A token that occurs in texts of
 * several classes is put into the best one.
 */
export function searchVector(texts: SearchTexts): string {
  const lexemes: string[] = []
  const seen = new Set<string>()
  for (const letter of CLASSES) {
    const tokens = letter === 'A' ? searchTokens(texts.A) : repeatedTokens(letter, texts[letter])
    for (const token of tokens) {
      const before = seen.size
      seen.add(token)
      if (seen.size > before) lexemes.push(letter + token)
    }
  }
  // No token has a sign that would have to be doubled, unless other runs than now are cut out of a text.
  if (lexemes.length === 0) return ''
  return SPECIAL.test(lexemes.join('')) ? lexemes.map(quote).join(' ') : `'${lexemes.join("' '")}'`
}

/** A cache of tokens for all texts but names: districts, labels and summaries occur in many records. */
const textCache = new Map<string, readonly string[]>()
const MAX_CACHED_TEXTS = 4096

function repeatedTokens(letter: TextClass, texts: readonly string[]): readonly string[] {
  const key = JSON.stringify([letter, texts])
  const cached = textCache.get(key)
  if (cached) return cached
  const tokens = searchTokens(texts, { initials: letter !== 'D' })
  if (textCache.size >= MAX_CACHED_TEXTS) textCache.clear()
  textCache.set(key, tokens)
  return tokens
}
