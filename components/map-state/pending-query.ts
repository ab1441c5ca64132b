/** While a page is on its way, its query is known already: the map sets out for its tiles beside the page. */

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { setMapState, useMapState } from './map-store'

/** To be called with the address of a page of the map as the reader leaves for it. */
export function setPendingQuery(href: string): void {
  setMapState('pendingQuery', new URL(href, location.href).search)
}

/** What `setPendingQuery` or a link that Next follows was last given; null once a page has come. */
export function usePendingQuery(): string | null {
  const path = usePathname()
  const params = useSearchParams()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever page comes, it is the newest
  useEffect(() => setMapState('pendingQuery', null), [path, params])
  useEffect(() => {
    // The window hears of a click after Next has: a link that Next follows itself is `defaultPrevented` by then.
    const onClick = (event: MouseEvent) => {
      const link = event.defaultPrevented && (event.target as Element).closest?.('a')
      if (link && link.origin === location.origin && link.pathname === location.pathname) setPendingQuery(link.href)
    }
    window.addEventListener('click', onClick)
    return () => window.removeEventListener('click', onClick)
  }, [])
  return useMapState('pendingQuery')
}
