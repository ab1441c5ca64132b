/** Ten questions of a promotion officer, each answered in at most two steps: docs/questions.md holds the same. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement } from 'react'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { messagesOf } from '#components/messages/index'
import { Masthead } from '#components/ui/masthead'
import type { Text } from '#geo/records'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { query } from '#prisma/transaction'
import { startSeeded } from '../../support/app'
import { markupOf } from '../../support/markup'

const at = vi.hoisted(() => ({ path: '/', search: '' }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => new Map() }))
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  usePathname: () => at.path,
  useRouter: () => ({ push() {}, replace() {}, refresh() {}, prefetch() {} }),
  useSearchParams: () => new URLSearchParams(at.search),
}))

/** What is typed into the search and sent by Enter, or the words of a link that is pressed. */
type Step = { readonly ask: Text } | { readonly press: Text }
interface Question {
  readonly question: Text
  readonly steps: readonly Step[]
  /** What stands on the last page, read from the database by another way. */
  readonly answer: (locale: Locale) => Promise<readonly string[]>
}

const text = (zh: string, en: string): Text => ({ zh, en })
const namesOf =
  (where: string) =>
  async (locale: Locale): Promise<string[]> => {
    const rows = await query<{ name: string }>(
      `SELECT "${locale === 'zh' ? 'nameZh' : 'nameEn'}" AS "name" FROM "Project" WHERE ${where}`,
      [],
    )
    expect(rows.length).toBeGreaterThan(0)
    return rows.map(({ name }) => name)
  }
const countOf = async (where: string): Promise<number> =>
  (await query<{ n: number }>(`SELECT count(*)::int AS "n" FROM "Project" WHERE ${where}`, []))[0]!.n

const DISTRICTS: Step = { press: text('区域', 'Districts') }
const EVENTS: Step = { press: text('签约活动', 'Signing events') }
const COMPARE: Step = { press: text('比较', 'Compare') }

const QUESTIONS: readonly Question[] = [
  {
    question: text('高新区有哪些生物医药项目？', 'Which biomedicine projects are in SND?'),
    steps: [{ ask: text('高新区 生物医药', 'biomedicine in SND') }],
    answer: namesOf(`"districtId" = '320505' AND "sector" = 'biomed'`),
  },
  {
    question: text('园区落户了多少个项目？', 'How many projects has SIP?'),
    steps: [DISTRICTS],
    answer: async (locale) => [
      { zh: '苏州工业园区', en: 'SIP' }[locale],
      String(await countOf(`"districtId" = '320571'`)),
    ],
  },
  {
    question: text('高新区有哪些投资超过10亿元的项目？', 'Which projects in SND are worth more than 1 billion yuan?'),
    steps: [{ ask: text('高新区 超过10亿', 'SND over 1 billion') }],
    answer: namesOf(`"districtId" = '320505' AND "amountCny" >= 1000000000`),
  },
  {
    question: text('园区和高新区，哪边的项目更密？', 'Where do projects lie denser, in SIP or in SND?'),
    steps: [COMPARE, { press: text('园区与高新区', 'SIP and SND') }],
    answer: async (locale) => [
      { zh: '每百平方公里陆地的项目数', en: 'number of projects per 100 km² of land' }[locale],
    ],
  },
  {
    question: text('深圳推介会签了多少个项目、多少投资？', 'How many projects were signed in Shenzhen, for how much?'),
    steps: [EVENTS, { press: text('大湾区', 'Greater Bay') }],
    answer: async (locale) => ['68', { zh: '522亿元', en: '52.2 billion' }[locale]],
  },
  {
    question: text('哪个区披露的投资最多？', 'Which district has the most investment disclosed?'),
    steps: [DISTRICTS, { press: text('投资额合计', 'Total investment') }],
    answer: async (locale) => {
      const [first] = await query<{ zh: string; en: string }>(
        `SELECT d."nameZh" AS "zh", d."nameEn" AS "en" FROM "Project" p JOIN "District" d ON d."id" = p."districtId"
          GROUP BY d."id" ORDER BY sum(p."amountCny") DESC NULLS LAST LIMIT 1`,
        [],
      )
      return [first![locale]]
    },
  },
  {
    question: text('腾讯的项目落在哪儿，谁说的？', 'Where is Tencent’s project, and who says so?'),
    steps: [{ ask: text('腾讯', 'Tencent') }, { press: text('数字产业基地', 'Digital Industry Base') }],
    answer: async (locale) => {
      const rows = await query<{ district: string; title: string }>(
        `SELECT d."name${locale === 'zh' ? 'Zh' : 'En'}" AS "district", s."title${locale === 'zh' ? 'Zh' : 'En'}" AS "title"
          FROM "Project" p JOIN "District" d ON d."id" = p."districtId" JOIN "Citation" c ON c."recordId" = p."id"
          JOIN "Source" s ON s."id" = c."sourceId" WHERE p."slug" = 'tencent-digital-industry-base'`,
        [],
      )
      return [...new Set(rows.flatMap(({ district, title }) => [district, title]))]
    },
  },
  {
    question: text('生物医药项目的清单，怎样放进表格？', 'How do I get all biomedicine projects into a spreadsheet?'),
    steps: [{ ask: text('生物医药', 'biomedicine') }, { press: text('CSV', 'CSV') }],
    answer: namesOf(`"sector" = 'biomed'`),
  },
  {
    question: text('有哪些区域总部？', 'Which regional headquarters are there?'),
    steps: [{ ask: text('区域总部', 'regional headquarters') }],
    answer: namesOf(`"kind" = 'regional-headquarters'`),
  },
  {
    question: text('这些数据出自哪里，能不能用？', 'Where do the data come from, and may I use them?'),
    steps: [{ press: text('关于', 'About') }],
    answer: async (locale) =>
      (
        await query<{ title: string }>(`SELECT "title${locale === 'zh' ? 'Zh' : 'En'}" AS "title" FROM "Source"`, [])
      ).map(({ title }) => title),
  },
]

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const PAGES: Readonly<Record<string, () => Promise<{ readonly default: (props: never) => unknown }>>> = {
  '': () => import('#app/[locale]/(map)/page'),
  districts: () => import('#app/[locale]/(map)/districts/page'),
  events: () => import('#app/[locale]/(map)/events/page'),
  'events/': () => import('#app/[locale]/(map)/events/[slug]/page'),
  'projects/': () => import('#app/[locale]/(map)/projects/[slug]/page'),
  about: () => import('#app/[locale]/(map)/about/page'),
  compare: () => import('#app/[locale]/compare/page'),
}

