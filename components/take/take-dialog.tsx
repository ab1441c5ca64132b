'use client'

import { type ReactNode, useId, useRef, useState } from 'react'
import { Icon, type IconName } from '../ui/icon'

interface Props {
  readonly icon: IconName
  readonly label: string
  readonly title: string
  readonly hint?: string
  readonly close: string
  /** Made when the dialog opens. */
  readonly children: ReactNode
}

/** A button, and the dialog that it opens. */
export function TakeDialog({ icon, label, title, hint, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const [isOpen, setOpen] = useState(false)
  const open = () => {
    setOpen(true)
    dialog.current?.showModal()
  }
  return (
    <>
      <button type="button" className="take" onClick={open} aria-haspopup="dialog">
        <Icon name={icon} />
        {label}
      </button>
      <dialog ref={dialog} className="take-dialog" aria-labelledby={heading} onClose={() => setOpen(false)}>
        <header>
          <h2 id={heading}>{title}</h2>
          <button type="button" aria-label={close} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </header>
        {hint && <p>{hint}</p>}
        {isOpen && children}
      </dialog>
    </>
  )
}
