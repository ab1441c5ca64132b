'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { canFinish, type DrawTool, ringOf, setCorner } from '#geo/areas/corner-drawing'
import { LAYER } from '#geo/map/layers'
import { PALETTES } from '#geo/map/palette'
import type { Position } from '#geo/records'
import { countText, fill, formatPosition } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { useTheme } from '../map-state/theme'
import { type Drawn, pointerDraw } from './pointer-draw'
import type { DrawStrings } from './strings'
import { type Spot, useCrosshair } from './use-crosshair'

export type Tool = DrawTool | 'district'

interface Props {
  readonly locale: Locale
  readonly t: DrawStrings
  readonly tool: Tool
  readonly map: MapRef
  /** Of the circle around a picked point. */
  readonly radiusKm: number
  /** Whether the reader asked for the tool, and the keys are for it. */
  readonly takesFocus: boolean
  readonly onDrawn: (drawn: Drawn) => void
  readonly onDistrict: (id: string) => void
  readonly onEnd: () => void
}

/** So near, CSS px, two spots are one. */
const NEAR_PX = 8

/**
 * Choosing on the map while a tool is in hand: by mouse and touch on the map itself, by keyboard with a crosshair over
 * it.
 */
export function DrawSurface(props: Props) {
  const { locale, t, tool, map, radiusKm, takesFocus, onDrawn, onDistrict, onEnd } = props
  const { spot, move, positionOf } = useCrosshair(map)
  const [corners, setCorners] = useState<readonly Position[]>([])
  const [status, setStatus] = useState('')
  const [hasKeys, setKeys] = useState(false)
  const surface = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tool taken up anew starts at its beginning
  useEffect(() => {
    setCorners([])
    if (takesFocus) surface.current?.focus()
  }, [tool])
  usePointer(props)
  useEscape(onEnd)

  const choose = (at: Spot) => {
    if (tool === 'district') return onDistrict(districtUnder(map, at) ?? '')
    const step = setCorner(tool, corners, positionOf(at), (a, b) => isNear(map, a, b), radiusKm)
    if (!('corners' in step)) return onDrawn(step)
    setCorners(step.corners)
    setStatus(countText(t.cornerSet, step.corners.length, locale))
  }
  const undo = () => {
    setCorners(corners.slice(0, -1))
    setStatus(countText(t.cornerSet, Math.max(0, corners.length - 1), locale))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') choose(spot)
    else if (event.key === 'Backspace') undo()
    else if (!move(event)) return
    setKeys(true)
    event.preventDefault()
  }
  const at = positionOf(spot)
  return (
    <>
      <div
        className="draw-surface"
        ref={surface}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that draw
        tabIndex={0}
        aria-label={t.drawSurface}
        aria-describedby="draw-help"
        onKeyDown={onKeyDown}
      >
        <svg width="100%" height="100%" aria-hidden="true">
          <DrawnCorners corners={corners.map((corner) => map.project([...corner]))} spot={hasKeys ? spot : null} />
          <g className="crosshair" transform={`translate(${spot.x} ${spot.y})`}>
            <circle r="9" />
            <path d="M-18 0h36M0-18v36" />
          </g>
        </svg>
      </div>
      <div className="draw-bar">
        <p id="draw-help">{HELP[tool](t)}</p>
        {tool !== 'district' && canFinish(tool, corners) && (
          <button type="button" onClick={() => onDrawn({ ring: ringOf(corners) })}>
            {t.finish}
          </button>
        )}
        {corners.length > 0 && (
          <button type="button" onClick={undo}>
            {t.undo}
          </button>
        )}
        <button type="button" onClick={onEnd}>
          {tool === 'district' ? t.done : t.cancel}
        </button>
        <p className="visually-hidden" role="status">
          {hasKeys && `${status} ${fill(t.crosshairAt, { label: formatPosition(at) })}`}
        </p>
      </div>
    </>
  )
}

function isNear(map: MapRef, a: Position, b: Position): boolean {
  const [p, q] = [map.project([...a]), map.project([...b])]
  return Math.hypot(p.x - q.x, p.y - q.y) < NEAR_PX
}

const HELP: Readonly<Record<Tool, (t: DrawStrings) => string>> = {
  polygon: (t) => t.polygonHelp,
  circle: (t) => t.circleHelp,
  district: (t) => t.districtHelp,
  point: (t) => t.pointHelp,
}

function DrawnCorners({ corners, spot }: { readonly corners: readonly Spot[]; readonly spot: Spot | null }) {
  const line = [...corners, ...(spot && corners.length > 0 ? [spot] : [])]
  return (
    <g className="drawn-corners">
      <polygon points={line.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {corners.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="5" />
      ))}
    </g>
  )
}

/** Also where the focus is on the map, as it is once a corner has been set by mouse. */
function useEscape(onEnd: () => void): void {
  const latest = useRef(onEnd)
  latest.current = onEnd
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isElsewhere =
        event.defaultPrevented || (event.target as Element).closest('input, select, textarea, dialog, [role="menu"]')
      if (event.key !== 'Escape' || isElsewhere) return
      event.preventDefault()
      latest.current()
    }
    // Before a page takes it for the way back to the list.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
}

const districtUnder = (map: MapRef, { x, y }: Spot): string | undefined =>
  map.queryRenderedFeatures([x, y], { layers: [LAYER.land] })[0]?.properties.id

/** The mouse's and the finger's way: terra-draw for shapes, a click for a district or a point. */
function usePointer({ tool, map, radiusKm, onDrawn, onDistrict }: Props): void {
  const theme = useTheme()
  const latest = useRef({ onDrawn, onDistrict })
  latest.current = { onDrawn, onDistrict }
  useEffect(() => {
    if (tool === 'polygon' || tool === 'circle') {
      const accent = PALETTES[theme].accent as `#${string}`
      const ending = new AbortController()
      void pointerDraw(map.getMap(), tool, accent, (drawn) => latest.current.onDrawn(drawn), ending.signal)
      return () => ending.abort()
    }
    const onClick = ({ point, lngLat }: { point: Spot; lngLat: { lng: number; lat: number } }) => {
      if (tool === 'district') return latest.current.onDistrict(districtUnder(map, point) ?? '')
      const step = setCorner('point', [], [lngLat.lng, lngLat.lat], () => false, radiusKm)
      if ('circle' in step) latest.current.onDrawn(step)
    }
    map.on('click', onClick)
    return () => {
      map.off('click', onClick)
    }
  }, [tool, map, theme, radiusKm])
}
