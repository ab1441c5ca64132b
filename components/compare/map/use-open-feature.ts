import { useRouter } from 'next/navigation'
import type { RefObject } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { parseView, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { MapTarget } from '../../map/pointing/map-target'
import { localPath } from '../../paths'
import type { MapCell } from './types'

/**
 * What a click on a feature does: a project opens its page, a cluster zooms in, a stack or group opens as a list on the
 * home page.
 */
export function useOpenFeature(
  ref: RefObject<MapRef | null>,
  locale: Locale,
  cell: MapCell,
): (target: MapTarget) => void {
  const router = useRouter()
  return (target) => {
    const { filters } = parseView(new URLSearchParams(cell.query ?? ''))
    if (target.type === 'pin') return router.push(localPath(locale, `/projects/${target.slug}`))
    if (target.type === 'district' || target.type === 'venue') return
    const list = (more: object) => router.push(localPath(locale, '/') + viewQuery({ filters: { ...filters, ...more } }))
    if (target.type === 'stack' && target.box) return list({ bbox: target.box })
    if (target.type === 'group' && target.labelId) return list({ district: [target.labelId], precision: ['district'] })
    const zoom = target.expansionZoom ?? (ref.current?.getZoom() ?? 8) + 2
    ref.current?.easeTo({ center: [target.at[0], target.at[1]], zoom: zoom + 0.2 }, { byReader: true })
  }
}
