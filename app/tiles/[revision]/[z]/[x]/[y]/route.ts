import { createHash } from 'node:crypto'
import { z } from 'zod'
import { TILE_FORMAT } from '#geo/map/layers'
import { filterKey } from '#geo/query/selection-cache'
import { encodeTile, MAX_TILE_ZOOM } from '#geo/tiles/tiles'
import { checkFilters } from '#geo/url/strict-filters'
import { selectedEarly } from '#prisma/read/selected-projects'

const whole = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
/** With or without the format of the tile behind it. */
const Revision = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,4})?$/)
  .transform((text) => text.split('.').map(Number) as [number, number?])
const Params = z.object({ revision: Revision, z: whole, x: whole, y: whole })

/**
 * A vector tile of the projects under the filter in the query. Any cache may keep it for ever where it is of the
 * revision and format in the address; otherwise it is answered from the newest revision and may be kept for a moment
 * only. An impossible request gets a 400 with its reason, before anything is read.
 */
export async function GET(request: Request, context: { params: Promise<Record<string, string>> }): Promise<Response> {
  const params = Params.safeParse(await context.params)
  if (!params.success) return bad('Tile numbers are whole: /tiles/{revision}/{z}/{x}/{y}')
  const { z, x, y } = params.data
  const [revision, format = TILE_FORMAT] = params.data.revision
  if (z > MAX_TILE_ZOOM || Math.max(x, y) >= 2 ** z) return bad(`No tile ${z}/${x}/${y}`)
  const asked = checkFilters(new URL(request.url).searchParams)
  if ('problem' in asked) return bad(asked.problem)
  try {
    const { snapshot, selection } = await selectedEarly(asked.filters)
    const isAsked = snapshot.revision === revision && format === TILE_FORMAT
    // The filter is part of the tag: MapLibre would keep the tile of another filter whose tag is the same.
    const etag = `"${snapshot.revision}.${TILE_FORMAT}-${createHash('sha256').update(filterKey(asked.filters)).digest('base64url')}"`
    const headers = {
      'Cache-Control': isAsked ? 'public, max-age=31536000, immutable' : 'public, max-age=1',
      'X-Revision': String(snapshot.revision),
      ETag: etag,
    }
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    return new Response(encodeTile(snapshot, selection, z, x, y) as BodyInit, {
      headers: { ...headers, 'Content-Type': 'application/vnd.mapbox-vector-tile' },
    })
  } catch (error) {
    console.error('Tile %s/%s/%s failed:', z, x, y, error)
    return new Response('The tile cannot be read just now.', { status: 503, headers: { 'Retry-After': '2' } })
  }
}

const bad = (reason: string) => new Response(reason, { status: 400, headers: { 'Cache-Control': 'no-store' } })