/** What an address shows, as a browser without scripts has it; redirects are followed. */
async function open(href: string): Promise<string> {
  const url = new URL(href, 'http://localhost')
  if (url.pathname.startsWith('/export/projects/')) {
    const { GET } = await import('#app/export/projects/[locale]/[file]/route')
    const [, , , locale, file] = url.pathname.split('/')
    return (await GET(new Request(url), { params: Promise.resolve({ locale: locale!, file: file! }) })).text()
  }
  const parts = url.pathname.split('/').filter(Boolean)
  const locale: Locale = parts[0] === 'en' ? 'en' : 'zh'
  const [section = '', slug] = locale === 'en' ? parts.slice(1) : parts
  at.path = `/${[section, slug].filter(Boolean).join('/')}`
  at.search = url.search
  const props = {
    params: Promise.resolve({ locale, slug }),
    searchParams: Promise.resolve(Object.fromEntries(url.searchParams)),
  }
  try {
    const page = (await PAGES[section + (slug ? '/' : '')]!()).default(props as never)
    const head = createElement(Masthead, { locale, t: messagesOf(locale), name: '', asOf: undefined })
    return (await markupOf(head)) + (await markupOf(await page))
  } catch (error) {
    const [code, , to] = String((error as { digest?: string }).digest).split(';')
    if (code !== 'NEXT_REDIRECT') throw error
    return open(to!)
  }
}

const plain = (html: string) =>
  html
    .replace(/<!-- -->|<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')

/** Where the first link with these words leads. */
function linkIn(html: string, words: string): string {
  for (const [, tag, inside] of html.matchAll(/<a\b([^>]*)>(.*?)<\/a>/gs)) {
    const label = `${plain(inside!)} ${/aria-label="([^"]*)"/.exec(tag!)?.[1] ?? ''}`
    const href = /href="([^"]*)"/.exec(tag!)?.[1]
    if (href && label.includes(words)) return href.replaceAll('&amp;', '&')
  }
  throw new Error(`No link says ${words}`)
}

const document = readFileSync(join(import.meta.dirname, '../../../docs/questions.md'), 'utf8')

describe.each(QUESTIONS)('$question.en', ({ question, steps, answer }) => {
  it.each(LOCALES)('is answered in at most two steps (%s)', async (locale) => {
    expect(steps.length).toBeLessThanOrEqual(2)
    const home = locale === 'en' ? '/en' : '/'
    let href = home
    for (const step of steps) {
      href =
        'ask' in step
          ? `${home}?q=${encodeURIComponent(step.ask[locale])}&ask=1`
          : linkIn(await open(href), step.press[locale])
    }
    const shown = plain(await open(href))
    for (const part of await answer(locale)) expect(shown).toContain(part)
  })

  it('stands in docs/questions.md with its clicks', () => {
    for (const locale of LOCALES) {
      expect(document).toContain(question[locale])
      for (const step of steps) expect(document).toContain(('ask' in step ? step.ask : step.press)[locale])
    }
  })
})

it('the document holds no other', () => expect(document.match(/^## /gm)).toHaveLength(QUESTIONS.length))
