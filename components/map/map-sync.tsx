'use client'

import { useEffect } from 'react'
import { type MapFocus, publishFocus } from '../map-state/map-store'

/** Put on every page inside the map's layout: draws nothing, tells the map what the page is about. */
export function MapSync({ revision, camera, no, districtId }: MapFocus) {
  const camerakey = JSON.stringify(camera)
  useEffect(() => {
    publishFocus({ revision, camera: JSON.parse(camerakey), no, districtId })
  }, [revision, camerakey, no, districtId])
  return null
}
