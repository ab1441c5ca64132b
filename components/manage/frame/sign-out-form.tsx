'use client'

import type { Locale } from '#geo/vocabulary'
import { forgetAllUnsaved } from '../use-unsaved'

interface Props {
  readonly locale: Locale
  readonly label: string
  readonly signOut: (form: FormData) => Promise<unknown>
  readonly className: string
}

/** Whoever signs out leaves nothing of what he typed in this browser, whether or not the server answers. */
export function SignOutForm({ locale, label, signOut, className }: Props) {
  return (
    <form action={signOut as (form: FormData) => Promise<void>} onSubmit={() => forgetAllUnsaved()}>
      <input type="hidden" name="locale" value={locale} />
      <button type="submit" className={className}>
        {label}
      </button>
    </form>
  )
}
