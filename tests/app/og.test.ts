import { Resvg } from '@resvg/resvg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET } from '#app/og/[...path]/route'
import { drawLinkPreview, PREVIEW_ROOM } from '#app/og/draw'
import { fontsFor } from '#app/og/fonts'
import { picturedComparison, picturedPage, previewInput } from '#app/og/pictured-page'
import { writer } from '#app/og/writer'
import { type Address, mapOf } from '#app/picture'
import { PALETTES } from '#geo/map/palette'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { parseView } from '#geo/url/view-url'
import { LOCALES } from '#geo/vocabulary'
import { database } from '#prisma/client'
import { foundingData } from '#prisma/seed/data'
import { startSeeded } from '../support/app'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const address = (locale: Address['locale'], path: string, query = ''): Address => ({
  locale,
  path,
  view: parseView(new URLSearchParams(query)),
})

/** Null for an address that has no page. */
async function previewOf(page: Address) {
  const pictured = await picturedPage(page)
  return pictured && drawLinkPreview(pictured)
}

/** [width, height] from the header chunk of a PNG. */
function pngSize(png: Buffer): [number, number] {
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

/** How many pixels of a picture have a colour, `#rrggbb`. */
function pixelsOf(png: Buffer, colour: string): number {
  const [width, height] = pngSize(png)
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="data:image/png;base64,${png.toString('base64')}" width="${width}" height="${height}"/></svg>`,
  ).render()
  const wanted = Number.parseInt(colour.slice(1), 16)
  let count = 0
  for (let i = 0; i < pixels.length; i += 4)
    if (((pixels[i]! << 16) | (pixels[i + 1]! << 8) | pixels[i + 2]!) === wanted) count++
  return count
}

const PAGES: readonly Address[] = LOCALES.flatMap((locale) => [
  ...['/', '/districts', '/events', '/about', '/projects/netease-digital-culture-center'].map((path) =>
    address(locale, path),
  ),
  address(locale, '/projects/shanghai-university-innovation-center'),
  address(locale, '/events/snd-greater-bay-2021'),
  address(locale, '/districts/sip'),
  address(locale, '/', 'scene=shenzhen'),
  address(locale, '/', 'sector=biomed'),
  address(locale, '/', 'at=120.7,31.3,11,30'),
])

describe('a link preview', () => {
  it('is a PNG of 1200 × 630 without a missing glyph, and no two pages have the same', async () => {
    const previews = await Promise.all(PAGES.map(previewOf))
    for (const preview of previews) {
      expect(pngSize(preview!.png)).toEqual([1200, 630])
      expect(preview!.missing).toEqual([])
    }
    expect(new Set(previews.map((preview) => preview!.png.toString('base64'))).size).toBe(PAGES.length)
  })

  it.each(foundingData.projects.map(({ slug }) => slug))('of %s shows it alone, and marked', async (slug) => {
    const { features } = previewInput(await mapOf(address('zh', `/projects/${slug}`)), PREVIEW_ROOM)
    const chosen = features.flatMap((mark) => (mark.type === 'pin' && mark.selected ? [mark.href] : []))
    expect(chosen).toEqual([`/projects/${slug}`])
  })

  it('is drawn alike twice', async () => {
    const [first, second] = await Promise.all([PAGES[0]!, PAGES[0]!].map(previewOf))
    expect(first!.png.equals(second!.png)).toBe(true)
  })

  it.each(['/nowhere', '/projects/none', '/events/none', '/districts/none', '/districts/sip/x', '/compare'])(
    'is not there for %s',
    async (path) => {
      expect(await previewOf(address('zh', path))).toBeNull()
    },
  )

  it('tells which characters its font lacks', async () => {
    const rare = '\u{2a6d6}'
    await database().district.update({ where: { slug: 'gusu' }, data: { nameZh: `姑苏${rare}` } })
    const preview = await previewOf(address('zh', '/districts/gusu'))
    expect(preview!.missing).toEqual([rare])
    await database().district.update({ where: { slug: 'gusu' }, data: { nameZh: '姑苏区' } })
  })
})

describe('the link preview of a comparison', () => {
  const TWO = 'areas=d:320571~d:320505'
  const of = async (query: string, locale = 'en') =>
    (await picturedComparison([locale, 'compare'], new URLSearchParams(query)))!

  it('names its areas, with their counts and the filter', async () => {
    const { caption } = await of(`${TWO}&sector=biomed`)
    expect(caption.title).toBe('Suzhou Industrial Park (SIP) and Suzhou High-tech Zone (SND)')
    expect(caption.lines.join(' ')).toMatch(/A \d+ · B \d+.*Biomedicine/)
  })

  it('has each area in its colour with its letter, all on one map whatever way the page shows them in', async () => {
    const pictures = await Promise.all(['', '&map=split', '&map=density', '&map=districts'].map((m) => of(TWO + m)))
    const maps = pictures.map(({ mapIn }) => mapIn(PREVIEW_ROOM))
    for (const map of maps) expect(map).toEqual(maps[0])
    const { ground, features, numbers } = maps[0]!
    for (const letter of ['A', 'B'] as const) {
      const colour = PALETTES.light.areas[letter]
      expect(ground).toContain(`fill="none" stroke="${colour}"`)
      expect(features).toContain(`fill="${colour}"`)
    }
    expect(numbers.filter(({ type }) => type === 'letter').map(({ lines }) => lines)).toEqual([['A'], ['B']])
    // The renderer of pictures does not know lines that keep their width.
    expect(ground).not.toContain('non-scaling-stroke')
  })

  it('is a picture in which colours of the areas are seen, with every glyph', async () => {
    for (const locale of LOCALES) {
      const { png, missing } = await drawLinkPreview(await of(`${TWO}&centres=1&ellipses=1`, locale))
      expect(pngSize(png)).toEqual([1200, 630])
      expect(missing).toEqual([])
      const other = (await previewOf(address(locale, '/')))!.png
      for (const letter of ['A', 'B'] as const) {
        const colour = PALETTES.light.areas[letter]
        expect(pixelsOf(png, colour)).toBeGreaterThan(pixelsOf(other, colour) + 300)
      }
    }
  })
})

describe('the font', () => {
  it('has every name of the database and the map, in both languages', async () => {
    const [projects, districts, events, places] = await Promise.all([
      database().project.findMany(),
      database().district.findMany(),
      database().event.findMany(),
      database().place.findMany(),
    ])
    const records = [...projects, ...districts, ...events, ...places].map(({ nameZh, nameEn }) => nameZh + nameEn)
    const text = [...records, ...BUILT_IN_SHAPES.labels.flatMap(({ name }) => [name.zh, name.en])].join('')
    for (const word of ['新加坡', 'Suzhou', '深圳签约会场', '阳澄湖']) expect(text).toContain(word)
    const { write, missing } = await writer([text])
    await write(text)
    expect([...missing]).toEqual([])
  })

  it('comes in the parts that a text needs, Latin first and each part once a weight', async () => {
    expect((await fontsFor('', [400])).map(({ name }) => name)).toEqual(['latin'])
    const parts = await fontsFor('苏苏 Suzhou', [400, 700])
    const names = parts.map(({ name, weight }) => `${name} ${weight}`)
    expect(names.slice(0, 2)).toEqual(['latin 400', 'latin 700'])
    expect(new Set(names).size).toBe(names.length)
    expect(names).toHaveLength(2 * 2)
    for (const { data } of parts) expect(data.subarray(0, 4).toString()).toBe('wOFF')
  })

  it('passes over a character that no part has', async () => {
    expect((await fontsFor('\u{2a6d6}', [400])).map(({ name }) => name)).toEqual(['latin'])
  })
})

describe('the route', () => {
  const get = (path: string, headers: HeadersInit = {}) =>
    GET(new Request(`http://localhost/og/${path}`, { headers }), {
      params: Promise.resolve({ path: path.split('?')[0]!.split('/') }),
    })

  it('answers with a picture that caches keep for an hour and ask for again by its tag', async () => {
    const first = await get('zh')
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('image/png')
    expect(first.headers.get('cache-control')).toBe('public, max-age=3600')
    expect(pngSize(Buffer.from(await first.arrayBuffer()))).toEqual([1200, 630])
    const etag = first.headers.get('etag')!
    expect(etag).toMatch(/^"[\w-]{22}"$/)
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await get('zh', { 'if-none-match': known })
      expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    }
    expect((await get('zh', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('has a picture of its own for each page and view, and drops what it cannot read', async () => {
    const tag = async (path: string) => (await get(path)).headers.get('etag')
    const tags = await Promise.all(['zh', 'en', 'zh?scene=snd', 'zh/districts/sip', 'zh?sector=biomed'].map(tag))
    expect(new Set(tags).size).toBe(tags.length)
    expect(await tag('zh?scene=mars&utm=1&sort=name')).toBe(tags[0])
  })

  it('draws a comparison, the same however it is written', async () => {
    const areas = 'areas=d:320571~d:320505'
    const [first, other, smaller] = await Promise.all(
      [`en/compare?${areas}`, `en/compare?${areas}&sector=biomed`, `en/compare?${areas}&width=300`].map((path) =>
        get(path),
      ),
    )
    expect([first!.status, other!.status]).toEqual([200, 200])
    expect(first!.headers.get('content-disposition')).toContain('compare-en-r')
    const etags = [first, other, smaller].map((answer) => answer!.headers.get('etag'))
    expect(new Set(etags).size).toBe(3)
    expect(pngSize(Buffer.from(await smaller!.arrayBuffer()))).toEqual([300, 158])
    expect((await get('en/compare?utm=1&areas=d:320571&areas=d:sNd')).headers.get('etag')).toBe(etags[0])
  })

  it.each([
    '',
    'fr',
    'zh/nope',
    'zh/compare',
    'zh/compare?areas=d:320571',
    'zh/compare/x',
    'zh/projects/none',
    'zh/projects/a b',
    'zh/projects/a/b',
    'zh/about/x',
    '__proto__',
  ])('answers 404 for /og/%s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})

it('one client that asks for many pictures at once leaves room for others', async () => {
  const ask = (asker: string, query: string) =>
    GET(new Request(`http://localhost/og/zh?${query}`, { headers: { 'x-forwarded-for': asker } }), {
      params: Promise.resolve({ path: ['zh'] }),
    })
  const greedy = Array.from({ length: 30 }, (_, i) => ask('198.51.100.1', `at=120.7,31.3,${9 + i / 100}`))
  const modest = ask('198.51.100.2', 'at=120.7,31.3,10.5')
  const statuses = (await Promise.all(greedy)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(25)
  expect((await modest).status).toBe(200)
})
