import type { Batch } from '#geo/import/batch'
import { AMOUNT_UNITS, CURRENCY_CODES } from '#geo/import/cells/money'
import type { ImportMessages } from '../messages/import'

interface Props {
  readonly t: ImportMessages
  readonly batch: Batch
}

/** In which unit and currency amounts are whose cells do not say so. */
export function UnitChoice({ t, batch: { settings } }: Props) {
  return (
    <fieldset>
      <legend>{t.columns.unit}</legend>
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
