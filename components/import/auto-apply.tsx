'use client'

import type { ReactNode } from 'react'

/** Sends the form around it as soon as something in it is chosen. Without scripts its button does. */
export function AutoApply({ children }: { readonly children: ReactNode }) {
  return (
    <div
      className="import-auto"
      onChange={(event) => (event.target as unknown as HTMLInputElement).form?.requestSubmit()}
    >
      {children}
    </div>
  )
}
