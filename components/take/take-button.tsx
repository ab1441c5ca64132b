'use client'

import { type ComponentType, useState } from 'react'
import { Icon, type IconName } from '../ui/icon'

interface Props {
  readonly icon: IconName
  readonly label: string
  /** What is said where the dialog does not load. */
  readonly failed: string
  readonly load: () => Promise<ComponentType<{ readonly onClose: () => void }>>
}

/** A button, and the dialog that it opens: its code and words come when it is pressed for the first time. */
export function TakeButton({ icon, label, failed, load }: Props) {
  const [state, setState] = useState<
    'closed' | 'loading' | 'failed' | { readonly Dialog: Awaited<ReturnType<typeof load>> }
  >('closed')
  const open = () => {
    if (state === 'loading') return
    setState('loading')
    load().then(
      (Dialog) => setState({ Dialog }),
      () => setState('failed'),
    )
  }
  return (
    <>
      <button type="button" className="take" onClick={open} aria-haspopup="dialog" aria-busy={state === 'loading'}>
        <Icon name={icon} />
        {label}
      </button>
      {state === 'failed' && <span role="alert">{failed}</span>}
      {typeof state === 'object' && <state.Dialog onClose={() => setState('closed')} />}
    </>
  )
}
