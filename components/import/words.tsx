import type { Batch } from '#geo/import/batch'
import { columnOf } from '#geo/import/columns'
import { chosenWord, MADE_FIELDS, NEW_RECORD, WORD_FIELDS, type WordField } from '#geo/import/words'
import { countText, fill, formatMoment, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'

interface Props {
  readonly batch: Batch
  readonly locale: Locale
  readonly t: ImportMessages
  /** What each field may be chosen from. */
  readonly optionsOf: (field: WordField) => readonly Option[]
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
const unsaid = (field: WordField): string => (field === 'investor' || field === 'event' ? NEW_RECORD : '')

/** Every unknown word once, with the rows that have it and what it may mean; a clear suggestion is chosen already. */
export function Words({ batch: { hint, settings }, locale, t, optionsOf }: Props) {
  const words = (hint?.words ?? []).map((word, i) => ({ ...word, i }))
  const more = hint?.moreWords ?? 0
  return WORD_FIELDS.filter((field) => words.some((word) => word.field === field)).map((field) => (
    <fieldset key={field}>
      <legend>{fill(t.words.title, { column: columnOf(field)[locale] })}</legend>
      <p className="small">{t.words.note}</p>
      {MADE_FIELDS.some((made) => made === field) && <p className="small">{t.words.makeNote}</p>}
      {more > 0 && <p className="small">{countText(t.words.more, more, locale)}</p>}
      {words
        .filter((word) => word.field === field)
        .map(({ i, word, rows, suggestions, isClear, remembered }) => (
          <label key={word} className="import-for-all">
            {fill(t.words.word, { word, n: formatNumber(rows, locale) })}
            <input type="hidden" name={`word.${i}.field`} value={field} />
            <input type="hidden" name={`word.${i}.word`} value={word} />
            <select
              name={`word.${i}.value`}
              defaultValue={chosenWord(settings.words, field, word) ?? (isClear ? suggestions[0] : unsaid(field))}
            >
              <option value="">{t.words.open}</option>
              {MADE_FIELDS.some((made) => made === field) && (
                <option value={NEW_RECORD}>{fill(t.words.make, { word })}</option>
              )}
              {nearestFirst(optionsOf(field), suggestions).map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            {remembered && (
              <span className="small import-remembered">
                {fill(t.words.remembered, {
                  name: remembered.userName,
                  date: formatMoment(remembered.updatedAt, locale),
                })}
              </span>
            )}
          </label>
        ))}
    </fieldset>
  ))
}
