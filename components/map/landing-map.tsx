'use client'

import type { FeatureCollection } from 'geojson'
import type { MapLibreEvent, MapMouseEvent } from 'maplibre-gl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { Camera } from '#geo/map/camera'
import { INTERACTIVE, SOURCE } from '#geo/map/layers'
import { mapStyle, type StyleInput } from '#geo/map/map-style'
import type { Locale } from '#geo/vocabulary'
import { DrawTools } from '../draw/draw-tools'
import type { DrawStrings } from '../draw/strings'
import { setMapState } from '../map-state/map-store'
import { useTheme } from '../map-state/theme'
import { BaseMap } from './base-map'
import { Controls } from './controls'
import { type Target, targetOf } from './features'
import { HoverCard, type Hovered } from './hover-card'
import type { LiveProps } from './map-shell'
import { PinLinks, pointOf } from './pin-links'
import type { MapStrings } from './strings'
import { useCameraInUrl } from './use-camera'
import { useDrawn } from './use-drawn'
import { useFeatureStates } from './use-feature-states'
import { useOpen } from './use-open'
import { usePointed } from './use-pointed'
import { useTargets } from './use-targets'
import { useMapView } from './use-view'

export interface LandingMapProps extends LiveProps {
  readonly locale: Locale
  readonly strings: MapStrings
  readonly draw: DrawStrings
  /** The camera the server drew the first picture with. */
  readonly camera: Camera
  readonly revision: number
  readonly events: FeatureCollection
  /** Statistical codes of the districts that have projects. */
  readonly districtsWithProjects: readonly string[]
  /** Slugs and names of the mapped districts, by statistical code. */
  readonly districts: Readonly<Record<string, { readonly slug: string; readonly name: string }>>
}

export function LandingMap(props: LandingMapProps) {
  const { locale, strings, camera, events, districtsWithProjects, districts, inset, onReady, onFailure } = props
  const ref = useRef<MapRef>(null)
  const [isLoaded, setLoaded] = useState(false)
  const [isDrawing, setDrawing] = useState(false)
  const theme = useTheme()
  const { view, focus, path, tiles } = useMapView(props.revision)
  const drawn = useDrawn(ref, isLoaded, view.filters.area)
  const style = useStyle({ theme, locale, events, districtsWithProjects, tiles, drawn })
  useTiles(ref, isLoaded, tiles)
  const states = useFeatureStates(ref, isLoaded, focus, style)
  const cameras = useCameraInUrl({ ref, isLoaded, initial: camera, inset, view, focus })
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const targets = useTargets(ref, isLoaded, locale)
  const { open, fetchAhead } = useOpen({ locale, path, view, districts, ref, remember: cameras.remember })

  /** A mark has its card where it stands, a district where the pointer came in. */
  const show = useCallback(
    (target: Target | null, pointer?: { readonly x: number; readonly y: number }) => {
      states.hover(target)
      const map = ref.current
      setHovered((was) => {
        if (!map || !target) return null
        if (was?.target.key === target.key) return was
        const point = target.type === 'district' ? pointer : pointOf(map, target)
        return point ? { target, point, width: map.getContainer().clientWidth } : null
      })
    },
    [states.hover],
  )
  const hover = useCallback(
    (target: Target | null, pointer?: { readonly x: number; readonly y: number }) => {
      setMapState('pointed', target?.type === 'pin' ? { no: target.no, from: 'map' } : null)
      if (target) fetchAhead(target)
      show(target, pointer)
    },
    [show, fetchAhead],
  )
  usePointed(ref, isLoaded, locale, show)
  const onMouseMove = (event: MapMouseEvent) => {
    // Under a hand that drags, nothing is pointed at: a look at what lies there would cost each frame.
    if (isDrawing || event.originalEvent.buttons !== 0) return hover(null)
    const feature = ref.current?.queryRenderedFeatures(event.point, { layers: [...INTERACTIVE] })[0]
    const target = feature ? targetOf(feature, locale) : null
    if (ref.current) ref.current.getCanvas().style.cursor = target && isOpenable(target, districts) ? 'pointer' : ''
    hover(target, event.point)
  }
  const onClick = (event: MapMouseEvent) => {
    if (isDrawing) return
    const feature = ref.current?.queryRenderedFeatures(event.point, { layers: [...INTERACTIVE] })[0]
    const target = feature && targetOf(feature, locale)
    if (target) open(target)
  }
  const onLoad = (event: MapLibreEvent) => {
    setLoaded(true)
    event.target.once('idle', onReady)
  }
  return (
    <>
      <BaseMap
        map={ref}
        style={style}
        label={strings.label}
        describedBy="map-help"
        scaleAt="bottom-right"
        initialViewState={cameras.initialViewState}
        cancelPendingTileRequestsWhileZooming={false}
        onLoad={onLoad}
        onMouseMove={onMouseMove}
        onMouseOut={() => hover(null)}
        onMoveStart={() => hover(null)}
        onClick={onClick}
        onMoveEnd={cameras.onMoveEnd}
        onFailure={onFailure}
      />
      <PinLinks targets={targets} map={ref} strings={strings} locale={locale} onFocus={hover} onOpen={open} />
      <Controls map={ref} strings={strings} bearing={targets.bearing} />
      <DrawTools
        {...{ locale, map: ref, remember: cameras.remember }}
        t={props.draw}
        lists={view.filters.area}
        onBusy={setDrawing}
      />
      {hovered && <HoverCard hovered={hovered} strings={strings} locale={locale} districts={districts} />}
      <p className="visually-hidden" role="status" id="map-in-view">
        {targets.summary(strings, locale)}
      </p>
    </>
  )
}

/** The style changes with theme and language only: new tiles and outlines go into the sources that are there. */
function useStyle(
  input: Pick<StyleInput, 'theme' | 'locale' | 'events' | 'districtsWithProjects' | 'drawn'> & {
    readonly tiles: string
  },
) {
  const { theme, locale, events, districtsWithProjects, tiles, drawn } = input
  const newest = useRef({ projects: tiles, drawn })
  newest.current = { projects: tiles, drawn }
  return useMemo(
    () => mapStyle({ theme, locale, events, districtsWithProjects, ...newest.current, origin: location.origin }),
    [theme, locale, events, districtsWithProjects],
  )
}

function useTiles(ref: React.RefObject<MapRef | null>, isLoaded: boolean, tiles: string): void {
  useEffect(() => {
    const source = isLoaded ? ref.current?.getSource(SOURCE.projects) : undefined
    if (source && 'setTiles' in source && 'tiles' in source && (source.tiles as string[])[0] !== tiles) {
      ;(source.setTiles as (urls: string[]) => void)([tiles])
    }
  }, [ref, isLoaded, tiles])
}

const isOpenable = (target: Target, districts: LandingMapProps['districts']): boolean =>
  target.type !== 'district' || Object.hasOwn(districts, String(target.id))
