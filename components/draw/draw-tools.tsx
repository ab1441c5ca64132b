'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, type ComponentType, type RefObject, useEffect, useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { AreaLists } from '#geo/filters'
import { withArea } from '#geo/query/area-filter'
import { parseView, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { setPendingQuery } from '../map-state/pending-query'
import { localPath } from '../paths'
import { Icon } from '../ui/icon'
import type { AreaTool, Drawing } from './drawing'
import type { DrawStrings } from './strings'

interface Props {
  readonly locale: Locale
  readonly t: DrawStrings
  readonly map: RefObject<MapRef | null>
  /** The areas of the filter in force. */
  readonly lists: AreaLists | undefined
  /** Writes the camera into the entry that is about to be left, so that Back finds it. */
  readonly remember: () => void
  /** While somebody draws, clicks on the map mean nothing else. */
  readonly onBusy: (isBusy: boolean) => void
}

/**
 * Drawing an area that the projects are filtered by: it goes into the address as a step of its own, so that Back takes
 * it away.
 */
export function DrawTools({ locale, t, map, lists, remember, onBusy }: Props) {
  const router = useRouter()
  const [tool, setTool] = useState<AreaTool | null>(null)
  const [Surface, setSurface] = useState<ComponentType<ComponentProps<typeof Drawing>> | null>(null)
  const [status, setStatus] = useState('')
  const box = useRef<HTMLFieldSetElement>(null)
  const lastTool = useRef<AreaTool | null>(null)
  // The keyboard goes on where it was when the tool was taken up.
  useEffect(() => {
    if (!tool && lastTool.current) box.current?.querySelector<HTMLElement>(`[data-tool="${lastTool.current}"]`)?.focus()
    lastTool.current = tool
  }, [tool])

  const takeTool = async (next: AreaTool) => {
    try {
      const { Drawing: loaded } = await import('./drawing')
      setSurface(() => loaded)
      setStatus('')
      setTool(next)
      onBusy(true)
    } catch {
      setStatus(t.drawFailed)
    }
  }
  const end = () => {
    setTool(null)
    onBusy(false)
  }
  const filterBy = (area: AreaLists | undefined) => {
    remember()
    const { limit: _, after: __, ...view } = parseView(new URLSearchParams(location.search))
    const href = localPath(locale, '/') + viewQuery({ ...view, filters: { ...view.filters, area } })
    setPendingQuery(href)
    router.push(href, { scroll: false })
  }
  const onArea = (text: string) => {
    end()
    const area = withArea(parseView(new URLSearchParams(location.search)).filters.area, text)
    if (area) filterBy(area)
    else setStatus(t.tooManyDrawn)
  }
  if (tool && Surface && map.current) return <Surface {...{ locale, t, tool, onArea }} map={map.current} onEnd={end} />
  return (
    <>
      <fieldset className="draw-tools" ref={box}>
        <legend className="visually-hidden">{t.drawArea}</legend>
        <button
          type="button"
          data-tool="polygon"
          aria-label={t.drawPolygon}
          title={t.drawPolygon}
          onClick={() => takeTool('polygon')}
        >
          <Icon name="polygon" />
        </button>
        <button
          type="button"
          data-tool="circle"
          aria-label={t.drawCircle}
          title={t.drawCircle}
          onClick={() => takeTool('circle')}
        >
          <Icon name="circle" />
        </button>
        {lists && (
          <button type="button" aria-label={t.clearDrawn} title={t.clearDrawn} onClick={() => filterBy(undefined)}>
            <Icon name="close" />
          </button>
        )}
      </fieldset>
      <p className={status ? 'map-note' : 'visually-hidden'} role="status">
        {status}
      </p>
    </>
  )
}
