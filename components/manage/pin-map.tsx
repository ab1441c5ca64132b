'use client'

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type MapRef, Marker } from 'react-map-gl/maplibre'
import { lookUp } from '#geo/look-up'
import type { Position } from '#geo/records'
import type { Locale } from '#geo/vocabulary'
import { BaseMap } from '../map/base/base-map'
import { groundStyle } from '../map/base/ground-style'
import { useShapesAddress } from '../map-state/shapes'
import { useTheme } from '../map-state/theme'
import { useSiteViews } from '../site/site-context'

interface Props {
  /** WGS-84; null: no pin yet. */
  readonly position: Position | null
  /** Null: the pin stays where it is. */
  readonly onMove: ((position: Position) => void) | null
  readonly locale: Locale
  readonly label: string
  readonly pinLabel: string
  readonly placeLabel: string
}

/** A step of an arrow key, CSS px of the map. */
const STEP_PX = 8

/** A small map whose pin is dragged, moved by arrow keys, or set by a click. */
export default function PinMap({ position, onMove, locale, label, pinLabel, placeLabel }: Props) {
  const ref = useRef<MapRef>(null)
  const [isPossible, setPossible] = useState(true)
  const theme = useTheme()
  const { start } = useSiteViews()
  const shapes = useShapesAddress()
  const style = useMemo(() => groundStyle(theme, locale, shapes), [theme, locale, shapes])
  const key = position?.join()
  // Typed coordinates may lie outside what is shown.
  useEffect(() => {
    if (!key || !ref.current) return
    const [lng, lat] = key.split(',').map(Number) as [number, number]
    if (!ref.current.getBounds().contains([lng, lat])) ref.current.jumpTo({ center: [lng, lat] })
  }, [key])
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-STEP_PX, 0],
      ArrowRight: [STEP_PX, 0],
      ArrowUp: [0, -STEP_PX],
      ArrowDown: [0, STEP_PX],
    }
    const step = lookUp(steps, event.key)
    if (!step || !position || !ref.current) return
    event.preventDefault()
    event.stopPropagation()
    const { x, y } = ref.current.project([position[0], position[1]])
    const { lng, lat } = ref.current.unproject([x + step[0], y + step[1]])
    onMove?.([lng, lat])
  }
  // Without WebGL the coordinates can still be typed.
  if (!isPossible) return null
  const [west, south, east, north] = start
  return (
    <section className="pin-map" aria-label={label}>
      <BaseMap
        map={ref}
        style={style}
        label={label}
        initialViewState={
          position
            ? { longitude: position[0], latitude: position[1], zoom: 11 }
            : { bounds: [west, south, east, north] }
        }
        dragRotate={false}
        onFailure={(failure) => failure === 'webgl' && setPossible(false)}
        onClick={({ lngLat }) => onMove?.([lngLat.lng, lngLat.lat])}
      >
        {position && (
          <Marker
            longitude={position[0]}
            latitude={position[1]}
            anchor="bottom"
            draggable={onMove !== null}
            onDragEnd={({ lngLat }) => onMove?.([lngLat.lng, lngLat.lat])}
          >
            <DragPin label={pinLabel} onKeyDown={onKeyDown} />
          </Marker>
        )}
      </BaseMap>
      {!position && onMove && (
        <button
          type="button"
          className="quiet place-pin"
          onClick={() => {
            const centre = ref.current?.getCenter()
            if (centre) onMove([centre.lng, centre.lat])
          }}
        >
          {placeLabel}
        </button>
      )}
    </section>
  )
}

interface DragPinProps {
  readonly label: string
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const DragPin = ({ label, onKeyDown }: DragPinProps) => (
  <button type="button" className="drag-pin" aria-label={label} title={label} onKeyDown={onKeyDown}>
    <svg width="34" height="42" viewBox="0 0 34 42" aria-hidden="true">
      <path
        d="M17 41C10 31 3 25 3 16a14 14 0 0 1 28 0c0 9-7 15-14 25z"
        fill="var(--accent)"
        stroke="var(--panel)"
        strokeWidth="2"
      />
      <circle cx="17" cy="16" r="5" fill="var(--on-accent)" />
    </svg>
  </button>
)
