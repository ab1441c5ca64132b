/** The Model Context Protocol, asked by the SDK's own client. */

import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as llms } from '#app/llms.txt/route'
import { GET, POST } from '#app/mcp/route'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { closePasts, holdPast } from '#prisma/past/open'
import { pasts } from '#prisma/past-context'
import { query, transaction } from '#prisma/transaction'
import { publishRecords, saveRecords } from '#prisma/write/index'
import { ACTORS, project } from '../../prisma/write/support'
import { startSeeded } from '../../support/app'
import { until } from '../../support/until'

const ADDRESS = new URL('http://localhost/mcp')
let stop: () => Promise<void>
let client: Client
beforeAll(async () => {
  stop = await startSeeded()
  client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(ADDRESS, {
    fetch: async (url, init) => {
      const request = new Request(url, init)
      return request.method === 'POST' ? POST(request) : GET()
    },
  })
  await client.connect(transport)
})
afterAll(async () => {
  await client?.close()
  await closePasts()
  await stop?.()
})

async function call(name: string, args: Record<string, unknown>) {
  const { content, isError } = await client.callTool({ name, arguments: args })
  const [{ text }] = content as [{ text: string }]
  return isError ? { refused: text } : JSON.parse(text)
}

/** A project of the day, once this process serves it. */
async function publishOne(): Promise<void> {
  await transaction(async (q) => {
    const change = { type: 'project', id: null, version: 0, values: project(), why: '' } as const
    await publishRecords(q, ACTORS.reviewer, await saveRecords(q, ACTORS.reviewer, [change]), { why: 'a test' })
  })
  const [row] = await query<{ number: number }>('SELECT "number" FROM "Revision"', [])
  await until(async () => (await currentSnapshot()).revision === row!.number)
}

/** Every address of this site that stands in an answer. */
function linksIn(answer: unknown): URL[] {
  if (typeof answer === 'string')
    return [...answer.matchAll(/http:\/\/localhost:3000[!-z]*/g)].map(([text]) => new URL(text))
  return answer && typeof answer === 'object' ? Object.values(answer).flatMap(linksIn) : []
}

const post = (body: string) =>
  POST(
    new Request(ADDRESS, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body,
    }),
  )

it('takes one message at a time: what many in one would cost, no limit would see', async () => {
  const one = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'compare_districts', arguments: {} } }
  for (const batch of [Array(100).fill(one), [one], []]) {
    const answer = await post(JSON.stringify(batch))
    expect(answer.status).toBe(400)
    expect((await answer.json()).error.message).toMatch(/one message at a time/)
  }
  for (const broken of ['', '{', '\u0000']) expect((await post(broken)).status).toBe(400)
})

describe('/mcp', () => {
  it('has tools that only read', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'changes_since',
      'cite',
      'compare_districts',
      'get_project',
      'search_projects',
    ])
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true)
  })

  it('finds projects, and gives each value with its sources, precision and revision', async () => {
    const { revision } = await currentSnapshot()
    const { projects, matching } = await call('search_projects', { q: 'tx', limit: 1 })
    expect(matching).toBeGreaterThan(0)
    const project = await call('get_project', { slug: projects[0].slug })
    expect(project.revision).toBe(revision)
    expect(project.location.precision).toBeTruthy()
    expect(project.sourcesOfValues.name[0].title.zh).toBeTruthy()
    expect(JSON.stringify(project)).not.toMatch(/"(sourceId|id|userName)"/)
  })

  it('compares, tells changes and cites', async () => {
    const { districts, missing } = await call('compare_districts', { districts: ['sip', '320505', 'none'] })
    expect(districts).toHaveLength(2)
    expect(missing).toEqual(['none'])
    const { revision } = await currentSnapshot()
    expect(await call('changes_since', { since: '2026-01-01' })).toEqual({ revision, changes: [] })
    expect((await call('cite', { path: '/districts/sip' })).en).toContain('Suzhou Industrial Park')
  })

  it('links to every page as it was at the revision of the answer', async () => {
    await publishOne()
    const { revision } = await currentSnapshot()
    const answers = await Promise.all([
      call('search_projects', { q: 'tx', limit: 2 }),
      call('search_projects', { sector: 'biomed' }),
      call('get_project', { slug: 'tencent-digital-industry-base' }),
      call('compare_districts', { districts: ['sip', 'snd'] }),
      call('changes_since', { since: '2026-01-01' }),
      call('cite', { path: '/?sector=biomed' }),
    ])
    const links = answers.map((answer) => linksIn(answer))
    for (const [i, found] of links.entries()) expect(found.length, `answer ${i}`).toBeGreaterThan(0)
    for (const link of links.flat()) expect(link.searchParams.get('as-of'), link.href).toBe(String(revision))
    expect(
      links[1]!.some(({ pathname, searchParams }) => pathname === '/en' && searchParams.get('sector') === 'biomed'),
    ).toBe(true)
  })

  it('says what cannot be', async () => {
    expect((await call('get_project', { slug: 'none' })).refused).toContain('no project')
    expect((await call('search_projects', { sector: 'Magic' })).refused).toContain('sector')
    expect((await call('cite', { path: '/manage' })).refused).toContain('no page')
  })

  it('refuses pages of other sites, and what is no request', async () => {
    const post = (headers: Record<string, string>, body = '{}') =>
      POST(new Request(ADDRESS, { method: 'POST', headers: { host: 'localhost', ...headers }, body }))
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ origin: 'null' })).status).toBe(403)
    expect(
      (await post({ 'content-type': 'application/json', accept: 'application/json, text/event-stream' }, '{')).status,
    ).toBe(400)
    expect(GET().status).toBe(405)
  })
})

it('/llms.txt says what there is and where', async () => {
  const text = await (await llms()).text()
  expect(text).toMatch(/^# .+\n\n> /)
  expect(text).toContain('](http://localhost:3000/mcp)')
  expect(text).toMatch(/\d+ projects at revision \d+/)
  expect(text).not.toContain('as-of')
})

it('/llms.txt of the past leads to that past', async () => {
  const { revision } = await currentSnapshot()
  const held = await holdPast(String(revision - 1))
  if ('why' in held) throw new Error(held.why)
  const text = await pasts()
    .run(held.past, async () => (await llms()).text())
    .finally(held.leave)
  const links = [...text.matchAll(/\]\((\S+)\)/g)].map(([, link]) => new URL(link!))
  expect(links.length).toBeGreaterThan(10)
  for (const link of links) expect(link.searchParams.get('as-of'), link.href).toBe(String(revision - 1))
})
