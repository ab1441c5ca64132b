'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'

interface Props {
  readonly id: string
  readonly locale: Locale
  readonly t: ManageMessages['boundaries']
  readonly isReady: boolean
  /** The id of the form that says how the file is read: what is changed there has to be checked before publishing. */
  readonly settings: string
  readonly publish: (form: FormData) => Promise<unknown>
  readonly forget: (form: FormData) => Promise<unknown>
}

/** What has to be said of the shapes, and the button that puts them on the map. */
export function PublishForm({ id, locale, t, isReady, settings, publish, forget }: Props) {
  const isUnchecked = useChanged(settings)
  const line = (name: 'source' | 'licence' | 'approvalNumber' | 'note', most: number, isRequired = false) => (
    <label>
      {t[name]}
      <input name={name} maxLength={most} required={isRequired} autoComplete="off" />
    </label>
  )
  return (
    <form action={publish as (form: FormData) => Promise<void>} className="person publish-shapes">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="locale" value={locale} />
      {line('source', 300, true)}
      {line('licence', 200)}
      <label>
        {t.date}
        <input type="date" name="date" />
      </label>
      {line('approvalNumber', 60)}
      <label className="check">
        <input type="checkbox" name="isSchematic" />
        {t.isSchematic}
      </label>
      {line('note', 300)}
      <p className={isUnchecked ? 'wrong' : 'small'} role="status">
        {isUnchecked ? t.unchecked : isReady ? t.publishNote : t.cannot}
      </p>
      <p className="form-buttons">
        <button type="submit" className="strong" disabled={!isReady || isUnchecked}>
          {t.publish}
        </button>
        <button type="submit" className="quiet" formNoValidate formAction={forget as (form: FormData) => Promise<void>}>
          {t.forget}
        </button>
      </p>
    </form>
  )
}

/** Whether something of the form with this id was changed since it was last sent. */
function useChanged(formId: string): boolean {
  const [isChanged, setChanged] = useState(false)
  useEffect(() => {
    const listening = new AbortController()
    const formOf = ({ target }: Event) =>
      target instanceof HTMLFormElement ? target : (target as HTMLInputElement).form
    const follow = (name: 'input' | 'submit', isNow: boolean) =>
      document.addEventListener(name, (event) => formOf(event)?.id === formId && setChanged(isNow), listening)
    follow('input', true)
    follow('submit', false)
    return () => listening.abort()
  }, [formId])
  return isChanged
}
