import { useSyncExternalStore } from 'react'
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
}

let current: MapFocus | null = null
const listeners = new Set<() => void>()

/** Tells the map, which lives in the layout, what the page shows. */
export function publishFocus(focus: MapFocus): void {
  if (JSON.stringify(focus) === JSON.stringify(current)) return
  current = focus
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The focus of the page in view; null until its first effect has run. */
export const useMapFocus = (): MapFocus | null =>
  useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  )
