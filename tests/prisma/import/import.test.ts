import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#geo/edit/roles'
import { toGcj02 } from '#geo/geometry/datum'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { isError } from '#geo/import/problems'
import {
  askUndo,
  cancelWork,
  checkWith,
  choose,
  chooseRow,
  dropFile,
  receiveFile,
  startImport,
} from '#prisma/import/actions'
import { getBatch, getBatches, getPlan, getPoints, getRows, getTouched } from '#prisma/import/read'
import { query, transaction } from '#prisma/transaction'
import { readOne, saveRecords } from '#prisma/write/index'
import { startSeeded } from '../../support/app'
import { csv, gb18030, texts, xlsx } from '../../support/import-files'
import { checked, person, read, SIP, SND, settled } from './support'

let stop: () => Promise<void>
let [sip, boss, snd, guest]: [Actor, Actor, Actor, Actor] = [] as never

beforeAll(async () => {
  stop = await startSeeded()
  ;[sip, boss, snd, guest] = await Promise.all([
    person('editor', [SIP]),
    person('reviewer'),
    person('editor', [SND]),
    person('viewer', [SIP]),
  ])
})
afterAll(() => stop?.())

const HEAD = [
  '项目名称',
  '英文名称',
  '项目类型',
  '产业',
  '所在区',
  '经度',
  '纬度',
  '位置精度',
  '总投资(亿元)',
  '发布日期',
  '简介',
  '英文简介',
]
const row = (name: string, change: Readonly<Record<string, string>> = {}): string[] =>
  HEAD.map(
    (heading) =>
      change[heading] ??
      {
        项目名称: name,
        英文名称: `${name} en`,
        项目类型: '平台',
        产业: '数字经济',
        所在区: '苏州工业园区',
        发布日期: '2021-06',
        简介: '一句话。',
        英文简介: 'One.',
      }[heading] ??
      '',
  )
const file = (...rows: string[][]) => csv([HEAD, ...rows])
const count = async (sql: string) => (await query<{ n: number }>(`SELECT count(*)::int AS "n" FROM ${sql}`, []))[0]!.n
const everything = () =>
  query(
    `SELECT (SELECT count(*) FROM "Change") AS c, (SELECT jsonb_agg(to_jsonb(d) - 'updatedAt' ORDER BY d."recordId") FROM "Draft" d) AS d,
    (SELECT jsonb_agg(to_jsonb(p) - 'updatedAt' ORDER BY p."id") FROM "Project" p) AS p, (SELECT count(*) FROM "Citation") AS s`,
    [],
  )

async function importAll(actor: Actor, bytes: Buffer, choices = {}) {
  const batch = await checked(actor, bytes)
  await choose(actor, batch.id, { ...DEFAULT_CHOICES, ...choices })
  await startImport(actor, batch.id)
  return settled(actor, batch.id)
}

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
      row('坏项目三', { '总投资(亿元)': '约10亿', 发布日期: '去年' }),
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
          ['amount', 'amount-inexact', '约10亿'],
          ['announced', 'date-form', '去年'],
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
    expect(batch).toMatchObject({ counts: { bad: 3000 }, hint: { swapped: 2000 } })
    await checkWith(sip, batch.id, { ...batch.settings, turnSwapped: true })
    expect(await settled(sip, batch.id)).toMatchObject({ counts: { bad: 0 } })
    await dropFile(sip, batch.id)
  })

  it('a file that cannot be read says why', async () => {
    expect(await read(sip, Buffer.from('{"type":"Topology"}'))).toMatchObject({
      state: 'failed',
      problem: 'geojson-type',
    })
    await expect(receiveFile(sip, 'x.pdf', Buffer.from('%PDF-1.7'))).rejects.toMatchObject({ code: 'kind' })
  })
})

describe('rows meet the records that are there', () => {
  const NETEASE = '网易苏州数字文化创新中心'
  it('the same, changed with what differs, and doubtful ones', async () => {
    const bytes = csv([
      ['项目名称', '所在区', '项目类型', '产业', '进度'],
      [NETEASE, '苏州工业园区', '创新中心', '数字文化', '已投用'],
      ['苏州上海大学创新中心', '苏州工业园区', '创新中心', '', ''],
      ['网易苏州数字文化创新中心二期', '苏州工业园区', '创新中心', '数字文化', ''],
    ])
    const batch = await checked(sip, bytes)
    const rows = await getRows(batch.id, 'all', 1)
    expect(rows.map(({ verdict }) => verdict)).toEqual(['changed', 'same', 'doubtful'])
    expect(rows[0]!.differences).toMatchObject({ name: NETEASE, changes: [{ column: 'status', after: 'operating' }] })
    expect(rows[2]!.differences!.like!.similarity).toBeGreaterThan(0.75)
    expect(await getPlan(batch)).toEqual({ create: 0, update: 1, skip: 1, stopped: 0, open: 1 })
    await expect(startImport(sip, batch.id)).rejects.toMatchObject({ code: 'not-ready' })
    await chooseRow(sip, batch.id, 4, 'create')
    await startImport(sip, batch.id)
    expect(await settled(sip, batch.id)).toMatchObject({ state: 'done', created: 1, changed: 1 })
    const record = await transaction((tx) => readOne(tx, 'project', 'P02'))
    expect(record).toMatchObject({ state: 'review', isPublic: true })
    expect(record!.values.columns.status).toBe('operating')
    expect(record!.values.columns.nameEn).toBe('NetEase Suzhou Digital Culture Innovation Center')
  })

  it('somebody faster wins: nothing of the import happens, and it says whose record it was', async () => {
    const batch = await checked(
      snd,
      csv([
        ['项目名称', '所在区', '进度'],
        ['腾讯(苏州)数字产业基地', '苏州高新区', '已投用'],
      ]),
    )
    const standing = (await transaction((tx) => readOne(tx, 'project', 'P14')))!
    await transaction((tx) =>
      saveRecords(tx, boss, [
        {
          type: 'project',
          id: 'P14',
          version: standing.version,
          why: 'x',
          values: { ...standing.values, columns: { ...standing.values.columns, status: 'settled' } },
        },
      ]),
    )
    const before = await everything()
    await startImport(snd, batch.id)
    expect(await settled(snd, batch.id)).toMatchObject({
      state: 'preview',
      problem: expect.stringContaining('conflict 腾讯'),
    })
    expect(await everything()).toEqual(before)
  })
})

