import type { ReactNode } from 'react'
import type { Batch } from '#geo/import/batch'
import { chosenWord, NEW_RECORD, type OpenWord, vocabularyOfWord, WORD_FIELDS, type WordField } from '#geo/import/words'
import { countText, fill, formatMoment, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'

interface Props {
  readonly batch: Batch
  readonly locale: Locale
  readonly t: ImportMessages
  /** What each field may be chosen from. */
  readonly optionsOf: (field: WordField) => readonly Option[]
  readonly titleOf: (field: WordField) => string
  /** Of whose words records are made. */
  readonly made: readonly WordField[]
  /** Whether this person may make terms of words. */
  readonly mayMakeTerms: boolean
}

interface Option {
  readonly value: string
  readonly label: string
}

function nearestFirst(options: readonly Option[], suggestions: readonly string[]): readonly Option[] {
  const near = suggestions.flatMap((value) => options.find((option) => option.value === value) ?? [])
  return [...near, ...options.filter((option) => !near.includes(option))]
}

/** What the file says and no record has would be lost, unless a record is made of it; a park may be one misspelt. */
const LOST: readonly WordField[] = ['investor', 'event', 'source']

/** Every unknown word once, with the rows that have it and what it may mean; a clear suggestion is chosen already. */
export function Words({ batch: { hint, settings }, locale, t, optionsOf, titleOf, made, mayMakeTerms }: Props) {
  const isTerm = (field: WordField) => mayMakeTerms && vocabularyOfWord(field) !== null
  const unsaid = (field: WordField): string => (LOST.includes(field) && made.includes(field) ? NEW_RECORD : '')
  const words = (hint?.words ?? []).map((word, i) => ({ ...word, i }))
  const more = hint?.moreWords ?? 0
  const ofField = (field: WordField) => words.filter((word) => word.field === field)
  const meaningOf = ({ field, word, isClear, suggestions }: OpenWord) =>
    chosenWord(settings.words, field, word) ?? (isClear ? suggestions[0] : unsaid(field))
  return WORD_FIELDS.filter((field) => words.some((word) => word.field === field)).map((field) => (
    <fieldset key={field}>
      <legend>{fill(t.words.title, { column: titleOf(field) })}</legend>
      <p className="small">{t.words.note}</p>
      {made.includes(field) && <p className="small">{t.words.makeNote}</p>}
      {more > 0 && <p className="small">{countText(t.words.more, more, locale)}</p>}
      <Folded
        n={ofField(field).length}
        isFolded={ofField(field).every((word) => meaningOf(word) === NEW_RECORD)}
        {...{ locale, t }}
      >
        {ofField(field).map(({ i, ...one }) => (
          <div key={one.word} className="import-word">
            <label className="import-for-all">
              {fill(t.words.word, { word: one.word, n: formatNumber(one.rows, locale) })}
              <input type="hidden" name={`word.${i}.field`} value={field} />
              <input type="hidden" name={`word.${i}.word`} value={one.word} />
              <select name={`word.${i}.value`} defaultValue={meaningOf(one)}>
                <option value="">{t.words.open}</option>
                {(made.includes(field) || isTerm(field)) && (
                  <option value={NEW_RECORD}>{fill(t.words.make, { word: one.word })}</option>
                )}
                {nearestFirst(optionsOf(field), one.suggestions).map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
              {one.remembered && (
                <span className="small import-remembered">
                  {fill(t.words.remembered, {
                    name: one.remembered.userName,
                    date: formatMoment(one.remembered.updatedAt, locale),
                  })}
                </span>
              )}
            </label>
            {isTerm(field) && <NewTerm i={i} word={one.word} t={t} />}
          </div>
        ))}
      </Folded>
    </fieldset>
  ))
}

interface FoldedProps extends Pick<Props, 'locale' | 't'> {
  readonly n: number
  readonly isFolded: boolean
  readonly children: ReactNode
}

/** More than a few that are all to be made stand behind one line. */
const FEW = 4

function Folded({ n, isFolded, locale, t, children }: FoldedProps) {
  if (!isFolded || n <= FEW) return children
  return (
    <details className="import-fold">
      <summary>{countText(t.words.folded, n, locale)}</summary>
      {children}
    </details>
  )
}

const isChinese = (word: string): boolean => /\p{Script=Han}/u.test(word)

/** The names of a term that is to be made of the word; shown only where that is chosen. */
function NewTerm({ i, word, t }: { readonly i: number; readonly word: string; readonly t: ImportMessages }) {
  return (
    <span className="import-new-term">
      <input name={`word.${i}.zh`} aria-label={t.sheets.term.zh} placeholder={t.sheets.term.zh} defaultValue={word} />
      <input
        name={`word.${i}.en`}
        aria-label={t.sheets.term.en}
        placeholder={t.sheets.term.en}
        defaultValue={isChinese(word) ? '' : word}
      />
      <span className="small">{t.sheets.term.note}</span>
    </span>
  )
}
