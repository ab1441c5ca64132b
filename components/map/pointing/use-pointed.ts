import { type RefObject, useEffect } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { LAYER } from '#geo/map/layers'
import type { Locale } from '#geo/vocabulary'
import { onMapState } from '../../map-state/map-store'
import { type MapTarget, targetOf } from './map-target'

/** Shows the pin of the card that the list points at, where the map shows that pin alone. */
export function usePointed(
  ref: RefObject<MapRef | null>,
  isLoaded: boolean,
  locale: Locale,
  show: (target: MapTarget | null) => void,
): void {
  useEffect(() => {
    if (!isLoaded) return
    return onMapState('pointed', (pointed) => {
      if (pointed?.from === 'map') return
      const pins = (pointed && ref.current?.queryRenderedFeatures({ layers: [LAYER.pin] })) ?? []
      const targets = pins.map((pin) => targetOf(pin, locale))
      show(targets.find((target) => target?.type === 'pin' && target.no === pointed?.no) ?? null)
    })
  }, [ref, isLoaded, locale, show])
}
