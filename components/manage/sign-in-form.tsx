'use client'

import { useActionState } from 'react'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

interface Props {
  readonly locale: Locale
  readonly next: string
  readonly t: ManageMessages['signIn']
  readonly signIn: (state: unknown, form: FormData) => Promise<'wrong' | 'away'>
}

export function SignInForm({ locale, next, t, signIn }: Props) {
  const [outcome, act, isPending] = useActionState(signIn, null)
  return (
    <form action={act} className="sign-in" aria-busy={isPending}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="next" value={next} />
      <label>
        {t.email}
        <input name="email" type="email" autoComplete="username" required maxLength={200} />
      </label>
      <label>
        {t.password}
        <input name="password" type="password" autoComplete="current-password" required maxLength={128} />
      </label>
      {outcome && (
        <p className="notice" role="alert">
          {t[outcome]}
        </p>
      )}
      <button type="submit" className="strong" disabled={isPending}>
        {t.submit}
      </button>
    </form>
  )
}
