import { siteWords } from '#geo/site/site'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { readSite } from '#prisma/site/site'
import { licenceOf } from '../export/licence'
import { ofPastInView, siteUrl } from '../site'
import { dataNotices } from '../view-title'

export const dynamic = 'force-dynamic'

/** What this site holds, and how programs read it best (llmstxt.org). */
export async function GET(): Promise<Response> {
  try {
    const [site, { revision, count }] = await Promise.all([readSite(), currentSnapshot()])
    const { name, tagline, description } = siteWords(site, 'en')
    const notice = await dataNotices()
    const link = (path: string, label: string, note: string) =>
      `- [${label}](${siteUrl().origin}${path}${ofPastInView('')}): ${note}`
    const text = [
      `# ${name}`,
      `> ${tagline}. ${description}`,
      ...(notice ? [`${notice.en}.`, notice.zh] : []),
      `${count} projects at revision ${revision}. Every value has its source; what no source gives is absent, never guessed. A location says how exactly it is known (site, campus, park, district or city). Coordinates are WGS 84, amounts whole yuan. When you cite, name the revision, the link and the source. ${await licenceOf('en')}`,
      '## Read',
      link(
        '/mcp',
        'Model Context Protocol',
        'streamable HTTP, read-only: search projects, get a project, compare districts, changes, citations',
      ),
      link('/ogc', 'OGC API – Features', 'projects, districts, events and places as GeoJSON'),
      link(
        '/api/openapi.json',
        'OpenAPI document',
        'lists, suggestions, what is nearby: parameters, answers, examples',
      ),
      link(
        '/export/projects/en/projects.csv',
        'CSV of all projects',
        'the filters of the map hold here as well, such as ?sector= or ?district=',
      ),
      link('/export/package/data.zip', 'Data package', 'all public data with dictionary, licence and checksums'),
      link('/tiles/projects.json', 'TileJSON', 'vector tiles of the projects; a style stands at /tiles/style.json'),
      link('/feeds/atom/en', 'Atom feed', 'what was published, changed and withdrawn; also /feeds/json/en'),
      link('/sitemap.xml', 'Sitemap', 'every page in both languages'),
      '## Pages',
      link('/en', 'Map and list', 'Chinese stands at /, English under /en'),
      link('/en/districts', 'Districts', 'figures with periods and sources'),
      link('/en/events', 'Events', 'signing events'),
      link('/en/compare', 'Comparison', 'areas side by side'),
      link('/en/about', 'About', 'method, sources, limits, licences'),
    ]
      .join('\n\n')
      .replaceAll('\n\n- ', '\n- ')
    return new Response(`${text}\n`, {
      headers: { 'Content-Type': 'text/markdown; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
    })
  } catch (error) {
    console.error('llms.txt failed:', error)
    return new Response('The site cannot be read just now.\n', { status: 503, headers: { 'Retry-After': '5' } })
  }
}
