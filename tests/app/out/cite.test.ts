import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET } from '#app/cite/[...path]/route'
import { bibtexOf, cslOf, type Reference, risOf } from '#geo/cite/citation'
import { localDate } from '#geo/text/format'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { startSeeded } from '../../support/app'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const ask = (path: string) => {
  const url = new URL(`http://localhost/cite/${path}`)
  return GET(new Request(url), { params: Promise.resolve({ path: url.pathname.split('/').slice(2) }) })
}
const today = () => localDate(new Date())

describe('a citation', () => {
  it('is a sentence in both languages, with the condition, the revision, the address and the day', async () => {
    const { revision } = await currentSnapshot()
    const { zh, en } = await (await ask('json/en/districts/sip?sector=biomed')).json()
    const url = `http://localhost:3000/en/districts/sip?sector=biomed&as-of=${revision}`
    expect(en).toContain(
      `“Suzhou Industrial Park (SIP) · Biomedicine & medical devices”. Revision ${revision}. ${url} (accessed `,
    )
    expect(zh).toContain(`数据版本 ${revision}，${url}，查阅于`)
  })

  it('comes as a file that is named after the page and the revision', async () => {
    const { revision } = await currentSnapshot()
    const response = await ask('ris/en/projects/tencent-digital-industry-base')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="projects-tencent-digital-industry-base-r${revision}.ris"`,
    )
    const lines = (await response.text()).trimEnd().split('\r\n')
    expect(lines.every((line) => /^[A-Z][A-Z\d] {2}- ?/.test(line))).toBe(true)
    expect([lines[0], lines.at(-1)!.trim()]).toEqual(['TY  - DATA', 'ER  -'])
    expect(lines).toContain(`Y2  - ${today().replaceAll('-', '/')}`)
  })

  it('gives reference managers what CSL knows', async () => {
    const { revision } = await currentSnapshot()
    const [item] = await (await ask('csl/zh')).json()
    expect(item).toMatchObject({ type: 'dataset', language: 'zh-CN', URL: `http://localhost:3000/?as-of=${revision}` })
    expect(item.accessed['date-parts']).toEqual([today().split('-').map(Number)])
  })

  it.each(['bib/en/projects/none', 'bib/en/manage', 'pdf/en', 'constructor/en', 'bib'])('%s is a 404', async (path) =>
    expect((await ask(path)).status).toBe(404),
  )
})

describe('a single figure', () => {
  const DISTRICTS = 'areas=d:320571~d:320505&sector=biomed'

  it.each([
    'projects/tencent-digital-industry-base',
    'districts/snd',
    'districts?cols=count,landKm2&sector=biomed',
    `compare?${DISTRICTS}`,
  ])('of %s is cited with what it is, its sources, the condition and the revision, in both languages', async (path) => {
    const { revision } = await currentSnapshot()
    const { figures } = await (await ask(`json/en/${path}`)).json()
    expect(figures.length).toBeGreaterThan(4)
    expect(new Set(figures.map(({ id }: { id: string }) => id)).size).toBe(figures.length)
    const join = path.includes('?') ? '&' : '?'
    for (const { id, label, text } of [figures.at(-1)]) {
      const address = `${path}${join}figure=${encodeURIComponent(id)}`
      const { zh, en } = await (await ask(`json/en/${address}`)).json()
      expect(en).toContain(`“${label}: ${text} · `)
      expect(en).toContain(`Revision ${revision}`)
      expect(zh).toMatch(/《.*：/)
      if (path.includes('sector')) expect([zh, en].join()).toMatch(/生物.*Biomedicine/s)
      const [item] = await (await ask(`csl/en/${address}`)).json()
      expect(item.title).toContain(label)
      expect(await (await ask(`bib/en/${address}`)).text()).toContain('title = {')
      expect(await (await ask(`ris/zh/${address}`)).text()).toContain('TI  - ')
    }
  })

  it('names the sources that state it', async () => {
    const { en, zh } = await (await ask('json/zh/projects/tencent-digital-industry-base?figure=amount')).json()
    expect(en).toMatch(/“[^”]*CNY 8 billion[^”]*”, stated by: [^.]+/)
    expect(zh).toMatch(/80 亿元.*》，出自：/)
    const [item] = await (await ask('csl/en/projects/tencent-digital-industry-base?figure=amount')).json()
    expect(item.note).toBeTruthy()
  })

  it.each([
    [`compare?${DISTRICTS}`, 'at', '120.5,31.3,9.5'],
    ['districts?by=count', 'cols', 'landKm2,count'],
  ])('of %s is cited as the page was looked at', async (path, name, value) => {
    const [item] = await (await ask(`csl/en/${path}&${name}=${value}`)).json()
    expect(new URL(item.URL).searchParams.get(name)).toBe(value)
  })

  it('that the page has not is a 404', async () =>
    expect((await ask('bib/en/projects/tencent-digital-industry-base?figure=constructor')).status).toBe(404))
})

describe('signs that mean something to a format', () => {
  const citation: Reference = {
    title: 'A {B} & C_1\n~50% #^\\',
    site: 'A map',
    url: 'https://map.example/?q=50%25_a&b={c}',
    revision: 7,
    accessed: '2026-11-29',
    locale: 'en',
    key: 'map',
  }

  it('mean nothing in BibTeX', () => {
    const text = bibtexOf(citation)
    expect(text).toContain(
      'title = {{A \\{B\\} \\& C\\_1 \\textasciitilde{}50\\% \\#\\textasciicircum{}\\textbackslash{}}}',
    )
    const plain = text.replace(/\\[{}]/g, '')
    expect(plain.split('{').length).toBe(plain.split('}').length)
  })

  it('end no line of RIS, and stay what they are in CSL-JSON', () => {
    expect(risOf(citation)).toContain('TI  - A {B} & C_1 ~50% #^\\\r\n')
    expect(JSON.parse(cslOf(citation))[0].title).toBe(citation.title)
  })
})
