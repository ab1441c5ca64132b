import { logoSvg } from '#geo/site/logo'
import { readSite } from '#prisma/site/site'

export const dynamic = 'force-dynamic'

/** The site's mark for browsers' tabs, in its own colour. */
export async function GET(): Promise<Response> {
  return new Response(logoSvg((await readSite()).logoColour), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600' },
  })
}
