'use client'

import type { MapLibreEvent, StyleSpecification } from 'maplibre-gl'
import { type ReactNode, type Ref, useRef } from 'react'
import { type MapProps, type MapRef, Map as MapView, ScaleControl } from 'react-map-gl/maplibre'
import { fetchForWorker, markForeign } from '../../ground/fetch-for-worker'
import { useGround } from '../../ground/use-ground'
import { supplyImages } from './images'
import { keepNames } from './keep-names'
import { failureOf, type MapFailure } from './map-failure'
import { MAP_OPTIONS } from './map-options'

type Passed =
  | 'initialViewState'
  | 'interactiveLayerIds'
  | 'dragRotate'
  | 'cancelPendingTileRequestsWhileZooming'
  | 'onMouseMove'
  | 'onMouseOut'
  | 'onMoveStart'
  | 'onMove'
  | 'onMoveEnd'
  | 'onClick'

interface Props extends Pick<MapProps, Passed> {
  readonly map?: Ref<MapRef>
  readonly style: StyleSpecification
  /** The name of the canvas, and the id of the text that says how keys move it. */
  readonly label: string
  readonly describedBy?: string
  /** The corner of a scale bar, and what scale bars call their units. */
  readonly scaleAt?: 'bottom-left' | 'bottom-right'
  readonly scaleUnits?: Readonly<Record<'m' | 'km' | 'ft' | 'mi', string>>
  readonly onLoad?: (event: MapLibreEvent) => void
  /** Called whenever something that the map needs did not come. */
  readonly onFailure?: (failure: MapFailure) => void
  readonly children?: ReactNode
}

/**
 * MapLibre's worker, copied to public/ under its version (next.config.js says where): bundlers cannot find it by
 * themselves.
 */
const WORKER_URL = process.env.MAP_WORKER!

// Asked for together with the page's own code, not after it has run. A failure shows in the map, which asks again.
if (typeof window !== 'undefined') import('maplibre-gl').then(fetchForWorker, () => {})

/** The map under every live map: what they have in common stands here and nowhere else. It fills the box around it. */
export function BaseMap(props: Props) {
  const { map, style, label, describedBy, scaleAt, scaleUnits, onLoad, onFailure, children, ...passed } = props
  const ground = useGround(style)
  const newest = useRef(style)
  newest.current = style
  return (
    <MapView
      {...MAP_OPTIONS}
      {...passed}
      ref={map}
      workerUrl={WORKER_URL}
      transformRequest={markForeign}
      mapStyle={ground.style}
      locale={{
        'Map.Title': label,
        ...(scaleUnits && {
          'ScaleControl.Meters': scaleUnits.m,
          'ScaleControl.Kilometers': scaleUnits.km,
          'ScaleControl.Feet': scaleUnits.ft,
          'ScaleControl.Miles': scaleUnits.mi,
        }),
      }}
      onStyleData={supplyImages}
      onLoad={(event) => {
        keepNames(event.target, () => newest.current)
        if (describedBy) event.target.getCanvas().setAttribute('aria-describedby', describedBy)
        onLoad?.(event)
      }}
      onSourceData={ground.onSourceData}
      onError={(event) => {
        if (ground.onError(event)) return
        const failure = failureOf(event)
        if (failure) onFailure?.(failure)
      }}
      style={FILLING}
    >
      {scaleAt && <ScaleControl position={scaleAt} unit="metric" />}
      {children}
    </MapView>
  )
}

const FILLING = { position: 'absolute', inset: 0 } as const
