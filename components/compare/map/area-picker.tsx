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
import { type ReadBorder, readDrawn, readDropped } from './read-border'
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
  readonly onRead: ReadBorder
}

/** Picks areas on the map: drawn, clicked or dropped as a file. They go into the address. */
export function AreaPicker({ locale, t, districts, mapOf, onBusy, onRead }: Props) {
  const router = useRouter()
  const districtIds = useMemo(() => Object.keys(districts), [districts])
  const { view, hrefOf } = useCompareView(districtIds)
  // Whoever has nothing to compare yet is here to choose: districts can be picked at once.
  const [isStart, setStart] = useState(view.areas.length < MIN_AREAS)
  const [tool, setTool] = useState<Tool | null>(isStart ? 'district' : null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [status, setStatus] = useState('')
  const box = useRef<HTMLDivElement>(null)

  const takeTool = (next: Tool | null) => {
    setStart(false)
    setTool(next)
    onBusy(next !== null)
  }
  const go = (areas: typeof view.areas, words: string) => {
    if (areas.length > MAX_AREAS) return setStatus(t.tooMany)
    if (isTooLongLink({ ...view, areas })) return setStatus(t.tooLongLink)
    setStatus(words)
    if (isStart && areas.length >= MIN_AREAS) takeTool(null)
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
    const remaining = view.areas.filter((entry) => areaText(entry.area) !== areaText(area))
    if (remaining.length < view.areas.length) go(remaining, fill(t.removed, { label: name }))
    else add(area, name)
  }
  const addOrReport = (result: Reading) => {
    if (result.area && result.problems.length === 0) add(result.area, t.drawPolygon)
    else setReading(result)
  }
  const onDrawn = async (drawn: Drawn) => {
    takeTool(null)
    if ('circle' in drawn) return add(drawn.circle, t.drawCircle)
    addOrReport(await readDrawn(drawn.ring, locale, onRead))
  }
  const isOver = useDrop(box, (text) => {
    readDropped(text, locale, onRead).then(addOrReport, () => setStatus(t.readFailed))
  })
  const isRefused = [t.tooMany, t.tooLongLink, t.readFailed].includes(status)

  const map = tool && mapOf()
  return (
    <div className="area-picker" ref={box}>
      {tool && map && (
        <DrawSurface
          key={tool}
          {...{ locale, t, tool, map, onDrawn }}
          radiusKm={view.radiusKm}
          takesFocus={!isStart}
          onDistrict={toggle}
          onEnd={() => takeTool(null)}
        />
      )}
      {!tool && <Toolbar locale={locale} t={t} radiusKm={view.radiusKm} onTool={takeTool} />}
      {reading && (
        <Problems
          t={t}
          reading={reading}
          onUse={(area) => add(area, t.drawPolygon)}
          onDiscard={() => setReading(null)}
        />
      )}
      {isOver && <p className="drop-here">{t.dropHere}</p>}
      <p className={isRefused ? 'map-note' : 'visually-hidden'} role="status">
        {status}
      </p>
    </div>
  )
}

interface ToolbarProps {
  readonly locale: Locale
  readonly t: CompareMapStrings
  readonly radiusKm: number
  readonly onTool: (tool: Tool) => void
}

function Toolbar({ locale, t, radiusKm, onTool }: ToolbarProps) {
  const tools: readonly (readonly [Tool, string])[] = [
    ['district', t.pickDistrict],
    ['point', fill(t.pickPoint, { n: formatNumber(radiusKm, locale) })],
    ['circle', t.drawCircle],
    ['polygon', t.drawPolygon],
  ]
  return (
    <fieldset className="area-picker-tools">
      <legend className="visually-hidden">{t.choose}</legend>
      {tools.map(([value, name]) => (
        <button key={value} type="button" onClick={() => onTool(value)}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}
