import type { FeatureCollection } from 'geojson'
import { type RefObject, useEffect, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { AreaLists } from '#geo/filters'
import { SOURCE } from '#geo/map/layers'
import { useSourceData } from './use-source-data'

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/**
 * The outlines of the drawn areas of the address, kept in step in the map's source of them. What draws circles loads
 * with the first.
 */
export function useDrawn(ref: RefObject<MapRef | null>, isLoaded: boolean, lists: AreaLists | undefined) {
  const [drawn, setDrawn] = useState(NOTHING)
  const key = JSON.stringify(lists ?? [])
  useEffect(() => {
    let isCurrent = true
    if (key === '[]') setDrawn(NOTHING)
    else
      import('#geo/map/area-outline')
        .then(({ drawnCollection }) => isCurrent && setDrawn(drawnCollection(JSON.parse(key))))
        .catch(() => {}) // without outlines the filter holds all the same, and its chip says so
    return () => {
      isCurrent = false
    }
  }, [key])
  useSourceData(ref, isLoaded, SOURCE.drawn, drawn)
  return drawn
}
