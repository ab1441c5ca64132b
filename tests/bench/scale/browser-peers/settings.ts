/** What a peer's page is given by the page it stands in, and what it tells. */

import type { StyleSpecification } from 'maplibre-gl'
import { PALETTES } from '#geo/map/palette'
import { HOME_VIEW } from '../../../support/suzhou'

export interface PeerSettings {
  readonly style: StyleSpecification
  /** Address of the points: GeoJSON with a pin's properties. */
  readonly points: string
  readonly worker: string
}

declare global {
  interface Window {
    settings: PeerSettings
    /** Milliseconds since the page began, when all asked for was on screen. */
    pinsDrawn?: number
  }
}

export const PALETTE = PALETTES.light
export const BBOX = HOME_VIEW.bbox
/** As the home page keeps a fitted view clear of its controls, px. */
export const PADDING = { top: 68, right: 64, bottom: 84, left: 32 } as const
/** Points nearer than this, px, are one cluster. */
export const CLUSTER_PX = 64

/** To be called when the last picture has been handed over: a frame later it is on screen. */
export const drawn = (): void => {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      window.pinsDrawn = performance.now()
    }),
  )
}
