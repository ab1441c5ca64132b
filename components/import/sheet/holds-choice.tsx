import type { Batch } from '#geo/import/batch'
import { SHEET_KINDS } from '#geo/import/sheets/sheet-columns'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../../messages/import'
import { Hidden } from '../columns-form'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batch: Batch
  readonly chooseKind: (form: FormData) => Promise<void>
}

/** What the rows of the file are: as its headings say, unless somebody says otherwise. */
export function HoldsChoice({ locale, t, batch, chooseKind }: Props) {
  const words = t.sheets
  return (
    <form action={chooseKind} className="import-tables">
      <Hidden batch={batch} locale={locale} />
      <label>
        {words.holds}
        <select name="holds" defaultValue={batch.settings.sheet?.kind ?? 'projects'}>
          {(['projects', ...SHEET_KINDS] as const).map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="quiet">
        {words.change}
      </button>
    </form>
  )
}
