'use client'

import type { KeyboardEvent, PointerEvent } from 'react'
import { lookUp } from '#geo/look-up'

interface Props {
  /** Where the divider stands, per cent from the left. */
  readonly cut: number
  readonly onCut: (cut: number) => void
  readonly label: string
  readonly text: string
}

const STEP = 2
const LEAP = 10
const KEYS: Readonly<Record<string, (cut: number) => number>> = {
  ArrowLeft: (cut) => cut - STEP,
  ArrowDown: (cut) => cut - STEP,
  ArrowRight: (cut) => cut + STEP,
  ArrowUp: (cut) => cut + STEP,
  PageDown: (cut) => cut - LEAP,
  PageUp: (cut) => cut + LEAP,
  Home: () => 0,
  End: () => 100,
}

/** The divider between two maps: a slider for mouse, touch and arrow keys. */
export function SwipeHandle({ cut, onCut, label, text }: Props) {
  const set = (value: number) => onCut(Math.min(100, Math.max(0, value)))
  const onKeyDown = (event: KeyboardEvent) => {
    const move = lookUp(KEYS, event.key)
    if (!move) return
    event.preventDefault()
    set(move(cut))
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = event.currentTarget.parentElement!.getBoundingClientRect()
    set(Math.round(((event.clientX - box.left) / box.width) * 1000) / 10)
  }
  return (
    <div
      className="swipe-handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(cut)}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    >
      <span aria-hidden="true">⇆</span>
    </div>
  )
}
