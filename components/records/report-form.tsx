'use client'

import { useActionState } from 'react'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

type State = 'thanks' | 'problem' | 'tooMany' | null

interface Props {
  readonly locale: Locale
  /** The page it is about, without its language. */
  readonly about: string
  /** When the form was drawn, ms since 1970. */
  readonly shown: number
  readonly t: ManageMessages['report']
  readonly send: (state: unknown, form: FormData) => Promise<State>
}

/** The form with which readers report what is wrong. */
export function ReportForm({ locale, about, shown, t, send }: Props) {
  const [state, act, isPending] = useActionState(send, null)
  if (state === 'thanks')
    return (
      <p className="summary" role="status">
        {t.thanks}
      </p>
    )
  return (
    <form action={act} className="report-form" aria-busy={isPending}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="path" value={about} />
      <input type="hidden" name="shown" value={shown} />
      <label>
        {t.text}
        <textarea name="text" required minLength={3} maxLength={4000} rows={6} />
      </label>
      <label>
        {t.url}
        <input name="url" type="url" maxLength={1000} placeholder="https://" />
      </label>
      <label>
        {t.email}
        <input name="email" type="email" maxLength={200} autoComplete="email" />
      </label>
      <div className="report-trap" aria-hidden="true">
        <label>
          {t.trap}
          <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      {state && (
        <p className="wrong" role="alert">
          {t[state]}
        </p>
      )}
      <button type="submit" className="apply" disabled={isPending}>
        {t.send}
      </button>
    </form>
  )
}
