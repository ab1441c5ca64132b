import type { StyleSpecification } from 'maplibre-gl'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { PROJECTS_LAYER, SOURCE } from '#geo/map/layers'
import type { MapFocus } from '../../map-state/map-store'
import { afterPaint } from '../after-paint'
import type { MapTarget } from './map-target'

interface FeatureId {
  readonly source: string
  readonly sourceLayer?: string
  readonly id: number | string
}

const projectId = (id: number): FeatureId => ({ source: SOURCE.projects, sourceLayer: PROJECTS_LAYER, id })
const districtFeature = (id: string): FeatureId => ({ source: SOURCE.districts, id })

function featureIdOf(target: MapTarget): FeatureId | null {
  if (target.type === 'venue') return null
  if (target.type === 'district') return districtFeature(target.id)
  return projectId(target.type === 'pin' ? target.no : target.id)
}

interface Shown {
  readonly ref: RefObject<MapRef | null>
  readonly isLoaded: boolean
  readonly focus: MapFocus | null
  readonly style: StyleSpecification
  /** The no of the project whose pin stands alone in view. */
  readonly alone: number | null
}

/** What is pointed at, selected or alone as feature states, never as new data. A new style forgets them. */
export function useFeatureStates({ ref, isLoaded, focus, style, alone }: Shown) {
  const hovered = useRef<FeatureId | null>(null)
  const no = focus?.no ?? null
  const districtId = focus?.districtId ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new style has lost the states
  useEffect(() => {
    const map = ref.current
    if (!isLoaded || !map) return
    const selected = [
      ...(no === null ? [] : [projectId(no)]),
      ...(districtId === null ? [] : [districtFeature(districtId)]),
    ]
    // The page that was opened goes first: the map draws itself anew for this.
    const cancel = afterPaint(() => {
      for (const feature of selected) setState(map, feature, { selected: true })
    })
    return () => {
      cancel()
      for (const feature of selected) setState(map, feature, { selected: false })
    }
  }, [ref, isLoaded, no, districtId, style])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new style has lost the state
  useEffect(() => {
    const map = ref.current
    if (!isLoaded || !map || alone === null) return
    setState(map, projectId(alone), { alone: true })
    return () => setState(map, projectId(alone), { alone: false })
  }, [ref, isLoaded, alone, style])

  return useMemo(
    () => ({
      hover(target: MapTarget | null) {
        const map = ref.current
        const next = target && featureIdOf(target)
        if (!map || (next?.id === hovered.current?.id && next?.source === hovered.current?.source)) return
        if (hovered.current) setState(map, hovered.current, { hover: false })
        if (next) setState(map, next, { hover: true })
        hovered.current = next
      },
    }),
    [ref],
  )
}

/** Between two styles a source can be away for a moment; its states come back with the effect above. */
function setState(map: MapRef, feature: FeatureId, state: Record<string, boolean>): void {
  if (map.getSource(feature.source)) map.setFeatureState(feature, state)
}
