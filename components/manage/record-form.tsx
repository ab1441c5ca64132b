'use client'

import { startTransition, useActionState, useRef, useState } from 'react'
import { FIELDS, PARTS } from '#geo/edit/fields'
import type { Problem } from '#geo/edit/values'
import { ConflictNotice } from './conflict'
import { FieldInput } from './field-input'
import type { Outcome, RecordFormProps } from './form-props'
import { PartRows } from './part-rows'
import { ProblemList } from './problem-list'
import { Similar } from './similar'
import { SourceSelect } from './source-select'
import { useUnsaved } from './use-unsaved'

/**
 * The form of any record. Works without scripts; with them, what is typed outlives a reload, a mistake and a conflict.
 */
export function RecordForm(props: RecordFormProps) {
  const { type, id, t, save } = props
  const [state, act, isPending] = useActionState(save, null)
  const outcome: Partial<Outcome> = state && 'entries' in state ? state : state ? { error: 'forbidden' } : {}
  const form = useRef<HTMLFormElement>(null)
  const version = outcome.theirs?.version ?? props.version
  const { restored, isDirty, forget } = useUnsaved(form, `${type} ${id ?? 'new'}`, version, props.isSaved)
  const [isForgotten, setForgotten] = useState(false)
  const unsaved = isForgotten ? null : restored
  // First what was just refused, then what an earlier visit left unsaved, then what is stored.
  const entries = outcome.entries ?? unsaved?.entries ?? props.entries
  const shownVersion = outcome.theirs ? version : (unsaved?.version ?? version)
  const key = `${outcome.entries ? 'tried' : unsaved ? 'restored' : 'stored'} ${shownVersion}`
  const submit = (data: FormData) => startTransition(() => act(data))
  return (
    <form
      ref={form}
      action={act}
      className="record-form"
      aria-busy={isPending}
      // React would empty the fields after an action; this way they stay.
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter))
      }}
    >
      {outcome.theirs && <ConflictNotice {...props} theirs={outcome.theirs} entries={entries} />}
      {outcome.problems && <ProblemList problems={outcome.problems} type={type} t={t} />}
      {outcome.error && (
        <p className="notice" role="alert">
          {t.form[outcome.error]}
        </p>
      )}
      {unsaved && !outcome.entries && (
        <RestoredNotice
          t={t}
          onForget={() => {
            forget()
            setForgotten(true)
          }}
        />
      )}
      <Fields key={key} {...props} entries={entries} version={shownVersion} problems={outcome.problems ?? []} />
      {props.mayEdit && <FormEnd {...props} entries={entries} isPending={isPending} isDirty={isDirty} />}
    </form>
  )
}

function RestoredNotice({ t, onForget }: Pick<RecordFormProps, 't'> & { readonly onForget: () => void }) {
  return (
    <p className="notice" role="status">
      {t.form.restored}{' '}
      <button type="button" onClick={onForget}>
        {t.form.forget}
      </button>
    </p>
  )
}

interface FormEndProps extends RecordFormProps {
  readonly isPending: boolean
  readonly isDirty: boolean
}

/** Why it changes, and the buttons that save, submit and publish it. */
function FormEnd({ t, entries, mayPublish, isPublic, isPending, isDirty }: FormEndProps) {
  return (
    <div className="form-end">
      <label className="form-why">
        {t.form.why}
        <input name="why" maxLength={1000} defaultValue={entries.why ?? ''} placeholder={t.form.whyNote} />
      </label>
      {mayPublish && !isPublic && (
        <label className="choice">
          <input type="checkbox" name="verified" defaultChecked={Boolean(entries.verified)} />
          {t.steps.alsoVerify}
        </label>
      )}
      <div className="form-buttons">
        <button type="submit" name="intent" value="save" className="quiet" data-shortcut="save" disabled={isPending}>
          {t.form.save}
        </button>
        <button
          type="submit"
          name="intent"
          value="submit"
          data-shortcut="publish"
          className={mayPublish ? 'quiet' : 'strong'}
          disabled={isPending}
        >
          {t.form.submit}
        </button>
        {mayPublish && (
          <button
            type="submit"
            name="intent"
            value="publish"
            className="strong"
            data-shortcut="publish"
            disabled={isPending}
          >
            {isPublic ? t.form.comparePublish : t.form.publish}
          </button>
        )}
      </div>
      <p className="small" role="status">
        {isDirty ? t.form.unsaved : ''}
      </p>
    </div>
  )
}

const isStale = ({ code }: Problem) => code === 'stale-source' || code === 'moved'

function Fields(props: RecordFormProps & { readonly problems: readonly Problem[] }) {
  const { type, id, version, entries, options, locale, t, isPublic } = props
  const wrong = new Set(props.problems.map(({ path }) => path.replace(/^(parts\.\w+\.\d+)\.columns/, '$1')))
  const stale = new Set(props.problems.filter(isStale).map(({ path }) => path))
  const shared = { entries, options, locale, t, wrong, stale, isFixed: !props.mayEdit }
  return (
    <fieldset className="record-fields" role="presentation" disabled={!props.mayEdit}>
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="id" value={id ?? ''} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="locale" value={locale} />
      {type !== 'source' && props.mayEdit && (
        <div className="default-source">
          <label htmlFor="defaultSource">{t.form.defaultSource}</label>
          <SourceSelect id="defaultSource" name="defaultSource" {...shared} />
          <p className="small">{t.form.defaultSourceNote}</p>
        </div>
      )}
      {FIELDS[type].map((field) => (
        <FieldInput key={field.name} at="columns" field={field} cites={`cites.${field.name}`} {...shared}>
          {field.name === 'name' && <Similar type={type} id={id} locale={locale} label={t.form.similar} />}
        </FieldInput>
      ))}
      {'slug' in props.entries || type === 'project' || type === 'event' ? (
        <div className="field">
          <label htmlFor="columns.slug">{t.form.slug}</label>
          <input
            id="columns.slug"
            name="columns.slug"
            defaultValue={entries['columns.slug'] ?? ''}
            readOnly={isPublic}
            maxLength={80}
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            aria-describedby="slug-note"
          />
          <p className="small" id="slug-note">
            {t.form.slugNote}
          </p>
        </div>
      ) : null}
      {Object.entries(PARTS[type]).map(([name, fields]) => (
        <PartRows key={name} name={name} fields={fields} {...shared} />
      ))}
    </fieldset>
  )
}
