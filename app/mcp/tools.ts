import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { embedOf } from '#components/messages/embed/index'
import { bibtexOf, citationSentence } from '#geo/cite/citation'
import { localDate } from '#geo/text/format'
import { checkFilters } from '#geo/url/strict-filters'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { citationAt, linkFor, unreadOf } from '../cite/citation-of'
import { embedAddress } from '../embed/address'
import { feedOf, followed } from '../feeds/feed-of'
import { dataNotices } from '../view-title'
import { compareDistricts, linksAt, oneProject, searchProjects } from './answers'

const READING = { readOnlyHint: true, openWorldHint: false } as const
const slug = z.string().regex(/^[\w-]{1,120}$/)
const value = z.string().min(1).max(100).optional()
const locale = z.enum(['zh', 'en']).default('en')

/** Made-up records are said to be that first. */
async function tell(answer: object) {
  const notice = await dataNotices()
  return { content: [{ type: 'text' as const, text: JSON.stringify({ ...(notice && { notice }), ...answer }) }] }
}
const refuse = (text: string) => ({ content: [{ type: 'text' as const, text }], isError: true })

const INSTRUCTIONS =
  'Answers are of now, and say the revision; their links show it as it was then. Connect to /mcp?as-of={revision or YYYY-MM-DD} to have all of them as the map was then.'

/** A server for one request: nothing is remembered between two. */
export function mcpServer(): McpServer {
  const server = new McpServer({ name: 'landing-map', version: '1' }, { instructions: INSTRUCTIONS })
  addProjects(server)
  addOthers(server)
  return server
}

function addProjects(server: McpServer): void {
  server.registerTool(
    'search_projects',
    {
      description:
        'Projects on the map, by words (Chinese, pinyin or English) and filters; several values of one filter are separated by commas. Amounts are whole yuan; null is not disclosed. Precision says how exactly a location is known.',
      inputSchema: {
        q: value,
        district: value.describe('statistical codes'),
        sector: value,
        kind: value,
        status: value,
        precision: value,
        event: value,
        since: value.describe('yyyy-mm-dd'),
        until: value.describe('yyyy-mm-dd'),
        min: value.describe('hundred million yuan'),
        max: value.describe('hundred million yuan'),
        bbox: value.describe('west,south,east,north'),
        area: z.string().max(4000).optional().describe('a circle: c:lng,lat,km'),
        limit: z.number().int().min(1).max(50).default(10),
      },
      annotations: READING,
    },
    async ({ limit, ...asked }) => {
      const query = new URLSearchParams(Object.entries(asked).filter(([, text]) => text !== undefined) as string[][])
      const checked = checkFilters(query)
      return 'problem' in checked ? refuse(checked.problem) : tell(await searchProjects(checked.filters, limit))
    },
  )
  server.registerTool(
    'get_project',
    {
      description: 'All that is published of one project, each value with its sources.',
      inputSchema: { slug },
      annotations: READING,
    },
    async ({ slug: asked }) => {
      const project = await oneProject(asked)
      return project
        ? tell(project)
        : refuse(`There is no project with the slug ${asked}: search_projects gives slugs.`)
    },
  )
}

function addOthers(server: McpServer): void {
  server.registerTool(
    'compare_districts',
    {
      description: 'Districts side by side: projects, sectors, and stated figures with period and source.',
      inputSchema: {
        districts: z
          .array(z.string().regex(/^[\w-]{1,60}$/))
          .min(1)
          .max(6)
          .describe('codes or slugs'),
      },
      annotations: READING,
    },
    async ({ districts }) => tell(await compareDistricts(districts)),
  )
  server.registerTool(
    'changes_since',
    {
      description: 'What was published, changed or withdrawn since a day, newest first, at most fifty; in words.',
      inputSchema: { since: z.iso.date(), locale },
      annotations: READING,
    },
    async ({ since, locale: language }) => {
      const all = await followed(embedAddress([language], new URLSearchParams())!)
      const changes = all!.changes.filter(({ at }) => localDate(new Date(at)) >= since)
      const { revision } = await currentSnapshot()
      const { entries } = await feedOf({ ...all!, changes }, '', '', linksAt(revision))
      return tell({
        revision,
        changes: entries.map(({ title, link, at, sentences }) => ({ title, link, at, sentences })),
      })
    },
  )
  server.registerTool(
    'cite',
    {
      description:
        'How to cite a page of the map: a sentence in Chinese and in English, and BibTeX, with the revision.',
      inputSchema: {
        path: z.string().max(500).describe('such as /projects/some-slug, /districts/some-slug or /?sector=some-sector'),
        locale,
      },
      annotations: READING,
    },
    async ({ path, locale: language }) => {
      const [page = '', query] = path.split('?')
      const parts = [language, ...page.split('/').filter(Boolean)]
      const unread = await unreadOf(parts, new URLSearchParams(query))
      if (unread.length > 0) return refuse(unread.join('\n'))
      const citation = await citationAt(parts, new URLSearchParams(query), linkFor('mcp'))
      if (!citation) return refuse(`There is no page ${path} to cite.`)
      const sentence = (of: 'zh' | 'en') => citationSentence(citation, embedOf(of).cite, of)
      return tell({ zh: sentence('zh'), en: sentence('en'), bibtex: bibtexOf(citation), revision: citation.revision })
    },
  )
}
