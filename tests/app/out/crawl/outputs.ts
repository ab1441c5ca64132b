/** Every form in which figures leave: each as text, by the query of a page. */

import { captionOf } from '#app/og/caption'
import { picturedComparison } from '#app/og/pictured-page'
import { mapOf } from '#app/picture'
import { parseView } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { unpack } from '#prisma/zip'
import { markupOf } from '../../../support/markup'

export type Output = (locale: Locale, query: string) => Promise<string>

const HERE = 'http://localhost:3000'
const AREAS = 'areas=d:320571~d:320505'
const PROJECT = '/projects/tencent-digital-industry-base'
const EVENT = '/events/snd-greater-bay-2021'
/** Pages with a map: their own figures are filtered, or their map says that it is. */
const MAP_PAGES = ['', '/districts', '/districts/sip', '/events', EVENT, PROJECT] as const

type Handler = (request: Request, context: { readonly params: Promise<never> }) => Promise<Response> | Response

async function answerOf(get: Handler, path: string, params: object, init?: RequestInit): Promise<Response> {
  const response = await get(new Request(HERE + path, init), { params: Promise.resolve(params as never) })
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
  return response
}

/** The texts of a workbook or of what is text already. */
async function textOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer())
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString()
  let text = ''
  await unpack(bytes, 1 << 24, (_, piece) => {
    text += piece.toString()
  })
  return text
}

const fileOf =
  (get: Handler, kind: string, file: string, areas = ''): Output =>
  async (locale, query) =>
    textOf(
      await answerOf(get, `/export/${kind}/${locale}/${file}?${[areas, query].filter(Boolean).join('&')}`, {
        locale,
        file,
      }),
    )

const pathOf = (path: string) => path.split('/').filter(Boolean)
/** A route whose path is `{first}/{zh or en}/{path of the page}`. */
const ofPage =
  (get: Handler, first: readonly string[], page: string, more = ''): Output =>
  async (locale, query) => {
    const path = [...first.slice(1), locale, ...pathOf(page)]
    const search = [query, more].filter(Boolean).join('&')
    return textOf(await answerOf(get, `/${[first[0], ...path].join('/')}?${search}`, { path }))
  }

const addressOf = (locale: Locale, path: string, query: string) =>
  `${HERE}${locale === 'en' ? '/en' : ''}${path}${query && `?${query}`}`

/** Title, text and picture of a page, as link previews and search engines have them. */
type PageModule = {
  readonly default: (props: never) => unknown
  readonly generateMetadata: (props: never) => Promise<unknown>
}
const propsOf = (locale: Locale, page: string, query: string) =>
  ({
    params: Promise.resolve({ locale, slug: pathOf(page)[1] }),
    searchParams: Promise.resolve(Object.fromEntries(new URLSearchParams(query))),
  }) as never

const metadataOf =
  (module: PageModule, page: string, areas = ''): Output =>
  async (locale, query) =>
    JSON.stringify(await module.generateMetadata(propsOf(locale, page, [areas, query].filter(Boolean).join('&'))))

/** What is on the page, on a screen and on paper: scripts off. */
const bodyOf =
  (module: PageModule, page: string, areas = ''): Output =>
  async (locale, query) =>
    markupOf(await module.default(propsOf(locale, page, [areas, query].filter(Boolean).join('&'))))

async function told(tool: string, args: object): Promise<string> {
  const { POST } = await import('#app/mcp/route')
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: tool, arguments: args } })
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
  const { result } = (await (await answerOf(POST, '/mcp', {}, { method: 'POST', body, headers })).json()) as {
    readonly result: { readonly isError?: boolean; readonly content: readonly [{ readonly text: string }] }
  }
  if (result.isError) throw new Error(result.content[0].text)
  return result.content[0].text
}

