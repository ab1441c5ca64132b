import type { ReactNode } from 'react'
import type { Datum } from '#geo/geometry/datum'
import type { Batch, EarlierFile } from '#geo/import/batch'
import { COLUMNS, columnOf, FOR_ALL, type ForAll, type ImportField, PART_COLUMNS, REQUIRED } from '#geo/import/columns'
import { headingPart } from '#geo/import/date-parts'
import { unusedColumns } from '#geo/import/headings'
import { isTermField, termsOfField } from '#geo/import/terms'
import { MADE_FIELDS, type WordField } from '#geo/import/words'
import type { Vocabularies } from '#geo/terms'
import { fill, formatMoment } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { DatumChoice } from './datum-choice'
import { type ForAllChoice, ForAllSelect } from './for-all-select'
import { MeaningTable } from './meaning-table'
import { Questions } from './questions'
import { NewSource } from './sheet/new-source'
import { UnitChoice } from './unit-choice'
import { Words } from './words'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batch: Batch
  readonly samples: readonly (readonly string[])[]
  /** That coordinates may be in. */
  readonly datums: readonly Datum[]
  readonly districts: readonly ForAllChoice[]
  readonly sources: readonly ForAllChoice[]
  readonly places: readonly ForAllChoice[]
  readonly organisations: readonly ForAllChoice[]
  readonly events: readonly ForAllChoice[]
  readonly terms: Vocabularies
  readonly mayMakeTerms: boolean
  readonly check: (form: FormData) => Promise<void>
  readonly drop: (form: FormData) => Promise<void>
}

/** Second step: what each column means, in which datum and unit, and what stands for all rows. */
export function ColumnsForm({
  locale,
  t,
  batch,
  samples,
  datums,
  districts,
  places,
  organisations,
  events,
  sources,
  terms,
  mayMakeTerms,
  check,
  drop,
}: Props) {
  const { headings, settings } = batch
  const earlier = batch.hint?.earlier
  const recognised = settings.columns.filter((field) => field !== null).length
  const hasAmounts = settings.columns.includes('amount')
  return (
    <form action={check} className="import-columns">
      <Hidden batch={batch} locale={locale} />
      <section>
        <h2>{t.columns.title}</h2>
        <p>{fill(t.columns.intro, { known: recognised, all: headings.length })}</p>
        <TurnedNote t={t} batch={batch} />
        {earlier && <p className="small import-remembered">{earlierText(t.columns.earlier, earlier, locale)}</p>}
        <div className="import-scroll">
          <MeaningTable
            {...{ locale, t, headings, samples }}
            meanings={settings.columns}
            fields={headings.some(headingPart) ? [...COLUMNS, ...PART_COLUMNS] : COLUMNS}
            more={(column) => columnNotes(column, batch, t)}
          />
        </div>
      </section>
      <div className="import-settings">
        <ForAllChoices
          {...{ locale, t, batch, districts, sources, terms }}
          fields={missingOf(batch)}
          none={t.cures.choose}
        />
        <DatumChoice {...{ locale, t, batch, datums }} />
        <Questions {...{ batch, locale, t }} />
        <Words
          {...{ batch, locale, t, mayMakeTerms }}
          titleOf={(field) => columnOf(field as ImportField)[locale]}
          made={MADE_FIELDS}
          optionsOf={(field) => optionsOf(field, { locale, districts, places, organisations, events, sources, terms })}
        />
        {hasAmounts && <UnitChoice {...{ locale, t, batch }} />}
        <details className="import-fold">
          <summary>{t.columns.others}</summary>
          {!hasAmounts && <UnitChoice {...{ locale, t, batch }} />}
          <ForAllChoices
            {...{ locale, t, batch, districts, sources, terms }}
            fields={FOR_ALL.filter((field) => !missingOf(batch).includes(field))}
            none={t.columns.perRow}
          />
        </details>
        <CheckButtons t={t} drop={drop} />
      </div>
    </form>
  )
}

function optionsOf(
  field: WordField,
  {
    locale,
    districts,
    places,
    organisations,
    events,
    sources,
    terms,
  }: Pick<Props, 'locale' | 'districts' | 'places' | 'organisations' | 'events' | 'sources' | 'terms'>,
): readonly ForAllChoice[] {
  if (field === 'district') return districts
  if (field === 'place') return places
  if (field === 'investor') return organisations
  if (field === 'event') return events
  if (field === 'source') return sources
  return isTermField(field)
    ? termsOfField(field, terms).map((term) => ({ value: term.value, label: term[locale] }))
    : []
}

