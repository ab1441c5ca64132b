import type { FeatureCollection } from 'geojson'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CRS_LIST } from '#geo/ogc/crs'
import { COLLECTION_IDS, PROPERTIES } from '#geo/ogc/properties'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { closePasts, holdPast } from '#prisma/past/open'
import { pasts } from '#prisma/past-context'
import { query } from '#prisma/transaction'
import { type OgcServer, startOgc } from './ogc-server'

interface Link {
  readonly rel: string
  readonly href: string
  readonly type: string
}
type Items = FeatureCollection & { numberMatched: number; numberReturned: number; timeStamp: string; links: Link[] }

let ogc: OgcServer
let base: string
let projects: { no: number; lng: number | null }[]

beforeAll(async () => {
  ogc = await startOgc()
  base = ogc.base
  projects = await query('SELECT "no", "lng" FROM "Project" ORDER BY "no"', [])
})
afterAll(async () => {
  await closePasts()
  await ogc?.stop()
})

const ask = (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers })
async function json<T>(path: string): Promise<T> {
  const answer = await ask(path)
  expect([path, answer.status]).toEqual([path, 200])
  return (await answer.json()) as T
}
const items = (search: string, id = 'projects') => json<Items>(`/collections/${id}/items${search}`)

it.each([
  ['now', ''],
  ['a past, which no link leaves', '&as-of=3'],
])('every link of every resource leads somewhere, and is what it says: %s', async (_, past) => {
  const seen = new Set<string>()
  const waiting = [`${base}?f=json${past}`]
  for (let href = waiting.pop(); href !== undefined; href = waiting.pop()) {
    if (seen.has(href)) continue
    seen.add(href)
    const answer = await fetch(href)
    expect([href, answer.status]).toEqual([href, 200])
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const text = await answer.text()
    const within = [...text.matchAll(/http:\/\/127[^"<\s]*\/ogc[^"<\s]*/g)].map(([link]) =>
      link.replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
    )
    // The document's own address is that of all its paths, and a schema says what it is by one.
    if (past && !href.includes('/ogc/api?f=json'))
      for (const link of within.filter((one) => one !== base))
        expect([href, link]).toEqual([href, expect.stringContaining('as-of=3')])
    if (answer.headers.get('content-type')!.includes('html')) continue
    const { links = [] } = JSON.parse(text) as { links?: Link[] }
    for (const link of links) expect(link.href).toMatch(/^http:\/\/127/)
    waiting.push(...links.map((link) => link.href))
    if (new URL(href).pathname === '/ogc/collections')
      waiting.push(
        ...COLLECTION_IDS.flatMap((id) => [
          `${base}/collections/${id}?f=json${past}`,
          `${base}/collections/${id}/items?limit=3${past}`,
          ...(id === 'projects' ? [`${base}/collections/${id}/items/1?f=html${past}`] : []),
        ]),
      )
  }
  expect(seen.size).toBeGreaterThan(25)
})

it('the landing page names the OpenAPI document by its exact type, and that document has it', async () => {
  const { links } = await json<{ links: Link[] }>('?f=json')
  const link = links.find(({ rel }) => rel === 'service-desc')!
  expect(link.type).toBe('application/vnd.oai.openapi+json;version=3.0')
  expect((await fetch(link.href)).headers.get('content-type')).toBe(link.type)
})

