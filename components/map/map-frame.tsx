'use client'

import type { ReactNode } from 'react'
import { LandingMap, type LandingMapProps } from './landing-map'
import { type LiveProps, MapShell } from './map-shell'

interface Props extends Omit<LandingMapProps, keyof LiveProps> {
  /** The static map; it stays until the live map is ready, or for good where none can be drawn. */
  readonly children: ReactNode
}

export const MapFrame = ({ children, ...map }: Props) => (
  <MapShell strings={map.strings} live={(shell, attempt) => <LandingMap key={attempt} {...map} {...shell} />}>
    {children}
  </MapShell>
)