/** Where the file has a column for each record, or lists side by side. */
export const TurnedNote = ({ t, batch: { hint } }: { readonly t: ImportMessages; readonly batch: Batch }) => (
  <>
    {hint?.isTurned && <p className="import-alert">{t.sheets.turned}</p>}
    {hint?.asideFrom && <p className="import-alert">{fill(t.sheets.aside, { no: hint.asideFrom })}</p>}
  </>
)

/** What is said of a column besides its meaning, and whether its empty cells repeat the one above. */
function columnNotes(column: number, { headings, settings, hint }: Batch, t: ImportMessages): ReactNode {
  const unused = unusedColumns(headings, settings.columns)[column]
  const mayRepeat = [hint?.merged, hint?.gaps, settings.fillDown].some((list) => list?.includes(column))
  return (
    <>
      {unused && <span className="small"> {t.columns.unused[unused]}</span>}
      {mayRepeat && (
        <label className="import-fill small">
          <input type="checkbox" name="fillDown" value={column} defaultChecked={settings.fillDown.includes(column)} />
          {t.columns.fillDown}
        </label>
      )}
    </>
  )
}

/** What can stand for all rows. */
export function optionsForAll(
  field: ForAll,
  { locale, districts, sources, terms }: Pick<Props, 'locale' | 'districts' | 'sources' | 'terms'>,
): readonly ForAllChoice[] {
  if (field === 'district') return districts
  if (field === 'source') return sources
  return isTermField(field)
    ? termsOfField(field, terms).map((term) => ({ value: term.value, label: term[locale] }))
    : []
}

/** What the rows need and no column of the file says. */
function missingOf({ settings: { columns } }: Batch): readonly ForAll[] {
  const has = (...fields: readonly ImportField[]) => fields.some((field) => columns.includes(field))
  const needed: readonly ImportField[] = [
    ...REQUIRED,
    ...(has('lng', 'lat', 'position') ? (['precision'] as const) : []),
    ...(has('amount') ? (['amountKind'] as const) : []),
  ]
  return FOR_ALL.filter((field) => needed.includes(field) && !has(field))
}

interface ForAllProps extends Pick<Props, 'locale' | 't' | 'batch' | 'districts' | 'sources' | 'terms'> {
  readonly fields: readonly ForAll[]
  /** Said where nothing is chosen. */
  readonly none: string
}

/** Values that stand for all rows which say nothing themselves. */
function ForAllChoices({ fields, none, ...props }: ForAllProps) {
  const { locale, t, batch, districts, sources, terms } = props
  const { settings } = batch
  const earlier = batch.hint?.earlier
  const optionsOf = (field: ForAll) => optionsForAll(field, { locale, districts, sources, terms })
  if (fields.length === 0) return null
  return (
    <fieldset>
      <legend>{t.columns.forAll}</legend>
      <p className="small">{t.columns.forAllNote}</p>
      {fields.map((field) => (
        <ForAllSelect
          key={field}
          {...{ field, none }}
          label={columnOf(field)[locale]}
          value={settings.forAll[field]}
          options={optionsOf(field)}
        >
          {earlier?.forAll[field] && earlier.forAll[field] === settings.forAll[field] && (
            <span className="small import-remembered">{earlierText(t.columns.remembered, earlier, locale)}</span>
          )}
        </ForAllSelect>
      ))}
      {fields.includes('source') && <NewSource locale={locale} label={t.file.newSource} />}
    </fieldset>
  )
}

const earlierText = (text: string, { fileName, userName, createdAt }: EarlierFile, locale: Locale): string =>
  fill(text, { file: fileName, name: userName, date: formatMoment(createdAt, locale) })

export function Hidden({ batch, locale }: { readonly batch: { readonly id: string }; readonly locale: Locale }) {
  return (
    <>
      <input type="hidden" name="id" value={batch.id} />
      <input type="hidden" name="locale" value={locale} />
    </>
  )
}

/** The end of the step of columns. */
export const CheckButtons = ({ t, drop }: Pick<Props, 't' | 'drop'>) => (
  <p className="import-go">
    <button type="submit" className="strong">
      {t.columns.check}
    </button>
    <button type="submit" className="quiet" formAction={drop} formNoValidate>
      {t.columns.drop}
    </button>
  </p>
)
