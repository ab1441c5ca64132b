import type { Batch } from '#geo/import/batch'
import { AMOUNT_UNITS, CURRENCY_CODES } from '#geo/import/cells/money'
import { columnOf } from '#geo/import/columns'
import { fill } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batch: Batch
}

/** In which unit and currency amounts are whose cells do not say so. */
export function UnitChoice({ locale, t, batch: { settings } }: Props) {
  const columns: readonly (string | null)[] = settings.sheet?.columns ?? settings.columns
  const ofRows = ['amountUnit', 'amountCurrency'].filter((field) => columns.includes(field))
  return (
    <fieldset>
      <legend>{t.columns.unit}</legend>
      {ofRows.length > 0 && (
        <p className="small">
          {fill(t.sheets.unitOfRows, {
            names: joinNames(
              ofRows.map((field) => columnOf(field)[locale]),
              locale,
            ),
          })}
        </p>
      )}
      <select name="amountUnit" aria-label={t.columns.unit} defaultValue={settings.amountUnit ?? ''}>
        <option value="">{t.columns.units.none}</option>
        {AMOUNT_UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {t.columns.units[`u${unit}` as keyof typeof t.columns.units]}
          </option>
        ))}
      </select>
      <select name="amountCurrency" aria-label={t.columns.currency} defaultValue={settings.amountCurrency}>
        {CURRENCY_CODES.map((code) => (
          <option key={code} value={code}>
            {code}
          </option>
        ))}
      </select>
      <p className="small">{t.columns.unitNote}</p>
    </fieldset>
  )
}
