'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { type Area, MAX_AREAS, MIN_AREAS } from '#geo/areas/area'
import { areaText } from '#geo/areas/area-text'
import { isTooLongLink } from '#geo/compare/url'
import { lookUp } from '#geo/look-up'
import { fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { DrawSurface, type Tool } from '../../draw/draw-surface'
import type { Drawn } from '../../draw/pointer-draw'
import { Problems } from '../../draw/problems'
import type { Reading } from '../../draw/reading'
import type { CompareMapStrings } from './strings'
import { useCompareView } from './use-compare-view'
import { useDrop } from './use-drop'

interface Props {
  readonly locale: Locale
  readonly t: CompareMapStrings
  /** Names by code. */
  readonly districts: Readonly<Record<string, string>>
  readonly mapOf: () => MapRef | null
  readonly onBusy: (isBusy: boolean) => void
}

/** Choosing areas on the map: drawn, picked or dropped as a file. What is chosen goes into the address. */
export function Chooser({ locale, t, districts, mapOf, onBusy }: Props) {
  const router = useRouter()
  const districtIds = useMemo(() => Object.keys(districts), [districts])
  const { view, hrefOf } = useCompareView(districtIds)
  // Whoever has nothing to compare yet is here to choose: districts can be picked at once.
  const [isStart, setStart] = useState(view.areas.length < MIN_AREAS)
  const [tool, setTool] = useState<Tool | null>(isStart ? 'district' : null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [said, setSaid] = useState('')
  const box = useRef<HTMLDivElement>(null)

  const take = (next: Tool | null) => {
    setStart(false)
    setTool(next)
    onBusy(next !== null)
  }
  const go = (areas: typeof view.areas, words: string) => {
    if (areas.length > MAX_AREAS) return setSaid(t.tooMany)
    if (isTooLongLink({ ...view, areas })) return setSaid(t.tooLongLink)
    setSaid(words)
    if (isStart && areas.length >= MIN_AREAS) take(null)
    router.push(hrefOf({ areas }), { scroll: false })
  }
  const add = (area: Area, name: string) => {
    setReading(null)
    go([...view.areas, { area, filters: {} }], fill(t.added, { label: name }))
  }
  const toggle = (id: string) => {
    const name = lookUp(districts, id)
    if (!name) return
    const area: Area = { kind: 'districts', ids: [id] }
    const left = view.areas.filter((entry) => areaText(entry.area) !== areaText(area))
    if (left.length < view.areas.length) go(left, fill(t.removed, { label: name }))
    else add(area, name)
  }
  const judge = (result: Reading) => {
    if (result.area && result.problems.length === 0) add(result.area, t.drawPolygon)
    else setReading(result)
  }
  const onDrawn = async (drawn: Drawn) => {
    take(null)
    if ('circle' in drawn) return add(drawn.circle, t.drawCircle)
    const { readRing } = await import('../../draw/reading')
    judge(readRing(drawn.ring, locale))
  }
  const isOver = useDrop(box, async (text) => {
    const { outlines, readText } = await import('../../draw/reading')
    judge(readText(text, locale, await outlines()))
  })

  const map = tool && mapOf()
  const tools: readonly (readonly [Tool, string])[] = [
    ['district', t.pickDistrict],
    ['point', fill(t.pickPoint, { n: formatNumber(view.radiusKm, locale) })],
    ['circle', t.drawCircle],
    ['polygon', t.drawPolygon],
  ]
  return (
    <div className="chooser" ref={box}>
      {tool && map && (
        <DrawSurface
          key={tool}
          {...{ locale, t, tool, map, onDrawn }}
          radiusKm={view.radiusKm}
          takesFocus={!isStart}
          onDistrict={toggle}
          onEnd={() => take(null)}
        />
      )}
      {!tool && (
        <fieldset className="chooser-tools">
          <legend className="visually-hidden">{t.choose}</legend>
          {tools.map(([value, name]) => (
            <button key={value} type="button" onClick={() => take(value)}>
              {name}
            </button>
          ))}
        </fieldset>
      )}
      {reading && (
        <Problems
          t={t}
          reading={reading}
          onUse={(area) => add(area, t.drawPolygon)}
          onDiscard={() => setReading(null)}
        />
      )}
      {isOver && <p className="drop-here">{t.dropHere}</p>}
      <p className={said === t.tooMany || said === t.tooLongLink ? 'map-note' : 'visually-hidden'} role="status">
        {said}
      </p>
    </div>
  )
}
