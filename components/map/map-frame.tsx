'use client'

import type { ReactNode } from 'react'
import { LandingMap, type LandingMapProps } from './landing-map'
import { type LiveProps, MapShell } from './map-shell'

interface Props extends Omit<LandingMapProps, keyof LiveProps> {
  /** The picture the server drew; it stays until the live map stands, and where none can. */
  readonly children: ReactNode
}

export const MapFrame = ({ children, ...map }: Props) => (
  <MapShell strings={map.strings} live={(shell, attempt) => <LandingMap key={attempt} {...map} {...shell} />}>
    {children}
  </MapShell>
)
