import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as files } from '#app/export/compare/[locale]/[file]/route'
import { GET as preview } from '#app/og/[...path]/route'
import { captionOf } from '#app/og/caption'
import { mapOf } from '#app/picture'
import { parseView } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { startSeeded } from '../../support/app'

let stop: () => Promise<void>
let revision: number
beforeAll(async () => {
  stop = await startSeeded()
  ;({ revision } = await currentSnapshot())
})
afterAll(() => stop?.())

const AREAS = 'areas=d:320571~d:320505'
const file = (locale: Locale, name: string, query: string) =>
  files(new Request(`http://localhost/export/compare/${locale}/${name}?${AREAS}&${query}`), {
    params: Promise.resolve({ locale, file: name }),
  })
const wordsOf = async (locale: Locale, name: string, query: string) => {
  const svg = await (await file(locale, name, query)).text()
  return /<title>.*<\/desc>/s.exec(svg)![0]
}

describe.each(['chart', 'slide', 'table'])('a picture of the %s of a comparison', (kind) => {
  it('says how many projects it stands for, and how many a bound leaves out', async () => {
    const words = await wordsOf('en', `${kind}.svg`, 'since=2021-01-01')
    expect(words).toMatch(/Projects: A \d+ · B \d+/)
    expect(words).toMatch(/\d+ more have no date and are not among them/)
    expect(await wordsOf('zh', `${kind}.svg`, 'min=1')).toMatch(/另有 \d+ 个项目未披露投资额，不在其中/)
    expect(await wordsOf('en', `${kind}.svg`, '')).not.toMatch(/not among them/)
  })

  it('has filter, date, revision and sources, and its name has the revision', async () => {
    const words = await wordsOf('en', `${kind}.svg`, 'sector=biomed')
    for (const word of ['Biomedicine', 'Drawn', new Intl.NumberFormat('en').format(revision), 'compare?areas='])
      expect(words).toContain(word)
    for (const ending of ['svg', 'png']) {
      const { headers } = await file('zh', `${kind}.${ending}`, '')
      expect(headers.get('content-disposition')).toContain(`${revision}.${ending}`)
    }
  })

  it('of nothing has no axis', async () => {
    expect(await wordsOf('en', `${kind}.svg`, 'since=1901&until=1902-01-01')).not.toMatch(/0%|whole width/)
  })
})

it('files say what a bound leaves out', async () => {
  expect(await (await file('en', 'table.csv', 'since=2021-01-01')).text()).toMatch(/\d+ more have no date/)
})

it('a card of a district says how many of its projects match', async () => {
  const linesOf = async (query: string) => {
    const view = parseView(new URLSearchParams(query))
    return (await captionOf(await mapOf({ locale: 'en', path: '/districts/sip', view })))!.lines
  }
  expect((await linesOf(''))[0]).toMatch(/^\d+ projects$/)
  expect((await linesOf('sector=biomed'))[0]).toMatch(/^1 of \d+ projects$/)
  expect((await linesOf('sector=biomed&district=320505'))[0]).toMatch(/^0 of \d+ projects$/)
})

it('a card is kept under a name with its revision', async () => {
  const response = await preview(new Request('http://localhost/og/en/districts/sip?card=16x9'), {
    params: Promise.resolve({ path: ['en', 'districts', 'sip'] }),
  })
  expect(response.headers.get('content-disposition')).toBe(`inline; filename="districts-sip-en-16x9-r${revision}.png"`)
})
