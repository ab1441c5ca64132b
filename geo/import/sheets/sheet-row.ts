/** The cells of one row of a sheet by field, what they refer to, and what is wrong with them. */

import type { RecordType, RecordValues } from '../../edit/values'
import type { Bbox } from '../../filters'
import { lookUp } from '../../look-up'
import type { Position, Text } from '../../records'
import { offered, type Vocabularies, type VocabularyName } from '../../terms'
import { cleanText } from '../../text/clean-text'
import { unsafeText } from '../../text/csv'
import type { WrittenDate } from '../../text/date-text'
import { plainName } from '../../text/plain-name'
import { COMPARISONS, type FigureComparison } from '../../vocabulary'
import { meantText, problemOfText } from '../cells/cell-text'
import { readDateCell } from '../cells/date-cell'
import { isError, type RowProblem } from '../problems'
import type { ImportSettings } from '../settings'
import { chosenWord, MAX_WORD, NEW_RECORD, type WordField } from '../words'
import type { BookEntry, RecordBook } from './record-book'
import type { RecordSheet } from './sheet-columns'
import { dateTextOf } from './sheet-dates'

/** What rows refer to beside records. */
export interface SheetLookups {
  readonly districts: readonly { readonly id: string; readonly cityId: string; readonly names: readonly string[] }[]
  readonly cities: readonly { readonly id: string; readonly name: Text }[]
  /** The district that a word names for certain, written otherwise than in `districts`; null: none. */
  districtOf(word: string): string | null
  readonly terms: Vocabularies
  /** A box around the positions of this map; null: anywhere. */
  readonly near: Bbox | null
  isInside(districtId: string, position: Position): boolean
  /** Whether the person may write records of a district; null: of the whole city. */
  mayEdit(districtId: string | null): boolean
  /** What is wrong with the values of a record, by the check that forms have too. */
  problemsOf(type: RecordType, values: RecordValues): readonly RowProblem[]
}

export type SheetSettings = ImportSettings & { readonly sheet: RecordSheet }

const NOTHING = /^(-+|—+|–+|…+|\.{3,}|\/|无|n\/?a|not stated|未说明|未注明|不详)$/i
const WHOLE_CITY: readonly string[] = ['全市', '全城', 'wholecity', 'thewholecity', 'citywide', 'citytotal'].map(
  plainName,
)
/** What all of a city is called by its name. */
export const wholeCityNames = ({ zh, en }: Text): string[] => [`全${zh}`, `${zh}全市`, en]

/** Whether a word means all of the city: 全市, or the name of one of `cities`. */
export function isWholeCity(word: string, cities: SheetLookups['cities']): boolean {
  const plain = plainName(word)
  const names = cities.flatMap(({ name: { zh, en } }) => [zh, en, `${zh}市`].map(plainName))
  return WHOLE_CITY.includes(plain) || names.includes(plain)
}

/** What can be nothing but a code, also one that nothing has. */
const CODE = /^\d{6}$/

/** Of a word that may be mapped all is needed. */
const shortened = (text: string): string => Array.from(text).slice(0, MAX_WORD).join('')

export class SheetRow {
  readonly problems: RowProblem[] = []
  /** It names no source: then it can say nothing new. */
  isUnsourced = false
  readonly #texts = new Map<string, string>()

  constructor(
    cells: readonly string[],
    readonly settings: SheetSettings,
    readonly book: RecordBook,
    readonly look: SheetLookups,
  ) {
    const { columns } = settings.sheet
    columns.forEach((field, i) => {
      const text = cleanText(cells[i] ?? '').trim()
      if (field === null || text === '' || NOTHING.test(text)) return
      const problem = problemOfText(field, text, settings.answers)
      if (problem) this.problem(field, problem, text)
      else this.#texts.set(field, unsafeText(meantText(field, text, settings.answers)))
    })
    const extra = cells.slice(columns.length).find((cell) => cell.trim() !== '')
    if (extra !== undefined) this.problem(null, 'extra-cells', extra)
  }

  /** Whether something keeps the row from being imported. */
  isBad = (): boolean => this.problems.some(isError)

  /** '' where the row has none. */
  cell = (field: string): string => this.#texts.get(field) ?? ''

  /** `vocabulary`: the one whose terms may stand there. */
  problem(
    field: string | null,
    code: RowProblem['code'],
    value: string,
    vocabulary?: VocabularyName,
    example?: string,
  ): null {
    const terms = vocabulary && offered(this.look.terms[vocabulary])
    const allowed = terms?.map(({ zh, en }) => (zh === en ? zh : `${zh} ${en}`)).join('; ') ?? example
    this.problems.push({ field, code, value: shortened(value), ...(allowed && { allowed }) })
    return null
  }

  /** Says of a value that the record has another one, which stays. */
  stays(field: string, value: string, standing: string): void {
    this.problems.push({ field, code: 'stays', value: shortened(value), allowed: shortened(standing) })
  }

  /** The text of a field that must be there. */
  required(field: string): string {
    const text = this.cell(field)
    if (text === '') this.problem(field, 'required', '')
    return text
  }

  /** A text in both languages; where one is missing, the other stands for it. Null: neither is there. */
  both(zhField: string, enField: string): Text | null {
    const [zh, en] = [this.cell(zhField), this.cell(enField)]
    return zh === '' && en === '' ? null : { zh: zh || en, en: en || zh }
  }

