import { z } from 'zod'
import { rowView } from '#geo/query/list-rows'
import { type NearProject, nearestTo } from '#geo/query/nearby'
import { currentSnapshot } from '#prisma/live/current-snapshot'

/** `lng,lat`, WGS-84. */
const At = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,8})?,-?\d{1,2}(\.\d{1,8})?$/)
  .transform((text) => text.split(',').map(Number) as [number, number])
  .refine(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90)
const Query = z.object({ at: At })
const LIMIT = 5

/**
 * The five projects with coordinates that are nearest to a position: `{ projects: NearProject[] }`, nearest first, in
 * km along great circles of a sphere (within 0.5 % of those on the ellipsoid). Where somebody is stays in no cache. 400
 * without a position; 503 before there is a snapshot.
 */
export async function GET(request: Request): Promise<Response> {
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return answer({ error: 'at: longitude,latitude in degrees, WGS-84' }, 400)
  try {
    const snapshot = await currentSnapshot()
    const projects = nearestTo(snapshot, query.data.at, LIMIT).map(({ row, km }): NearProject => {
      const { slug, name } = rowView(snapshot, row)
      return { slug, name, km: Number(km.toFixed(3)) }
    })
    return answer({ projects }, 200)
  } catch (error) {
    console.error('The nearest projects cannot be found:', error)
    return answer({ error: 'The projects cannot be read just now.' }, 503)
  }
}

const answer = (body: object, status: number) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
