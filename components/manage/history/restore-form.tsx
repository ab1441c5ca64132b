'use client'

import { useActionState } from 'react'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import type { RecordFormProps } from '../form-props'

interface Props {
  readonly change: string
  readonly version: number
  readonly locale: Locale
  readonly t: ManageMessages
  readonly restore: RecordFormProps['save']
}

/** Makes an earlier state of the record its working copy again. */
export function RestoreForm({ change, version, locale, t, restore }: Props) {
  const [state, act, isPending] = useActionState(restore, null)
  return (
    <form action={act} className="restore">
      <input type="hidden" name="change" value={change} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="why" value={`${t.history.restore} #${change}`} />
      <button type="submit" className="quiet" disabled={isPending}>
        {t.history.restore}
      </button>
      {state && (
        <span role="alert" className="wrong">
          {'theirs' in state && state.theirs ? t.form.conflict : t.form.failed}
        </span>
      )}
    </form>
  )
}
