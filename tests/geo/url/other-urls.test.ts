/** Addresses that a view has besides its page: as a map in another page, as a feed, as a question. */

import { describe, expect, it, test } from 'vitest'
import {
  DEFAULT_EMBED,
  type EmbedOptions,
  embedPath,
  embedPathOf,
  frameCode,
  parseEmbedOptions,
} from '#geo/url/embed-url'
import { FEED_FORMATS, FEED_TYPES, feedPath } from '#geo/url/feed-url'
import { cardRow } from '#geo/url/list-query'
import { keepAsked } from '#geo/url/question-url'
import { CARD_SHAPES, CARD_SIZES } from '#geo/url/share-url'
import { type View, viewQuery } from '#geo/url/view-url'

const VIEW: View = {
  filters: { sector: ['biomed'] },
  sort: 'date',
  table: ['kind'],
  limit: 100,
  presetView: 'sip',
  camera: { center: [120.7, 31.3], zoom: 11, bearing: 0 },
}

describe('the map of a view in another page', () => {
  it.each<[string, EmbedOptions]>([
    ['', { theme: null, hasTitle: true, hasLegend: false }],
    ['?theme=dark', { theme: 'dark', hasTitle: true, hasLegend: false }],
    ['?theme=light&title=0', { theme: 'light', hasTitle: false, hasLegend: false }],
    ['?title=0&legend=1', { theme: null, hasTitle: false, hasLegend: true }],
  ])('has %j for its options, which are read again', (query, options) => {
    expect(embedPathOf('en', '/projects', '', options)).toBe(`/embed/en/projects${query}`)
    expect(parseEmbedOptions(new URLSearchParams(query))).toEqual(options)
  })

  it.each(['theme=pink', 'theme=', 'title=1', 'title=no', 'legend=0', 'legend=yes'])(
    'is as ever where its address says %s',
    (query) => expect(parseEmbedOptions(new URLSearchParams(query))).toEqual(DEFAULT_EMBED),
  )

  it('shows what is chosen and where, and nothing of the list', () => {
    const { filters, presetView, camera } = VIEW
    expect(embedPath('zh', '/', VIEW)).toBe(`/embed/zh${viewQuery({ filters, presetView, camera })}`)
    expect(embedPath('zh', '/', { filters: {} })).toBe('/embed/zh')
    expect(embedPathOf('en', '/compare', '?areas=x', { ...DEFAULT_EMBED, hasLegend: true })).toBe(
      '/embed/en/compare?areas=x&legend=1',
    )
  })

  it('is put there by a frame that no title breaks', () => {
    const code = frameCode({ src: '/embed/zh?a=1&b=2', title: '"><script>', width: null, height: 400 })
    expect(code).toMatch(/^<iframe [^<>]*><\/iframe>$/)
    expect(code).toMatch(/ src="\/embed\/zh\?a=1&(amp|#38);b=2"/)
    expect(code).toContain('width="100%" height="400"')
    expect(frameCode({ src: '/', title: '', width: 300, height: 1 })).toContain('width="300"')
  })
})

test('a feed has the filters of its view alone, and a type for each form', () => {
  expect(feedPath('atom', 'zh', '/', VIEW)).toBe('/feeds/atom/zh?sector=biomed')
  expect(feedPath('json', 'en', '/projects', { filters: {} })).toBe('/feeds/json/en/projects')
  expect(FEED_FORMATS.map((format) => FEED_TYPES[format])).toEqual(['application/atom+xml', 'application/feed+json'])
})

test('the words of a question stay in the address of what was read from them', () => {
  const search = new URLSearchParams({ asked: '生物 & more', ask: '1', q: 'x' })
  expect(keepAsked('?sector=biomed', search)).toBe('?sector=biomed&ask=1&asked=%E7%94%9F%E7%89%A9%20%26%20more')
  expect(keepAsked('', search)).toBe('?ask=1&asked=%E7%94%9F%E7%89%A9%20%26%20more')
  expect(keepAsked('?sector=biomed', new URLSearchParams('q=x'))).toBe('?sector=biomed')
  expect(keepAsked('', new URLSearchParams())).toBe('')
})

test('picture cards have the proportions of their names', () => {
  expect(CARD_SHAPES).toEqual(['3x4', '16x9'])
  for (const shape of CARD_SHAPES) {
    const [width, height] = shape.split('x').map(Number)
    expect(CARD_SIZES[shape][0] / CARD_SIZES[shape][1]).toBe(width! / height!)
  }
})

test('a card has all that it shows and no more of a row', () => {
  const shown = {
    no: 1,
    slug: 's',
    name: { zh: '名', en: 'n' },
    kind: 'base',
    sector: 'biomed',
    status: 'settled',
    precision: 'site',
    districtId: '320571',
    amountCny: 1,
    date: '2021-01-01',
    datePrecision: 'day',
    asOf: '2021',
  } as const
  const rest = { position: null, errorM: null, drawnAt: [120.7, 31.3], labelPointId: '320571' } as const
  expect(cardRow({ ...shown, ...rest })).toEqual(shown)
})
