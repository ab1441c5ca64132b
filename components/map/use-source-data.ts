import type { FeatureCollection } from 'geojson'
import { type RefObject, useEffect } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'

/** Keeps one of the map's sources in step with its data. */
export function useSourceData(
  ref: RefObject<MapRef | null>,
  isLoaded: boolean,
  sourceId: string,
  data: FeatureCollection,
): void {
  useEffect(() => {
    const source = isLoaded ? ref.current?.getSource(sourceId) : undefined
    if (source && 'setData' in source) (source.setData as (data: FeatureCollection) => void)(data)
  }, [ref, isLoaded, sourceId, data])
}
