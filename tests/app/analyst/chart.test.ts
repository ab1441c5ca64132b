import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSeeded } from '../../support/app'

const { GET } = await import('#app/export/compare/[locale]/[file]/route')
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

async function fetched(locale: string, file: string, query: string): Promise<Buffer> {
  const request = new Request(`http://localhost/export/compare/${locale}/${file}?areas=d:320571~d:320505${query}`)
  const response = await GET(request, { params: Promise.resolve({ locale, file }) })
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

it.each([
  ['zh', '', '统计全部项目'],
  ['en', '&sector=research', 'match: Research'],
  ['en', '&since=2021-01-01', 'From 1 January 2021'],
  ['zh', '&min=10', '≥ 10'],
  ['en', '&q=%E7%94%9F%E7%89%A9', '“生物”'],
])('in %s the chart says its filter %s, revision and address', async (locale, query, condition) => {
  for (const file of ['chart.svg', 'slide.svg']) {
    const svg = (await fetched(locale, file, query)).toString()
    const words = svg.slice(0, svg.indexOf('</desc>')).replace(/&#38;/g, '&').replace(/&#34;/g, '"')
    for (const part of [condition, 'd:320571~d:320505', locale === 'zh' ? '数据版本' : 'data revision'])
      expect(words).toContain(part)
    expect(svg).not.toContain('<text')
  }
})

it('a slide is a PNG of 3200 × 1800', async () => {
  const png = await fetched('zh', 'slide.png', '~d:320506~d:320507~d:320508~d:320509')
  if (process.env.KEEP_PICTURES) writeFileSync(`${process.env.KEEP_PICTURES}/slide.png`, png)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3200, 1800])
  const chart = await fetched('en', 'chart.png', '')
  if (process.env.KEEP_PICTURES) writeFileSync(`${process.env.KEEP_PICTURES}/chart.png`, chart)
  expect(chart.readUInt32BE(16)).toBe(2400)
})
