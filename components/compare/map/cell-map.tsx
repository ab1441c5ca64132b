'use client'

import type { MapLibreEvent, MapMouseEvent, StyleSpecification } from 'maplibre-gl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { COMPARE_LAYER, classColour, compareStyle } from '#geo/compare/map/compare-style'
import { areasCollection, districtsIn } from '#geo/compare/map/shown-area'
import { tileTemplate } from '#geo/map/layers'
import { PALETTES } from '#geo/map/palette'
import type { Locale } from '#geo/vocabulary'
import { BaseMap } from '../../map/base/base-map'
import { initialViewOf } from '../../map/camera/use-camera'
import type { LiveProps } from '../../map/map-shell'
import { HoverCard, type Hovered } from '../../map/pointing/hover-card'
import { type MapTarget, targetAt } from '../../map/pointing/map-target'
import { PinLinks, targetPoint } from '../../map/pointing/pin-links'
import { type MapPoint, type TapAction, usePress } from '../../map/pointing/use-press'
import { useTargets } from '../../map/pointing/use-targets'
import type { MapStrings } from '../../map/strings'
import { useShapesAddress } from '../../map-state/shapes'
import { useTheme } from '../../map-state/theme'
import { DistrictMarks } from './district-marks'
import type { DistrictMark, MapCell, StageData } from './types'
import type { LinkedMaps } from './use-linked-maps'
import { useOpenFeature } from './use-open-feature'

interface Props extends LiveProps {
  readonly index: number
  readonly cell: MapCell
  readonly data: StageData
  readonly locale: Locale
  readonly strings: MapStrings
  readonly linkedMaps: LinkedMaps
  /** Where districts are coloured: the step of the ramp of each, and their names with values, the greatest first. */
  readonly colours: {
    readonly steps: Readonly<Record<string, number | null>>
    readonly values: readonly DistrictMark[]
  } | null
  readonly valuesLabel: string
  readonly scaleAt: 'bottom-left' | 'bottom-right'
  /** While somebody chooses or draws, clicks mean nothing else. */
  readonly isBusy: boolean
  /** Where the focus went to, as a share of the width. */
  readonly onReveal?: (share: number) => void
}

