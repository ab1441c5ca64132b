'use client'

import { useActionState } from 'react'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'
import { forgetAllUnsaved } from './use-unsaved'

type State = { readonly done: boolean } | { readonly refused: true }

interface Props {
  readonly locale: Locale
  readonly t: ManageMessages['account']
  readonly change: (state: unknown, form: FormData) => Promise<State>
  readonly signOutEverywhere: (form: FormData) => Promise<unknown>
}

/** The password, and the end of all sessions. */
export function AccountForms({ locale, t, change, signOutEverywhere }: Props) {
  const [state, act, isPending] = useActionState(change, null)
  const isDone = state !== null && 'done' in state && state.done
  return (
    <>
      <form action={act} className="sign-in" aria-busy={isPending}>
        <h2>{t.password}</h2>
        <label>
          {t.current}
          <input name="current" type="password" autoComplete="current-password" required maxLength={128} />
        </label>
        <label>
          {t.next}
          <input name="next" type="password" autoComplete="new-password" required minLength={12} maxLength={128} />
        </label>
        {state && (
          <p className="notice" role={isDone ? 'status' : 'alert'}>
            {isDone ? t.changed : t.wrong}
          </p>
        )}
        <button type="submit" className="strong" disabled={isPending}>
          {t.change}
        </button>
      </form>
      <form
        action={signOutEverywhere as (form: FormData) => Promise<void>}
        onSubmit={() => forgetAllUnsaved()}
        className="sign-in"
      >
        <input type="hidden" name="locale" value={locale} />
        <h2>{t.everywhere}</h2>
        <p className="small">{t.everywhereNote}</p>
        <button type="submit" className="quiet">
          {t.everywhere}
        </button>
      </form>
    </>
  )
}
