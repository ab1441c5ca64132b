import type { MapRef } from 'react-map-gl/maplibre'
import { GROUND_PREFIX } from '#geo/ground/compose'
import { recolour } from '#geo/map/recolour'

/** From the colours of the dark theme to those of paper. */
export function lighten(paper: HTMLCanvasElement): void {
  const context = paper.getContext('2d')
  if (!context) return
  const image = context.getImageData(0, 0, paper.width, paper.height)
  recolour(image.data, 'dark', 'light')
  context.putImageData(image, 0, 0)
}

/** Pins may reach so far beyond the room for fitted views, CSS px. */
const MARGIN_PX = 24

/** Printing waits for nothing: the frame is drawn at once, from what is loaded. */
export function paperOf(map: MapRef, inset: HTMLElement, withoutGround: boolean): HTMLCanvasElement {
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
