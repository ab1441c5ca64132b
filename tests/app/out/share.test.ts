import { Resvg } from '@resvg/resvg-js'
import jsQR from 'jsqr'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { GET } from '#app/api/share/[...path]/route'
import { drawShareCard } from '#app/og/draw-share'
import { picturedComparison, picturedPage } from '#app/og/pictured-page'
import { qrCode } from '#app/og/qr'
import { CARD_SHAPES, CARD_SIZES } from '#geo/url/share-url'
import { parseView } from '#geo/url/view-url'
import { startSeeded } from '../../support/app'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

/** What a foreign reader of codes finds in a picture. */
const readCode = (svgOrPng: Resvg): string | undefined => {
  const { pixels, width, height } = svgOrPng.render()
  return jsQR(new Uint8ClampedArray(pixels), width, height)?.data
}

const sheet = ({ side, d }: ReturnType<typeof qrCode>) =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${4 * side}" height="${4 * side}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${d}"/></svg>`,
  )

test.each(['https://map.example/', 'https://map.example/en?q=%E7%94%9F%E7%89%A9&sector=biomed', 'x'.repeat(800)])(
  'the code of %s is read by a foreign reader',
  (text) => expect(readCode(sheet(qrCode(text)))).toBe(text),
)

const ask = async (path: string) => {
  const url = new URL(`http://localhost/api/share/${path}`)
  const parts = url.pathname.split('/').slice(3)
  const response = await GET(new Request(url, { headers: { host: 'map.example' } }), {
    params: Promise.resolve({ path: parts }),
  })
  return { status: response.status, body: await response.json() }
}

describe('what the dialog for sharing shows', () => {
  it.each([
    ['zh', '/'],
    ['en?sector=biomed', '/en?sector=biomed'],
    ['zh?sort=date&table=sector,date&limit=100', '/?sort=date&table=sector,date'],
    ['zh/districts/sip', '/districts/sip'],
    ['en/events/snd-greater-bay-2021', '/en/events/snd-greater-bay-2021'],
    ['en/compare?areas=d:320571~d:320505', '/en/compare?areas=d:320571~d:320505'],
  ])('%s is the link, and the same as a code', async (path, expected) => {
    const { status, body } = await ask(path)
    expect(status).toBe(200)
    expect(new URL(body.url).host).toBe('map.example')
    expect(body.url.slice(new URL(body.url).origin.length)).toBe(expected)
    expect(readCode(sheet(body.qr))).toBe(body.url)
    expect(body.cards.map(({ size }: { size: unknown }) => size)).toEqual(CARD_SHAPES.map((shape) => CARD_SIZES[shape]))
  })

  it.each(['de', 'zh/manage', 'zh/nothing/x'])('%s is refused', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })

  it('has no code where the address is too long for one', async () => {
    const { body } = await ask(`zh?q=${'a'.repeat(1300)}`)
    expect(body.url.length < 1200 || body.qr === null).toBe(true)
  })
})

describe.each(CARD_SHAPES)('a picture card of %s', (shape) => {
  it.each([
    ['zh', '/', 'sector=biomed'],
    ['en', '/districts/sip', ''],
    ['zh', '/events/snd-greater-bay-2021', ''],
    ['en', '/projects/netease-digital-culture-center', ''],
    ['en', '/compare', 'areas=d:320571~d:320505&sector=biomed'],
  ] as const)('in %s of %s has its size, every glyph, and a code that leads there', async (locale, path, query) => {
    const asked = new URLSearchParams(query)
    const page = await (path === '/compare'
      ? picturedComparison([locale, 'compare'], asked)
      : picturedPage({ locale, path, view: parseView(asked) }))
    const { png, missing } = await drawShareCard(page!, shape, '2026-11-29')
    expect(missing).toEqual([])
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([...CARD_SIZES[shape]])
    const [width, height] = CARD_SIZES[shape]
    const whole = new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="data:image/png;base64,${png.toString('base64')}" width="${width}" height="${height}"/></svg>`,
    )
    const address = readCode(whole)
    expect(address?.endsWith(`${locale === 'en' ? '/en' : ''}${path}${query && `?${query}`}`)).toBe(true)
  })
})

it('an upright card with long words and notes has room for all, its code too', async () => {
  const asked = 'areas=d:320571~d:320505~d:320583~d:320582&sector=biomed,software,research&since=2020-01-01&min=1'
  const page = (await picturedComparison(['en', 'compare'], new URLSearchParams(asked)))!
  const { png } = await drawShareCard(page, '3x4', '2026-11-29')
  const [width, height] = CARD_SIZES['3x4']
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="data:image/png;base64,${png.toString('base64')}" width="${width}" height="${height}"/></svg>`
  expect(readCode(new Resvg(whole))?.endsWith(page.href)).toBe(true)
})
