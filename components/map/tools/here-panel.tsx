'use client'

import Link from 'next/link'
import { useEffect, useReducer, useRef } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { areaText } from '#geo/areas/area-text'
import { circleOf } from '#geo/areas/corner-drawing'
import { KM_PER_DEGREE } from '#geo/geometry/sphere'
import type { NearProject } from '#geo/query/nearby'
import type { Position } from '#geo/records'
import { fill, formatDistance } from '#geo/text/format'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { toolsOf } from '../../messages/tools/index'
import { localPath } from '../../paths'
import { Icon } from '../../ui/icon'
import { useFetched } from '../../ui/use-fetched'

interface Props {
  readonly locale: Locale
  readonly map: MapRef
  /** WGS-84, as browsers give it. */
  readonly position: Position
  /** Within this, metres, with a chance of 95 %. */
  readonly accuracyM: number
  readonly onClose: () => void
}

const AROUND_KM = 3
/** A reader who is farther away from every project stays where the map is. */
const FAR_KM = 100
const MIN_ZOOM = 10
/** About ten metres: nobody needs to be known better for a list of projects. */
const DECIMALS = 4

/** Where the reader is, drawn with its accuracy, and the projects nearest to it with their distances. */
export function HerePanel({ locale, map, position, accuracyM, onClose }: Props) {
  const t = toolsOf(locale)
  const [lng, lat] = position.map((degrees) => degrees.toFixed(DECIMALS))
  const answer = useFetched<{ readonly projects: readonly NearProject[] }>(`/api/near?at=${lng},${lat}`)
  const nearest = answer && answer !== 'failed' ? answer.projects : answer
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const km = Array.isArray(nearest) ? nearest[0]?.km : undefined
  const isNear = km !== undefined && km < FAR_KM
  useEffect(() => {
    if (isNear) map.flyTo({ center: [...position], zoom: Math.max(MIN_ZOOM, map.getZoom()) }, { byReader: true })
  }, [isNear, map, position])
  const accuracy = formatDistance(accuracyM / 1000, locale)
  const around = areaText(circleOf(position, AROUND_KM))
  return (
    <>
      <HereMark map={map} position={position} accuracyM={accuracyM} />
      <section className="here-panel" ref={panel} tabIndex={-1} aria-labelledby="here-title">
        <h2 id="here-title">{fill(t.located, { label: accuracy })}</h2>
        <button type="button" className="here-close" aria-label={t.close} title={t.close} onClick={onClose}>
          <Icon name="close" />
        </button>
        <div aria-live="polite">
          {nearest === 'failed' && <p>{t.nearestFailed}</p>}
          {Array.isArray(nearest) && nearest.length === 0 && <p>{t.noneNear}</p>}
          {Array.isArray(nearest) && nearest.length > 0 && (
            <>
              <h3>{t.nearest}</h3>
              <ol>
                {nearest.map(({ slug, name, km: away }) => (
                  <li key={slug}>
                    <Link href={localPath(locale, `/projects/${slug}`)} prefetch={false} scroll={false}>
                      {name[locale]}
                    </Link>
                    <span>{formatDistance(away, locale)}</span>
                  </li>
                ))}
              </ol>
              <small>{t.nearestNote}</small>
            </>
          )}
        </div>
        {isNear && (
          <Link
            className="here-around"
            href={localPath(locale, '/') + viewQuery({ filters: { area: [[around]] } })}
            prefetch={false}
            scroll={false}
          >
            {fill(t.around, { label: formatDistance(AROUND_KM, locale) })}
          </Link>
        )}
      </section>
    </>
  )
}

/** The dot of the reader and the circle that it may be in, over the map and moving with it. */
function HereMark({ map, position, accuracyM }: Pick<Props, 'map' | 'position' | 'accuracyM'>) {
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    map.on('move', redraw)
    return () => {
      map.off('move', redraw)
    }
  }, [map])
  const [lng, lat] = position
  const at = map.project([lng, lat])
  const north = map.project([lng, Math.min(85, lat + accuracyM / 1000 / KM_PER_DEGREE)])
  return (
    <svg className="here-mark" width="100%" height="100%" aria-hidden="true">
      <circle className="here-accuracy" cx={at.x} cy={at.y} r={Math.hypot(north.x - at.x, north.y - at.y)} />
      <circle className="here-dot" cx={at.x} cy={at.y} r="7" />
    </svg>
  )
}
