/** What changes, as feeds; read by two parsers that nobody here wrote. */

import { setTimeout as sleep } from 'node:timers/promises'
import { parseFeed } from '@rowanmanning/feed-parser'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET } from '#app/feeds/[...path]/route'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { closePasts, holdPast } from '#prisma/past/open'
import { pasts } from '#prisma/past-context'
import { FOUNDING_SITE } from '#prisma/seed/site'
import { writeSite } from '#prisma/site/history'
import { query, transaction } from '#prisma/transaction'
import { publishRecords, readOne, saveRecords, withdrawRecords } from '#prisma/write/index'
import { proxy } from '../../../proxy'
import { ACTORS, project, SND } from '../../prisma/write/support'
import { startSeeded } from '../../support/app'

const { reviewer } = ACTORS
const why = { why: 'a secret of the office' }
type Seen = { type: 'project'; id: string; version: number; slug: string }

let stop: () => Promise<void>
let fresh: Seen
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(async () => {
  await closePasts()
  await stop?.()
})

const ask = (path: string, headers: Readonly<Record<string, string>> = {}) => {
  const url = new URL(`http://localhost/feeds/${path}`)
  const parts = url.pathname.split('/').slice(2)
  return GET(new Request(url, { headers }), { params: Promise.resolve({ path: parts }) })
}
const atom = async (path: string) => {
  const text = await (await ask(`atom/${path}`)).text()
  return { text, feed: parseAtomFeed(text), other: parseFeed(text) }
}
const titles = async (path: string) =>
  (await atom(path)).feed.entries?.map(({ title }) => (title as { value?: string }).value ?? title) ?? []

/** Until this process serves the newest revision. */
async function served(): Promise<void> {
  const [{ number }] = (await query<{ number: number }>('SELECT "number" FROM "Revision"', [])) as [{ number: number }]
  while ((await currentSnapshot()).revision < number) await sleep(20)
}

async function edit(seen: { id: string; version: number } | null, columns: Record<string, unknown>): Promise<Seen> {
  const before = seen && (await transaction((q) => readOne(q, 'project', seen.id)))
  const values = before ? { ...before.values, columns: { ...before.values.columns, ...columns } } : project(columns)
  const saved = await transaction(async (q) => {
    const [one] = await saveRecords(q, reviewer, [
      {
        type: 'project',
        id: seen?.id ?? null,
        version: before?.version ?? 0,
        values: values as ReturnType<typeof project>,
        why: '',
      },
    ])
    await publishRecords(q, reviewer, [one!], why)
    return one!
  })
  await served()
  return { ...saved, version: saved.version + 1 } as Seen
}

describe('a feed', () => {
  it('is a feed before anything has changed', async () => {
    const { feed, other } = await atom('en')
    expect(feed.entries ?? []).toEqual([])
    expect(other.meta.type).toBe('atom')
    expect(parseJsonFeed(await (await ask('json/en')).text()).items ?? []).toEqual([])
  })

  it('tells a new record from a changed one, and both from one that was withdrawn and came back', async () => {
    fresh = await edit(null, {
      nameEn: 'First & <foremost>',
      nameZh: '新项目',
      lng: 120.7,
      lat: 31.3,
      precision: 'site',
      errorM: 50,
    })
    const drawn = await edit(fresh, { nameEn: 'Second' })
    await transaction((q) => withdrawRecords(q, reviewer, [drawn], why))
    await served()
    expect(await titles('en')).toEqual(['Withdrawn: Second', 'Changed: Second', 'New: First & <foremost>'])
    expect(await titles('zh')).toEqual(['已撤回：新项目', '变更：新项目', '新增：新项目'])
    fresh = await edit({ ...drawn, version: drawn.version + 1 }, {})
    expect((await titles('en'))[0]).toBe('Published again: Second')
  })

  it('says in words what has changed, to both parsers alike', async () => {
    const { feed, other, text } = await atom('en')
    const changed = other.items.find(({ title }) => title?.startsWith('Changed'))!
    expect(changed.content).toContain('Name changed from “First &#38; &#60;foremost&#62;” to “Second”')
    expect(other.items.map(({ id }) => id)).toEqual(feed.entries!.map(({ id }) => id))
    expect(other.items.every(({ url }) => url?.startsWith('http://localhost'))).toBe(true)
    expect(feed.entries!.every(({ id }) => /^tag:localhost,2026:change\/[\w-]{16}$/.test(id ?? ''))).toBe(true)
    expect(text).toContain('<georss:point>31.3 120.7</georss:point>')
    expect(feed.entries![0]!.georss?.point).toEqual({ lat: 31.3, lng: 120.7 })
  })

  it('says the same as JSON', async () => {
    const response = await ask('json/en')
    expect(response.headers.get('content-type')).toContain('application/feed+json')
    const json = await response.json()
    const feed = parseJsonFeed(json)
    const { feed: xml } = await atom('en')
    expect(json.version).toBe('https://jsonfeed.org/version/1.1')
    expect(feed.items!.map(({ id }) => id)).toEqual(xml.entries!.map(({ id }) => id))
    expect(json.items[0]._geo).toEqual({ latitude: 31.3, longitude: 120.7, datum: 'WGS 84' })
  })

  it('names nobody, no reason of the office and no id of a record', async () => {
    const texts = await Promise.all(['atom/en', 'json/zh'].map(async (path) => (await ask(path)).text()))
    for (const text of texts) {
      expect(text).not.toContain(why.why)
      expect(text).not.toContain(fresh.id)
      expect(text).not.toContain(reviewer.name)
    }
  })
})

