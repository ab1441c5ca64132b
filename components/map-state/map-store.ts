/**
 * What the map, the list beside it and the page in view tell each other. The address holds everything that lasts; this
 * holds the moment.
 */

import type { FeatureCollection } from 'geojson'
import { useSyncExternalStore } from 'react'
import type { Bbox } from '#geo/filters'
import type { Camera } from '#geo/map/camera'

/** What the page beside the map is about, and the newest revision it was drawn from. */
export interface MapFocus {
  readonly revision: number
  /** Where the map should go for this page; null: stay. */
  readonly camera: Camera | null
  /** The selected project's feature id. */
  readonly no: number | null
  /** The district to outline. */
  readonly districtId: string | null
  /** The ways of events to show instead of all. */
  readonly events?: FeatureCollection
}

interface MapState {
  /** Null until the first page's effect has run. */
  readonly focus: MapFocus | null
  /** The box in view, and whether the reader's own move led there. Null until the live map stands. */
  readonly bounds: { readonly box: Bbox; readonly isByReader: boolean } | null
  /** The project that the pointer or the focus is on, so that its card and its pin show it together. */
  readonly pointed: { readonly no: number; readonly from: 'list' | 'map' } | null
  /** The query of the page that the reader is on the way to; null once it has come. */
  readonly pendingQuery: string | null
}

type Key = keyof MapState

const state: { -readonly [K in Key]: MapState[K] } = { focus: null, bounds: null, pointed: null, pendingQuery: null }
const listeners: Readonly<Record<Key, Set<() => void>>> = {
  focus: new Set(),
  bounds: new Set(),
  pointed: new Set(),
  pendingQuery: new Set(),
}

export const mapState = <K extends Key>(key: K): MapState[K] => state[key]

/** Tells the listeners, unless the value says the same as the one before. */
export function setMapState<K extends Key>(key: K, value: MapState[K]): void {
  if (JSON.stringify(value) === JSON.stringify(state[key])) return
  state[key] = value
  for (const listener of listeners[key]) listener()
}

/** Returns what takes the listener away again. */
export function onMapState<K extends Key>(key: K, listener: (value: MapState[K]) => void): () => void {
  const call = () => listener(state[key])
  listeners[key].add(call)
  return () => {
    listeners[key].delete(call)
  }
}

const subscribe: Readonly<Record<Key, (listener: () => void) => () => void>> = {
  focus: (listener) => onMapState('focus', listener),
  bounds: (listener) => onMapState('bounds', listener),
  pointed: (listener) => onMapState('pointed', listener),
  pendingQuery: (listener) => onMapState('pendingQuery', listener),
}

export const useMapState = <K extends Key>(key: K): MapState[K] =>
  useSyncExternalStore(
    subscribe[key],
    () => mapState(key),
    () => null as MapState[K],
  )
