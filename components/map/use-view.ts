import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import type { Filters } from '#geo/filters'
import { tileTemplate } from '#geo/map/layers'
import { parseView, type View, viewQuery } from '#geo/url/view-url'
import { type MapFocus, useMapState } from '../map-state/map-store'
import { usePendingQuery } from '../map-state/pending-query'

/** What the URL and the page say the map should show. */
export function useMapView(firstRevision: number): {
  view: View
  focus: MapFocus | null
  path: string
  /**
   * The template of the tiles: those of the newest revision this reader's pages were drawn from, under the filters last
   * asked for.
   */
  tiles: string
} {
  const params = useSearchParams()
  const path = usePathname()
  const focus = useMapState('focus')
  const view = useMemo(() => parseView(new URLSearchParams(params)), [params])
  const pending = usePendingQuery()
  const { filters } = useMemo(
    () => (pending === null ? view : parseView(new URLSearchParams(pending))),
    [pending, view],
  )
  return { view, focus, path, tiles: tilesUrl(Math.max(firstRevision, focus?.revision ?? 0), filters) }
}

/**
 * The tiles of a revision under a filter. What is drawn is cut by the view anyway, so `bbox` stays out of the address.
 */
function tilesUrl(revision: number, { bbox: _, ...filters }: Filters): string {
  return tileTemplate(location.origin, revision, viewQuery({ filters }))
}
