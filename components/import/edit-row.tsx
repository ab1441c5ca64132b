import type { BatchRow } from '#geo/import/batch'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { Hidden } from './columns-form'

interface Props {
  readonly row: BatchRow
  readonly batch: { readonly id: string; readonly headings: readonly string[] }
  /** The field of each column; null: it is not imported. */
  readonly columns: readonly (string | null)[]
  readonly locale: Locale
  readonly t: ImportMessages
  readonly here: string
  readonly correctRow: (form: FormData) => Promise<void>
}

/** The cells of a row that are imported, to be corrected in place. The file itself stays as it is. */
export function EditRow({ row, batch, columns, locale, t, here, correctRow }: Props) {
  if (columns.every((field) => field === null)) return null
  const wrong = new Set(row.problems.map(({ field }) => field))
  return (
    <details className="import-edit">
      <summary>{t.preview.edit}</summary>
      <form action={correctRow}>
        <Hidden batch={batch} locale={locale} />
        <input type="hidden" name="no" value={row.no} />
        <input type="hidden" name="here" value={here} />
        {columns.map(
          (field, i) =>
            field !== null && (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <label key={i} data-wrong={wrong.has(field) || undefined}>
                <span>{batch.headings[i] || `#${i + 1}`}</span>
                <textarea name={`cell.${i}`} rows={1} defaultValue={row.cells[i] ?? ''} />
              </label>
            ),
        )}
        <button type="submit" className="quiet">
          {t.preview.editSave}
        </button>
      </form>
    </details>
  )
}