describe('items', () => {
  it('are all projects, each once, with a point only where a position is known', async () => {
    const all = await items('')
    expect([all.numberMatched, all.numberReturned]).toEqual([projects.length, projects.length])
    expect(all.features.map(({ id }) => id).toSorted()).toEqual(projects.map(({ no }) => no).toSorted())
    for (const { id, geometry } of all.features)
      expect(geometry === null).toBe(projects.find(({ no }) => no === id)!.lng === null)
    expect(Date.parse(all.timeStamp)).not.toBeNaN()
  })

  it.each(COLLECTION_IDS)('of %s hold in the first five a value of every property that any holds', async (id) => {
    const { features } = await items('?limit=10000', id)
    const holds = (list: typeof features, name: string) => list.some(({ properties }) => properties![name] != null)
    const held = PROPERTIES[id].filter(({ name }) => holds(features, name))
    expect(held.filter(({ name }) => !holds(features.slice(0, 5), name))).toEqual([])
    for (const { properties } of features) {
      expect(Object.keys(properties!)).toEqual(PROPERTIES[id].map(({ name }) => name))
      for (const { name, type } of PROPERTIES[id])
        if (properties![name] !== null)
          expect([name, typeof properties![name]]).toEqual([name, type === 'string' ? 'string' : 'number'])
    }
  })

  it('follow one another by offset in the link to the next page', async () => {
    const nos: unknown[] = []
    let href: string | undefined = `${base}/collections/projects/items?limit=7&sector=biomed,software`
    for (let pages = 0; href !== undefined && pages < 10; pages++) {
      const page = (await (await fetch(href)).json()) as Items
      nos.push(...page.features.map(({ id }) => id))
      const next = page.links.find(({ rel }) => rel === 'next')
      expect(next?.type ?? 'application/geo+json').toBe('application/geo+json')
      if (next) expect(new URL(next.href).searchParams.get('offset')).toMatch(/^\d+$/)
      href = next?.href
    }
    const all = await items('?sector=biomed,software')
    expect(nos).toEqual(all.features.map(({ id }) => id))
  })

  it('in a box or at a time are those without geometry or time too', async () => {
    const nowhere = await items('?bbox=0,0,1,1')
    expect(nowhere.numberMatched).toBe(projects.filter(({ lng }) => lng === null).length)
    expect(nowhere.features.every(({ geometry }) => geometry === null)).toBe(true)
    const then = await items('?datetime=1950-01-01')
    expect(then.features.every(({ properties }) => properties!.date === null)).toBe(true)
    expect((await items('?datetime=1950-01-01', 'districts')).numberMatched).toBeGreaterThan(1)
    expect((await items('?bbox=0,0,1,1', 'districts')).features.every(({ geometry }) => geometry === null)).toBe(true)
  })

  it('that match nothing are an empty list', async () => {
    const answer = await (await ask('/collections/projects/items?sector=nothing')).text()
    expect(answer).toContain('"numberMatched":0')
    expect(answer).toContain('"features":[]')
  })

  it.each(CRS_LIST.map(({ uri }) => uri))('in %s say so and turn the axes as it does', async (uri) => {
    const answer = await ask(`/collections/projects/items?crs=${uri}`)
    expect(answer.headers.get('content-crs')).toBe(`<${uri}>`)
    const { features } = (await answer.json()) as Items
    const [a, b] = (features.find(({ geometry }) => geometry)!.geometry as { coordinates: number[] }).coordinates
    expect(
      /4326|4490/.test(uri) ? a! < 90 && b! > 90 : /3857/.test(uri) ? a! > 1e7 && b! > 1e6 : a! > 90 && b! < 90,
    ).toBe(true)
  })
})

it.each([
  ['?x=1', 400],
  ['/collections/projects/items?foo=bar', 400],
  ['/collections/projects/items?bbox=1,2,3', 400],
  ['/collections/projects/items/1?limit=1', 400],
  ['/collections/projects?f=xml', 400],
  ['/collections/nothing', 404],
  ['/collections/nothing/items', 404],
  ['/collections/projects/items/999999', 404],
  ['/collections/events/items/nothing', 404],
  ['/collections/projects/nothing', 404],
  ['/nothing', 404],
])('%s answers %i in words', async (path, status) => {
  const answer = await ask(path)
  expect(answer.status).toBe(status)
  expect(((await answer.json()) as { description: string }).description).not.toBe('')
})

it('asked again with its tag the answer is 304 until the revision changes', async () => {
  const first = await ask('/collections/projects/items?limit=2')
  await first.text()
  const tag = { 'if-none-match': first.headers.get('etag')! }
  expect((await ask('/collections/projects/items?limit=2', tag)).status).toBe(304)
  expect((await ask('/collections/projects/items?limit=3', tag)).status).toBe(200)
})

it('people get pages, whatever is asked', async () => {
  for (const path of [
    '',
    '/api',
    '/collections',
    '/collections/projects/items?limit=3',
    '/collections/events/items/E1',
  ]) {
    const answer = await ask(path, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toMatch(/^<!doctype html>/)
  }
})

it.each(['projects', 'districts', 'events'])('of the past, %s lead to their pages of that past', async (id) => {
  const { GET } = await import('#app/ogc/[[...path]]/route')
  const { revision } = await currentSnapshot()
  const held = await holdPast(String(revision))
  if ('why' in held) throw new Error(held.why)
  const request = new Request(`${base}/collections/${id}/items?as-of=${revision}&f=json`)
  const params = Promise.resolve({ path: ['collections', id, 'items'] })
  const { features } = (await pasts()
    .run(held.past, async () => (await GET(request, { params })).json())
    .finally(held.leave)) as Items
  const pages = features.map(({ properties }) => new URL(String(properties!.page)))
  expect(pages.length).toBeGreaterThan(0)
  for (const page of pages) expect(page.search, page.href).toBe(`?as-of=${revision}`)
  for (const { properties } of (await items('', id)).features) expect(properties!.page).not.toContain('as-of')
})
