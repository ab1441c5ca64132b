import { describedApi } from '../described'

export const dynamic = 'force-dynamic'

/** What /api answers, as OpenAPI 3.0 in English. Scripts of any site may read it. */
export const GET = async (): Promise<Response> =>
  Response.json(await describedApi('en'), {
    headers: { 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*' },
  })
