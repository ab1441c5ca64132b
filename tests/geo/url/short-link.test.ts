import { describe, expect, it } from 'vitest'
import { addressOfShort, pathUnderShort, readShortPath, shortPath } from '#geo/url/short-link'
import { LOCALES } from '#geo/vocabulary'

const ID = 'abcDEF-_01234567'

describe('a short address', () => {
  it('is read as it is written, in each language and with what is asked of the view', () => {
    expect(shortPath('zh', ID)).toBe(`/s/${ID}`)
    expect(shortPath('en', ID)).toBe(`/en/s/${ID}`)
    for (const locale of LOCALES) {
      expect(readShortPath(shortPath(locale, ID))).toEqual({ locale, id: ID })
      for (const under of ['/embed', '/og'] as const)
        expect(readShortPath(pathUnderShort(under, locale, ID))).toEqual({ locale, id: ID, under })
    }
    expect(readShortPath(`/cite/ris/en/s/${ID}`)).toEqual({ locale: 'en', id: ID, under: '/cite/ris' })
  })

  it.each([
    `/s/${ID}x`,
    `/s/${ID.slice(1)}`,
    `/s/${ID}/`,
    `/x/s/${ID}`,
    `/zh/s/${ID}`,
    `/en/x/s/${ID}`,
    `/s/${ID.slice(1)}!`,
    `/embed/s/${ID}`,
    `/embed/fr/s/${ID}`,
    `/x/embed/zh/s/${ID}`,
    `/embed/zh/s/${ID}/x`,
    `/cite/zh/s/${ID}`,
    `/cite/1/zh/s/${ID}`,
    '/s/',
    '/',
  ])('is none: %s', (path) => expect(readShortPath(path)).toBeNull())
})

describe('what a short address leads to', () => {
  it.each([
    ['zh', undefined, '/compare?areas=x', '', '/compare?areas=x'],
    ['en', undefined, '/compare?areas=x', '', '/en/compare?areas=x'],
    ['zh', undefined, '/?q=x', '', '/?q=x'],
    ['en', undefined, '/?q=x', '', '/en?q=x'],
    ['en', undefined, '/', '', '/en'],
    ['zh', '/embed', '/?q=x', '', '/embed/zh?q=x'],
    ['en', '/og', '/', '', '/og/en'],
    ['en', '/embed', '/compare?areas=x', 'theme=dark', '/embed/en/compare?areas=x&theme=dark'],
    ['en', '/og', '/compare', 'size=3x4', '/og/en/compare?size=3x4'],
    // A page keeps what its own address says.
    ['zh', undefined, '/compare?areas=x', 'utm_source=y', '/compare?areas=x'],
  ] as const)('%s %s of %s with %j: %s', (locale, under, address, more, long) =>
    expect(addressOfShort({ locale, under }, address, more)).toBe(long),
  )
})
