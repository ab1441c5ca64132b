'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useOptimistic, useRef, useTransition } from 'react'
import { keepAsked } from '#geo/url/question-url'
import { parseView, viewQuery } from '#geo/url/view-url'
import { mapState, onMapState } from '../map-state/map-store'

/** While ticked, the list holds only what the map shows, and follows its moves. */
export function InView({ label }: { readonly label: string }) {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const [, start] = useTransition()
  const isOn = params.has('bbox')
  // The tick changes at once, the list as soon as the server has answered.
  const [isShown, setShown] = useOptimistic(isOn)
  // A move of the map that ends after the reader unticked the box must not tick it again.
  const isWanted = useRef(isOn)
  useEffect(() => {
    isWanted.current = isOn
  }, [isOn])
  const apply = (on: boolean, how: 'push' | 'replace') => {
    const search = new URLSearchParams(location.search)
    const view = parseView(search)
    const bbox = on ? mapState('bounds')?.box : undefined
    const inView = viewQuery({ ...view, filters: { ...view.filters, bbox }, limit: undefined, after: undefined })
    const query = keepAsked(inView, search)
    if (query === location.search) return
    start(() => {
      setShown(on)
      router[how](path + query, { scroll: false })
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: apply reads everything else afresh
  useEffect(() => {
    if (!isOn) return
    return onMapState('bounds', (bounds) => bounds?.isByReader && isWanted.current && apply(true, 'replace'))
  }, [isOn, path])
  return (
    <label className="in-view">
      <input
        type="checkbox"
        checked={isShown}
        onChange={({ target }) => {
          isWanted.current = target.checked
          apply(target.checked, 'push')
        }}
      />
      {label}
    </label>
  )
}
