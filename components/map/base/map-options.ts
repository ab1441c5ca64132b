import { MAX_ZOOM, MIN_ZOOM } from '#geo/map/camera'

/** Settings of every MapLibre map, those of published pages too. */
export const MAP_OPTIONS = {
  minZoom: MIN_ZOOM,
  maxZoom: MAX_ZOOM,
  maxPitch: 0,
  attributionControl: false,
  fadeDuration: 0,
} as const
