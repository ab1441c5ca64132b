'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page anew again and again while it is looked at. */
export function RefreshEvery({ ms }: { readonly ms: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, ms)
    return () => clearInterval(timer)
  }, [router, ms])
  return null
}
