'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from '../ui/icon'

interface Props {
  readonly title: string
  readonly hint?: string
  readonly close: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that is open as long as it is there. */
export function TakeDialog({ title, hint, close, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="take-dialog" aria-labelledby={heading} onClose={onClose}>
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" aria-label={close} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      {hint && <p>{hint}</p>}
      {children}
    </dialog>
  )
}
