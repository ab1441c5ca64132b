/** What is asked of each public route when its work is measured: the dearest input known, as anybody may send it. */

import { project } from '#geo/geometry/web-mercator'
import { combs } from '../../../prisma/geometry/combs'

export interface WorstInput {
  /** The file below app/ that answers. */
  readonly route: string
  readonly what: string
  readonly path: string
  /** JSON that is posted; without it the address is asked for. */
  readonly body?: string
}

/** What addresses have to name of the data in view. */
export interface Ground {
  readonly origin: string
  readonly revision: number
  /** Of a project that is known to its district only. */
  readonly slug: string
  /** Slugs. */
  readonly district: string
  readonly event: string
  /** Statistical codes. */
  readonly districts: readonly string[]
  readonly sectors: readonly string[]
}

/**
 * Queries: every condition at once, six districts under them, six areas that cross in nearly every edge, and six with
 * as many edges as there is room for.
 */
interface Queries {
  readonly filter: string
  readonly six: string
  readonly areas: string
  readonly most: string
}

type Asked = readonly [route: string, what: string, path: string, body?: string]

/** Areas as people draw them, and as intricate as an address has room for. */
const [TEETH, MOST_TEETH] = [3, 60]
const NOWHERE = 'a/'.repeat(200)
const EVERY_NAME = encodeURIComponent('示例')

/** Each route at least once; in each round with filters and areas of its own, so that nothing kept answers them. */
export function worstInputs(ground: Ground, round: number): readonly WorstInput[] {
  const { districts, sectors } = ground
  const filter = `sector=${sectors.join(',')}&district=${districts.join(',')}&since=2001-01-01&until=2030-01-01&min=1&max=${900_000 + round}`
  const six = districts.slice(0, 6).map((id) => `d:${id}`)
  const east = round / 1000
  const queries = {
    filter,
    six: `areas=${six.join('~')}&${filter}`,
    areas: `areas=${combs(TEETH, east)}&${filter}`,
    most: `areas=${combs(MOST_TEETH, east)}`,
  }
  return [
    ...pages(ground, queries),
    ...interfaces(ground, queries),
    ...files(queries),
    ...pictures(ground, queries),
  ].map(([route, what, path, body]) => ({ route, what, path, ...(body !== undefined && { body }) }))
}

function pages({ slug, district, event }: Ground, { filter, six, areas, most }: Queries): Asked[] {
  const map = '[locale]/(map)/'
  const question = encodeURIComponent('高新区 生物医药 2021年后 超过10亿 '.repeat(6).trim())
  const about = encodeURIComponent(`/projects/${slug}`)
  return [
    [`${map}page.tsx`, 'the list by amount, filtered by everything', `/?${filter}&sort=amount`],
    [`${map}page.tsx`, 'a question in a sentence', `/?q=${question}`],
    [`${map}page.tsx`, 'a word that is in every name', `/?q=${EVERY_NAME}&sort=amount`],
    [`${map}page.tsx`, 'the list as a table', `/?table=sector,kind,status,date,amount&${filter}`],
    [`${map}[...rest]/page.tsx`, 'no such page', `/${NOWHERE}`],
    [`${map}about/page.tsx`, 'all sources', '/about'],
    [`${map}api/page.tsx`, 'the interfaces described', '/api'],
    [`${map}districts/page.tsx`, 'filtered by everything', `/districts?${filter}`],
    [`${map}districts/[slug]/page.tsx`, 'a district', `/districts/${district}?${filter}`],
    [`${map}events/page.tsx`, 'filtered by everything', `/events?${filter}`],
    [`${map}events/[slug]/page.tsx`, 'an event', `/events/${event}?${filter}`],
    [`${map}projects/[slug]/page.tsx`, 'known to its district only', `/projects/${slug}?${filter}`],
    [`${map}report/page.tsx`, 'the form', `/report?about=${about}`],
    ['[locale]/compare/page.tsx', 'six districts', `/compare?${six}`],
    ['[locale]/compare/page.tsx', 'six areas that cross', `/compare?${areas}`],
    ['[locale]/compare/page.tsx', 'six areas with as many edges as there is room for', `/compare?${most}`],
  ]
}

