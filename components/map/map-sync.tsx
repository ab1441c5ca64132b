'use client'

import { useEffect } from 'react'
import { type MapFocus, setMapState } from '../map-state/map-store'

/** Put on every page inside the map's layout: draws nothing, tells the map what the page is about. */
export function MapSync({ revision, camera, no, districtId }: MapFocus) {
  const cameraKey = JSON.stringify(camera)
  useEffect(() => {
    setMapState('focus', { revision, camera: JSON.parse(cameraKey), no, districtId })
  }, [revision, cameraKey, no, districtId])
  return null
}
