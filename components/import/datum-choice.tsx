import type { Datum } from '#geo/geometry/datum'
import type { Batch } from '#geo/import/batch'
import { countText, fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batch: Batch
  /** That coordinates may be in. */
  readonly datums: readonly Datum[]
}

/** In which datum the coordinates are, with what tells it. */
export function DatumChoice({ locale, t, batch: { settings, hint }, datums }: Props) {
  const columns: readonly (string | null)[] = settings.sheet?.columns ?? settings.columns
  if (!['lng', 'lat', 'position'].some((field) => columns.includes(field))) return null
  return (
    <fieldset>
      <legend>{t.columns.datum}</legend>
      {datums.map((datum) => (
        <label key={datum}>
          <input
            type="radio"
            name="datum"
            value={datum}
            defaultChecked={settings.datum === datum || datums.length === 1}
          />
          {t.columns.datums[datum]}
          <DatumCounts t={t} hint={hint} datum={datum} />
        </label>
      ))}
      {hint?.datum?.datum && hint.datum.because && (
        <p className="import-hint">
          {fill(t.columns.hint[hint.datum.because], {
            datum: hint.datum.datum.toUpperCase().replace(/(\D)(\d)/, '$1-$2'),
            n: hint.datum.rows,
            of: hint.datum.of,
          })}
        </p>
      )}
      <p className="small">{t.columns.datumNote}</p>
      {hint && hint.swapped > 0 && <p className="import-alert">{countText(t.columns.swapped, hint.swapped, locale)}</p>}
      <label>
        <input type="checkbox" name="turnSwapped" defaultChecked={settings.turnSwapped} />
        {t.columns.turn}
      </label>
    </fieldset>
  )
}

/** Where the rows would lie if they were in this datum. */
function DatumCounts({ t, hint, datum }: Pick<Props, 't'> & Pick<Batch, 'hint'> & { readonly datum: Datum }) {
  const count = hint?.datum?.counts?.find((one) => one.datum === datum)
  if (!count) return null
  const { known, inside, water } = count
  return <span className="small"> {fill(t.columns.datumCounts, { known, inside, water, of: hint!.datum!.of })}</span>
}
