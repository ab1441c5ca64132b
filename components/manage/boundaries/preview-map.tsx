'use client'

import type { FeatureCollection } from 'geojson'
import { useEffect, useMemo, useState } from 'react'
import { Layer, Source } from 'react-map-gl/maplibre'
import type { Bbox } from '#geo/filters'
import { SANS } from '#geo/map/map-style-parts'
import { PALETTES } from '#geo/map/palette'
import type { ShapeFinding } from '#geo/shapes/reading'
import type { Locale } from '#geo/vocabulary'
import { BaseMap } from '../../map/base/base-map'
import { groundStyle } from '../../map/base/ground-style'
import { useShapesAddress } from '../../map-state/shapes'
import { useTheme } from '../../map-state/theme'

interface Props {
  readonly id: string
  readonly locale: Locale
  readonly label: string
  readonly bbox: Bbox
  readonly findings: readonly ShapeFinding[]
}

/** The new shapes over those in use. The lists beside it say what matters in words. */
export function BoundaryPreview({ id, locale, label, bbox, findings }: Props) {
  const theme = useTheme()
  const shapes = useShapesAddress()
  const [isHere, setHere] = useState(false)
  useEffect(() => setHere(true), [])
  const style = useMemo(() => (isHere ? groundStyle(theme, locale, shapes) : null), [isHere, theme, locale, shapes])
  const points = useMemo(() => pointsOf(findings), [findings])
  const { accent, ink, panel } = PALETTES[theme]
  const [west, south, east, north] = bbox
  return (
    <div className="boundary-preview" role="img" aria-label={label}>
      {style && (
        <BaseMap
          style={style}
          label={label}
          initialViewState={{ bounds: [west, south, east, north], fitBoundsOptions: { padding: 32 } }}
          dragRotate={false}
        >
          <Source id="new-shapes" type="geojson" data={`${location.origin}/api/manage/boundaries/${id}`}>
            <Layer id="new-fill" type="fill" paint={{ 'fill-color': accent, 'fill-opacity': 0.06 }} />
            <Layer id="new-line" type="line" paint={{ 'line-color': accent, 'line-width': 1.6 }} />
          </Source>
          <Source id="findings" type="geojson" data={points}>
            <Layer
              id="findings"
              type="circle"
              paint={{
                'circle-radius': 10,
                'circle-color': accent,
                'circle-stroke-color': ['case', ['get', 'isMended'], ink, panel],
                'circle-stroke-width': 2,
              }}
            />
            <Layer
              id="finding-numbers"
              type="symbol"
              layout={{
                'text-field': ['get', 'number'],
                'text-font': SANS,
                'text-size': 12,
                'text-allow-overlap': true,
              }}
              paint={{ 'text-color': panel }}
            />
          </Source>
        </BaseMap>
      )}
    </div>
  )
}

const pointsOf = (findings: readonly ShapeFinding[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: findings.flatMap(({ at, isMended }, i) =>
    at
      ? [
          {
            type: 'Feature' as const,
            properties: { number: String(i + 1), isMended },
            geometry: { type: 'Point' as const, coordinates: [...at] },
          },
        ]
      : [],
  ),
})
