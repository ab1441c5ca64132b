'use client'

import { useActionState } from 'react'
import type { StepName } from '#geo/edit/steps'
import type { RecordType } from '#geo/edit/values'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'
import type { Outcome, RecordFormProps } from './form-props'
import { ProblemList } from './problem-list'

interface Props {
  readonly type: RecordType
  readonly id: string
  readonly version: number
  readonly steps: readonly StepName[]
  readonly locale: Locale
  readonly t: ManageMessages
  readonly step: RecordFormProps['save']
}

/** The transitions that a record in its state allows. The server checks each again. */
export function Steps({ type, id, version, steps, locale, t, step }: Props) {
  const [state, act, isPending] = useActionState(step, null)
  const outcome: Partial<Outcome> = state && 'entries' in state ? state : state ? { error: 'forbidden' } : {}
  if (steps.length === 0) return null
  return (
    <form action={act} className="steps">
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="locale" value={locale} />
      <h2>{t.steps.title}</h2>
      <label>
        {t.steps.why}
        <input name="why" maxLength={1000} />
      </label>
      {steps.includes('publish') && (
        <label className="choice">
          <input type="checkbox" name="verified" />
          {t.steps.alsoVerify}
        </label>
      )}
      <div className="form-buttons">
        {steps.map((name) => (
          <button
            type="submit"
            key={name}
            name="step"
            value={name}
            className={name === 'publish' || name === 'submit' ? 'strong' : 'quiet'}
            disabled={isPending}
          >
            {t.steps[name]}
          </button>
        ))}
      </div>
      {outcome.problems && <ProblemList problems={outcome.problems} type={type} t={t} />}
      {(outcome.error || outcome.theirs) && (
        <p className="notice" role="alert">
          {outcome.theirs ? t.form.conflict : t.form[outcome.error!]}
        </p>
      )}
    </form>
  )
}
