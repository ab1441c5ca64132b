'use client'

import { useActionState } from 'react'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

type State =
  | { readonly step: 'code'; readonly problem: 'wrong' | 'wait' }
  | { readonly step: 'admin'; readonly code: string; readonly problem: 'person' | 'password' | null }
  | null

interface Props {
  readonly locale: Locale
  readonly t: ManageMessages['setup']
  readonly begin: (state: unknown, form: FormData) => Promise<NonNullable<State>>
}

/** First the code; once it holds, who the first admin is. */
export function SetupForm({ locale, t, begin }: Props) {
  const [state, act, isPending] = useActionState(begin as (state: State, form: FormData) => Promise<State>, null)
  const isOpen = state?.step === 'admin'
  const problem = state?.step === 'code' ? t[state.problem] : state?.problem && t.problems[state.problem]
  return (
    <form action={act} className="sign-in" aria-busy={isPending}>
      <input type="hidden" name="locale" value={locale} />
      {isOpen ? (
        <>
          <input type="hidden" name="code" value={state.code} />
          <label>
            {t.name}
            <input name="name" required maxLength={80} autoComplete="name" />
          </label>
          <label>
            {t.email}
            <input name="email" type="email" required maxLength={200} autoComplete="username" />
          </label>
          <label>
            {t.password}
            <input
              name="password"
              type="password"
              required
              minLength={12}
              maxLength={128}
              autoComplete="new-password"
            />
          </label>
        </>
      ) : (
        <label>
          {t.code}
          <input name="code" required maxLength={60} autoComplete="off" spellCheck={false} />
        </label>
      )}
      {problem && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="strong" disabled={isPending}>
        {isOpen ? t.create : t.open}
      </button>
    </form>
  )
}
