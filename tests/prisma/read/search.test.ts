import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database, disconnect } from '#prisma/client'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { findProjects, suggest } from '#prisma/read/search'
import { indexProjects } from '#prisma/search-index'
import { foundingData } from '#prisma/seed/data'
import { seed } from '#prisma/seed/seed'
import { startTestDatabase, type TestDatabase } from '../../support/database'

let server: TestDatabase
let ids: Map<number, string>

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  await seed(server.url, foundingData)
  const projects = await database().project.findMany({ select: { no: true, id: true } })
  ids = new Map(projects.map(({ no, id }) => [no, id]))
})
afterAll(async () => {
  await disconnect()
  await server?.stop()
})

/** Best first, then by no. */
const found = async (q: string) => (await findProjects(q)).flatMap((nos) => [...nos.sort()].map((no) => ids.get(no)))
const SND = ['P13', 'P14', 'P15', 'P16', 'P17', 'P18', 'P19', 'P20']

describe('projects', () => {
  it.each<[string, string[]]>([
    ['生物', ['P12', 'P01', 'P13']],
    ['swyy', ['P01', 'P13']],
    ['shengwu', ['P12', 'P01', 'P13']],
    ['biomed', ['P01', 'P13']],
    ['医疗', ['P13', 'P01']],
    ['yiliao', ['P13', 'P01']],
    ['网易', ['P02']],
    ['wangyi', ['P02']],
    ['NetEase', ['P02']],
    ['腾讯', ['P14']],
    ['tencent', ['P14']],
    ['TENCENT', ['P14']],
    ['tengxun', ['P14']],
    ['SND', SND],
    ['虎丘', SND],
    ['高新区', SND],
    ['gxq', SND],
    ['huqiu', SND],
    ['2.5', ['P01']],
    ['2.5产业园', ['P01']],
    ['上海大学', ['P01']],
    ['shdx', ['P01']],
    ['新建元', ['P01']],
    ['巨量引擎', ['P07']],
    ['ocean engine', ['P07']],
    ['宠物', ['P08']],
    ['牛津大学高等研究院（苏州）', ['P10']],
    ['苏州系统医学研究所', ['P12']],
    ['SIP 总部', ['P03', 'P06', 'P08']],
    ['国家级科研院所', ['P11', 'P12']],
    ['网易 腾讯', []],
    ['易网', []],
    ['robot', []],
    ['%', []],
    ['', []],
    ['\'; DROP TABLE "Project"; --', []],
    [':* & | ! <-> \\', []],
  ])('found by %j are %j, best first', async (q, expected) => {
    expect(await found(q)).toEqual(expected)
  })

  it('found by initials stand by where they match: names before labels', async () => {
    expect((await findProjects('wy')).map((nos) => [...nos.sort()])).toEqual([[2, 4], [], [1, 13], []])
  })

  it.each([
    ['深圳', 'P20', 4],
    ['SND', 'P14', 3],
    ['biomed', 'P01', 2],
    ['深圳', 'P14', 1],
  ])('by %j: %s has rank %i', async (q, id, rank) => {
    const lists = (await findProjects(q)).map((nos) => [...nos].map((no) => ids.get(no)))
    expect(lists.map((list) => list.includes(id))).toEqual([4, 3, 2, 1].map((one) => one === rank))
  })

  it('are found by a query of any length', async () => {
    expect(await found('苏州'.repeat(5000))).toEqual([])
    expect(await found(`tencent${' '.repeat(9999)}`)).toEqual(['P14'])
  })
})

describe('suggestions', () => {
  const HINT = { zh: '机构', en: 'Organisation' }
  const KINDS = { organisation: HINT, town: { zh: '乡镇', en: 'Town' } }
  const suggested = async (q: string, limit?: number) =>
    (await suggest(q, KINDS, limit)).map(({ type, slug }) => `${type} ${slug}`)

  it.each<[string, string[]]>([
    ['网易', ['project netease-digital-culture-center', 'organisation netease']],
    ['wangyi', ['project netease-digital-culture-center', 'organisation netease']],
    ['shdx', ['organisation shanghai-university', 'project shanghai-university-innovation-center']],
    ['生物纳米', ['place biobay', 'project systems-medicine-institute']],
    ['推介会', ['event snd-greater-bay-2021']],
    ['新建元', ['organisation new-jianyuan', 'project shanghai-university-innovation-center']],
    ['ks', ['district kunshan']],
    ['kunshan', ['district kunshan']],
    ['昆山', ['district kunshan']],
    ['zhangjiag', ['district zhangjiagang']],
    ['', []],
    ['—', []],
  ])('for %j start with %j', async (q, expected) => {
    expect((await suggested(q)).slice(0, expected.length)).toEqual(expected)
    if (expected.length === 0) expect(await suggested(q)).toEqual([])
  })

  it('put the district first for its own name', async () => {
    const [first, second] = await suggest('SND', KINDS)
    expect(first).toEqual({
      type: 'district',
      slug: 'snd',
      name: { zh: '苏州高新区', en: 'Suzhou High-tech Zone (SND)' },
      hint: { zh: '国家级高新区', en: 'National high-tech zone' },
    })
    expect(second).toMatchObject({ type: 'event', hint: { zh: '2021-10-18', en: '2021-10-18' } })
  })

  it('tell an organisation by the hint that is handed over', async () => {
    const suggestions = await suggest('网易', KINDS)
    expect(suggestions.find(({ type }) => type === 'organisation')?.hint).toEqual(HINT)
  })

  it.each(['周庄', 'zhouzh', 'Zhouzhuang'])('for %j know the town that the map names, and where it is', async (q) => {
    await currentSnapshot()
    const town = (await suggest(q, KINDS)).find(({ slug }) => slug.startsWith('town-'))
    expect(town).toMatchObject({ type: 'place', name: { zh: '周庄', en: 'Zhouzhuang' }, hint: KINDS.town })
    expect(town!.at![0]).toBeCloseTo(120.84, 1)
    expect(town!.at![1]).toBeCloseTo(31.12, 1)
  })

  it('say where a park is that has a position', async () => {
    const [park] = await suggest('生物纳米', KINDS)
    expect(park).toMatchObject({ type: 'place', slug: 'biobay' })
    expect(park!.at).toHaveLength(2)
  })

  it.each([
    [3, 3],
    [0, 0],
    [-1, 0],
    [1000, 50],
  ])('limited to %i are at most %i', async (limit, most) => {
    expect((await suggest('s', KINDS, limit)).length).toBeLessThanOrEqual(most)
  })
})

describe('the index', () => {
  const query = async <Row>(sql: string, values: unknown[]) =>
    (await database().$queryRawUnsafe(sql, ...values)) as Row[]

  it('follows a change once it is told, and writes nothing where nothing is stale', async () => {
    const all = [...ids.values()]
    expect(await indexProjects(query, all)).toBe(0)
    await database().organisation.update({ where: { id: 'tencent' }, data: { aliases: ['Zebra'] } })
    expect(await found('zebra')).toEqual([])
    expect(await indexProjects(query, [...all, 'P99'])).toBe(1)
    expect(await found('zebra')).toEqual(['P14'])
  })
})
