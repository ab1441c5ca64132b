import { type KeyboardEvent, useCallback, useEffect, useReducer, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { lookUp } from '#geo/look-up'
import type { Position } from '#geo/records'

/** CSS px in the map's box. */
export interface Spot {
  readonly x: number
  readonly y: number
}

const STEP = 24
const FINE_STEP = 4
/** Nearer to an edge than this the map moves instead. */
const MARGIN = 28
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * A crosshair over the map, at first in its middle, that arrow keys move, Shift finely. There from the first key on.
 */
export function useCrosshair(map: MapRef) {
  const [spot, setSpot] = useState(() => middleOf(map))
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    map.on('move', redraw)
    return () => {
      map.off('move', redraw)
    }
  }, [map])
  const positionOf = useCallback(
    ({ x, y }: Spot): Position => {
      const { lng, lat } = map.unproject([x, y])
      return [lng, lat]
    },
    [map],
  )
  /** Whether the key was an arrow; then the crosshair, or the map under it, has moved. */
  const move = (event: KeyboardEvent): boolean => {
    const arrow = lookUp(ARROWS, event.key)
    if (!arrow) return false
    const step = event.shiftKey ? FINE_STEP : STEP
    const { clientWidth, clientHeight } = map.getContainer()
    const next = { x: spot.x + arrow[0] * step, y: spot.y + arrow[1] * step }
    const isInside =
      next.x >= MARGIN && next.x <= clientWidth - MARGIN && next.y >= MARGIN && next.y <= clientHeight - MARGIN
    if (isInside) setSpot(next)
    else map.panBy([arrow[0] * step * 3, arrow[1] * step * 3], { duration: 0 })
    return true
  }
  return { spot, move, positionOf }
}

function middleOf(map: MapRef): Spot {
  const { clientWidth, clientHeight } = map.getContainer()
  return { x: Math.round(clientWidth / 2), y: Math.round(clientHeight / 2) }
}