describe('who may', () => {
  it('a viewer imports nothing, and an editor sees only his own files', async () => {
    await expect(receiveFile(guest, 'a.csv', file(row('访客')))).rejects.toMatchObject({ code: 'role' })
    const batch = await checked(sip, file(row('私有项目')))
    expect(await getBatch(snd, batch.id)).toBeNull()
    expect(await getBatch(boss, batch.id)).toMatchObject({ id: batch.id })
    expect((await getBatches(snd)).some(({ id }) => id === batch.id)).toBe(false)
    for (const act of [startImport, cancelWork, dropFile, askUndo])
      await expect(act(snd, batch.id)).rejects.toMatchObject({ code: 'gone' })
    await expect(choose(boss, batch.id, DEFAULT_CHOICES)).rejects.toMatchObject({ code: 'gone' })
  })

  it('an editor of one district brings nothing into another, new or changed', async () => {
    const batch = await checked(
      sip,
      csv([
        ['项目名称', '所在区', '项目类型', '产业'],
        ['越界项目', '苏州高新区', '平台', '数字经济'],
        ['江苏苏州医疗器械创新基地', '', '', '科学研究'],
      ]),
    )
    const rows = await getRows(batch.id, 'bad', 1)
    expect(rows.map(({ problems }) => problems.filter(isError).map(({ code }) => code))).toEqual([
      ['forbidden'],
      ['forbidden'],
    ])
  })

  it('rights taken away meanwhile hold, and nothing is written', async () => {
    const fired = await person('editor', [SIP])
    const batch = await checked(fired, file(row('离职项目')))
    await query(`UPDATE "User" SET "role" = 'viewer' WHERE "id" = $1`, [fired.id])
    const before = await everything()
    await startImport(fired, batch.id)
    expect(await settled(boss, batch.id)).toMatchObject({ state: 'preview', problem: 'forbidden' })
    expect(await everything()).toEqual(before)
  })

  it('no column that the table does not have is set', async () => {
    const batch = await read(sip, file(row('质量')))
    await expect(checkWith(sip, batch.id, { ...batch.settings, role: 'admin' })).rejects.toThrow()
    await expect(checkWith(sip, batch.id, { ...batch.settings, columns: ['search'] })).rejects.toThrow()
  })
})

describe('an import is undone', () => {
  it('new records go, changed ones are as before, the history stays', async () => {
    const before = (await transaction((tx) => readOne(tx, 'project', 'P03')))!
    const drafts = await count('"Draft"')
    const batch = await importAll(
      sip,
      csv([
        ['项目名称', '所在区', '项目类型', '产业', '进度'],
        ['友谊时光总部大楼', '苏州工业园区', '', '', '已奠基'],
        ['撤销项目', '苏州工业园区', '平台', '数字经济', ''],
      ]),
    )
    expect(batch).toMatchObject({ state: 'done', created: 1, changed: 1 })
    const history = await count('"Change"')
    await askUndo(sip, batch.id)
    expect(await settled(sip, batch.id)).toMatchObject({ state: 'undone', problem: null })
    expect((await transaction((tx) => readOne(tx, 'project', 'P03')))!.values).toEqual(before.values)
    expect(await count(`"Draft" WHERE "nameZh" = '撤销项目'`)).toBe(0)
    expect(await count('"Change"')).toBe(history + 2)
    expect(await count('"Draft"')).toBeLessThanOrEqual(drafts + 1)
  })

  it('public records too, by a reviewer only', async () => {
    const batch = await importAll(boss, file(row('撤回公开项目')), { state: 'published' })
    expect(await count(`"Project" WHERE "nameZh" = '撤回公开项目'`)).toBe(1)
    await askUndo(boss, batch.id)
    expect(await settled(boss, batch.id)).toMatchObject({ state: 'undone' })
    expect(await count(`"Project" WHERE "nameZh" = '撤回公开项目'`)).toBe(0)
  })

  it('not once a later edit stands on it, and then nothing of it', async () => {
    const batch = await importAll(sip, file(row('后来改过'), row('没有改过')))
    const [{ id }] = (await getTouched(batch.id)).filter(({ name }) => name === '后来改过') as unknown as [
      { id: string },
    ]
    const standing = (await transaction((tx) => readOne(tx, 'project', id)))!
    await transaction((tx) =>
      saveRecords(tx, sip, [
        {
          type: 'project',
          id,
          version: standing.version,
          why: 'x',
          values: { ...standing.values, columns: { ...standing.values.columns, summaryZh: '改了。' } },
        },
      ]),
    )
    const before = await everything()
    await askUndo(sip, batch.id)
    expect(await settled(sip, batch.id)).toMatchObject({ state: 'done', problem: 'conflict 后来改过' })
    expect(await everything()).toEqual(before)
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
  expect((await read(snd, bytes('记住三'))).settings.columns).toEqual([null, null])
})
