import { usePathname, useSearchParams } from 'next/navigation'
import { type RefObject, useEffect } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { GROUND_PREFIX } from '#geo/ground/compose'
import { recolour } from '#geo/map/recolour'
import { useGroundInView } from '../../ground/ground-context'
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
      if (!map.current || !frame || !isOwn) return
      paper = paperOf(map.current, inset.current!, ground !== null && !ground.mayExport)
      if (ground?.mayExport) paper.dataset.ground = ground.id
      else if (theme !== 'light') lighten(paper)
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

function lighten(paper: HTMLCanvasElement): void {
  const context = paper.getContext('2d')
  if (!context) return
  const image = context.getImageData(0, 0, paper.width, paper.height)
  recolour(image.data, 'dark', 'light')
  context.putImageData(image, 0, 0)
}

/** Pins may reach so far beyond the room for fitted views, CSS px. */
const MARGIN_PX = 24

/** Printing waits for nothing: the frame is drawn at once, from what is loaded. */
function paperOf(map: MapRef, inset: HTMLElement, withoutGround: boolean): HTMLCanvasElement {
  const live = map.getMap()
  const hidden = withoutGround ? live.getStyle().layers.filter(({ id }) => id.startsWith(GROUND_PREFIX)) : []
  for (const { id } of hidden) live.setLayoutProperty(id, 'visibility', 'none')
  live.redraw()
  const source = live.getCanvas()
  const [whole, free] = [source.getBoundingClientRect(), inset.getBoundingClientRect()]
  const scale = source.width / whole.width
  const from = (side: 'left' | 'top') => Math.max(0, free[side] - MARGIN_PX - whole[side])
  const to = (side: 'right' | 'bottom') => Math.min(whole[side], free[side] + MARGIN_PX)
  const [left, top] = [from('left'), from('top')]
  const [width, height] = [to('right') - whole.left - left, to('bottom') - whole.top - top]
  const paper = document.createElement('canvas')
  paper.className = 'map-on-paper'
  paper.width = Math.round(width * scale)
  paper.height = Math.round(height * scale)
  paper.getContext('2d')?.drawImage(source, -left * scale, -top * scale)
  for (const { id, layout } of hidden)
    live.setLayoutProperty(id, 'visibility', layout && 'visibility' in layout ? layout.visibility : 'visible')
  return paper
}
