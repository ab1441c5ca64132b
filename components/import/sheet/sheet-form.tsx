import type { Datum } from '#geo/geometry/datum'
import type { Batch } from '#geo/import/batch'
import { isWhole, namingField, type RecordSheet, type SheetColumn, sheetFields } from '#geo/import/sheets/sheet-columns'
import { fill } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../../messages/import'
import { CheckButtons, Hidden } from '../columns-form'
import { DatumChoice } from '../datum-choice'
import { type ForAllChoice, ForAllSelect } from '../for-all-select'
import { MeaningTable } from '../meaning-table'
import { UnitChoice } from '../unit-choice'

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
export function SheetForm({ locale, t, batch, sheet, samples, datums, sources, check, drop }: Props) {
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
          <MeaningTable {...{ locale, t, headings, samples, fields }} meanings={sheet.columns} />
        </div>
      </section>
      <div className="import-settings">
        {has('lng') && <DatumChoice {...{ locale, t, batch, datums }} />}
        {has('amount') && <UnitChoice t={t} batch={batch} />}
        {sheet.kind !== 'sources' && (
          <fieldset>
            <legend>{t.columns.forAll}</legend>
            <p className="small">{t.columns.forAllNote}</p>
            <ForAllSelect
              field="source"
              label={fields.find(({ field }) => field === 'source')?.[locale] ?? ''}
              none={t.columns.perRow}
              value={settings.forAll.source}
              options={sources}
            />
          </fieldset>
        )}
        <CheckButtons t={t} drop={drop} />
      </div>
    </form>
  )
}

function needed(sheet: RecordSheet, fields: readonly SheetColumn[], locale: Locale): string {
  const field = namingField(sheet.kind)
  return joinNames([fields.find((column) => column.field === field)?.[locale] ?? field], locale)
}
