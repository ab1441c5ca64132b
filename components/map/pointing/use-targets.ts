import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { LAYER } from '#geo/map/layers'
import { countText } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { MapStrings } from '../strings'
import { type MapTarget, targetOf } from './map-target'

/** More than this many marks in view are not put into the Tab order: zooming in is quicker. */
const LIMIT = 80

export interface TargetsInView {
  readonly items: readonly Exclude<MapTarget, { type: 'district' }>[]
  /** The no of the project whose pin is the only one in view at a position of its own; null: there is none such. */
  readonly alone: number | null
  /** Degrees clockwise from north. */
  readonly bearing: number
  readonly summary: (strings: MapStrings, locale: Locale) => string
}

/** The marks in view whenever the map has come to rest, north to south and west to east. */
export function useTargets(ref: RefObject<MapRef | null>, isLoaded: boolean, locale: Locale): TargetsInView {
  const [{ items, count, bearing }, set] = useState<{
    items: TargetsInView['items']
    count: number | null
    bearing: number
  }>({
    items: [],
    count: null,
    bearing: 0,
  })
  useEffect(() => {
    const map = isLoaded ? ref.current?.getMap() : undefined
    if (!map) return
    const update = () => {
      if (!ref.current) return // a map that is being taken down comes to rest once more
      const targets = targetsInView(ref.current, locale)
      const total = targets.reduce(
        (sum, target) => sum + ('count' in target ? target.count : target.type === 'pin' ? 1 : 0),
        0,
      )
      set((was) => {
        const next = { items: targets.slice(0, LIMIT), count: total, bearing: map.getBearing() }
        return JSON.stringify(was) === JSON.stringify(next) ? was : next
      })
    }
    map.on('idle', update)
    update()
    return () => {
      map.off('idle', update)
    }
  }, [ref, isLoaded, locale])
  return useMemo(
    () => ({
      items,
      alone: aloneAmong(items),
      bearing,
      summary: (strings, lang) => (count === null ? '' : countText(strings.inView, count, lang)),
    }),
    [items, bearing, count],
  )
}

function aloneAmong(items: TargetsInView['items']): number | null {
  const located = items.flatMap((item) => (item.type === 'pin' && item.ring === null ? [item.no] : []))
  return located.length === 1 ? located[0]! : null
}

function targetsInView(map: MapRef, locale: Locale): TargetsInView['items'] {
  const layers = [LAYER.pin, LAYER.cluster, LAYER.group, LAYER.venue].filter((id) => map.getLayer(id))
  const targets = new Map<string, Exclude<MapTarget, { type: 'district' }>>()
  for (const feature of map.queryRenderedFeatures({ layers })) {
    const target = targetOf(feature, locale)
    if (target && target.type !== 'district') targets.set(target.key, target)
  }
  return [...targets.values()].sort((a, b) => b.at[1] - a.at[1] || a.at[0] - b.at[0] || (a.key < b.key ? -1 : 1))
}