/** By name. What only paints (PNG) is asked for the words that it paints. */
export async function allOutputs(): Promise<ReadonlyMap<string, Output>> {
  const compareFiles = await import('#app/export/compare/[locale]/[file]/route')
  const districtFiles = await import('#app/export/districts/[locale]/[file]/route')
  const projectFiles = await import('#app/export/projects/[locale]/[file]/route')
  const [embed, feeds, cite] = await Promise.all([
    import('#app/embed/[...path]/route'),
    import('#app/feeds/[...path]/route'),
    import('#app/cite/[...path]/route'),
  ])
  const oembed = await import('#app/oembed/route')
  const ogc = await import('#app/ogc/[[...path]]/route')
  const pages: readonly (readonly [page: string, module: PageModule, areas?: string])[] = [
    ['', await import('#app/[locale]/(map)/page')],
    ['/districts', await import('#app/[locale]/(map)/districts/page')],
    ['/districts/sip', await import('#app/[locale]/(map)/districts/[slug]/page')],
    ['/events', await import('#app/[locale]/(map)/events/page')],
    [EVENT, await import('#app/[locale]/(map)/events/[slug]/page')],
    [PROJECT, await import('#app/[locale]/(map)/projects/[slug]/page')],
    ['/about', await import('#app/[locale]/(map)/about/page')],
    ['/report', await import('#app/[locale]/(map)/report/page')],
    ['/compare', await import('#app/[locale]/compare/page'), AREAS],
  ]
  const filtered = new Set(['', '/districts', '/compare'])
  const items =
    (f: string): Output =>
    async (_, query) =>
      textOf(
        await answerOf(ogc.GET, `/ogc/collections/projects/items?f=${f}&${query}`, {
          path: ['collections', 'projects', 'items'],
        }),
      )
  return new Map<string, Output>([
    ...pages.map(([page, module, areas]) => [`page ${page || '/'}`, bodyOf(module, page, areas)] as const),
    ...pages
      .filter(([page]) => filtered.has(page))
      .map(([page, module, areas]) => [`metadata ${page || '/'}`, metadataOf(module, page, areas)] as const),
    ...['table.csv', 'table.tsv', 'table.xlsx', 'areas.geojson', 'chart.svg', 'slide.svg', 'table.svg'].map(
      (file) => [`compare ${file}`, fileOf(compareFiles.GET, 'compare', file, AREAS)] as const,
    ),
    ...['table.csv', 'table.xlsx'].map(
      (file) => [`districts ${file}`, fileOf(districtFiles.GET, 'districts', file)] as const,
    ),
    ...['projects.csv', 'projects.xlsx', 'projects.geojson', 'projects.kml'].map(
      (file) => [file, fileOf(projectFiles.GET, 'projects', file)] as const,
    ),
    ...MAP_PAGES.flatMap((page) => [
      [`embed ${page}`, ofPage(embed.GET, ['embed'], page)] as const,
      [`embed without title ${page}`, ofPage(embed.GET, ['embed'], page, 'title=0')] as const,
      [`feed atom ${page}`, ofPage(feeds.GET, ['feeds', 'atom'], page)] as const,
      [`feed json ${page}`, ofPage(feeds.GET, ['feeds', 'json'], page)] as const,
      [`preview image ${page}`, previewOf(page)] as const,
      [
        `oEmbed ${page}`,
        async (locale: Locale, query: string) => {
          const url = encodeURIComponent(addressOf(locale, page, query))
          const { title } = (await (await answerOf(oembed.GET, `/oembed?url=${url}`, {})).json()) as { title: string }
          return title
        },
      ] as const,
      ...['bib', 'ris', 'csl', 'json'].map(
        (format) => [`citation ${format} ${page}`, ofPage(cite.GET, ['cite', format], page)] as const,
      ),
    ]),
    ['preview image /compare', comparedPreview],
    ['embed /compare', ofPage(embed.GET, ['embed'], '/compare', AREAS)],
    ['OGC items', items('json')],
    ['OGC items as HTML', items('html')],
    ['mcp search_projects', (_, query) => told('search_projects', Object.fromEntries(new URLSearchParams(query)))],
    ['mcp cite', (locale, query) => told('cite', { path: `/?${query}`, locale })],
  ])
}

/** What says nothing of a filter, since it has none, and yet must say that records are made up. */
export async function unfilteredOutputs(): Promise<ReadonlyMap<string, Output>> {
  const ogc = await import('#app/ogc/[[...path]]/route')
  const llms = await import('#app/llms.txt/route')
  const at =
    (path: readonly string[], f: string): Output =>
    async () =>
      textOf(await answerOf(ogc.GET, `/ogc/${path.join('/')}?f=${f}`, path.length > 0 ? { path } : {}))
  return new Map<string, Output>([
    ...[[], ['api'], ['collections'], ['collections', 'districts']].map(
      (path) => [`OGC /${path.join('/')}`, at(path, 'json')] as const,
    ),
    ['OGC item', at(['collections', 'projects', 'items', '1'], 'json')],
    ['OGC item as HTML', at(['collections', 'projects', 'items', '1'], 'html')],
    ['OGC landing as HTML', at([], 'html')],
    ['llms.txt', async () => textOf(await llms.GET())],
    ['mcp get_project', () => told('get_project', { slug: PROJECT.split('/')[2] })],
    ['mcp compare_districts', () => told('compare_districts', { districts: ['sip'] })],
    ['mcp changes_since', () => told('changes_since', { since: '2020-01-01' })],
  ])
}

/** The same of a comparison. */
async function comparedPreview(locale: Locale, query: string): Promise<string> {
  const page = await picturedComparison([locale, 'compare'], new URLSearchParams(`${AREAS}&${query}`))
  return [page!.caption.title, ...page!.caption.lines].join('\n')
}

/** The words of a preview image before they are drawn, as draw.tsx has them. */
const previewOf =
  (page: string): Output =>
  async (locale, query) => {
    const caption = await captionOf(
      await mapOf({ locale, path: page || '/', view: parseView(new URLSearchParams(query)) }),
    )
    return [caption!.kicker, caption!.title, ...caption!.lines].join('\n')
  }
