import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import type { Filters } from '#geo/filters'
import { tileTemplate } from '#geo/layers'
import { parseView, type View, viewQuery } from '#geo/url'
import { type MapFocus, useMapFocus } from './focus'

/** What the URL and the page say the map should show. `revision` is the newest this reader's pages were drawn from. */
export function useMapView(firstRevision: number): {
  view: View
  focus: MapFocus | null
  path: string
  revision: number
} {
  const params = useSearchParams()
  const path = usePathname()
  const focus = useMapFocus()
  const view = useMemo(() => parseView(new URLSearchParams(params)), [params])
  return { view, focus, path, revision: Math.max(firstRevision, focus?.revision ?? 0) }
}

/** The tiles of a revision under a filter. What is drawn is cut by the view anyway, so `bbox` stays out of the address. */
export function tilesUrl(revision: number, { bbox: _, ...filters }: Filters): string {
  return tileTemplate(location.origin, revision, viewQuery({ filters }))
}
