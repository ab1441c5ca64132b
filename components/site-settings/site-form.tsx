'use client'

import { startTransition, useActionState, useState } from 'react'
import { PALETTES } from '#geo/map/palette'
import type { Site } from '#geo/site/site'
import { CITY_COLUMNS, EXAMPLE_COLUMNS, rowsOfSite, siteFromForm, VIEW_COLUMNS } from '#geo/site/site-form'
import { LOCALES, type Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'
import { RowsInput } from './rows-input'
import { SitePreview } from './site-preview'
import { type SiteProblemAt, SiteProblems } from './site-problems'

export type SiteFormState =
  | { readonly outcome: 'saved'; readonly version: number }
  | { readonly outcome: 'conflict' }
  | { readonly outcome: 'wrong'; readonly problems: readonly SiteProblemAt[] }
  | { readonly refused: true }
  | null

interface Props {
  readonly site: Site
  readonly version: number
  /** What times are shown by where the field is empty. */
  readonly serverZone: string
  readonly t: ManageMessages['site']
  readonly save: (state: unknown, form: FormData) => Promise<SiteFormState>
}

const TEXTS = ['name', 'tagline', 'description', 'footer'] as const
const MOST = { name: 60, tagline: 120, description: 400, footer: 300 } as const
const ROWS = { name: 1, tagline: 1, description: 4, footer: 2 } as const

const NONE: readonly SiteProblemAt[] = []

/** Everything that is of this place, with a preview of what is typed. */
export function SiteForm({ site, version, serverZone, t, save }: Props) {
  const [state, act, isPending] = useActionState(
    save as (state: SiteFormState, form: FormData) => Promise<SiteFormState>,
    null,
  )
  // What the fields stand on: what the form was opened with or has last saved, whatever the page has been told since.
  const [known, setKnown] = useState(version)
  if (state && 'version' in state && state.version !== known) setKnown(state.version)
  const [typed, setTyped] = useState<Record<string, unknown>>({ ...site })
  const problems = state && 'problems' in state ? state.problems : NONE
  const rows = rowsOfSite(site)
  const wrong = (path: string) => problems.some((problem) => problem.path === path) || undefined
  const views = viewOptions(typed)
  return (
    <form
      action={act}
      className="site-form"
      aria-busy={isPending}
      onInput={(event) => setTyped(siteFromForm(new FormData(event.currentTarget)))}
      // React would empty the fields after an action; this way they stay.
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        startTransition(() => act(form))
      }}
    >
      <input type="hidden" name="version" value={known} />
      <div className="person site-fields">
        <TextFields site={site} wrong={wrong} t={t} />
        <Choice name="locale" t={t} value={site.locale} note={t.notes.locale}>
          {LOCALES.map((locale) => [locale, t.languages[locale]])}
        </Choice>
        <TextField name="logoColour" site={site} most={7} placeholder={PALETTES.light.accent} wrong={wrong} t={t} />
        <TextField name="timeZone" site={site} most={60} placeholder={serverZone} wrong={wrong} t={t} />
        <RowsInput name="presetViews" columns={VIEW_COLUMNS} rows={rows.presetViews} problems={problems} t={t} />
        <Choice name="startView" t={t} value={site.startView}>
          {views}
        </Choice>
        <Choice name="wholeView" t={t} value={site.wholeView} note={t.notes.wholeView}>
          {views}
        </Choice>
        <RowsInput name="cities" columns={CITY_COLUMNS} rows={rows.cities} problems={problems} t={t} />
        <RowsInput name="examples" columns={EXAMPLE_COLUMNS} rows={rows.examples} problems={problems} t={t} />
      </div>
      <div className="site-side">
        <SitePreview typed={typed} t={t} />
        <SiteProblems problems={problems} t={t} />
        <button type="submit" className="strong" disabled={isPending}>
          {t.save}
        </button>
        <p role="status" className="small">
          {state && 'outcome' in state && state.outcome !== 'wrong' && t[state.outcome]}
        </p>
      </div>
    </form>
  )
}

interface TextFieldsProps {
  readonly site: Site
  readonly wrong: (path: string) => true | undefined
  readonly t: ManageMessages['site']
}

/** What the site says of itself, each in both languages. */
const TextFields = (props: TextFieldsProps) =>
  TEXTS.map((field) => (
    <fieldset key={field}>
      <legend>{props.t.fields[field]}</legend>
      {LOCALES.map((locale) => (
        <TextIn key={locale} {...props} field={field} locale={locale} />
      ))}
    </fieldset>
  ))

/** One line, for which a long one has the room of several. */
function TextIn({
  site,
  wrong,
  t,
  field,
  locale,
}: TextFieldsProps & { field: (typeof TEXTS)[number]; locale: Locale }) {
  const common = {
    name: `${field}.${locale}`,
    lang: locale === 'zh' ? 'zh-CN' : 'en',
    defaultValue: site[field][locale],
    required: field !== 'footer',
    maxLength: MOST[field],
    'aria-invalid': wrong(`${field}.${locale}`) ?? wrong(field),
  }
  const rows = ROWS[field]
  const name = t.languages[locale]
  return rows > 1 ? (
    <label>
      {name}
      <textarea rows={rows} {...common} />
    </label>
  ) : (
    <label>
      {name}
      <input {...common} />
    </label>
  )
}

/** The views that are typed, as [id, name]; first of all none. */
function viewOptions({ presetViews }: Record<string, unknown>): [string, string][] {
  const rows = Array.isArray(presetViews) ? (presetViews as { value?: string; zh?: string; en?: string }[]) : []
  return rows.flatMap(({ value, zh, en }) => (value ? [[value, `${zh} · ${en}`] as [string, string]] : []))
}

interface TextFieldProps extends TextFieldsProps {
  readonly name: 'logoColour' | 'timeZone'
  readonly most: number
  readonly placeholder: string
}

const TextField = ({ name, site, most, placeholder, wrong, t }: TextFieldProps) => (
  <>
    <label>
      {t.fields[name]}
      <input
        name={name}
        defaultValue={site[name]}
        maxLength={most}
        placeholder={placeholder}
        spellCheck={false}
        aria-invalid={wrong(name)}
        aria-describedby={`${name}-note`}
      />
    </label>
    <p className="small" id={`${name}-note`}>
      {t.notes[name]}
    </p>
  </>
)

interface ChoiceProps {
  readonly name: 'locale' | 'startView' | 'wholeView'
  readonly t: ManageMessages['site']
  readonly value: string
  readonly note?: string
  readonly children: readonly (readonly [string, string])[]
}

function Choice({ name, t, value, note, children }: ChoiceProps) {
  return (
    <>
      <label>
        {t.fields[name]}
        <select id={`site-${name}`} name={name} defaultValue={value} aria-describedby={note && `${name}-note`}>
          {name !== 'locale' && <option value="">{t.none}</option>}
          {children.map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {note && (
        <p className="small" id={`${name}-note`}>
          {note}
        </p>
      )}
    </>
  )
}
