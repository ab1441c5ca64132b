'use client'

import type { ReactNode } from 'react'

/** Sends the form around it as soon as something in it is chosen. Without scripts its button does. */
export function AutoApply({ children }: { readonly children: ReactNode }) {
  return (
    <div className="import-auto" onChange={({ currentTarget }) => currentTarget.closest('form')?.requestSubmit()}>
      {children}
    </div>
  )
}
