/** The cells of one row by field, and what is found in them. */

import type { Text } from '../../records'
import { unsafeText } from '../../text/csv'
import { COLON } from '../../text/punctuation'
import type { Locale } from '../../vocabulary'
import { meantText, problemOfText } from '../cells/cell-text'
import type { ForAll, ImportField } from '../columns'
import type { RowProblem } from '../problems'
import type { Lookups, RowColumns, StatedWords } from '../row-reading'
import type { ImportSettings } from '../settings'
import { isTermField, type TermField } from '../terms'
import { chosenWord, MAX_WORD, type MadeField, NEW_RECORD, WORD_FIELDS, type WordField } from '../words'

type Loose = { -readonly [K in keyof RowColumns]: RowColumns[K] }

const NO_UNIT: Text = { zh: '', en: '' }
const MAX_SHOWN = 80
/** Of these the whole word is needed, to map it. */
const OF_WORDS: readonly RowProblem['code'][] = [
  ...(['term', 'district', 'place', 'source', 'investor-unknown', 'event-unknown'] as const),
]

export class RowCells {
  readonly columns: Loose = {}
  readonly problems: RowProblem[] = []
  readonly words: StatedWords[] = []
  readonly #texts = new Map<ImportField, string>()

  constructor(
    private readonly cells: readonly string[],
    readonly settings: ImportSettings,
    readonly look: Lookups,
  ) {
    settings.columns.forEach((field, i) => {
      const text = clean(cells[i] ?? '')
      if (field === null || text === '') return
      const problem = problemOfText(field, text, settings.answers)
      if (problem) this.problem(field, problem, text)
      else this.#texts.set(field, unsafeText(meantText(field, text, settings.answers)))
    })
    const extra = cells.slice(settings.columns.length).filter((cell) => clean(cell) !== '')
    if (extra.length > 0) this.problem(null, settings.answers.beyond ? 'extra-cells' : 'ask-beyond', extra[0]!)
    const beside = cells[settings.beside ?? -1]
    if (beside !== undefined && clean(beside) !== '' && !settings.answers['table-beside'])
      this.problem('nameZh', 'ask-table-beside', clean(beside))
    const last = settings.columns.findLastIndex((field) => field !== null)
    if (cells.length <= last) this.problem(null, 'few-cells', String(cells.length))
  }

  /** What stands in a column that means nothing of its own. */
  beside = (at: number): string => clean(this.cells[at] ?? '')

  /** '' where the row has none. */
  cell(field: ImportField): string {
    return this.#texts.get(field) ?? ''
  }

  /** The row's own value, otherwise the one set for all rows. */
  text(field: ForAll): string {
    return this.cell(field) || (this.settings.forAll[field] ?? '')
  }

  has(...fields: readonly ImportField[]): boolean {
    return fields.some((field) => this.#texts.has(field))
  }

  problem(field: ImportField | null, code: RowProblem['code'], value: string, allowed?: string): void {
    const shown = OF_WORDS.includes(code) ? value : Array.from(value).slice(0, MAX_SHOWN).join('')
    this.problems.push(allowed === undefined ? { field, code, value: shown } : { field, code, value: shown, allowed })
  }

  /** Keeps what a cell says as it says it, where no column has a place for it. */
  keep(field: StatedWords['field'] & ImportField, text: string, label: Text, unit: Text = NO_UNIT): void {
    const inLanguage = (locale: Locale) => `${label[locale]}${COLON[locale]}${text}${unit[locale]}`
    this.words.push({ field, text: { zh: inLanguage('zh'), en: inLanguage('en') } })
    this.problem(field, 'as-stated', text)
  }

  /** The text of a field; empty if it is too long, which is reported. */
  within(field: ImportField, maxLength: number): string {
    const text = this.cell(field)
    if (text.length <= maxLength) return text
    this.problem(field, 'too-long', text, String(maxLength))
    return ''
  }

  /** A cell that is to be one word; empty if it is too long for that, which is reported. */
  word(field: ImportField): string {
    return this.within(field, MAX_WORD)
  }

  /** What somebody has said that a word means, where there is such a value still; null: nothing. */
  chosen(field: TermField | WordField, word: string): string | null {
    const known = WORD_FIELDS.find((one) => one === field)
    const value = known ? chosenWord(this.settings.words, known, word) : null
    return known && value ? this.#standing(known, value) : null
  }

  /** Whether a record is to be made of a word. */
  isMade(field: MadeField, word: string): boolean {
    return chosenWord(this.settings.words, field, word) === NEW_RECORD
  }

  /** Of a term that has been merged since, its heir, which is called so too. */
  #standing(field: WordField, value: string): string | null {
    if (isTermField(field)) return this.look.term(field, value)
    const isThere =
      field === 'district'
        ? this.look.district(value) === value
        : field === 'place'
          ? this.look.place(value)?.id === value
          : (field === 'investor' || field === 'event' || field === 'source') && this.look[field](value) === value
    return isThere ? value : null
  }

  /** Sets the column of a vocabulary; null if the vocabulary has no such value, which is reported. */
  term(field: TermField, text: string): string | null {
    if (text === '' || !isTermField(field)) return null
    if (text.length > MAX_WORD) {
      this.problem(field, 'too-long', text, String(MAX_WORD))
      return null
    }
    const value = this.chosen(field, text) ?? this.look.term(field, text)
    if (value === null) this.problem(field, 'term', text)
    else this.columns[field] = value
    return value
  }
}

/** The cell without invisible characters. */
const clean = (cell: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufeff]/g, '').trim()
