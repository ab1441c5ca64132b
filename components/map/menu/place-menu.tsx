'use client'

import Link from 'next/link'
import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { areaText } from '#geo/areas/area-text'
import { circleOf } from '#geo/areas/corner-drawing'
import { isShiftedOnMaps, toBd09, toGcj02 } from '#geo/geometry/datum'
import type { Position } from '#geo/records'
import { fill, formatDistance } from '#geo/text/format'
import { cameraText, type View, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { placeWordsOf } from '../../messages/place/index'
import { localPath } from '../../paths'
import { focusFirstItem, moveFocus } from '../../ui/menu-keys'
import type { MapPoint } from '../pointing/use-press'

export interface PlaceMenuProps {
  readonly locale: Locale
  /** WGS-84. */
  readonly position: Position
  readonly zoom: number
  readonly point: MapPoint
  readonly view: View
  /** `result`: a sentence for screen readers and the page, or ''; `isByKey`: the focus goes back to where it was. */
  readonly onClose: (result: string, isByKey: boolean) => void
  /** Begins to measure from here. */
  readonly onMeasure: (from: Position) => void
}

const NEAR_KM = 3
const DECIMALS = 6
/** From the menu to the edge of the map, CSS px. */
const MARGIN = 8
const DATUMS = {
  wgs84: (position: Position) => position,
  gcj02: toGcj02,
  bd09: toBd09,
} as const

/**
 * The menu of a place: its coordinates in the datums that maps of it have, what is near, and a report. Loaded when
 * first asked for.
 */
export default function PlaceMenu({ locale, position, zoom, point, view, onClose, onMeasure }: PlaceMenuProps) {
  const t = placeWordsOf(locale)
  const box = useRef<HTMLDivElement>(null)
  const at = usePointInBox(box, point)
  const copy = async (text: string) => {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    onClose(fill(isCopied ? t.copied : t.copyFailed, { label: text }), true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') onClose('', true)
    else if (!moveFocus(box.current, event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget && !box.current?.contains(relatedTarget as Node)) onClose('', false)
  }
  const { bbox: _, area: __, ...filters } = view.filters
  const circle = areaText(circleOf(position, NEAR_KM))
  const near = localPath(locale, '/') + viewQuery({ filters: { ...filters, area: [[circle]] } })
  const about = `/?at=${cameraText({ center: position, zoom, bearing: 0 })}`
  return (
    <div
      ref={box}
      className="place-menu"
      role="menu"
      tabIndex={-1}
      aria-label={t.menu}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {(isShiftedOnMaps(position) ? (['wgs84', 'gcj02', 'bd09'] as const) : (['wgs84'] as const)).map((datum) => {
        const text = coordinates(DATUMS[datum](position))
        return (
          <button key={datum} type="button" role="menuitem" tabIndex={-1} onClick={() => copy(text)}>
            <span>{fill(t.copy, { label: t.datums[datum] })}</span>
            <small>{text}</small>
          </button>
        )
      })}
      <Link
        href={near}
        role="menuitem"
        tabIndex={-1}
        prefetch={false}
        scroll={false}
        onClick={() => onClose('', false)}
      >
        {fill(t.near, { label: formatDistance(NEAR_KM, locale) })}
      </Link>
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        onClick={() => {
          onClose('', true)
          onMeasure(position)
        }}
      >
        {t.measure}
      </button>
      <Link
        href={`${localPath(locale, '/report')}?about=${encodeURIComponent(about)}`}
        role="menuitem"
        tabIndex={-1}
        prefetch={false}
        scroll={false}
        rel="nofollow"
        onClick={() => onClose('', false)}
      >
        {t.report}
      </Link>
    </div>
  )
}

/** The point, moved so that the menu lies within the map's box. Its first entry takes the focus. */
function usePointInBox(box: RefObject<HTMLDivElement | null>, point: MapPoint): MapPoint {
  const [at, setAt] = useState(point)
  useLayoutEffect(() => {
    const menu = box.current
    const map = menu?.offsetParent
    if (!menu || !map) return
    const within = (start: number, size: number, length: number) =>
      Math.max(MARGIN, Math.min(start, length - size - MARGIN))
    setAt({
      x: within(point.x, menu.offsetWidth, map.clientWidth),
      y: within(point.y, menu.offsetHeight, map.clientHeight),
    })
    focusFirstItem(menu)
  }, [box, point])
  return at
}

/** `lng,lat` as map services read it. */
const coordinates = ([lng, lat]: Position): string => `${lng.toFixed(DECIMALS)},${lat.toFixed(DECIMALS)}`
