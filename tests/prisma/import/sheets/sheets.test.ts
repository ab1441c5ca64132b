import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { askUndo } from '#prisma/import/actions'
import { getRows, getTouched } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { csv } from '../../../support/import-files'
import { boss, everything, withPeople } from '../journey'
import { SIP, settled } from '../support'
import { checked, EVENTS, FACTS, published } from './support'

withPeople()

const one = async (sql: string, values: unknown[] = []) => (await query<Record<string, unknown>>(sql, values))[0]
const FIGURES = [
  ['所在区', '指标', '主题', '时期', '数值', '单位', '来源'],
  ['苏州工业园区', '地区生产总值', 'economy', '2024', '4000.5', '亿元', 'S1'],
  ['昆山', '常住人口', 'population', '2024年', '214.1', '万人', 'S1'],
]
const ORGANISATIONS = [
  ['机构名称', '英文名称', '别名', '参与项目', '角色', '来源'],
  ['试验机构甲', 'Trial body A', '甲', 'P04', '投资方', 'S1'],
  ['试验机构乙', 'Trial body B', '', '', '', 'S1'],
]
const PLACES = [
  ['园区名称', '英文名称', '类型', '所在区', '经度(WGS-84)', '纬度(WGS-84)', '位置精度', '来源'],
  ['试验园', 'Trial park', 'park', '苏州工业园区', '120.72', '31.30', '园区', 'S1'],
  ['试验会场', 'Trial venue', 'venue', '苏州高新区', '', '', '', 'S1'],
]
const SOURCES = [
  ['标题', '英文标题', '发布者', '发布日期', '网页'],
  ['试验来源', 'Trial source', '某报', '2026-11', 'https://a.example.org/9'],
]
const ALL = {
  events: EVENTS,
  indicators: FIGURES,
  organisations: ORGANISATIONS,
  places: PLACES,
  sources: SOURCES,
  facts: FACTS,
}
const KINDS = Object.keys(ALL) as (keyof typeof ALL)[]

