import type { Datum } from '#geo/geometry/datum'
import type { Batch } from '#geo/import/batch'
import { OF_ALL_FIELDS, OF_ALL_LENGTH } from '#geo/import/sheets/figure-title'
import type { SheetColumn } from '#geo/import/sheets/sheet-column'
import { isWhole, namingField, type RecordSheet, sheetFields } from '#geo/import/sheets/sheet-columns'
import { columnOfWord, MADE_IN_SHEETS } from '#geo/import/sheets/sheet-words'
import { valueOfField } from '#geo/import/sheets/value-columns'
import { vocabularyOfWord, type WordField } from '#geo/import/words'
import { offered, type Vocabularies } from '#geo/terms'
import { fill } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../../messages/import'
import { CheckButtons, Hidden, TurnedNote } from '../columns-form'
import { DatumChoice } from '../datum-choice'
import { type ForAllChoice, ForAllSelect } from '../for-all-select'
import { MeaningTable } from '../meaning-table'
import { UnitChoice } from '../unit-choice'
import { Words } from '../words'
import { NewSource } from './new-source'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batch: Batch
  readonly sheet: RecordSheet
  readonly samples: readonly (readonly string[])[]
  readonly datums: readonly Datum[]
  readonly sources: readonly ForAllChoice[]
  /** Districts with the whole city. */
  readonly districts: readonly ForAllChoice[]
  readonly places: readonly ForAllChoice[]
  readonly organisations: readonly ForAllChoice[]
  readonly events: readonly ForAllChoice[]
  readonly terms: Vocabularies
  readonly mayMakeTerms: boolean
  readonly check: (form: FormData) => Promise<void>
  readonly drop: (form: FormData) => Promise<void>
}

/** What each column of a sheet of events, figures and the like means, and its source. */
export function SheetForm(props: Props) {
  const { locale, t, batch, sheet, samples, datums, sources, mayMakeTerms, check, drop } = props
  const { settings, headings } = batch
  const used = sheet.columns.filter((field) => field !== null).length
  const fields = sheetFields(sheet.kind, headings, sheet.columns)
  const has = (field: string) => fields.some((column) => column.field === field)
  return (
    <form action={check} className="import-columns">
      <Hidden batch={batch} locale={locale} />
      <input type="hidden" name="sheet" value={sheet.kind} />
      <section>
        <h2>{t.columns.title}</h2>
        <p>{fill(t.sheets.intro, { known: used, all: headings.length })}</p>
        <TurnedNote t={t} batch={batch} />
        {!isWhole(sheet) && (
          <p className="import-alert">{fill(t.sheets.needs, { names: needed(sheet, fields, locale) })}</p>
        )}
        <div className="import-scroll">
          <MeaningTable {...{ locale, t, headings, samples, fields }} meanings={sheet.columns} />
        </div>
      </section>
      <div className="import-settings">
        {has('lng') && <DatumChoice {...{ locale, t, batch, datums }} />}
        <Words
          {...{ batch, locale, t, mayMakeTerms }}
          optionsOf={(field) => optionsOf(field, props)}
          titleOf={(field) => nameOf(columnOfWord(sheet.kind, field), fields, locale)}
          made={MADE_IN_SHEETS}
        />
        {sheet.kind === 'indicators' && (
          <OfAllFigures {...{ t, sheet }} nameOf={(field) => nameOf(field, fields, locale)} />
        )}
        {has('amount') && <UnitChoice {...{ locale, t, batch }} />}
        {sheet.kind !== 'sources' && (
          <fieldset>
            <legend>{t.columns.forAll}</legend>
            <p className="small">{t.columns.forAllNote}</p>
            {isOfOneDistrict(sheet, has('district')) && (
              <ForAllSelect
                field="district"
                label={nameOf('district', fields, locale)}
                none={t.columns.perRow}
                value={settings.forAll.district}
                options={props.districts}
              />
            )}
            <ForAllSelect
              field="source"
              label={nameOf('source', fields, locale)}
              none={t.columns.perRow}
              value={settings.forAll.source}
              options={sources}
            />
            <NewSource locale={locale} label={t.file.newSource} />
          </fieldset>
        )}
        <CheckButtons t={t} drop={drop} />
      </div>
    </form>
  )
}

/** What no column of a table of figures says: read from its title, to be corrected. */
function OfAllFigures({
  t,
  sheet,
  nameOf,
}: {
  readonly t: ImportMessages
  readonly sheet: RecordSheet
  readonly nameOf: (field: string) => string
}) {
  const open = OF_ALL_FIELDS.filter((field) => !sheet.columns.includes(field))
  if (open.length === 0) return null
  return (
    <fieldset>
      <legend>{t.sheets.ofAll}</legend>
      <p className="small">{t.sheets.ofAllNote}</p>
      {open.map((field) => (
        <label key={field} className="import-for-all">
          {nameOf(field)}
          <input
            type="text"
            name={`ofAll.${field}`}
            defaultValue={sheet.ofAll?.[field]}
            maxLength={OF_ALL_LENGTH[field]}
          />
        </label>
      ))}
    </fieldset>
  )
}

/** Whether no column and no heading says which district the rows are of. */
const isOfOneDistrict = ({ columns }: RecordSheet, mayName: boolean): boolean =>
  mayName &&
  !columns.some((field) => field === 'district' || field === 'code' || valueOfField(field)?.of === 'district')

const nameOf = (name: string, fields: readonly SheetColumn[], locale: Locale): string =>
  fields.find(({ field }) => field === name)?.[locale] ?? name

/** What the words of a column may mean. */
function optionsOf(field: WordField, { locale, districts, places, organisations, events, terms }: Props) {
  if (field === 'district') return districts
  if (field === 'place') return places
  if (field === 'investor') return organisations
  if (field === 'event') return events
  const vocabulary = vocabularyOfWord(field)
  const known = vocabulary === null ? [] : offered(terms[vocabulary])
  return known.map(({ value, ...names }) => ({ value, label: names[locale] || value }))
}

function needed(sheet: RecordSheet, fields: readonly SheetColumn[], locale: Locale): string {
  return joinNames([nameOf(namingField(sheet.kind), fields, locale)], locale)
}
