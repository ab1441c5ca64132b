'use client'

import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { fill } from '#geo/text/format'
import { settle } from '../map-state/settled'
import { afterPaint } from './after-paint'
import type { MapFailure } from './base/map-failure'
import type { MapStrings } from './strings'

/** What a live map is given by its shell. */
export interface LiveProps {
  /** The element whose box, inside the map's, fitted views keep to. */
  readonly inset: RefObject<HTMLElement | null>
  readonly onReady: () => void
  readonly onFailure: (failure: MapFailure) => void
}

interface Props {
  readonly strings: Pick<MapStrings, 'noWebgl' | 'notLoaded' | 'failures' | 'contextLost' | 'retry'>
  /** The map itself, begun anew with each attempt. */
  readonly live: (props: LiveProps, attempt: number) => ReactNode
  /** The static map; it stays until the live map is ready, or for good where none can be drawn. */
  readonly children: ReactNode
}

type State = 'pending' | 'live' | 'none'
type Trouble = Exclude<MapFailure, 'webgl'> | 'context'

/** A map that is not ready by then will not come by itself: a file or the worker did not load. */
const PATIENCE_MS = 25_000
/** Bring the map back when the graphics card has not done so by itself. */
const CONTEXT_MS = 4000

/** The static map, the live map that takes over from it, and the message where none can be drawn. */
export function MapShell({ children, strings, live }: Props) {
  const inset = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<State>('pending')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [isPainted, setPainted] = useState(false)
  // The picture goes first: the map takes all that the processor has.
  useEffect(() => afterPaint(() => setPainted(true)), [])
  const restart = useCallback(() => {
    setTrouble(null)
    setState('pending')
    setAttempt((n) => n + 1)
  }, [])
  useLostContext(inset, setTrouble, restart)
  useReachable(inset, state === 'none')
  useNotesHeight(inset)
  useEffect(() => {
    if (state !== 'pending') settle()
  }, [state])
  const isWaiting = state === 'pending' && isPainted
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt has its own time
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setTrouble('map'), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isWaiting, attempt])
  const message = state === 'none' ? strings.noWebgl : trouble && messageOf(trouble, strings)
  return (
    <div className="map-frame" data-map={state}>
      <div className="static-map" inert={state === 'live'}>
        {children}
      </div>
      <div className="live-map" inert={state !== 'live'}>
        {isPainted &&
          state !== 'none' &&
          live(
            {
              inset,
              onReady: () => {
                setState('live')
                setTrouble((old) => (old === 'map' ? null : old)) // it has come after all
              },
              onFailure: (failure) => (failure === 'webgl' ? setState('none') : setTrouble(failure)),
            },
            attempt,
          )}
      </div>
      <div className="map-inset" ref={inset} aria-hidden="true" />
      {message && (
        <p className="map-note" role="alert">
          {message}
          {trouble !== null && trouble !== 'context' && (
            <button type="button" onClick={restart}>
              {strings.retry}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

const messageOf = (trouble: Trouble, strings: Props['strings']): string =>
  trouble === 'context' ? strings.contextLost : fill(strings.notLoaded, { label: strings.failures[trouble] })

/**
 * Of a static map that stays, takes links that are cut off or covered out of the Tab order: nobody would see their
 * focus.
 */
function useReachable(inset: RefObject<HTMLElement | null>, isForGood: boolean): void {
  useEffect(() => {
    const frame = inset.current?.parentElement
    if (!frame || !isForGood) return
    const update = () => {
      for (const link of frame.querySelectorAll('.picture a')) {
        const box = link.getBoundingClientRect()
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
        link.setAttribute('tabindex', top?.closest('.picture') ? '0' : '-1')
      }
    }
    const observer = new ResizeObserver(update)
    observer.observe(frame)
    return () => observer.disconnect()
  }, [inset, isForGood])
}

/** Says to the styles how high the notes on the map are: what stands above them on a phone gives way to each line. */
function useNotesHeight(inset: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const map = inset.current?.closest<HTMLElement>('.map')
    const notes = map?.querySelector('.map-notes')
    if (!map || !notes) return
    const observer = new ResizeObserver(() =>
      map.style.setProperty('--notes', `${notes.getBoundingClientRect().height}px`),
    )
    observer.observe(notes)
    return () => observer.disconnect()
  }, [inset])
}

/** Context events do not bubble, but they can be caught on their way down. */
function useLostContext(
  inset: RefObject<HTMLElement | null>,
  setTrouble: (trouble: Trouble | null) => void,
  restart: () => void,
) {
  useEffect(() => {
    const frame = inset.current?.parentElement
    if (!frame) return
    let timer: ReturnType<typeof setTimeout>
    const onLost = () => {
      setTrouble('context')
      timer = setTimeout(restart, CONTEXT_MS)
    }
    const onRestored = () => {
      clearTimeout(timer)
      setTrouble(null)
    }
    frame.addEventListener('webglcontextlost', onLost, true)
    frame.addEventListener('webglcontextrestored', onRestored, true)
    return () => {
      clearTimeout(timer)
      frame.removeEventListener('webglcontextlost', onLost, true)
      frame.removeEventListener('webglcontextrestored', onRestored, true)
    }
  }, [inset, setTrouble, restart])
}
