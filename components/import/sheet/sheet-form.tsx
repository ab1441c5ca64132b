import type { Datum } from '#geo/geometry/datum'
import type { Batch } from '#geo/import/batch'
import { AMOUNT_UNITS, CURRENCY_CODES } from '#geo/import/cells/money'
import { isWhole, namingField, type RecordSheet, type SheetColumn, sheetFields } from '#geo/import/sheets/sheet-columns'
import { fill } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../../messages/import'
import { type ForAllChoice, Hidden } from '../columns-form'
import { DatumChoice } from '../datum-choice'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batch: Batch
  readonly sheet: RecordSheet
  readonly samples: readonly (readonly string[])[]
  readonly datums: readonly Datum[]
  readonly sources: readonly ForAllChoice[]
  readonly check: (form: FormData) => Promise<void>
  readonly drop: (form: FormData) => Promise<void>
}

/** What each column of a sheet of events, figures and the like means, and its source. */
export function SheetForm(props: Props) {
  const { locale, t, batch, sheet, datums, sources, check, drop } = props
  const { settings, headings } = batch
  const used = sheet.columns.filter((field) => field !== null).length
  const fields = sheetFields(sheet.kind)
  const has = (field: string) => fields.some((column) => column.field === field)
  return (
    <form action={check} className="import-columns">
      <Hidden batch={batch} locale={locale} />
      <input type="hidden" name="sheet" value={sheet.kind} />
      <section>
        <h2>{t.columns.title}</h2>
        <p>{fill(t.sheets.intro, { known: used, all: headings.length })}</p>
        {!isWhole(sheet) && (
          <p className="import-alert">{fill(t.sheets.needs, { names: needed(sheet, fields, locale) })}</p>
        )}
        <div className="import-scroll">
          <Columns {...props} fields={fields} />
        </div>
      </section>
      <div className="import-settings">
        {has('lng') && <DatumChoice {...{ locale, t, batch, datums }} />}
        {has('amount') && <UnitOf {...props} />}
        {sheet.kind !== 'sources' && (
          <fieldset>
            <legend>{t.columns.forAll}</legend>
            <p className="small">{t.columns.forAllNote}</p>
            <label className="import-for-all">
              {fields.find(({ field }) => field === 'source')?.[locale]}
              <select name="forAll.source" defaultValue={settings.forAll.source ?? ''}>
                <option value="">{t.columns.perRow}</option>
                {sources.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          </fieldset>
        )}
        <p className="import-go">
          <button type="submit" className="strong">
            {t.columns.check}
          </button>
          <button type="submit" className="quiet" formAction={drop} formNoValidate>
            {t.columns.drop}
          </button>
        </p>
      </div>
    </form>
  )
}

function needed(sheet: RecordSheet, fields: readonly SheetColumn[], locale: Locale): string {
  const field = namingField(sheet.kind)
  return joinNames([fields.find((column) => column.field === field)?.[locale] ?? field], locale)
}

function Columns({ locale, t, batch, sheet, samples, fields }: Props & { readonly fields: readonly SheetColumn[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.columns.heading}</th>
          <th scope="col">{t.columns.meaning}</th>
          <th scope="col">{t.columns.samples}</th>
        </tr>
      </thead>
      <tbody>
        {batch.headings.map((heading, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <tr key={i} data-ignored={sheet.columns[i] === null || undefined}>
            <th scope="row">{heading || `#${i + 1}`}</th>
            <td>
              <select
                name={`column.${i}`}
                aria-label={`${t.columns.meaning}: ${heading || i + 1}`}
                defaultValue={sheet.columns[i] ?? ''}
              >
                <option value="">{t.columns.ignore}</option>
                {fields.map((column) => (
                  <option key={column.field} value={column.field}>
                    {column[locale]}
                  </option>
                ))}
              </select>
            </td>
            <td className="small">
              {samples
                .map((row) => row[i])
                .filter(Boolean)
                .slice(0, 3)
                .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function UnitOf({ t, batch: { settings } }: Props) {
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
