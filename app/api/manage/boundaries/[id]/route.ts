import { polygonsOf } from '#geo/geometry/polygons'
import { getUpload } from '#prisma/boundaries/uploads'
import { guardedRoute } from '../../../../guard'

/** The shapes of an upload as GeoJSON, for the preview. */
export const GET = guardedRoute<{ readonly id: string }>('admin', async (_actor, _request, { id }) => {
  const upload = await getUpload(id)
  if (!upload) return Response.json({ error: 'There is no such upload.' }, { status: 404 })
  const features = upload.reading.shapes.shapes.map(({ name, rings }) => ({
    type: 'Feature',
    properties: { name: name.zh },
    geometry: { type: 'MultiPolygon', coordinates: polygonsOf(rings) },
  }))
  return Response.json({ type: 'FeatureCollection', features })
})