describe('the filter of a feed', () => {
  it('holds what it let through before the change or after it', async () => {
    const moved = await edit(null, { nameEn: 'Moving', districtId: SND })
    await edit(moved, { districtId: '320571' })
    expect(await titles('en/districts/snd')).toEqual(['Changed: Moving', 'New: Moving'])
    expect((await titles('en/districts/sip'))[0]).toBe('Changed: Moving')
    expect(await titles(`en?district=${SND}&sector=ecommerce`)).toEqual([])
    expect(await titles('en?area=c:120.7,31.3,1')).toContain('Changed: Second')
    expect(await titles('en?area=c:121.7,31.3,1')).toEqual([])
    expect(await titles('en?q=moving')).toEqual(['Changed: Moving', 'New: Moving'])
    expect(await titles(`en/projects/${moved.slug}`)).toEqual(['Changed: Moving', 'New: Moving'])
  })

  it('decides what is sent again: nothing, until something within it changes', async () => {
    const tag = async (path: string) => (await ask(path)).headers.get('etag')!
    const [sip, snd] = [await tag('atom/en/districts/sip'), await tag('atom/en/districts/snd')]
    const again = async (path: string, etag: string) => (await ask(path, { 'if-none-match': etag })).status
    await edit(null, { nameEn: 'Elsewhere', districtId: SND })
    expect(await again('atom/en/districts/sip', sip)).toBe(304)
    expect(await again('atom/en/districts/snd', snd)).toBe(200)
    expect(await again('json/en/districts/sip', sip)).toBe(200)
  })

  it('makes no entry where nothing that is published has changed', async () => {
    const before = await titles('en')
    await query('UPDATE "Project" SET "search" = "search"', [])
    const { version, values } = (await transaction((q) => readOne(q, 'project', 'P01')))!
    await transaction((q) => saveRecords(q, reviewer, [{ type: 'project', id: 'P01', version, values, why: '' }]))
    expect(await titles('en')).toEqual(before)
  })

  it.each([
    ['rss/en', 404],
    ['atom/fr', 404],
    ['atom/en/manage', 404],
    ['atom/en/districts/none', 404],
    ['atom/en/projects/none', 404],
    ['atom/en?sector=Magic', 400],
    ['atom', 404],
  ])('%s is a %i', async (path, status) => expect((await ask(path)).status).toBe(status))
})

describe('a feed that has been written before', () => {
  it('has the address that each asked by, though two spellings mean the same', async () => {
    const [code, slug] = [await atom('en?district=320571'), await atom('en?district=sip')]
    expect(code.text).toContain('href="http://localhost:3000/feeds/atom/en?district=320571"')
    expect(slug.text).toContain('href="http://localhost:3000/feeds/atom/en?district=sip"')
  })

  it('follows what the site is called now, though no entry is new', async () => {
    const before = (await atom('en')).text
    await writeSite({ ...FOUNDING_SITE, name: { zh: '新名', en: 'Another name' } }, 0, { id: 'u', name: 'U' })
    await served()
    const { text } = await atom('en')
    expect(before).not.toContain('Another name')
    expect(text).toContain('<author><name>Another name</name></author>')
  })
})

/** `read` at the revision that an address asks for, or now. */
async function inPast<T>(asOf: string | null, read: () => Promise<T>): Promise<T> {
  if (asOf === null) return read()
  const held = await holdPast(asOf)
  if ('why' in held) throw new Error(held.why)
  return pasts().run(held.past, read).finally(held.leave)
}

/** What the link of an entry answers. */
async function statusOf(link: string): Promise<number> {
  const url = new URL(link)
  return inPast(url.searchParams.get('as-of'), async () => (await proxy(new NextRequest(url))).status)
}

describe('the links of a feed', () => {
  it('lead to a page, of the past where the record has been withdrawn, and say so', async () => {
    const shown = await edit(null, { nameEn: 'Drawn', districtId: SND, sector: 'research' })
    const moved = await edit(shown, { sector: 'biomed' })
    const { revision } = await currentSnapshot()
    const tag = async () => (await ask('atom/en?sector=research')).headers.get('etag')
    const before = await tag()
    await transaction((q) => withdrawRecords(q, reviewer, [moved], why))
    await served()
    expect(await tag()).not.toBe(before)
    for (const [locale, word] of [
      ['en', 'Withdrawn since'],
      ['zh', '现已撤回'],
    ] as const) {
      const { other } = await atom(locale)
      const json = parseJsonFeed(await (await ask(`json/${locale}`)).text())
      expect(json.items!.map(({ url }) => url)).toEqual(other.items.map(({ url }) => url))
      const links = other.items.map(({ url, content }) => ({ url: new URL(url!), text: content! }))
      for (const { url } of links) expect([url.href, await statusOf(url.href)]).toEqual([url.href, 200])
      const past = links.filter(({ url }) => url.pathname.endsWith(`/projects/${shown.slug}`))
      expect(past.map(({ url }) => url.searchParams.get('as-of'))).toEqual(Array(3).fill(String(revision)))
      for (const { url, text } of links) expect(text.includes(word), url.href).toBe(url.searchParams.has('as-of'))
    }
  })

  it('of the past lead to pages of that past', async () => {
    const { slug, version, ...seen } = await edit(null, { nameEn: 'Passing', districtId: SND })
    const asOf = String((await currentSnapshot()).revision)
    await transaction((q) => withdrawRecords(q, reviewer, [{ ...seen, version }], why))
    await served()
    const { other } = await inPast(asOf, () => atom(`en?as-of=${asOf}`))
    expect(other.items[0]!.url).toMatch(new RegExp(`/projects/${slug}\\?as-of=${asOf}$`))
    for (const { url } of other.items) expect([url, await statusOf(url!)]).toEqual([url, 200])
  })
})