  /** The record that a name or id means; undefined where there is none, and with a problem where there are several. */
  one(field: string, type: RecordType, name: string): BookEntry | undefined {
    if (name === '') return undefined
    const standing = this.book.get(type, name)
    if (standing) return standing
    const all = this.book.named(type, name)
    if (all.length > 1) this.problem(field, 'several', name)
    return all.length === 1 ? all[0] : undefined
  }

  /** The record that the row names by its address or id; undefined: none. */
  bySlug(type: RecordType): BookEntry | undefined {
    const text = this.cell('slug')
    if (text === '') return undefined
    return (
      this.book.get(type, text) ?? this.book.named(type, text).find(({ values: { columns } }) => columns.slug === text)
    )
  }

  /** What somebody has said that a word means; the word itself where nobody has. */
  meant(field: WordField, word: string): string {
    const value = word === '' ? null : chosenWord(this.settings.words, field, word)
    return value && value !== NEW_RECORD ? value : word
  }

  /** Whether a record is to be made of a word. */
  isMade = (field: WordField, word: string): boolean => chosenWord(this.settings.words, field, word) === NEW_RECORD

  date(field: string): WrittenDate | null {
    const text = this.dateText(field)
    if (text === '') return null
    const date = readDateCell(text, this.settings.answers)
    if ('none' in date || 'words' in date) return this.problem(field, 'date-form', text)
    // Only projects have a place for words.
    if ('question' in date && date.question === 'date-words') return this.problem(field, 'date-form', text)
    if ('question' in date) return this.problem(field, `ask-${date.question}`, text)
    return 'error' in date ? this.problem(field, `date-${date.error}`, text) : date
  }

  /** A date or period as one text, of one column or of several for its parts; '' with a problem where that fails. */
  dateText(field: string): string {
    return dateTextOf(this, field)
  }

  /** The value of a term that a cell names in any of its words. */
  term(vocabulary: VocabularyName, text: string): string | null {
    return termCalled(this.look.terms, vocabulary, text)
  }

  /** A qualifier column: exact where it says nothing. */
  comparison(field: string): FigureComparison | null {
    const text = this.cell(field)
    if (text === '' || plainName(text) === 'exact') return 'exact'
    const word = COMPARISONS.find(({ value, zh, en }) =>
      [value, zh, en].some((name) => plainName(name) === plainName(text)),
    )
    return word?.value ?? this.problem(field, 'term', text)
  }

  /** The district that code or name mean, `null` for the whole city; undefined, with a problem, where neither does. */
  district(): string | null | undefined {
    return this.districtCalled(this.cell('code'), this.cell('district'), 'district')
  }

  /** The same of words that stand in the cells, or the heading, of a column. */
  districtCalled(code: string, name: string, field: string): string | null | undefined {
    const { look } = this
    const { districts, cities } = look
    const meant = this.meant('district', name)
    if (districts.some(({ id }) => id === meant)) return this.#allowed(meant, name, field)
    if (districts.some(({ cityId }) => cityId === meant)) return this.#allowed(null, name, field)
    const { district: forAll } = this.settings.forAll
    if (name === '' && code === '' && forAll !== undefined) {
      if (districts.some(({ id }) => id === forAll)) return this.#allowed(forAll, forAll, field)
      if (districts.some(({ cityId }) => cityId === forAll)) return this.#allowed(null, forAll, field)
    }
    const plain = [name, name.replace(/[(（].*$/u, '')].map(plainName).filter(Boolean)
    const isNamed = (names: readonly string[]) => names.some((one) => plain.includes(plainName(one)))
    const isCode = CODE.test(code) || districts.some(({ id, cityId }) => id === code || cityId === code)
    const district = isCode ? districts.find(({ id }) => id === code) : districts.find(({ names }) => isNamed(names))
    if (district) return this.#allowed(district.id, name || code, field)
    const home = cities.filter(({ id }) => districts.some(({ cityId }) => cityId === id))
    const isCity = isCode
      ? districts.some(({ cityId }) => cityId === code)
      : plain.some((word) => isWholeCity(word, home))
    if (isCity) return this.#allowed(null, name || code, field)
    const written = isCode ? null : look.districtOf(name)
    if (written !== null) return this.#allowed(written, name, field)
    this.problem(field, name === '' && code === '' ? 'required' : 'district', name || code)
    return undefined
  }

  #allowed(districtId: string | null, name: string, field: string): string | null | undefined {
    if (this.look.mayEdit(districtId)) return districtId
    this.problem(field, 'forbidden', name)
    return undefined
  }
}

/** The value of the term that is called so; null: none. */
export function termCalled(terms: Vocabularies, vocabulary: VocabularyName, text: string): string | null {
  // A sign is all that some units have.
  const word = plainName(text) || text.trim()
  const term = offered(terms[vocabulary]).find(({ value, zh, en, aliases }) =>
    [value, zh, en, ...aliases].some((name) => (plainName(name) || name) === word),
  )
  return term?.value ?? null
}

/** Chinese for what is counted, where a file says it in English only. */
const COUNTED: Readonly<Record<string, string>> = {
  signed: '签约',
  'construction started': '开工',
  'signed or started': '签约或开工',
}
export const countedInChinese = (text: string): string | undefined => lookUp(COUNTED, text.toLowerCase())
