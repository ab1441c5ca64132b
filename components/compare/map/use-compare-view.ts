import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { type CompareView, compareQuery, parseCompare } from '#geo/compare/url'

/** The comparison of the address, and the address of another one. What was switched without a request counts already. */
export function useCompareView(districtIds: readonly string[]): {
  readonly view: CompareView
  readonly hrefOf: (change: Partial<CompareView>) => string
  /** Puts a view into the address without asking the server. */
  readonly show: (change: Partial<CompareView>) => void
} {
  const params = useSearchParams()
  const path = usePathname()
  const view = useMemo(
    () => parseCompare(new URLSearchParams(params), { districtIds: new Set(districtIds) }).view,
    [params, districtIds],
  )
  const hrefOf = useCallback(
    (change: Partial<CompareView>) => path + compareQuery({ ...view, ...change }),
    [path, view],
  )
  const show = useCallback(
    (change: Partial<CompareView>) => window.history.replaceState(null, '', hrefOf(change) + cameraPart()),
    [hrefOf],
  )
  return { view, hrefOf, show }
}

const AT = /[?&](at=[^&]*)/

/** The camera of the address, to be kept: `&at=…`. */
const cameraPart = (): string => {
  const at = AT.exec(location.search)?.[1]
  return at ? `&${at}` : ''
}

/** Writes where the map looks into this entry of the history, leaving everything else as it stands. */
export function writeCamera(text: string): void {
  const rest = location.search
    .slice(1)
    .split('&')
    .filter((part) => part && !part.startsWith('at='))
  window.history.replaceState(null, '', `${location.pathname}?${[...rest, `at=${text}`].join('&')}`)
}
