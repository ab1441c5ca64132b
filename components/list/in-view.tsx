'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useOptimistic, useRef, useTransition } from 'react'
import { parseView, viewQuery } from '#geo/url/view-url'
import { onViewChange, viewBounds } from '../map/bounds'

/** Keeps the list to what the map shows, and in step with it, while it is on. */
export function InView({ label }: { readonly label: string }) {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const [, start] = useTransition()
  const isOn = params.has('bbox')
  // The box answers at once, the list when the server has.
  const [isShown, setShown] = useOptimistic(isOn)
  // A move of the map that ends after the reader has ticked it off must not turn it on again.
  const wanted = useRef(isOn)
  useEffect(() => {
    wanted.current = isOn
  }, [isOn])
  const apply = (on: boolean, how: 'push' | 'replace') => {
    const view = parseView(new URLSearchParams(location.search))
    const bbox = on ? viewBounds() : undefined
    const query = viewQuery({ ...view, filters: { ...view.filters, bbox }, limit: undefined, after: undefined })
    if (query === location.search) return
    start(() => {
      setShown(on)
      router[how](path + query, { scroll: false })
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: apply reads everything else afresh
  useEffect(() => (isOn ? onViewChange(() => wanted.current && apply(true, 'replace')) : undefined), [isOn, path])
  return (
    <label className="in-view">
      <input
        type="checkbox"
        checked={isShown}
        onChange={({ target }) => {
          wanted.current = target.checked
          apply(target.checked, 'push')
        }}
      />
      {label}
    </label>
  )
}
