import { usePathname, useSearchParams } from 'next/navigation'
import { type RefObject, useEffect, useRef } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { useGroundInView } from '../../ground/ground-context'
import { whenSettled } from '../../map-state/settled'
import { useTheme } from '../../map-state/theme'

/** Whether the reader has been at another address than that of the document, which the server's picture is of. */
let hasMovedOn = false

/**
 * On paper stands the server's picture, as sharp as the printer. Once the reader has filtered, opened or moved
 * something, or sees a ground that pictures may carry, what the live map shows stands there instead: as much of it as
 * controls, and the sheet of a phone, leave free, in the colours of paper.
 */
export function usePaper(map: RefObject<MapRef | null>, inset: RefObject<HTMLElement | null>): void {
  const ground = useGroundInView()
  const theme = useTheme()
  const [path, params] = [usePathname(), useSearchParams()]
  useEffect(() => {
    const served = new URL(performance.getEntriesByType('navigation')[0]?.name ?? location.href)
    hasMovedOn ||= served.pathname !== path || served.searchParams.toString() !== params.toString()
  }, [path, params])
  const code = useRef<typeof import('./paper')>(null)
  useEffect(
    // A browser that prints does not wait: what draws must be there. Until it is, nothing has moved much.
    () =>
      whenSettled(async () => {
        code.current = await import('./paper')
      }),
    [],
  )
  useEffect(() => {
    let paper: HTMLCanvasElement | null = null
    const clear = () => {
      paper?.remove()
      paper = null
    }
    const onPrint = () => {
      clear()
      const frame = inset.current?.parentElement
      // Of a camera in the address the picture has a fixed scale: paper would cut it to its middle.
      const isOwn = hasMovedOn || params.has('at') || ground?.mayExport
      if (!map.current || !frame || !isOwn || !code.current) return
      paper = code.current.paperOf(map.current, inset.current!, ground !== null && !ground.mayExport)
      if (ground?.mayExport) paper.dataset.ground = ground.id
      else if (theme !== 'light') code.current.lighten(paper)
      frame.append(paper)
    }
    addEventListener('beforeprint', onPrint)
    addEventListener('afterprint', clear)
    return () => {
      removeEventListener('beforeprint', onPrint)
      removeEventListener('afterprint', clear)
      clear()
    }
  }, [map, inset, params, ground, theme])
}
