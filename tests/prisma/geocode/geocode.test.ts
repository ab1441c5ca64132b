import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { askPositions, openAddresses, takePositions } from '#prisma/geocode/positions'
import { type Ask, GEOCODER_HOST, geocode } from '#prisma/geocode/tianditu'
import { checkWith, choose, startImport } from '#prisma/import/actions'
import { getBatch, getRows } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { csv } from '../../support/import-files'
import { boss, withPeople } from '../import/journey'
import { checked, settled } from '../import/support'

const KEY = 'a key of its own'
const ASKED: URL[] = []
let server: Server
let listener: RequestListener

/** Answers as Tianditu does, by what the address is. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  星湖街218号: {
    ...{ msg: 'ok', status: '0', searchVersion: '6.4.9V' },
    location: { score: 100, level: '门址', lon: '120.735', lat: '31.265', keyWord: '星湖街218号' },
  },
  苏州工业园区某处: {
    ...{ msg: 'ok', status: '0' },
    location: { score: 60, level: '区县', lon: '120.72', lat: '31.31', keyWord: '苏州工业园区某处' },
  },
  没有的路1号: { msg: '无结果', status: '101' },
}

const tianditu: RequestListener = (request, response) => {
  const { keyWord } = JSON.parse(new URL(request.url!, 'http://localhost').searchParams.get('ds')!)
  response.setHeader('content-type', 'application/json;charset=UTF-8')
  response.end(JSON.stringify(new Map(Object.entries(ANSWERS)).get(keyWord) ?? { msg: '服务异常', status: '404' }))
}

/** What is asked of the one host goes to this machine instead. */
const ask: Ask = (url, init) => {
  ASKED.push(url)
  const { port } = server.address() as AddressInfo
  return fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, init)
}

withPeople()
beforeAll(async () => {
  server = createServer((request, response) => listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => void server.close())
afterEach(() => {
  delete process.env.GEOCODER_TIANDITU_KEY
  listener = tianditu
  ASKED.length = 0
})

describe('what is asked of the geocoder', () => {
  it('goes to the one host, with the key, and reads place and level', async () => {
    listener = tianditu
    expect(await geocode('星湖街218号', KEY, ask)).toEqual({
      ...{ is: 'position', lng: 120.735, lat: 31.265, level: '门址', score: 100 },
    })
    expect(ASKED.map(({ protocol, host }) => `${protocol}${host}`)).toEqual([`https:${GEOCODER_HOST}`])
    expect(ASKED[0]!.searchParams.get('tk')).toBe(KEY)
    expect(await geocode('没有的路1号', KEY, ask)).toEqual({ is: 'none' })
    expect(await geocode('别的', KEY, ask)).toEqual({ is: 'refused', why: '服务异常' })
  })

  it.each<[string, RequestListener, object]>([
    ['a wrong key', (_, r) => r.writeHead(403).end('{"msg":"非法Key"}'), { is: 'refused', why: 'HTTP 403' }],
    ['a page of the web', (_, r) => r.end('<html>'), { is: 'refused', why: 'JSON' }],
    [
      'another host',
      (_, r) => r.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      { is: 'refused', why: 'network' },
    ],
    ['nothing', (request) => request.socket.destroy(), { is: 'refused', why: 'network' }],
    ['no place', (_, r) => r.end('{"status":"0","location":{"lon":"","lat":""}}'), { is: 'none' }],
    ['a place that is none', (_, r) => r.end('{"status":"0","location":{"lon":"999","lat":"31"}}'), { is: 'none' }],
    ['a list', (_, r) => r.end('[]'), { is: 'refused', why: '' }],
  ])('that answers with %s, is told and never thrown', async (_, answer, expected) => {
    listener = answer
    expect(await geocode('星湖街218号', KEY, ask)).toEqual(expected)
  })
})

const FILE = csv([
  ['项目名称', '项目类型', '产业', '所在区', '地址', '来源'],
  ['按地址甲', '平台', '数字经济', '苏州工业园区', '星湖街218号', 'S1'],
  ['按地址乙', '平台', '数字经济', '苏州工业园区', '苏州工业园区某处', 'S1'],
  ['按地址丙', '平台', '数字经济', '苏州工业园区', '没有的路1号', 'S1'],
])

it('nothing is sent before somebody asks, nothing is placed before somebody takes it, and the source says how', async () => {
  const batch = await checked(boss, FILE)
  expect(batch.counts).toMatchObject({ new: 3, bad: 0 })
  expect((await openAddresses(batch)).map(({ address }) => address).sort()).toEqual(
    ['没有的路1号', '星湖街218号', '苏州工业园区某处'].sort(),
  )
  await expect(askPositions(boss, batch.id, ask)).rejects.toThrow('late')
  process.env.GEOCODER_TIANDITU_KEY = KEY
  expect(ASKED).toEqual([])
  await askPositions(boss, batch.id, ask)
  expect(ASKED).toHaveLength(3)
  const seen = (await getBatch(boss, batch.id))!
  expect(seen.hint!.geocoded!.map(({ address, is, rows }) => [address, is, rows]).sort()).toEqual(
    [
      ['星湖街218号', 'position', 1],
      ['没有的路1号', 'none', 1],
      ['苏州工业园区某处', 'position', 1],
    ].sort(),
  )
  expect((await getRows(batch.id, 'all', 1)).every(({ reading }) => reading!.columns.lng === undefined)).toBe(true)
  // A whole district is no position, whoever ticks it.
  await takePositions(boss, batch.id, ['星湖街218号', '苏州工业园区某处'])
  const placed = await settled(boss, batch.id)
  expect(placed.counts).toMatchObject({ new: 3, bad: 0 })
  const rows = await getRows(batch.id, 'all', 1)
  expect(rows.map(({ reading }) => reading!.columns.lng ?? null)).toEqual([120.735, null, null])
  expect(rows[0]!.problems.map(({ code }) => code)).toContain('placed-by-address')
  // What was taken outlasts another check with the form's settings.
  const { positions: _positions, ...sent } = placed.settings
  await checkWith(boss, batch.id, sent)
  const again = await settled(boss, batch.id)
  await choose(boss, again.id, { ...again.choices, state: 'published' })
  await startImport(boss, again.id)
  expect(await settled(boss, again.id)).toMatchObject({ state: 'done', problem: null })
  expect(
    await query(
      `SELECT p."lng", p."precision", c."locatorZh" FROM "Project" p JOIN "Citation" c ON c."recordId" = p."id" AND c."field" = 'location'
        WHERE p."nameZh" LIKE '按地址%' ORDER BY p."nameZh" COLLATE "C"`,
      [],
    ),
  ).toEqual(
    expect.arrayContaining([
      { lng: 120.735, precision: 'campus', locatorZh: '位置由天地图地理编码按该地址得出（门址）' },
      { lng: null, precision: 'district', locatorZh: null },
    ]),
  )
})
