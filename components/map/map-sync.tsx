'use client'

import { useEffect } from 'react'
import { type MapFocus, setMapState } from '../map-state/map-store'

/** Put on every page inside the map's layout: draws nothing, tells the map what the page is about. */
export function MapSync({ revision, camera, no, districtId, events }: MapFocus) {
  const key = JSON.stringify({ revision, camera, no, districtId, events })
  useEffect(() => setMapState('focus', JSON.parse(key)), [key])
  return null
}
