'use client'

import { type KeyboardEvent, useEffect, useReducer, useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { measureLine } from '#geo/geometry/measured-line'
import type { Position } from '#geo/records'
import { countText, fill, formatDistance, formatNumber, formatPosition } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { DrawStrings } from '../../draw/strings'
import { type Spot, useCrosshair } from '../../draw/use-crosshair'
import { toolsOf } from '../../messages/tools/index'
import type { ToolMessages } from '../../messages/tools/zh'

interface Props {
  readonly locale: Locale
  readonly draw: DrawStrings
  readonly map: MapRef
  /** The first point, where the reader chose one. */
  readonly from: Position | null
  readonly onEnd: () => void
}

/** So near, CSS px, two spots are one. */
const NEAR_PX = 6
/** Below this an area is said in m². */
const SMALL_KM2 = 0.1

/** Points on the map, the length of the line through them and the area that it encloses, said as they are set. */
export function MeasureSurface({ locale, draw, map, from, onEnd }: Props) {
  const t = toolsOf(locale)
  const [points, setPoints] = useState<readonly Position[]>(from ? [from] : [])
  const { spot, move, positionOf } = useCrosshair(map)
  const [hasKeys, setKeys] = useState(false)
  const surface = useRef<HTMLDivElement>(null)
  useRedraw(map)
  useEffect(() => surface.current?.focus(), [])
  const add = (at: Position) =>
    setPoints((before) => (before.length > 0 && isNear(map, before.at(-1)!, at) ? before : [...before, at]))
  useClicks(map, (at) => {
    add(at)
    surface.current?.focus() // the press has given the keys to the map
  })
  const undo = () => setPoints((before) => before.slice(0, -1))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') add(positionOf(spot))
    else if (event.key === 'Backspace') undo()
    else if (event.key === 'Escape') onEnd()
    else if (!move(event)) return
    setKeys(true)
    event.preventDefault()
  }
  const text = resultText(points, locale, t)
  return (
    <>
      <div
        className="draw-surface"
        ref={surface}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that measure
        tabIndex={0}
        aria-label={t.measureSurface}
        aria-describedby="measure-help"
        onKeyDown={onKeyDown}
      >
        <svg width="100%" height="100%" aria-hidden="true">
          <Line spots={points.map((point) => map.project([...point]))} next={hasKeys ? spot : null} />
          <g className="crosshair" transform={`translate(${spot.x} ${spot.y})`}>
            <circle r="9" />
            <path d="M-18 0h36M0-18v36" />
          </g>
        </svg>
      </div>
      <div className="draw-bar measure-bar">
        <p id="measure-help">
          {points.length < 2 ? (
            t.measureHelp
          ) : (
            <>
              <strong>{text}</strong> <small>{t.method}</small>
            </>
          )}
        </p>
        {points.length > 0 && (
          <button type="button" onClick={undo}>
            {draw.undo}
          </button>
        )}
        {points.length > 1 && (
          <button type="button" onClick={() => setPoints([])}>
            {t.clear}
          </button>
        )}
        <button type="button" onClick={onEnd}>
          {t.end}
        </button>
        <p className="visually-hidden" role="status">
          {text || countText(t.points, points.length, locale)}
          {hasKeys && ` ${fill(draw.crosshairAt, { label: formatPosition(positionOf(spot)) })}`}
        </p>
      </div>
    </>
  )
}

/** `长 3.2 公里 · 最后一段 1.1 公里 · 围成 2.4 平方公里`; '' below two points. */
function resultText(points: readonly Position[], locale: Locale, t: ToolMessages): string {
  const { lengthKm, lastKm, areaKm2, isCrossing } = measureLine(points)
  if (lastKm === null) return ''
  return [
    fill(t.length, { label: lengthLabel(lengthKm, locale, t) }),
    points.length > 2 && fill(t.lastPart, { label: lengthLabel(lastKm, locale, t) }),
    areaKm2 !== null && fill(t.area, { label: areaLabel(areaKm2, locale, t) }),
    isCrossing && t.crossing,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Closer than a distance in a text: somebody measures. */
const lengthLabel = (km: number, locale: Locale, t: ToolMessages): string =>
  km < 0.995 ? formatDistance(km, locale) : fill(t.km, { n: formatNumber(km, locale, km < 10 ? 2 : 1) })

const areaLabel = (km2: number, locale: Locale, t: ToolMessages): string =>
  km2 < SMALL_KM2
    ? fill(t.squareM, { n: formatNumber(km2 * 1e6, locale, 0) })
    : fill(t.squareKm, { n: formatNumber(km2, locale, km2 < 10 ? 2 : 1) })

function Line({ spots, next }: { readonly spots: readonly Spot[]; readonly next: Spot | null }) {
  const line = [...spots, ...(next && spots.length > 0 ? [next] : [])]
  const text = line.map(({ x, y }) => `${x},${y}`).join(' ')
  return (
    <g className="measured">
      {line.length > 2 && <polygon points={text} />}
      <polyline points={text} />
      {spots.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="5" />
      ))}
    </g>
  )
}

function isNear(map: MapRef, a: Position, b: Position): boolean {
  const [p, q] = [map.project([...a]), map.project([...b])]
  return Math.hypot(p.x - q.x, p.y - q.y) < NEAR_PX
}

function useRedraw(map: MapRef): void {
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    map.on('move', redraw)
    return () => {
      map.off('move', redraw)
    }
  }, [map])
}

/** Clicks and taps on the map; a double one does not zoom meanwhile. */
function useClicks(map: MapRef, onPoint: (at: Position) => void): void {
  const latest = useRef(onPoint)
  latest.current = onPoint
  useEffect(() => {
    const { doubleClickZoom } = map.getMap()
    const onClick = ({ lngLat }: { lngLat: { lng: number; lat: number } }) => latest.current([lngLat.lng, lngLat.lat])
    doubleClickZoom.disable()
    map.on('click', onClick)
    return () => {
      map.off('click', onClick)
      doubleClickZoom.enable()
    }
  }, [map])
}
