'use client'

import { useActionState } from 'react'
import type { TermDifference } from '#geo/edit/terms'
import { fill } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { differenceText, type TermAction, type TermState } from './term-form'
import { TermOutcome } from './term-tools'

type T = ManageMessages['vocabulary']

/** One change of a term, its time and the names of terms in words. */
interface HistoryLine {
  readonly id: string
  readonly when: string
  readonly userName: string
  readonly action: 'save' | 'discard' | 'merge' | 'move' | 'undo'
  readonly name: string
  readonly into: string | null
  readonly moved: string
  readonly isNewest: boolean
  readonly differences: readonly TermDifference[]
}

interface Props {
  readonly lines: readonly HistoryLine[]
  readonly locale: Locale
  readonly t: T
  readonly undo: TermAction
}

/** What has been done to the terms of a vocabulary, newest first; the last change of each can be undone. */
export function TermHistory({ lines, locale, t, undo }: Props) {
  const [state, act, isPending] = useActionState(undo as (state: TermState, form: FormData) => Promise<TermState>, null)
  return (
    <section className="term-history">
      <h2>{t.history}</h2>
      <TermOutcome state={state} used={t.undoUsed} t={t} />
      {lines.length === 0 && <p className="small">{t.noHistory}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <span>
              <strong>{line.name}</strong> {fill(t.actions[line.action], { name: line.into ?? '' })}
              {line.moved && ` · ${line.moved}`}
            </span>
            {line.differences.map((difference) => (
              <span key={difference.field} className="small">
                {differenceText(difference, t)}
              </span>
            ))}
            <span className="small">
              {line.userName} · {line.when}
            </span>
            {line.isNewest && (
              <form action={act}>
                <input type="hidden" name="change" value={line.id} />
                <input type="hidden" name="locale" value={locale} />
                <button
                  type="submit"
                  className="quiet"
                  disabled={isPending}
                  aria-label={`${t.undo}${COLON[locale]}${line.name}`}
                >
                  {t.undo}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
