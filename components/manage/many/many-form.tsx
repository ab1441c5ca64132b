'use client'

import { startTransition, useActionState, useState } from 'react'
import type { Field } from '#geo/edit/fields'
import { INTENTS } from '#geo/edit/many'
import type { Options } from '#geo/edit/options'
import type { RecordType } from '#geo/edit/values'
import { countText, fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { FieldInput } from '../field-input'
import { SourceSelect } from '../source-select'
import type { ManyOutcome } from './many-outcome'
import { ManyTable, type ManyTableProps } from './many-table'
import { TickAll } from './tick-all'

interface Props extends Pick<ManyTableProps, 'records'> {
  readonly type: RecordType
  readonly field: Field
  readonly options: Options
  readonly locale: Locale
  readonly t: ManageMessages
  readonly mayPublish: boolean
  readonly edit: (state: unknown, form: FormData) => Promise<ManyOutcome | { readonly refused: true }>
}

const NOTHING: ReadonlySet<string> = new Set()

/** Asks for the new value and its source; writes only what has been previewed as it stands. */
export function ManyForm(props: Props) {
  const { type, field, locale, t, edit } = props
  const [state, act, isPending] = useActionState(edit, null)
  const outcome: Partial<ManyOutcome> = state && 'entries' in state ? state : state ? { error: 'forbidden' } : {}
  const [touched, setTouched] = useState<unknown>(null)
  const isFresh = state !== null && touched !== state
  return (
    <form
      action={act}
      className="many-form"
      aria-busy={isPending}
      onChange={() => setTouched(state)}
      // React would empty the fields after an action; this way they stay.
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
        startTransition(() => act(data))
      }}
    >
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="field" value={field.name} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="previewed" value={(isFresh && outcome.previewed) || ''} />
      <Asked {...props} entries={outcome.entries ?? {}} />
      <ManyTable {...props} outcome={isFresh ? outcome : {}} ticked={outcome.ticked} />
      <div className="form-buttons">
        <TickAll label={t.stillTrue.all} />
        <button type="submit" className="quiet" disabled={isPending}>
          {t.many.preview}
        </button>
        {isFresh && outcome.previewed && (
          <button type="submit" name="apply" value="1" className="strong" disabled={isPending}>
            {countText(t.many.apply, changedIn(outcome), locale)}
          </button>
        )}
      </div>
      <p role="status">{said(outcome, isFresh, state !== null, props)}</p>
    </form>
  )
}

const changedIn = ({ changes = [] }: Partial<ManyOutcome>): number =>
  changes.filter(({ after }) => after !== null).length

/** What the last preview came to. */
function said(outcome: Partial<ManyOutcome>, isFresh: boolean, isTried: boolean, { locale, t }: Props): string {
  const words = t.many
  if (!isTried) return ''
  if (!isFresh) return words.stale
  if (outcome.error) return words[outcome.error]
  if (outcome.refused) {
    const n = formatNumber(new Set(outcome.refused.map(({ id }) => id)).size, locale)
    return fill(words.refused, { n })
  }
  const [n, all] = [changedIn(outcome), outcome.changes?.length ?? 0]
  return fill(words.previewed, { n: formatNumber(n, locale), all: formatNumber(all, locale) })
}

/** The value, its source, what happens next and why. */
function Asked(props: Props & Pick<ManyOutcome, 'entries'>) {
  const { type, field, entries, options, locale, t, mayPublish } = props
  const shared = { entries, options, locale, t, wrong: NOTHING, stale: NOTHING, isFixed: false }
  const words = t.many
  return (
    <div className="many-asked">
      <div>
        <FieldInput at="columns" field={{ ...field, isCited: false, isRequired: false }} cites="" {...shared} />
        {!field.isRequired && <p className="small">{words.valueNote}</p>}
      </div>
      {type !== 'source' && (
        <div className="many-source">
          <label htmlFor="sourceId">{words.source}</label>
          <SourceSelect id="sourceId" name="sourceId" {...shared} />
          <label className="choice">
            <input type="checkbox" name="typo" defaultChecked={Boolean(entries.typo)} />
            {words.typo}
          </label>
          <p className="small">{words.sourceNote}</p>
        </div>
      )}
      <fieldset className="many-intent">
        <legend>{words.intent}</legend>
        {INTENTS.filter((intent) => mayPublish || intent !== 'publish').map((intent) => (
          <label className="choice" key={intent}>
            <input type="radio" name="intent" value={intent} defaultChecked={(entries.intent || 'save') === intent} />
            {words.intents[intent]}
          </label>
        ))}
        <p className="small">{words.waiting}</p>
      </fieldset>
      <label>
        {t.form.why}
        <input name="why" maxLength={1000} defaultValue={entries.why ?? ''} placeholder={t.form.whyNote} />
      </label>
    </div>
  )
}
