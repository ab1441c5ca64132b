'use client'

import { type ReactNode, useActionState } from 'react'
import { fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

/** How many were confirmed, or why none was. */
export type StillTrueOutcome =
  | { readonly count: number }
  | { readonly error: 'forbidden' | 'none' | 'changed' | 'failed' }

interface Props {
  readonly locale: Locale
  readonly t: ManageMessages
  readonly confirm: (state: unknown, form: FormData) => Promise<StillTrueOutcome | { readonly refused: true }>
  /** The table of records, with a box to tick in each row. */
  readonly children: ReactNode
  /** What else may be done with those that are ticked. */
  readonly tools: ReactNode
}

/** Confirms at once that the records ticked are still true, having been compared with their sources. */
export function StillTrue({ locale, t, confirm, children, tools }: Props) {
  const [state, act, isPending] = useActionState(confirm, null)
  const words = t.stillTrue
  const outcome = state && 'refused' in state ? ({ error: 'forbidden' } as const) : state
  return (
    <form action={act} className="still-true" aria-busy={isPending}>
      <input type="hidden" name="locale" value={locale} />
      {children}
      <div className="still-true-end">
        <label>
          {words.why}
          <input name="why" required maxLength={1000} placeholder={words.whyNote} />
        </label>
        <div className="form-buttons">
          <button type="submit" className="strong" disabled={isPending}>
            {words.confirm}
          </button>
        </div>
        <p role="status">
          {outcome &&
            ('count' in outcome ? fill(words.done, { n: formatNumber(outcome.count, locale) }) : words[outcome.error])}
        </p>
      </div>
      {/* Behind the button that Enter presses. */}
      {tools}
    </form>
  )
}
