import type { MapMouseEvent } from 'maplibre-gl'
import { type RefObject, useCallback, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { Locale } from '#geo/vocabulary'
import { setMapState } from '../../map-state/map-store'
import type { Hovered } from './hover-card'
import { isOpenable, type MapTarget, targetAt } from './map-target'
import { targetPoint } from './pin-links'
import { usePointed } from './use-pointed'
import type { MapPoint } from './use-press'

interface Input {
  readonly ref: RefObject<MapRef | null>
  readonly isLoaded: boolean
  readonly locale: Locale
  readonly isDrawing: boolean
  readonly districts: Readonly<Record<string, unknown>>
  readonly onHover: (target: MapTarget | null) => void
  readonly prefetch: (target: MapTarget) => void
}

/**
 * What the pointer or the focus is on: its card, its state on the map, the list's card of it, and its page taken ahead.
 */
export function useHover({ ref, isLoaded, locale, isDrawing, districts, onHover, prefetch }: Input) {
  const [hovered, setHovered] = useState<Hovered | null>(null)
  /** A feature has its card where it stands, a district where the pointer came in. */
  const show = useCallback(
    (target: MapTarget | null, pointer?: MapPoint) => {
      onHover(target)
      const map = ref.current
      setHovered((was) => {
        if (!map || !target) return null
        if (was?.target.key === target.key) return was
        const point = target.type === 'district' ? pointer : targetPoint(map, target)
        return point ? { target, point, width: map.getContainer().clientWidth } : null
      })
    },
    [ref, onHover],
  )
  const hover = useCallback(
    (target: MapTarget | null, pointer?: MapPoint) => {
      setMapState('pointed', target?.type === 'pin' ? { no: target.no, from: 'map' } : null)
      if (target && target.type !== 'district') prefetch(target)
      show(target, pointer)
    },
    [show, prefetch],
  )
  usePointed(ref, isLoaded, locale, show)
  const onMouseMove = (event: MapMouseEvent) => {
    // Under a hand that drags, nothing is pointed at: a look at what lies there would cost each frame.
    if (isDrawing || event.originalEvent.buttons !== 0) return hover(null)
    const target = targetAt(ref.current, event.point, locale)
    if (ref.current) ref.current.getCanvas().style.cursor = target && isOpenable(target, districts) ? 'pointer' : ''
    hover(target, event.point)
  }
  return { hovered, hover, onMouseMove }
}
