/** The query the reader has asked for, while its page is still on its way: the map sets out for its tiles at once, beside the page. */

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

let listener: ((query: string) => void) | null = null

/** To be called with the address of a page of the map as it is gone to. */
export function goingTo(href: string): void {
  listener?.(new URL(href, location.href).search)
}

/** What `goingTo` or a link that Next follows was last given; null once a page has come. */
export function useAhead(): string | null {
  const [query, setQuery] = useState<string | null>(null)
  const path = usePathname()
  const params = useSearchParams()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever page comes, it is the newest
  useEffect(() => setQuery(null), [path, params])
  useEffect(() => {
    listener = setQuery
    // Seen after Next has had the click: what it follows itself, it has kept from the browser.
    const onClick = (event: MouseEvent) => {
      const link = event.defaultPrevented && (event.target as Element).closest?.('a')
      if (link && link.origin === location.origin && link.pathname === location.pathname) goingTo(link.href)
    }
    window.addEventListener('click', onClick)
    return () => {
      listener = null
      window.removeEventListener('click', onClick)
    }
  }, [])
  return query
}
