'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { useFormStatus } from 'react-dom'
import type { ShapesFacts } from '#geo/shapes/reading'
import type { ManageMessages } from '../../messages/manage'

interface Props {
  readonly t: ManageMessages['boundaries']
  readonly isReady: boolean
  /** As they were typed before. */
  readonly facts: ShapesFacts | undefined
  /** The line of history that says what stands on the map now; 0: none does. */
  readonly seen: number
  /** The id of the form around: what it says of how the file is read has to be checked before publishing. */
  readonly form: string
  readonly publish: (form: FormData) => Promise<unknown>
  readonly forget: (form: FormData) => Promise<unknown>
}

/** Fields that wait while the form is on its way: React sets a form back after its action, with what was typed. */
export const WhileIdle = ({ children }: { readonly children: ReactNode }) => (
  <fieldset disabled={useFormStatus().pending}>{children}</fieldset>
)

/** What has to be said of the shapes, and the button that puts them on the map: fields of the upload's form. */
export function PublishFields({ t, isReady, facts, seen, form, publish, forget }: Props) {
  const isUnchecked = useChanged(form)
  const line = (name: 'source' | 'licence' | 'approvalNumber' | 'note', most: number, isRequired = false) => (
    <label>
      {t[name]}
      <input name={name} maxLength={most} required={isRequired} defaultValue={facts?.[name]} autoComplete="off" />
    </label>
  )
  return (
    <div className="person publish-shapes">
      <input type="hidden" name="seen" value={seen} />
      {line('source', 300, true)}
      {line('licence', 200)}
      <label>
        {t.date}
        <input type="date" name="date" defaultValue={facts?.date} />
      </label>
      {line('approvalNumber', 60)}
      <label className="check">
        <input type="checkbox" name="isSchematic" defaultChecked={facts?.isSchematic} />
        {t.isSchematic}
      </label>
      {line('note', 300)}
      <p className={isUnchecked ? 'wrong' : 'small'} role="status">
        {isUnchecked ? t.unchecked : isReady ? t.publishNote : t.cannot}
      </p>
      <p className="form-buttons">
        <button
          type="submit"
          className="strong"
          disabled={!isReady || isUnchecked}
          formAction={publish as (form: FormData) => Promise<void>}
        >
          {t.publish}
        </button>
        <button type="submit" className="quiet" formNoValidate formAction={forget as (form: FormData) => Promise<void>}>
          {t.forget}
        </button>
      </p>
    </div>
  )
}

/** Whether a field of the form with this id that says how the file is read is not as it came. */
function useChanged(formId: string): boolean {
  const [isChanged, setChanged] = useState(false)
  // With every rendering, since fields may have been changed before this ran, or come anew from the server.
  useEffect(() => {
    const look = () => {
      const form = document.getElementById(formId) as HTMLFormElement | null
      setChanged([...(form?.elements ?? [])].some((field) => !field.closest('.publish-shapes') && isEdited(field)))
    }
    look()
    document.addEventListener('input', look)
    return () => document.removeEventListener('input', look)
  })
  return isChanged
}

function isEdited(field: Element): boolean {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected)
  if (!(field instanceof HTMLInputElement)) return false
  return field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}
