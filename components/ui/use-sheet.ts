import { usePathname } from 'next/navigation'
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { isPhone } from './phone'
import { heightAfter, nextStop, STOPS, type Stop } from './sheet-stops'

/** A shorter way is a tap, CSS px. */
const DRAG_PX = 8
/** Elements that a finger moves themselves. */
const DRAGGED = 'input[type="range"], select, textarea, .filters[open]'

interface Drag {
  readonly startY: number
  readonly startHeight: number
  lastY: number
  lastTime: number
  /** CSS px per ms, upwards; smoothed. */
  speed: number
  isMoving: boolean
}

/** The stop of the sheet, what its handle does, and the fingers that drag it. */
export function useSheet(panel: RefObject<HTMLElement | null>) {
  const [stop, setStop] = useState<Stop>('half')
  const stopNow = useRef(stop)
  stopNow.current = stop
  const drag = useRef<Drag | null>(null)
  const wasDragged = useRef(false)
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is a new page
  useEffect(() => {
    panel.current?.scrollTo(0, 0)
    setStop('half')
  }, [path])

  const begin = (y: number) => {
    const startHeight = panel.current?.offsetHeight ?? 0
    drag.current = { startY: y, startHeight, lastY: y, lastTime: performance.now(), speed: 0, isMoving: false }
  }
  const follow = (y: number) => {
    const current = drag.current
    if (!current) return
    current.isMoving ||= Math.abs(y - current.startY) > DRAG_PX
    if (!current.isMoving) return
    const now = performance.now()
    const speed = (current.lastY - y) / Math.max(1, now - current.lastTime)
    Object.assign(current, { speed: 0.6 * speed + 0.4 * current.speed, lastY: y, lastTime: now })
    panel.current?.classList.add('is-dragged')
    panel.current?.style.setProperty('height', `${Math.max(0, current.startHeight + current.startY - y)}px`)
  }
  /** Lets go: the sheet goes on to the stop that the hand meant. */
  const release = () => {
    const current = drag.current
    drag.current = null
    wasDragged.current = current?.isMoving ?? false
    const element = panel.current
    if (!current?.isMoving || !element) return
    const height = element.offsetHeight
    element.classList.remove('is-dragged')
    element.style.removeProperty('height')
    setStop(nextStop(heightAfter(height, current.speed), heightsOf(element)))
  }
  useFingers(panel, stopNow, { begin, follow, release })

  const handle = {
    onClick: () => {
      if (!wasDragged.current) setStop(stop === 'half' ? 'full' : 'half')
      wasDragged.current = false
    },
    onKeyDown: (event: KeyboardEvent) => {
      const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
      if (by === 0) return
      event.preventDefault()
      setStop(STOPS[Math.min(STOPS.length - 1, Math.max(0, STOPS.indexOf(stop) + by))]!)
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === 'touch') return // the fingers of the whole sheet
      event.currentTarget.setPointerCapture(event.pointerId)
      begin(event.clientY)
    },
    onPointerMove: (event: PointerEvent) => event.pointerType !== 'touch' && follow(event.clientY),
    onPointerUp: (event: PointerEvent) => event.pointerType !== 'touch' && release(),
    onPointerCancel: (event: PointerEvent) => event.pointerType !== 'touch' && release(),
  }
  return { stop, setStop, handle }
}

/** The heights of the stops now, CSS px: measured, as they depend on the screen. */
function heightsOf(element: HTMLElement): Readonly<Record<Stop, number>> {
  const before = element.dataset.height
  element.style.transition = 'none'
  const entries = STOPS.map((stop) => {
    element.dataset.height = stop
    return [stop, element.offsetHeight] as const
  })
  element.dataset.height = before
  element.style.removeProperty('transition')
  return Object.fromEntries(entries) as Record<Stop, number>
}

interface Hand {
  readonly begin: (y: number) => void
  readonly follow: (y: number) => void
  readonly release: () => void
}

/**
 * One finger on the sheet moves it: below full height whatever it touches, at full height by the handle, or downwards
 * where the list is at its top. Otherwise the list scrolls.
 */
function useFingers(panel: RefObject<HTMLElement | null>, stop: RefObject<Stop>, hand: Hand): void {
  const latest = useRef(hand)
  latest.current = hand
  useEffect(() => {
    const element = panel.current
    if (!element) return
    let start: { readonly x: number; readonly y: number; readonly isHandle: boolean } | null = null
    let mode: 'undecided' | 'sheet' | 'list' = 'list'
    const onStart = (event: TouchEvent) => {
      const target = event.target as Element
      const isFree = event.touches.length === 1 && isPhone() && !target.closest(DRAGGED)
      const { clientX: x, clientY: y } = event.touches[0]!
      start = { x, y, isHandle: Boolean(target.closest('.sheet-head')) }
      mode = isFree ? 'undecided' : 'list'
    }
    const onMove = (event: TouchEvent) => {
      const { clientX, clientY } = event.touches[0]!
      if (mode === 'undecided' && start) {
        const [across, down] = [clientX - start.x, clientY - start.y]
        if (Math.hypot(across, down) < DRAG_PX / 2) return
        const isUpright = Math.abs(down) > Math.abs(across)
        const moves = stop.current !== 'full' || start.isHandle || (down > 0 && element.scrollTop <= 0)
        mode = isUpright && moves ? 'sheet' : 'list'
        if (mode === 'sheet') latest.current.begin(start.y)
      }
      if (mode !== 'sheet') return
      if (event.cancelable) event.preventDefault()
      latest.current.follow(clientY)
    }
    const onEnd = () => {
      if (mode === 'sheet') latest.current.release()
      mode = 'list'
      start = null
    }
    element.addEventListener('touchstart', onStart, { passive: true })
    element.addEventListener('touchmove', onMove, { passive: false })
    element.addEventListener('touchend', onEnd)
    element.addEventListener('touchcancel', onEnd)
    return () => {
      element.removeEventListener('touchstart', onStart)
      element.removeEventListener('touchmove', onMove)
      element.removeEventListener('touchend', onEnd)
      element.removeEventListener('touchcancel', onEnd)
    }
  }, [panel, stop])
}
