import type { Batch } from '#geo/import/batch'
import { TOGETHER } from '#geo/import/row-notes'
import { countText, fill } from '#geo/text/format'
import { withBrackets } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { Hidden } from './columns-form'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batch: Batch
  readonly chooseTable: (form: FormData) => Promise<void>
}

/** Which sheet of a workbook is read, where it has several; those that are hidden are named so. */
export function TableChoice({ locale, t, batch, chooseTable }: Props) {
  const { tables = [], table, alike = 1, isTogether = false } = batch.reading ?? {}
  if (tables.length < 2) return null
  const words = t.tables
  const intro = isTogether ? t.sheets.readTogether : words.intro
  return (
    <form action={chooseTable} className="import-tables">
      <Hidden batch={batch} locale={locale} />
      <p>{fill(intro, { n: isTogether ? alike : tables.length, name: tables[table!]!.name })}</p>
      <label>
        {words.label}
        <select name="table" defaultValue={alike > 1 && !isTogether ? TOGETHER : table}>
          {alike > 1 && !isTogether && <option value={TOGETHER}>{fill(t.sheets.together, { n: alike })}</option>}
          {tables.map(({ name, isHidden, rows }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its place
            <option key={i} value={i}>
              {withBrackets(isHidden ? `${name} · ${words.hidden}` : name, countText(words.rows, rows, locale), locale)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="quiet">
        {words.read}
      </button>
    </form>
  )
}
