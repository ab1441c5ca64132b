import { apiDocument } from '#geo/api/openapi'
import { readSiteWords } from '#prisma/site/site'
import { dataLicence } from '../../export/licence'
import { siteUrl } from '../../site'

export const dynamic = 'force-dynamic'

/** What /api answers, as OpenAPI 3.0. Scripts of any site may read it. */
export async function GET(): Promise<Response> {
  const { name } = await readSiteWords('en')
  const granted = await dataLicence()
  const licence = granted && { name: granted.name.en, ...(granted.url && { url: granted.url }) }
  return Response.json(apiDocument(name, siteUrl().origin, licence), {
    headers: { 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*' },
  })
}
