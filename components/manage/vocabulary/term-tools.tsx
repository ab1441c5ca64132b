'use client'

import { useActionState } from 'react'
import type { EditedTerm, VocabularyName } from '#geo/terms'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { type TermAction, type TermState, termProblemText } from './term-form'

type T = ManageMessages['vocabulary']

interface Props {
  readonly vocabulary: VocabularyName
  readonly term: EditedTerm
  readonly others: readonly EditedTerm[]
  /** How many records and working copies hold the term. */
  readonly used: number
  readonly locale: Locale
  readonly t: T
  readonly merge: TermAction
  readonly remove: TermAction
}

const useForm = (action: TermAction) =>
  useActionState(action as (state: TermState, form: FormData) => Promise<TermState>, null)

/** What can be done to a term as a whole. */
export function TermTools({ vocabulary, term, others, used, locale, t, merge, remove }: Props) {
  const [merged, doMerge, isMerging] = useForm(merge)
  const [removed, doRemove, isRemoving] = useForm(remove)
  const hidden = (
    <>
      <input type="hidden" name="vocabulary" value={vocabulary} />
      <input type="hidden" name="value" value={term.value} />
      <input type="hidden" name="locale" value={locale} />
    </>
  )
  return (
    <div className="term-tools">
      {others.length > 0 && (
        <form action={doMerge} className="person" aria-busy={isMerging}>
          <h2>{t.merge}</h2>
          <p className="small">{t.mergeNote}</p>
          {hidden}
          <label>
            {t.mergeInto}
            <select name="into">
              {others.map((other) => (
                <option key={other.value} value={other.value}>
                  {other[locale] || other.value}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="quiet" disabled={isMerging}>
            {t.mergeDo}
          </button>
          <TermOutcome state={merged} used={t.removeUsed} t={t} />
        </form>
      )}
      <form action={doRemove} className="person" aria-busy={isRemoving}>
        <h2>{t.remove}</h2>
        <p className="small">{used > 0 ? t.removeUsed : t.removeNote}</p>
        {hidden}
        <button type="submit" className="quiet" disabled={used > 0 || isRemoving}>
          {t.remove}
        </button>
        <TermOutcome state={removed} used={t.removeUsed} t={t} />
      </form>
    </div>
  )
}

interface OutcomeProps {
  readonly state: TermState
  /** What is said where records still hold the term. */
  readonly used: string
  readonly t: T
}

/** What came of it, where it was not done. */
export function TermOutcome({ state, used, t }: OutcomeProps) {
  if (!state || !('outcome' in state)) return null
  const texts: Readonly<Record<typeof state.outcome, string>> = {
    saved: t.saved,
    undone: t.undone,
    missing: t.missing,
    busy: t.busy,
    used,
    same: t.undoLate,
    changed: t.changedUnknown,
    problems: 'problems' in state ? state.problems.map((problem) => termProblemText(problem, t)).join(' ') : '',
  }
  return (
    <p role="status" className={state.outcome === 'undone' ? 'small' : 'wrong'}>
      {texts[state.outcome]}
    </p>
  )
}
