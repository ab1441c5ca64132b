import { describe, expect, it } from 'vitest'
import { toGcj02 } from '#geo/geometry/datum'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { checkWith, choose, dropBatch, receiveFile, startImport } from '#prisma/import/actions'
import { getPoints, getRows, getTouched } from '#prisma/import/read'
import { query, transaction } from '#prisma/transaction'
import { readOne } from '#prisma/write/index'
import { csv, gb18030, texts, xlsx } from '../../support/import-files'
import { boss, count, everything, file, HEAD, importAll, row, sip, snd, withPeople } from './journey'
import { checked, read, SIP, settled } from './support'

withPeople()

describe('a file becomes records', () => {
  it('drafts for review, with their source, history and receipt; rows and file are gone', async () => {
    const batch = await importAll(sip, file(row('甲项目', { '总投资(亿元)': '5.22' }), row('乙项目')))
    expect(batch).toMatchObject({ state: 'done', created: 2, changed: 0, total: 2, problem: null })
    const touched = await getTouched(batch.id)
    expect(touched.map(({ name, isNew }) => [name, isNew]).toSorted()).toEqual([
      ['乙项目', true],
      ['甲项目', true],
    ])
    const record = await transaction((tx) => readOne(tx, 'project', touched.find(({ name }) => name === '甲项目')!.id))
    expect(record).toMatchObject({ state: 'review', isPublic: false })
    expect(record!.values.columns).toMatchObject({
      amountCny: 522_000_000,
      amountKind: 'total',
      districtId: SIP,
      precision: 'district',
      lng: null,
    })
    expect(record!.values.cites.amountCny).toEqual([{ sourceId: 'S1', locatorZh: null, locatorEn: null }])
    expect(record!.values.parts.milestones).toMatchObject([
      { columns: { kind: 'announced', date: '2021-06-01', datePrecision: 'month' } },
    ])
    expect(await count(`"ImportRow" WHERE "importId" = '${batch.id}'`)).toBe(0)
    expect(await count(`"ImportFile" WHERE "importId" = '${batch.id}'`)).toBe(0)
    expect(await count(`"Change" WHERE "importId" = '${batch.id}' AND "userId" = '${sip.id}'`)).toBe(4)
  })

  it('public at once where a reviewer says so, found by the search and the map', async () => {
    const batch = await importAll(boss, file(row('公开项目', { 经度: '120.72', 纬度: '31.31', 位置精度: '地块' })), {
      state: 'published',
    })
    expect(batch).toMatchObject({ state: 'done', created: 1 })
    const [project] = await query<{ lng: number; search: string }>(
      `SELECT "lng", "search"::text FROM "Project" WHERE "nameZh" = '公开项目'`,
      [],
    )
    expect(project).toMatchObject({ lng: 120.72, search: expect.stringContaining('gkxm') })
  })

  it('never public by an editor', async () => {
    const batch = await checked(sip, file(row('编辑的项目')))
    await choose(sip, batch.id, { ...DEFAULT_CHOICES, state: 'published' })
    await expect(startImport(sip, batch.id)).rejects.toMatchObject({ code: 'role' })
  })

  it('from GB18030 and from a workbook with merged headings just the same', async () => {
    const plain = await checked(sip, gb18030(file(row('编码项目')).toString()))
    expect(plain).toMatchObject({ encoding: 'gb18030', counts: { new: 1, bad: 0 } })
    const sheet = await xlsx([
      [{ value: '一览表', columnSpan: 12 }, ...Array(11).fill(null)],
      ...texts([HEAD, row('表格项目')]),
    ])
    expect(await checked(sip, sheet)).toMatchObject({ kind: 'xlsx', firstRow: 3, counts: { new: 1, bad: 0 } })
  })

  it('coordinates of GCJ-02 land where they are meant', async () => {
    const [lng, lat] = toGcj02([120.72, 31.31])
    const batch = await checked(
      sip,
      file(row('偏移项目', { 经度: String(lng), 纬度: String(lat), 位置精度: '地块' })),
      { datum: 'gcj02' },
    )
    const [point] = await getPoints(batch.id, 'all')
    expect(point!.lng).toBeCloseTo(120.72, 4)
    expect(point!.lat).toBeCloseTo(31.31, 4)
  })
})

describe('problems are told by row, column and value', () => {
  it('and stop the whole import until they are left out knowingly', async () => {
    const bad = [
      row('坏项目一', { 产业: '纺织' }),
      row('坏项目二', { 经度: '31.31', 纬度: '120.72', 位置精度: '地块' }),
      row('坏项目三', { '总投资(亿元)': '8-10亿', 发布日期: '去年' }),
      row('', {}),
      row('好项目'),
      row('好项目'),
    ]
    const before = await everything()
    const batch = await checked(sip, file(...bad))
    expect(batch.counts).toMatchObject({ bad: 5, new: 1 })
    const problems = (await getRows(batch.id, 'bad', 1)).map(({ no, problems }) => [
      no,
      problems.map(({ field, code, value }) => [field, code, value]),
    ])
    expect(problems).toEqual([
      [2, [['sector', 'term', '纺织']]],
      [3, [['lng', 'position-swapped', '31.31, 120.72']]],
      [
        4,
        [
          ['amount', 'ask-amount-range', '8-10亿'],
          ['announced', 'ask-date-words', '去年'],
        ],
      ],
      [5, [['nameZh', 'required', '']]],
      [7, [['nameZh', 'repeated', '好项目']]],
    ])
    await expect(startImport(sip, batch.id)).rejects.toMatchObject({ code: 'not-ready' })
    expect(await everything()).toEqual(before)
    await choose(sip, batch.id, { ...DEFAULT_CHOICES, bad: 'skip' })
    await startImport(sip, batch.id)
    expect(await settled(sip, batch.id)).toMatchObject({ state: 'done', created: 1, unchanged: 5 })
  })

  it('thousands of them, and the swapped ones turned at a word', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) =>
      row(`倒置${i}`, { 经度: '31.31', 纬度: '120.72', 位置精度: '地块' }),
    )
    const batch = await checked(sip, file(...rows))
    expect(batch).toMatchObject({ counts: { bad: 3000 }, hint: { swapped: 3000 } })
    await checkWith(sip, batch.id, { ...batch.settings, turnSwapped: true })
    expect(await settled(sip, batch.id)).toMatchObject({ counts: { bad: 0 } })
    await dropBatch(sip, batch.id)
  })

  it('a file that cannot be read says why', async () => {
    expect(await read(sip, Buffer.from('{"type":"Topology"}'))).toMatchObject({
      state: 'failed',
      problem: 'geojson-topojson',
    })
    await expect(receiveFile(sip, 'x.pdf', Buffer.from('%PDF-1.7'))).rejects.toMatchObject({ code: 'kind' })
  })
})

it('the columns of a file are remembered for the next with the same headings', async () => {
  const bytes = (name: string) =>
    csv([
      ['甲列', '乙列'],
      [name, '平台'],
    ])
  const first = await read(sip, bytes('记住一'))
  expect(first.settings.columns).toEqual([null, null])
  await checkWith(sip, first.id, { ...first.settings, columns: ['nameZh', 'kind'] })
  await settled(sip, first.id)
  expect((await read(sip, bytes('记住二'))).settings.columns).toEqual(['nameZh', 'kind'])
  // Of somebody else's file too, where the person has none of their own.
  expect((await read(snd, bytes('记住三'))).settings.columns).toEqual(['nameZh', 'kind'])
})
