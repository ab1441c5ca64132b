'use client'

import type { FeatureCollection } from 'geojson'
import type { MapLibreEvent } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type MapRef, ScaleControl } from 'react-map-gl/maplibre'
import type { Camera } from '#geo/map/camera'
import { SOURCE } from '#geo/map/layers'
import { mapStyle, type StyleInput } from '#geo/map/map-style'
import type { Locale } from '#geo/vocabulary'
import type { DrawStrings } from '../draw/strings'
import { GroundSwitch } from '../ground/ground-switch'
import { useShapesAddress } from '../map-state/shapes'
import { useTheme } from '../map-state/theme'
import { useKeptSwitch } from '../ui/use-kept-switch'
import { BaseMap } from './base/base-map'
import { usePaper } from './base/use-paper'
import { useCameraInUrl } from './camera/use-camera'
import type { LiveProps } from './map-shell'
import { usePlaceMenu } from './menu/use-place-menu'
import { HoverCard } from './pointing/hover-card'
import { isOpenable, targetAt } from './pointing/map-target'
import { PinLinks } from './pointing/pin-links'
import { useFeatureStates } from './pointing/use-feature-states'
import { useHover } from './pointing/use-hover'
import { type MapPoint, type TapAction, usePress } from './pointing/use-press'
import { useTargets } from './pointing/use-targets'
import type { MapStrings } from './strings'
import { useTools } from './tools/use-tools'
import { useDrawn } from './use-drawn'
import { useOpen } from './use-open'
import { useSourceData } from './use-source-data'
import { useMapView } from './use-view'

export interface LandingMapProps extends LiveProps {
  readonly locale: Locale
  readonly strings: MapStrings
  readonly draw: DrawStrings
  /** The camera of the static map, from which the live map takes over. */
  readonly camera: Camera
  readonly revision: number
  readonly events: FeatureCollection
  /** Statistical codes of the districts that have projects. */
  readonly districtsWithProjects: readonly string[]
  /** Slugs and names of the mapped districts, by statistical code. */
  readonly districts: Readonly<Record<string, { readonly slug: string; readonly name: string }>>
}

export function LandingMap(props: LandingMapProps) {
  const { locale, strings, camera, districtsWithProjects, districts, inset, onReady, onFailure } = props
  const ref = useRef<MapRef>(null)
  const [isLoaded, setLoaded] = useState(false)
  const [isDrawing, setDrawing] = useState(false)
  const theme = useTheme()
  const shapes = useShapesAddress()
  const { view, focus, path, tiles } = useMapView(props.revision)
  const drawn = useDrawn(ref, isLoaded, view.filters.area)
  const events = focus?.events ?? props.events
  const heat = useKeptSwitch('map-heat')
  const style = useStyle({ theme, locale, shapes, events, districtsWithProjects, tiles, drawn, isHeat: heat.isOn })
  useSources(ref, isLoaded, tiles, events)
  const targets = useTargets(ref, isLoaded, locale)
  const states = useFeatureStates({ ref, isLoaded, focus, style, alone: targets.alone })
  const cameras = useCameraInUrl({ ref, isLoaded, initial: camera, inset, view, focus })
  const { open, prefetch } = useOpen({ locale, path, view, districts, ref, inset, remember: cameras.remember })
  const hovering = useHover({ ref, isLoaded, locale, isDrawing, districts, onHover: states.hover, prefetch })
  usePaper(ref, inset)
  const tools = useTools({
    ...{ locale, strings, map: ref, heat, isBusy: isDrawing },
    draw: props.draw,
    bearing: targets.bearing,
    hasDrawn: view.filters.area !== undefined,
    remember: cameras.remember,
    onBusy: setDrawing,
  })
  const place = usePlaceMenu({ ref, isLoaded, locale, view, onMeasure: tools.measureFrom })
  const actionAt = (point: MapPoint): TapAction | null => {
    const target = targetAt(ref.current, point, locale)
    if (!target || !isOpenable(target, districts)) return null
    prefetch(target)
    return { act: () => open(target), isPatient: target.type === 'district' }
  }
  const press = usePress({ ref, isLoaded, isBusy: isDrawing, actionAt, onMenu: place.openAt, onTaken: place.close })
  const onLoad = (event: MapLibreEvent) => {
    setLoaded(true)
    event.target.once('idle', onReady)
  }
  return (
    <>
      <BaseMap
        map={ref}
        style={style}
        label={strings.canvas}
        describedBy="map-help"
        scaleAt="bottom-right"
        scaleUnits={strings.scaleUnits}
        initialViewState={cameras.initialViewState}
        cancelPendingTileRequestsWhileZooming={false}
        onLoad={onLoad}
        onMouseMove={hovering.onMouseMove}
        onMouseOut={() => hovering.hover(null)}
        onMoveStart={() => {
          hovering.hover(null)
          press.cancel()
          place.close()
        }}
        onClick={press.onClick}
        onMoveEnd={cameras.onMoveEnd}
        onFailure={onFailure}
      >
        <ScaleControl position="bottom-right" unit="imperial" />
      </BaseMap>
      <PinLinks targets={targets} map={ref} strings={strings} locale={locale} onFocus={hovering.hover} onOpen={open} />
      {tools.column}
      <GroundSwitch locale={locale} />
      {tools.inHand}
      {place.menu}
      {hovering.hovered && (
        <HoverCard hovered={hovering.hovered} strings={strings} locale={locale} districts={districts} />
      )}
      <p className="visually-hidden" role="status" id="map-in-view">
        {/* A list of what is in view says so itself. */}
        {view.filters.bbox ? '' : targets.summary(strings, locale)}
      </p>
    </>
  )
}

/**
 * Only theme, language, map shapes and heat change the style: new tiles, outlines and events go into the sources that
 * are there.
 */
function useStyle(
  input: Pick<StyleInput, 'theme' | 'locale' | 'shapes' | 'events' | 'districtsWithProjects' | 'drawn' | 'isHeat'> & {
    readonly tiles: string
  },
) {
  const { theme, locale, shapes, events, districtsWithProjects, tiles, drawn, isHeat } = input
  const newest = useRef({ projects: tiles, drawn, events })
  newest.current = { projects: tiles, drawn, events }
  return useMemo(
    () => mapStyle({ theme, locale, shapes, districtsWithProjects, isHeat, ...newest.current }),
    [theme, locale, shapes, districtsWithProjects, isHeat],
  )
}

function useSources(
  ref: React.RefObject<MapRef | null>,
  isLoaded: boolean,
  tiles: string,
  events: FeatureCollection,
): void {
  useSourceData(ref, isLoaded, SOURCE.events, events)
  useEffect(() => {
    const source = isLoaded ? ref.current?.getSource(SOURCE.projects) : undefined
    if (source && 'setTiles' in source && 'tiles' in source && (source.tiles as string[])[0] !== tiles) {
      ;(source.setTiles as (urls: string[]) => void)([tiles])
    }
  }, [ref, isLoaded, tiles])
}
