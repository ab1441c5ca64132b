import type { MapRef } from 'react-map-gl/maplibre'
import { GROUND_PREFIX } from '#geo/ground/compose'

/** A map that still loads is painted as it is by then. */
const PATIENCE_MS = 3000

/**
 * A copy of what the map shows, `withoutGround`: of what it shows without the ground that the reader chose. Its canvas
 * can be read only while a frame is drawn.
 */
export async function copyOfCanvas(map: MapRef, withoutGround: boolean): Promise<HTMLCanvasElement> {
  const live = map.getMap()
  const hidden = withoutGround ? live.getStyle().layers.filter(({ id }) => id.startsWith(GROUND_PREFIX)) : []
  for (const { id } of hidden) live.setLayoutProperty(id, 'visibility', 'none')
  if (hidden.length > 0) {
    await Promise.race([live.once('idle'), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  }
  try {
    return await new Promise((resolve) => {
      live.once('render', () => {
        const source = live.getCanvas()
        const copy = document.createElement('canvas')
        copy.width = source.width
        copy.height = source.height
        copy.getContext('2d')?.drawImage(source, 0, 0)
        resolve(copy)
      })
      live.triggerRepaint()
    })
  } finally {
    for (const { id, layout } of hidden)
      live.setLayoutProperty(id, 'visibility', layout && 'visibility' in layout ? layout.visibility : 'visible')
  }
}
