import { type ComponentType, type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { Position } from '#geo/records'
import type { View } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { MapPoint } from '../pointing/use-press'
import type { PlaceMenuProps } from './place-menu'

interface Input {
  readonly ref: RefObject<MapRef | null>
  readonly isLoaded: boolean
  readonly locale: Locale
  readonly view: View
  readonly onMeasure: PlaceMenuProps['onMeasure']
}

interface Place extends Pick<PlaceMenuProps, 'position' | 'zoom' | 'point'> {
  readonly Menu: ComponentType<PlaceMenuProps>
}

/** A browser tells of the menu key in two ways; what follows the first so soon is the same key. */
const SAME_KEY_MS = 600

/** The menu of a place on the map: opened by `openAt`, and by the keys that open such menus. */
export function usePlaceMenu({ ref, isLoaded, locale, view, onMeasure }: Input) {
  const [place, setPlace] = useState<Place | null>(null)
  const [result, setResult] = useState('')
  const origin = useRef<HTMLElement | null>(null)
  const keyTime = useRef(Number.NEGATIVE_INFINITY)
  const open = useCallback(
    async (point: MapPoint) => {
      const map = ref.current
      if (!map) return
      origin.current = document.activeElement as HTMLElement | null
      const { lng, lat } = map.unproject([point.x, point.y])
      const position: Position = [lng, lat]
      setResult('')
      try {
        const { default: Menu } = await import('./place-menu')
        setPlace({ Menu, point, position, zoom: map.getZoom() })
      } catch {
        setPlace(null) // the reader may ask again
      }
    },
    [ref],
  )
  const openAt = useCallback(
    (point: MapPoint) => {
      if (performance.now() - keyTime.current > SAME_KEY_MS) void open(point)
    },
    [open],
  )
  // Shift+F10 and the menu key: at the pin that has the focus, else in the middle of the map.
  useEffect(() => {
    const map = isLoaded ? ref.current : null
    const live = map?.getContainer().closest<HTMLElement>('.live-map')
    if (!map || !live) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return
      event.preventDefault()
      keyTime.current = performance.now()
      const box = map.getContainer().getBoundingClientRect()
      const pin = (event.target as Element).closest('.pin-links button')?.getBoundingClientRect()
      const { left, top, width, height } = pin ?? box
      void open({ x: left - box.left + width / 2, y: top - box.top + height / 2 })
    }
    live.addEventListener('keydown', onKeyDown)
    return () => live.removeEventListener('keydown', onKeyDown)
  }, [ref, isLoaded, open])
  const close = useCallback(() => setPlace(null), [])
  const onClose = (text: string, isByKey: boolean) => {
    // First the focus: as it leaves the menu, the menu asks to be closed without a word.
    if (isByKey) origin.current?.focus({ preventScroll: true })
    setPlace(null)
    setResult(text)
  }
  const menu: ReactNode = (
    <>
      {place && <place.Menu {...{ locale, view, onClose, onMeasure }} {...place} />}
      <p className={result ? 'map-note' : 'visually-hidden'} role="status">
        {result}
      </p>
    </>
  )
  return { menu, openAt, close }
}
