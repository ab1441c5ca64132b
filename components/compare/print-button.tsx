'use client'

import { useEffect, useState } from 'react'

/** Prints the page. Absent without scripts, where the browser's own command does the same. */
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
