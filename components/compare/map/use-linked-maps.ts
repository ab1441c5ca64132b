import { useCallback, useMemo, useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { sameScaleCamera } from '#geo/compare/map/same-scale-camera'
import type { FixedCamera } from '#geo/map/camera'
import { currentCamera } from '../../map/camera/use-camera'
import type { MapCell } from './types'

/** Several maps that move together. */
export interface LinkedMaps {
  readonly join: (index: number, map: MapRef | null) => void
  readonly mapAt: (index: number) => MapRef | null
  /** To be called when a map moves: the others follow. */
  readonly moved: (index: number) => void
  /** To be called when it has come to rest after a move of the reader's. */
  readonly rested: (index: number) => void
  /** Whether a live map is there. */
  readonly isLive: boolean
  /** Degrees clockwise from north. */
  readonly bearing: number
}

/**
 * `sameScale`: each map stays on its own home, and all have one scale. Otherwise all have one camera, which `onRest`
 * receives when the reader has moved one of them.
 */
export function useLinkedMaps(
  cells: readonly MapCell[],
  sameScale: boolean,
  onRest: (camera: FixedCamera) => void,
): LinkedMaps {
  const maps = useRef<(MapRef | null)[]>([])
  const isFollowing = useRef(false)
  const [bearing, setBearing] = useState(0)
  const [isLive, setLive] = useState(false)
  const join = useCallback((index: number, map: MapRef | null) => {
    maps.current[index] = map
    setLive(maps.current.some(Boolean))
  }, [])
  const mapAt = useCallback((index: number) => maps.current[index] ?? null, [])
  const moved = useCallback(
    (index: number) => {
      const leader = maps.current[index]
      if (!leader || isFollowing.current) return // jumpTo below comes back here
      const camera = currentCamera(leader)
      setBearing(camera.bearing)
      isFollowing.current = true
      for (const [other, map] of maps.current.entries()) {
        const [from, to] = [cells[index], cells[other]]
        if (!map || other === index || !from || !to) continue
        const { center, ...rest } = sameScale ? sameScaleCamera(camera, from.home, to.home) : camera
        map.jumpTo({ center: [center[0], center[1]], ...rest })
      }
      isFollowing.current = false
    },
    [cells, sameScale],
  )
  const rested = useCallback(
    (index: number) => {
      const map = maps.current[index]
      if (map && !sameScale) onRest(currentCamera(map))
    },
    [sameScale, onRest],
  )
  return useMemo(() => ({ join, mapAt, moved, rested, isLive, bearing }), [join, mapAt, moved, rested, isLive, bearing])
}
