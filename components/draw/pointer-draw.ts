import type { Map as LiveMap } from 'maplibre-gl'
import type { Area } from '#geo/areas/area'
import { circleOf, ringOf } from '#geo/areas/corner-drawing'
import { geodesicKm } from '#geo/geometry/geodesy'
import type { Ring } from '#geo/geometry/polygons'
import type { Position } from '#geo/records'

export type Drawn = { readonly ring: Ring } | { readonly circle: Extract<Area, { kind: 'circle' }> }

/** Drawing by mouse and touch with terra-draw, loaded now. `until` ends it and takes its layers away. */
export async function pointerDraw(
  map: LiveMap,
  tool: 'polygon' | 'circle',
  colour: `#${string}`,
  onDrawn: (drawn: Drawn) => void,
  until: AbortSignal,
): Promise<void> {
  const [{ TerraDraw, TerraDrawCircleMode, TerraDrawPolygonMode }, { TerraDrawMapLibreGLAdapter }] = await Promise.all([
    import('terra-draw'),
    import('terra-draw-maplibre-gl-adapter'),
  ])
  if (until.aborted || !map.style) return
  const styles = { fillColor: colour, fillOpacity: 0.15, outlineColor: colour, outlineWidth: 3 } as const
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 6 }),
    modes: [
      new TerraDrawPolygonMode({
        keyEvents: null,
        styles: { ...styles, closingPointColor: colour, closingPointWidth: 6 },
      }),
      new TerraDrawCircleMode({ keyEvents: null, styles }),
    ],
  })
  draw.start()
  draw.setMode(tool)
  draw.on('finish', (id) => {
    const geometry = draw.getSnapshotFeature(id)?.geometry
    if (geometry?.type !== 'Polygon') return
    const corners = geometry.coordinates[0]!.slice(0, -1).map(([lng, lat]): Position => [lng!, lat!])
    onDrawn(tool === 'circle' ? { circle: circleThrough(corners) } : { ring: ringOf(corners) })
  })
  until.addEventListener('abort', () => {
    if (map.style) draw.stop() // a map that was taken down has taken the layers with it
  })
}

/** The circle whose rim has these points, evenly spread: around the middle of their box, by the mean distance. */
function circleThrough(rim: readonly Position[]) {
  const middle = (axis: 0 | 1) => {
    const values = rim.map((point) => point[axis])
    return (Math.min(...values) + Math.max(...values)) / 2
  }
  const centre: Position = [middle(0), middle(1)]
  return circleOf(centre, rim.reduce((sum, point) => sum + geodesicKm(centre, point), 0) / rim.length)
}
