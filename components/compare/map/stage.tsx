'use client'

import { type CSSProperties, type ReactNode, useMemo, useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { MIN_AREAS } from '#geo/areas/area'
import { type ClassChoice, chooseClasses } from '#geo/compare/map/best-classes'
import { byValue, classVariable, rampStep } from '#geo/compare/map/district-classes'
import { formatMeasure } from '#geo/compare/table/cells'
import { CSS_PALETTE } from '#geo/map/palette'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { GroundSwitch } from '../../ground/ground-switch'
import { Controls } from '../../map/controls'
import { MapShell } from '../../map/map-shell'
import type { MapStrings } from '../../map/strings'
import { AreaPicker } from './area-picker'
import { CellMap } from './cell-map'
import { ChoroplethPanel, ClassLegend } from './choropleth-panel'
import { PictureButton } from './picture-button'
import type { ReadBorder } from './read-border'
import type { CompareMapStrings } from './strings'
import { SwipeHandle } from './swipe-handle'
import { SwipeSides } from './swipe-sides'
import type { DistrictMark, StageData } from './types'
import { useCompareView } from './use-compare-view'
import { useLinkedMaps } from './use-linked-maps'

interface Props {
  readonly locale: Locale
  readonly t: CompareMapStrings
  readonly strings: MapStrings
  readonly data: StageData
  /** Codes and names of the districts that have a shape. */
  readonly districts: Readonly<Record<string, string>>
  /** The common filter in words; empty: there is none. */
  readonly condition: string
  /** Of a picture of the maps. */
  readonly about: readonly string[]
  readonly onRead: ReadBorder
  /** The server's drawing of each cell. */
  readonly pictures: readonly ReactNode[]
  /** The legend the server wrote, and what must stand on the map. */
  readonly children: ReactNode
  readonly notes: ReactNode
}

/**
 * The maps of a comparison: one, several side by side, or two under a divider. Static maps first, live ones once
 * loaded.
 */
export function Stage(props: Props) {
  const { locale, t, strings, data, districts, onRead, pictures, children, notes } = props
  const districtIds = useMemo(() => Object.keys(districts), [districts])
  const { view, show, showCamera } = useCompareView(districtIds)
  const linkedMaps = useLinkedMaps(data.cells, view.sameScale || data.isApart, showCamera)
  const [cut, setCut] = useState(50)
  const [sides, setSides] = useState<readonly [number, number]>([0, 1])
  const [isBusy, setBusy] = useState(data.areas.length < MIN_AREAS)
  const isSwipe = view.mode === 'swipe' && data.cells.length > 1
  const shown = isSwipe ? sides.map((side) => Math.min(side, data.cells.length - 1)) : data.cells.map((_, i) => i)
  const names = shown.map((index) => data.cells[index]?.label ?? '')
  const leader = useLeader((i) => linkedMaps.mapAt(shown[i] ?? 0))
  const colours = useClasses(data, locale, view.measure, view.classes)
  const style = { '--cut': `${cut}%`, ...colours?.variables } as CSSProperties
  return (
    <>
      {isSwipe && data.cells.length > 2 && (
        <SwipeSides t={t} cells={data.cells} sides={[shown[0]!, shown[1]!]} onChange={setSides} />
      )}
      <div className="stage-frame">
        <div className="compare-stage" data-mode={view.mode} data-count={shown.length} style={style}>
          {shown.map((index, place) => {
            const cell = data.cells[index]!
            return (
              // biome-ignore lint/a11y/useSemanticElements: a map is no fieldset
              <div key={cell.key} className="compare-cell" role="group" aria-label={cell.label}>
                <MapShell
                  strings={strings}
                  live={(shell, attempt) => (
                    <CellMap
                      key={attempt}
                      {...shell}
                      index={index}
                      cell={cell}
                      data={data}
                      locale={locale}
                      strings={strings}
                      linkedMaps={linkedMaps}
                      colours={colours}
                      valuesLabel={t.districtValues}
                      scaleAt={isSwipe ? 'bottom-left' : 'bottom-right'}
                      isBusy={isBusy}
                      onReveal={isSwipe ? (share) => setCut((now) => revealing(now, share, place)) : undefined}
                    />
                  )}
                >
                  {pictures[index]}
                </MapShell>
                {data.cells.length > 1 && <p className="compare-cell-name">{cell.label}</p>}
              </div>
            )
          })}
          {isSwipe && (
            <SwipeHandle
              cut={cut}
              onCut={setCut}
              label={t.swipe}
              text={fill(t.swipeAt, { label: names.join(' | '), n: Math.round(cut) })}
            />
          )}
          <Controls map={leader} strings={strings} bearing={linkedMaps.bearing} isWhole />
          {data.cells.length === 1 && linkedMaps.isLive && (
            <AreaPicker {...{ locale, t, districts, onRead }} mapOf={() => linkedMaps.mapAt(0)} onBusy={setBusy} />
          )}
          {notes}
        </div>
        {data.choropleth && colours && (
          <ClassLegend {...{ locale, t }} data={data.choropleth} chosen={colours.chosen} />
        )}
      </div>
      <GroundSwitch locale={locale} />
      {data.choropleth && colours && (
        <ChoroplethPanel {...{ locale, t, view, show }} data={data.choropleth} chosen={colours.chosen} />
      )}
      {children}
      {data.cells.length === 1 && linkedMaps.isLive && <p className="small drop-hint">{t.dropHint}</p>}
      <Picture {...props} mapAt={(i) => linkedMaps.mapAt(shown[i] ?? -1)} />
    </>
  )
}

type PictureProps = Pick<Props, 'locale' | 't' | 'data' | 'condition' | 'about'> & {
  readonly mapAt: (place: number) => MapRef | null
}

/** The button that saves the maps as a picture, once there is something to compare. */
const Picture = ({ locale, t, data: { areas, revision }, condition, about, mapAt }: PictureProps) =>
  areas.length > 0 && <PictureButton {...{ locale, t, condition, about, areas, revision, mapAt }} />

/** The divider moves just far enough to show a feature at this share of the width. */
function revealing(cut: number, share: number, place: number): number {
  const at = 100 * share
  if (place === 0) return at > cut - 3 ? Math.min(100, at + 8) : cut
  return at < cut + 3 ? Math.max(0, at - 8) : cut
}

/** The map that the buttons move: the first that is loaded. */
function useLeader(mapAt: (place: number) => MapRef | null): Readonly<React.RefObject<MapRef | null>> {
  const latest = useRef(mapAt)
  latest.current = mapAt
  return useMemo(
    () => ({
      get current() {
        return latest.current(0) ?? latest.current(1)
      },
    }),
    [],
  )
}

/**
 * The classes of the measure in view, and its values: as steps of the ramp for the live map, as custom properties for
 * the picture.
 */
function useClasses({ choropleth }: StageData, locale: Locale, measureId: string, by: ClassChoice) {
  return useMemo(() => {
    if (!choropleth) return null
    const chosen = chooseClasses(choropleth, measureId, by)
    const { classes } = chosen
    const steps = Object.fromEntries(
      Object.entries(classes.classOf).map(([id, i]) => [id, i === null ? null : rampStep(i, classes.bounds.length)]),
    )
    const variables = Object.fromEntries(
      Object.entries(steps).map(([id, step]) => [
        classVariable(id),
        step === null ? CSS_PALETTE.noData : CSS_PALETTE.ramp[step]!,
      ]),
    )
    const { index } = chosen
    const { unit } = choropleth.measures[index]!
    const values = byValue(choropleth.districts, index).map(({ id, name, at, values: all }): DistrictMark => {
      const value = all[index] ?? null
      return { id, at, name: `${name} · ${value === null ? '—' : formatMeasure(value, unit, locale)}` }
    })
    return { chosen, steps, variables, values }
  }, [choropleth, locale, measureId, by])
}
