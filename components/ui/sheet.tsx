'use client'

import { usePathname } from 'next/navigation'
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from './icon'
import { useKeptFocus } from './use-kept-focus'

interface Props {
  readonly children: ReactNode
  readonly strings: { readonly grow: string; readonly shrink: string }
}

/** A drag shorter than this is a tap. */
const DRAG_PX = 24

/**
 * The panel. On a wide screen it stands beside the map; on a phone it is a sheet over it, half or full height, changed
 * by its handle: tapped, dragged or by keyboard. A new page starts at its top.
 */
export function Sheet({ children, strings }: Props) {
  const [isFull, setFull] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const start = useRef<number | null>(null)
  const wasDragged = useRef(false)
  const path = usePathname()
  useKeptFocus()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is a new page
  useEffect(() => {
    panel.current?.scrollTo(0, 0)
    setFull(false)
  }, [path])
  const onPointerUp = (event: PointerEvent) => {
    const moved = start.current === null ? 0 : event.clientY - start.current
    start.current = null
    wasDragged.current = Math.abs(moved) > DRAG_PX
    if (wasDragged.current) setFull(moved < 0)
  }
  const onClick = () => {
    if (!wasDragged.current) setFull(!isFull)
    wasDragged.current = false
  }
  return (
    <main className="panel" id="panel" data-height={isFull ? 'full' : 'half'} ref={panel} tabIndex={-1}>
      <button
        type="button"
        className="sheet-handle"
        aria-expanded={isFull}
        aria-label={isFull ? strings.shrink : strings.grow}
        onClick={onClick}
        onPointerDown={(event) => {
          start.current = event.clientY
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerUp={onPointerUp}
      >
        <Icon name={isFull ? 'down' : 'up'} />
      </button>
      {children}
    </main>
  )
}
