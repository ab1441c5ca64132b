import { useRouter } from 'next/navigation'
import { type ComponentProps, type ComponentType, type ReactNode, type RefObject, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { AreaLists } from '#geo/filters'
import { withArea } from '#geo/query/area-filter'
import { parseView, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { setPendingQuery } from '../map-state/pending-query'
import { localPath } from '../paths'
import type { AreaTool, Drawing } from './drawing'
import type { DrawStrings } from './strings'

interface Input {
  readonly locale: Locale
  readonly t: DrawStrings
  readonly map: RefObject<MapRef | null>
  /** Writes the camera into the entry that is about to be left, so that Back finds it. */
  readonly remember: () => void
  /** While somebody draws, clicks on the map mean nothing else. */
  readonly onBusy: (isBusy: boolean) => void
}

/**
 * Drawing an area that the projects are filtered by: it goes into the address as a step of its own, so that Back takes
 * it away. `surface`: what is drawn on, null while nobody draws.
 */
export function useAreaDrawing({ locale, t, map, remember, onBusy }: Input) {
  const router = useRouter()
  const [tool, setTool] = useState<AreaTool | null>(null)
  const [Surface, setSurface] = useState<ComponentType<ComponentProps<typeof Drawing>> | null>(null)
  const [status, setStatus] = useState('')

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
  const surface: ReactNode =
    tool && Surface && map.current ? <Surface {...{ locale, t, tool, onArea }} map={map.current} onEnd={end} /> : null
  return { surface, status, takeTool, clear: () => filterBy(undefined) }
}
