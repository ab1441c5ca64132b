'use client'

import { useEffect, useState } from 'react'

/** Opens every fold and prints: paper cannot be unfolded. Not there without scripts, where the browser's own command does. */
export function PrintButton({ label }: { readonly label: string }) {
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!isReady) return null
  return (
    <button type="button" onClick={() => print()}>
      {label}
    </button>
  )
}
