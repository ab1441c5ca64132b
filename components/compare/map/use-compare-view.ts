import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { type CompareView, compareQuery, parseCompare } from '#geo/compare/url'
import type { FixedCamera } from '#geo/map/camera'
import { parseView } from '#geo/url/view-url'

interface CompareAddress {
  /** The comparison of the address. What was switched without a request counts already. */
  readonly view: CompareView
  readonly hrefOf: (change: Partial<CompareView>) => string
  /** Puts a view into the address without asking the server; the camera stays. */
  readonly show: (change: Partial<CompareView>) => void
  /** Puts where the map looks into the address. */
  readonly showCamera: (camera: FixedCamera) => void
}

export function useCompareView(districtIds: readonly string[]): CompareAddress {
  const params = useSearchParams()
  const path = usePathname()
  const parse = useCallback(
    (query: URLSearchParams) => parseCompare(query, { districtIds: new Set(districtIds) }).view,
    [districtIds],
  )
  const view = useMemo(() => parse(new URLSearchParams(params)), [params, parse])
  const hrefOf = useCallback(
    (change: Partial<CompareView>) => path + compareQuery({ ...view, ...change }),
    [path, view],
  )
  // Read at the moment of the call: the map may move before React has rendered the last change of the address.
  const replace = useCallback(
    (change: Partial<CompareView>, camera?: FixedCamera) => {
      const query = new URLSearchParams(location.search)
      const href = path + compareQuery({ ...parse(query), ...change }, camera ?? parseView(query).camera)
      window.history.replaceState(null, '', href)
    },
    [path, parse],
  )
  const showCamera = useCallback((camera: FixedCamera) => replace({}, camera), [replace])
  return { view, hrefOf, show: replace, showCamera }
}