describe('a sheet of records other than projects', () => {
  it.each(KINDS)(
    'of %s is known by its headings, goes in whole, comes back as the same, and is undone whole',
    async (kind) => {
      const before = await everything()
      const file = csv(ALL[kind])
      const batch = await checked(boss, file)
      expect(batch.settings.sheet?.kind).toBe(kind)
      const left = kind === 'events' ? 1 : 0
      const rows = await getRows(batch.id, 'all', 1)
      expect(
        rows.flatMap(({ problems }) => problems),
        JSON.stringify(rows),
      ).toEqual([])
      expect(batch.counts).toMatchObject({
        bad: 0,
        left,
        [kind === 'facts' ? 'changed' : 'new']: ALL[kind].length - 1 - left,
      })
      const done = await published(boss, batch.id)
      expect(done).toMatchObject({ state: 'done', problem: null })
      const touched = await getTouched(batch.id)
      expect(touched.length).toBe(done.created + done.changed)
      const again = await checked(boss, file)
      expect(again.counts).toMatchObject({ same: ALL[kind].length - 1 - left, new: 0, changed: 0, bad: 0 })
      await askUndo(boss, batch.id)
      expect((await settled(boss, batch.id)).state).toBe('undone')
      expect((await everything())[0]).toMatchObject({
        p: (before[0] as { p: unknown }).p,
        s: (before[0] as { s: unknown }).s,
      })
    },
  )

  it('of figures may have a column for each period, and the unit in the name or above', async () => {
    const file = csv([
      ['单位：亿元', '', '', '', '', '', ''],
      ['所在区', '指标', '主题', '2022年', '2023年', '2024年上半年', '来源'],
      ['苏州工业园区', '试验产值', 'economy', '100.5', '', '60', 'S1'],
      ['昆山', '试验人口（万人）', 'population', '210', '212', '约 213', 'S1'],
      ['昆山', '试验空行', 'economy', '', '', '', 'S1'],
    ])
    const batch = await checked(boss, file)
    expect(batch.settings.sheet?.columns.slice(3, 6)).toEqual(['value@2022年', 'value@2023年', 'value@2024年上半年'])
    expect((await getRows(batch.id, 'all', 1)).flatMap(({ problems }) => problems)).toMatchObject([
      { field: 'value@2024年上半年', code: 'figure', value: '约 213' },
      { field: 'value@2022年', code: 'required' },
    ])
    const good = csv([
      ['单位：亿元', '', '', '', '', '', ''],
      ['所在区', '指标', '主题', '2022年', '2023年', '2024年上半年', '来源'],
      ['苏州工业园区', '试验产值', 'economy', '100.5', '', '60', 'S1'],
      ['昆山', '试验人口（万人）', 'population', '210', '212', '', 'S1'],
    ])
    const done = await published(boss, (await checked(boss, good)).id)
    expect(done).toMatchObject({ state: 'done', created: 4 })
    expect(
      await query(
        `SELECT "labelZh", "value"::float8, "unit", "periodStart"::text, "periodEnd"::text FROM "Indicator"
          WHERE "labelZh" LIKE '试验%' ORDER BY "labelZh", "periodStart"`,
        [],
      ),
    ).toMatchObject([
      { labelZh: '试验产值', value: 10050000000, unit: 'cny', periodStart: '2022-01-01', periodEnd: '2022-12-31' },
      { labelZh: '试验产值', value: 6000000000, periodStart: '2024-01-01', periodEnd: '2024-06-30' },
      { labelZh: '试验人口', value: 2100000, unit: 'people', periodStart: '2022-01-01' },
      { labelZh: '试验人口', value: 2120000, periodStart: '2023-01-01' },
    ])
    expect((await checked(boss, good)).counts).toMatchObject({ same: 2, new: 0, changed: 0, bad: 0 })
    await askUndo(boss, done.id)
    await settled(boss, done.id)
  })

  it.each(['indicators', 'places'] as const)('of %s may be a workbook', async (kind) => {
    const workbook = await writeXlsxFile(
      ALL[kind].map((cells) => cells.map((value) => ({ value }))),
      { sheet: 'data' },
    ).toBuffer()
    const batch = await checked(boss, workbook, 'table.xlsx')
    expect(batch.settings.sheet?.kind).toBe(kind)
    expect(batch.counts).toMatchObject({ new: 2, bad: 0 })
  })

  it('writes what it says, each value with its source', async () => {
    for (const kind of KINDS) await published(boss, (await checked(boss, csv(ALL[kind]))).id)
    expect(
      await one(
        `SELECT e."date", e."districtId", l."cityId", l."precision" FROM "Event" e JOIN "Place" l ON l."id" = e."placeId" WHERE e."nameZh" = '秋季推介会'`,
      ),
    ).toMatchObject({ districtId: SIP, precision: 'city', cityId: expect.not.stringMatching('^3205') })
    expect(await one(`SELECT "districtId", "datePrecision" FROM "Event" WHERE "nameZh" = '冬季推介会'`)).toEqual({
      ...{ districtId: null, datePrecision: 'month' },
    })
    expect(
      await query(
        `SELECT i."value"::float8 AS "value", i."unit", s."url" FROM "Indicator" i JOIN "Event" e ON e."id" = i."eventId"
          JOIN "Citation" c ON c."record" = 'indicator' AND c."recordId" = i."id" AND c."field" = 'value'
          JOIN "Source" s ON s."id" = c."sourceId" WHERE e."nameZh" = '秋季推介会' ORDER BY 1`,
        [],
      ),
    ).toEqual([
      { value: 12, unit: 'projects', url: 'https://a.example.org/1' },
      { value: 3_560_000_000, unit: 'cny', url: 'https://a.example.org/1' },
    ])
    expect(
      await one(
        `SELECT p."role", p."projectId", o."aliases" FROM "Participation" p JOIN "Organisation" o ON o."id" = p."organisationId" WHERE o."nameZh" = '试验机构甲'`,
      ),
    ).toEqual({ role: 'investor', projectId: 'P04', aliases: ['甲'] })
    expect(await one(`SELECT "lng", "lat", "precision", "kind" FROM "Place" WHERE "nameZh" = '试验园'`)).toEqual({
      ...{ lng: 120.72, lat: 31.3, precision: 'park', kind: 'park' },
    })
    expect(await one(`SELECT "url", "publishedPrecision" FROM "Source" WHERE "titleZh" = '试验来源'`)).toEqual({
      ...{ url: 'https://a.example.org/9', publishedPrecision: 'month' },
    })
    expect(
      await one(
        `SELECT "kind" FROM "Milestone" WHERE "projectId" = 'P04' AND "kind" = 'opened' AND "date" = '2026-10-01'`,
      ),
    ).toBeDefined()
    const without = await query(
      `SELECT i."id" FROM "Indicator" i WHERE NOT EXISTS (SELECT FROM "Citation" c WHERE c."record" = 'indicator' AND c."recordId" = i."id")`,
      [],
    )
    expect(without).toEqual([])
  })

  it('refuses rows by the check of the forms, and a bad row changes nothing', async () => {
    const file = csv([
      EVENTS[0]!,
      ['甲'.repeat(6000), '', '2026-09-28', '', '苏州工业园区', '1', '', '某报', 'https://a.example.org/71'],
      ['没有这个区', '', '2026-09-28', '', '火星区', '1', '', '某报', 'https://a.example.org/72'],
      ['不是日期', '', '去年', '', '苏州工业园区', '1', '', '某报', 'https://a.example.org/73'],
      ['金额不清', '', '2026-09-28', '', '苏州工业园区', '1', '约几十亿', '某报', 'https://a.example.org/74'],
      ['没有来源', '', '2026-09-28', '', '苏州工业园区', '1', '', '', ''],
      ['好的一行', '', '2026-09-29', '', '苏州工业园区', '1', '', '某报', 'https://a.example.org/75'],
    ])
    const batch = await checked(boss, file)
    expect(batch.counts).toMatchObject({ bad: 5, new: 1 })
    const fields = (await getRows(batch.id, 'bad', 1)).map(({ problems }) =>
      problems.map(({ field, code }) => [field, code]),
    )
    expect(fields.slice(1)).toEqual([
      [['district', 'district']],
      [['date', 'date-form']],
      [['amount', 'amount-unreadable']],
      [['source', 'required']],
    ])
    expect(fields[0]!.length).toBeGreaterThan(0)
    await published(boss, batch.id, { bad: 'skip' })
    const pages = await query<{ url: string }>(`SELECT "url" FROM "Source" WHERE "url" LIKE '%example.org/7%'`, [])
    expect(pages).toEqual([{ url: 'https://a.example.org/75' }])
  })
})