function interfaces({ origin, revision, districts }: Ground, { filter, areas }: Queries): Asked[] {
  const login = JSON.stringify({ email: 'nobody@example.org', password: 'x'.repeat(128) })
  const tool = (name: string, given: object) =>
    JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } })
  const compare = tool('compare_districts', { districts: districts.slice(0, 6) })
  const items = '/ogc/collections/projects/items?f=json&limit=10000'
  const frame = encodeURIComponent(`${origin}/compare?${areas}`)
  return [
    ['api/[...rest]/route.ts', 'no such address', `/api/${NOWHERE}`],
    ['api/auth/[...all]/route.ts', 'a password to be checked', '/api/auth/sign-in/email', login],
    ['api/health/live/route.ts', 'whether the process answers', '/api/health/live'],
    ['api/health/route.ts', 'whether all is well', '/api/health'],
    ['api/list/[revision]/[locale]/route.ts', 'a page of a list', `/api/list/${revision}/zh?sort=name&${filter}`],
    ['api/live/route.ts', 'the beginning of the stream', '/api/live'],
    ['api/near/route.ts', 'nearest of all', '/api/near?at=179,-80'],
    ['api/openapi.json/route.ts', 'the document', '/api/openapi.json'],
    ['api/share/[...path]/route.ts', 'six areas that cross', `/api/share/zh/compare?${areas}`],
    ['api/suggest/route.ts', 'one letter', '/api/suggest?q=s'],
    ['api/suggest/route.ts', 'a word that is in every name', `/api/suggest?q=${EVERY_NAME}`],
    ['cite/[...path]/route.ts', 'six areas that cross', `/cite/bib/zh/compare?${areas}`],
    ['feeds/[...path]/route.ts', 'the last changes, filtered by everything', `/feeds/atom/zh?${filter}`],
    ['llms.txt/route.ts', 'the file', '/llms.txt'],
    ['mcp/route.ts', 'a search', '/mcp', tool('search_projects', { q: '示例' })],
    ['mcp/route.ts', 'a comparison', '/mcp', compare],
    ['oembed/route.ts', 'six areas that cross', `/oembed?url=${frame}`],
    ['ogc/[[...path]]/route.ts', 'ten thousand items', items],
    ['ogc/[[...path]]/route.ts', 'the last ten thousand', `${items}&offset=90000`],
    ['robots.ts', 'the file', '/robots.txt'],
    ['sitemap.xml/route.ts', 'all pages', '/sitemap.xml'],
  ]
}

function files({ filter, areas }: Queries): Asked[] {
  const lists = ['csv', 'xlsx', 'geojson', 'kml'].map((ending): Asked => {
    const path = `/export/projects/zh/projects.${ending}`
    return ['export/projects/[locale]/[file]/route.ts', `all projects as ${ending}`, path]
  })
  return [
    ['export/[...rest]/route.ts', 'no such file', `/export/${NOWHERE}`],
    ['export/compare/[locale]/[file]/route.ts', 'six areas that cross', `/export/compare/zh/table.xlsx?${areas}`],
    ['export/districts/[locale]/[file]/route.ts', 'all measures', `/export/districts/zh/table.xlsx?${filter}`],
    ['export/package/[file]/route.ts', 'all public data', '/export/package/data.zip'],
    ...lists,
    ['export/records/[locale]/[file]/route.ts', 'all figures', '/export/records/zh/indicators.xlsx'],
  ]
}

function pictures({ revision }: Ground, { filter, areas }: Queries): Asked[] {
  const tiles = [0, 6, 9].map((z): Asked => {
    const path = `/tiles/${revision}/${tileOver(z)}?${filter}`
    return ['tiles/[revision]/[z]/[x]/[y]/route.ts', `zoom ${z}, a new filter`, path]
  })
  return [
    ['embed/[...path]/route.ts', 'the map', `/embed/zh?${filter}`],
    ['embed/[...path]/route.ts', 'six areas that cross', `/embed/zh/compare?${areas}`],
    ['ground/[file]/route.ts', 'no such file', '/ground/none.pmtiles'],
    ['logo.svg/route.ts', 'the file', '/logo.svg'],
    ['og/[...path]/route.ts', 'the map', `/og/zh?${filter}`],
    ['og/[...path]/route.ts', 'six areas that cross', `/og/zh/compare?${areas}`],
    ['shapes/[key]/[file]/route.ts', 'no such set', '/shapes/none/districts.json'],
    ['tiles/[...rest]/route.ts', 'no such tile', '/tiles/a/b'],
    ...tiles,
    ['tiles/projects.json/route.ts', 'TileJSON', `/tiles/projects.json?${filter}`],
    ['tiles/style.json/route.ts', 'the style', `/tiles/style.json?${filter}`],
  ]
}

/** The tile of a zoom over the middle of the map. */
function tileOver(z: number): string {
  const [x, y] = project([120.7, 31.3])
  return [z, Math.floor(x * 2 ** z), Math.floor(y * 2 ** z)].join('/')
}
