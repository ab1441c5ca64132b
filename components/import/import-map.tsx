'use client'

import type { FeatureCollection } from 'geojson'
import { useEffect, useMemo, useState } from 'react'
import { Layer, type MapLayerMouseEvent, Source } from 'react-map-gl/maplibre'
import type { BatchPoint } from '#geo/import/batch'
import { PALETTES, type Theme } from '#geo/map/palette'
import { countText, fill, formatNumber } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import { BaseMap } from '../map/base/base-map'
import { groundStyle } from '../map/base/ground-style'
import { useShapesAddress } from '../map-state/shapes'
import { useTheme } from '../map-state/theme'
import type { ImportMessages } from '../messages/import'

interface Props {
  readonly points: readonly BatchPoint[]
  readonly locale: Locale
  readonly t: ImportMessages['preview']
  /** More points than this are not drawn. */
  readonly limit: number
}

const LAYER = 'import-points'
const MARGIN = 0.02

/** Where the rows listed would stand. The table beside it says the same in words. */
export function ImportMap({ points, locale, t, limit }: Props) {
  const theme = useTheme()
  const shapes = useShapesAddress()
  const [told, setTold] = useState<string | null>(null)
  const [isHere, setHere] = useState(false)
  useEffect(() => setHere(true), [])
  const style = useMemo(() => (isHere ? groundStyle(theme, locale, shapes) : null), [isHere, theme, locale, shapes])
  const data = useMemo(() => collectionOf(points), [points])
  if (points.length === 0) return <p className="small">{t.noPoints}</p>
  const onClick = ({ features }: MapLayerMouseEvent) => {
    const row = features?.[0]?.properties as { no: number; name: string } | undefined
    if (!row) return
    setTold(`${t.row} ${row.no} · ${row.name}`)
    document.getElementById(`row-${row.no}`)?.scrollIntoView({ block: 'center' })
  }
  return (
    <figure className="import-map">
      <div role="img" aria-label={`${t.map}${COLON[locale]}${countText(t.mapCount, points.length, locale)}`}>
        {style && (
          <BaseMap
            key={boundsOf(points).join()}
            style={style}
            label={t.map}
            initialViewState={{ bounds: boundsOf(points), fitBoundsOptions: { padding: 24, maxZoom: 13 } }}
            interactiveLayerIds={[LAYER]}
            dragRotate={false}
            onClick={onClick}
          >
            <Source id={LAYER} type="geojson" data={data}>
              <Layer {...circles(theme)} />
            </Source>
          </BaseMap>
        )}
      </div>
      <figcaption className="small" role="status">
        {told ?? countText(t.mapCount, points.length, locale)}
        {points.length === limit && ` · ${fill(t.mapFirst, { n: formatNumber(limit, locale) })}`}
      </figcaption>
    </figure>
  )
}

function circles(theme: Theme) {
  const { accent, panel, inkSoft, swatches } = PALETTES[theme]
  const colour = [
    'match',
    ['get', 'verdict'],
    'bad',
    accent,
    'changed',
    swatches[2]!,
    'doubtful',
    swatches[7]!,
    'same',
    inkSoft,
    swatches[0]!,
  ]
  return {
    id: LAYER,
    type: 'circle' as const,
    paint: {
      'circle-radius': 6,
      'circle-color': colour as never,
      'circle-stroke-color': panel,
      'circle-stroke-width': 1.5,
    },
  }
}

const collectionOf = (points: readonly BatchPoint[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: points.map(({ lng, lat, ...properties }) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [lng, lat] },
  })),
})

function boundsOf(points: readonly BatchPoint[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { lng, lat } of points) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN]
}
