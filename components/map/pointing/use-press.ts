import type { MapMouseEvent } from 'maplibre-gl'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { putAway } from './put-away'

/** A second tap within this time and distance makes a double one. */
const DOUBLE_MS = 300
const DOUBLE_PX = 30

/** CSS px in the map's box. */
export interface MapPoint {
  readonly x: number
  readonly y: number
}

/** What a tap is to do: at once, or, being patient, only when no second one follows that makes it a zoom. */
export interface TapAction {
  readonly act: () => void
  readonly isPatient: boolean
}

interface Input {
  readonly ref: RefObject<MapRef | null>
  readonly isLoaded: boolean
  /** While a tool is in hand, presses belong to it. */
  readonly isBusy: boolean
  /** Null: a tap there means nothing. */
  readonly actionAt: (point: MapPoint) => TapAction | null
  /** A right click, or a finger that rests. */
  readonly onMenu?: (point: MapPoint) => void
  /** At the beginning of a press that will open nothing. */
  readonly onTaken?: () => void
}

/**
 * Tells a tap from what else a hand does on a map. A press counts as what it was when it began: one that closes a
 * drawing or puts away a menu, the second of a double tap, the end of a long press and one finger of several never
 * open anything. `cancel` calls off what a tap is still to do.
 */
export function usePress({ ref, isLoaded, isBusy, actionAt, onMenu, onTaken }: Input) {
  const latest = useRef({ isBusy, onMenu, onTaken })
  latest.current = { isBusy, onMenu, onTaken }
  /** Whether the press that is under way, or was the last, is no tap. */
  const isTaken = useRef(false)
  const lastTap = useRef<MapPoint & { readonly time: number }>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const cancel = useCallback(() => clearTimeout(waiting.current), [])
  useEffect(() => cancel, [cancel])

  useEffect(() => {
    const map = isLoaded ? ref.current?.getMap() : undefined
    if (!map) return
    const box = map.getCanvasContainer()
    const onPointerDown = ({ isPrimary, target }: PointerEvent) => {
      if (!box.contains(target as Node)) return
      isTaken.current = [latest.current.isBusy, !isPrimary, putAway()].includes(true)
      if (isTaken.current) latest.current.onTaken?.()
    }
    const onContextMenu = ({ point: { x, y } }: MapMouseEvent) => {
      if (latest.current.isBusy) return
      isTaken.current = true
      cancel()
      latest.current.onMenu?.({ x, y })
    }
    // First of all: before a drawing tool hears of it and may be done, and before a menu is gone.
    window.addEventListener('pointerdown', onPointerDown, true)
    map.on('contextmenu', onContextMenu)
    return () => {
      window.removeEventListener('pointerdown', onPointerDown, true)
      map.off('contextmenu', onContextMenu)
    }
  }, [ref, isLoaded, cancel])

  const onClick = ({ point: { x, y }, target }: MapMouseEvent) => {
    const last = lastTap.current
    const isSecond = last && performance.now() - last.time < DOUBLE_MS && Math.hypot(last.x - x, last.y - y) < DOUBLE_PX
    lastTap.current = { x, y, time: performance.now() }
    cancel()
    if (isSecond || isBusy || isTaken.current) return
    const action = actionAt({ x, y })
    if (!action) return
    if (action.isPatient) waiting.current = setTimeout(action.act, DOUBLE_MS)
    else {
      pauseDoubleZoom(target)
      action.act()
    }
  }
  return { onClick, cancel }
}

/** What has been opened is not zoomed into as well by the second tap of an impatient hand. */
function pauseDoubleZoom({ doubleClickZoom }: MapMouseEvent['target']): void {
  if (!doubleClickZoom.isEnabled()) return
  doubleClickZoom.disable()
  setTimeout(() => doubleClickZoom.enable(), 2 * DOUBLE_MS)
}
