/** What the head of a page of the past leads to is of that past: its picture, its frame, its feeds. */

import type { Metadata } from 'next'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET as pictureAt } from '#app/og/[...path]/route'
import { FEED_TYPES } from '#geo/url/feed-url'
import { LOCALES } from '#geo/vocabulary'
import { startSeeded } from '../../support/app'

type Props = { readonly params: Promise<object>; readonly searchParams: Promise<object> }
interface PageModule {
  readonly generateMetadata: (props: never) => Promise<Metadata>
}

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const PAGES: readonly (readonly [path: string, module: () => Promise<PageModule>, slug?: string])[] = [
  ['/', () => import('#app/[locale]/(map)/page')],
  ['/districts', () => import('#app/[locale]/(map)/districts/page')],
  ['/districts/sip', () => import('#app/[locale]/(map)/districts/[slug]/page'), 'sip'],
  ['/events', () => import('#app/[locale]/(map)/events/page')],
  ['/events/x', () => import('#app/[locale]/(map)/events/[slug]/page'), 'snd-greater-bay-2021'],
  ['/projects/x', () => import('#app/[locale]/(map)/projects/[slug]/page'), 'tencent-digital-industry-base'],
  ['/about', () => import('#app/[locale]/(map)/about/page')],
  ['/compare', () => import('#app/[locale]/compare/page')],
]

const headOf = async (module: PageModule, locale: string, slug: string | undefined, query: object) =>
  module.generateMetadata({
    params: Promise.resolve({ locale, slug }),
    searchParams: Promise.resolve(query),
  } as Props as never)

const pictureIn = (head: Metadata) => (head.openGraph!.images as readonly { readonly url: string }[])[0]!.url

it.each(PAGES.map(([path, load, slug]) => ({ path, load, slug })))('of $path', async ({ path, load, slug }) => {
  const module = await load()
  for (const locale of LOCALES) {
    const query = path === '/compare' ? { areas: 'd:320571~d:320505' } : {}
    const [now, then] = [
      await headOf(module, locale, slug, query),
      await headOf(module, locale, slug, { ...query, 'as-of': '3' }),
    ]
    expect(pictureIn(then)).toBe(`${pictureIn(now)}${pictureIn(now).includes('?') ? '&' : '?'}as-of=3`)
    const types = (then.alternates!.types ?? {}) as Record<string, string>
    for (const [type, address] of Object.entries(types))
      expect(new URL(decodeURIComponent(address), 'http://x').href, type).toContain('as-of=3')
    expect(JSON.stringify(now)).not.toContain('as-of')
    const expected =
      path === '/about' ? [] : ['application/json+oembed', ...(path === '/compare' ? [] : Object.values(FEED_TYPES))]
    expect(Object.keys(types).sort()).toEqual(expected.sort())
    // The page itself is the same, whenever it is looked at.
    expect(then.alternates!.canonical).toBe(now.alternates!.canonical)
  }
})

it('of a comparison of nothing yet has the picture of the whole map', async () => {
  const module = await import('#app/[locale]/compare/page')
  for (const [locale, path] of [
    ['zh', '/og/zh'],
    ['en', '/og/en'],
  ] as const) {
    const head = await headOf(module, locale, undefined, {})
    expect(pictureIn(head)).toBe(path)
    expect(head.description).toBeTruthy()
    const url = new URL(path, 'http://localhost')
    const answer = await pictureAt(new Request(url), { params: Promise.resolve({ path: [locale] }) })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(pictureIn(await headOf(module, locale, undefined, { 'as-of': '3' }))).toBe(`${path}?as-of=3`)
  }
})
