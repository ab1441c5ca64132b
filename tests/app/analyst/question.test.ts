import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseView, viewQuery } from '#geo/url/view-url'
import { selected } from '#prisma/read/selected-projects'
import { startSeeded } from '../../support/app'

const { questionOf } = await import('#app/question')
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const asked = (q: string, more: Record<string, string> = {}) => {
  const query = { q, ...more }
  return questionOf(query, parseView(query), 'en')
}
const queryOf = (address: string | null | undefined) => new URLSearchParams(address?.split('?')[1] ?? '')

/** What a promotion officer asks, in both languages, with the conditions it comes to and how many projects match. */
const QUESTIONS = [
  ['高新区有哪些生物医药项目', 'biomedicine projects in SND', 'district=320505&sector=biomed', 1],
  ['园区的项目', 'projects in SIP', 'district=320571', 12],
  [
    '高新区2021年以后超过10亿的项目',
    'projects in SND since 2021 over 1 billion',
    'district=320505&since=2021-01-01&min=10',
    1,
  ],
  [
    '高新区 生物医药 2021年后 超过10亿',
    'biomedicine in SND since 2021 over 1 billion',
    'district=320505&sector=biomed&since=2021-01-01&min=10',
    0,
  ],
  ['在建项目', 'projects under construction', 'status=under-construction', 0],
  ['实验室和加速器', 'laboratory or accelerator', 'kind=accelerator,laboratory', null],
  ['不超过5亿', 'at most 500 million', 'max=5', 0],
  ['2019年至2020年的园区项目', 'SIP from 2019 to 2020', 'district=320571&since=2019-01-01&until=2020-12-31', null],
  ['区域总部', 'regional headquarters', 'kind=regional-headquarters', null],
  ['高新区在深圳签约的项目', 'projects of SND signed in Shenzhen', 'district=320505&event=E1', null],
  ['深圳签约 生物医药', 'the Shenzhen signing: biomedicine', 'sector=biomed&event=E1', null],
  ['shengwuyiyao gaoxinqu', 'biomed snd', 'district=320505&sector=biomed', 1],
] as const

describe.each(QUESTIONS)('%s · %s', (zh, en, conditions, count) => {
  it.each([zh, en])('goes to its conditions in one step: %s', async (text) => {
    const to = queryOf((await asked(text, { ask: '1' }))?.to)
    expect(to.get('asked')).toBe(text)
    to.delete('asked')
    expect(decodeURIComponent(String(to))).toBe(conditions)
    const { selection } = await selected(parseView(to).filters)
    if (count !== null) expect(selection.count).toBe(count)
  })
})

it('keeps the conditions that are there, and searches for the words that are none', async () => {
  const question = await asked('SND Tencent', { ask: '1', sector: 'biomed', district: '320571' })
  const to = queryOf(question?.to)
  expect(Object.fromEntries(to)).toEqual({ q: 'Tencent', district: '320505', sector: 'biomed', asked: 'SND Tencent' })
})

it.each([
  ['上海大学有哪些项目', '上海大学'],
  ['牛津大学的项目', '牛津大学'],
  ['show me the projects of Oxford', 'Oxford'],
])('searches for the words of %s alone, where the whole of it finds nothing', async (text, words) => {
  const to = queryOf((await asked(text, { ask: '1' }))?.to)
  expect(Object.fromEntries(to)).toEqual({ q: words, asked: text })
  expect((await selected(parseView(to).filters)).selection.count).toBe(1)
})

it('is a search as before where nothing of it is a condition', async () => {
  expect((await asked('腾讯', { ask: '1' }))?.to).toBe('/en?q=%E8%85%BE%E8%AE%AF')
  expect(await asked('腾讯')).toBeNull()
})

it('offers conditions while it is typed, and says afterwards how it was read', async () => {
  const offered = await asked('biomed snd')
  expect([offered?.to, queryOf(offered?.offer).get('sector')]).toEqual([null, 'biomed'])
  const query = { asked: '高新区 10亿', district: '320505' }
  const read = await questionOf(query, parseView(query), 'zh')
  expect(read?.reading).toMatchObject({ read: ['高新区'], words: [], unread: ['10亿'] })
  expect(read?.to).toBeNull()
})

it('leads to an address that is read again as it is written', async () => {
  const { to } = (await asked('biomed snd since 2021 over 1 billion', { ask: '1' }))!
  const view = parseView(queryOf(to))
  expect(to).toBe(`/en${viewQuery(view)}&asked=biomed%20snd%20since%202021%20over%201%20billion`)
})