/** One live map of a comparison: its areas and projects, and the keyboard's way to them. */
export function CellMap(props: Props) {
  const { index, cell, locale, strings, linkedMaps, colours, scaleAt, isBusy, onReveal, inset, onReady, onFailure } =
    props
  const values = colours?.values
  const ref = useRef<MapRef>(null)
  const [isLoaded, setLoaded] = useState(false)
  const style = useStyle(props, ref)
  const initialViewState = useMemo(() => initialViewOf(cell.camera, inset.current), [cell.camera, inset])
  const targets = useTargets(ref, isLoaded && cell.query !== null, locale)
  const open = useOpenFeature(ref, locale, cell)
  const [hovered, setHovered] = useState<Hovered | null>(null)
  useCameraOf(ref, isLoaded, cell, inset)
  const hover = useCallback(
    (target: MapTarget | null, pointer: Hovered['point'] | null = null) => {
      const map = ref.current
      const point = map && target && (target.type === 'district' ? pointer : targetPoint(map, target))
      const width = map?.getContainer().clientWidth ?? 0
      if (point && onReveal) onReveal(point.x / width)
      setHovered(target && point ? { target, point, width } : null)
    },
    [onReveal],
  )
  const featureAt = (point: MapPoint): MapTarget | null => {
    const target = isBusy ? null : targetAt(ref.current, point, locale)
    return target?.type === 'district' ? null : target
  }
  const onMouseMove = (event: MapMouseEvent) => {
    const feature = featureAt(event.point)
    if (!isBusy && ref.current) ref.current.getCanvas().style.cursor = feature ? 'pointer' : ''
    const target = feature ?? (values && !isBusy ? targetAt(ref.current, event.point, locale) : null)
    if (target?.key !== hovered?.target.key) hover(target, event.point)
  }
  const actionAt = (point: MapPoint): TapAction | null => {
    const target = featureAt(point)
    return target && { act: () => open(target), isPatient: false }
  }
  const press = usePress({ ref, isLoaded, isBusy, actionAt })
  const onLoad = ({ target: map }: MapLibreEvent) => {
    linkedMaps.join(index, ref.current)
    setLoaded(true)
    map.once('idle', onReady)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map leaves when the component does
  useEffect(() => () => linkedMaps.join(index, null), [])
  return (
    <>
      <BaseMap
        map={ref}
        style={style}
        label={cell.label}
        describedBy="compare-map-help"
        scaleAt={scaleAt}
        scaleUnits={strings.scaleUnits}
        initialViewState={initialViewState}
        onLoad={onLoad}
        onMouseMove={onMouseMove}
        onMouseOut={() => setHovered(null)}
        onMoveStart={() => setHovered(null)}
        onMove={() => linkedMaps.moved(index)}
        onMoveEnd={(event) => isByReader(event) && linkedMaps.rested(index)}
        onClick={press.onClick}
        onFailure={onFailure}
      />
      {cell.query !== null && (
        <PinLinks targets={targets} map={ref} strings={strings} locale={locale} onFocus={hover} onOpen={open} />
      )}
      {values && isLoaded && (
        <DistrictMarks map={ref} values={values} lit={litBy(hovered)} label={props.valuesLabel} onFocus={hover} />
      )}
      {hovered && <HoverCard hovered={hovered} strings={strings} locale={locale} districts={namesOf(values)} />}
    </>
  )
}

const namesOf = (values: readonly DistrictMark[] = []) => Object.fromEntries(values.map((value) => [value.id, value]))

const litBy = (hovered: Hovered | null): string | undefined =>
  hovered?.target.type === 'district' ? hovered.target.id : undefined

const isByReader = (event: object): boolean =>
  Boolean(('originalEvent' in event && event.originalEvent) || ('byReader' in event && event.byReader))

/** Other classes are painted into the style that is there: a new one would read its files again. */
function useStyle({ cell, data, locale, colours }: Props, ref: React.RefObject<MapRef | null>): StyleSpecification {
  const classes = colours?.steps
  const theme = useTheme()
  const shapes = useShapesAddress()
  const { areas, scatter, hexagons, revision } = data
  const newest = useRef(classes)
  newest.current = classes
  useEffect(() => {
    const map = ref.current?.getMap()
    if (classes && map?.getLayer(COMPARE_LAYER.classes))
      map.setPaintProperty(COMPARE_LAYER.classes, 'fill-color', classColour(classes, PALETTES[theme]))
  }, [ref, classes, theme])
  return useMemo(() => {
    const isShown = ({ letter }: { letter: string }) => (cell.outlined as readonly string[]).includes(letter)
    return compareStyle({
      theme,
      locale,
      shapes,
      projects: cell.query === null ? null : tileTemplate(location.origin, revision, cell.query),
      areas: areasCollection(areas.filter(isShown)),
      comparedDistricts: districtsIn(areas),
      filled: cell.filled,
      drawn: cell.drawn,
      scatter: { ...scatter, features: scatter.features.filter(({ properties }) => isShown(properties)) },
      classes: newest.current,
      hexagons: hexagons ?? undefined,
    })
  }, [theme, locale, shapes, cell, areas, scatter, hexagons, revision])
}

/** New areas or another way to look at them: the map goes where the server says. */
function useCameraOf(
  ref: React.RefObject<MapRef | null>,
  isLoaded: boolean,
  { camera }: MapCell,
  inset: React.RefObject<HTMLElement | null>,
): void {
  const key = JSON.stringify(camera)
  const last = useRef(key)
  useEffect(() => {
    const map = ref.current
    if (!isLoaded || !map || last.current === key) return
    last.current = key
    const aim = initialViewOf(JSON.parse(key), inset.current)
    if ('bounds' in aim) map.fitBounds(aim.bounds!, { ...aim.fitBoundsOptions, duration: 900 })
  }, [ref, isLoaded, key, inset])
}
