'use client'

import { useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { areaText } from '#geo/areas/area-text'
import type { Locale } from '#geo/vocabulary'
import { DrawSurface } from './draw-surface'
import type { Drawn } from './pointer-draw'
import { Problems } from './problems'
import type { Reading } from './reading'
import type { DrawStrings } from './strings'

export type AreaTool = 'polygon' | 'circle'

interface Props {
  readonly locale: Locale
  readonly t: DrawStrings
  readonly tool: AreaTool
  readonly map: MapRef
  /** The text of what was drawn. */
  readonly onArea: (text: string) => void
  readonly onEnd: () => void
}

const NOTHING = () => {}

/** One area drawn on the map, and what is wrong with it if anything is. Loaded when somebody draws. */
export function Drawing({ locale, t, tool, map, onArea, onEnd }: Props) {
  const [reading, setReading] = useState<Reading | null>(null)
  const onDrawn = async (drawn: Drawn) => {
    if ('circle' in drawn) return onArea(areaText(drawn.circle))
    const { readRing } = await import('./reading')
    const result = readRing(drawn.ring, locale)
    if (result.area && result.problems.length === 0) onArea(areaText(result.area))
    else setReading(result)
  }
  if (reading) return <Problems t={t} reading={reading} onUse={(area) => onArea(areaText(area))} onDiscard={onEnd} />
  return (
    <DrawSurface
      key={tool}
      {...{ locale, t, tool, map, onDrawn, onEnd }}
      radiusKm={0}
      takesFocus
      onDistrict={NOTHING}
    />
  )
}
