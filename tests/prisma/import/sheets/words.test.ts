import { describe, expect, it } from 'vitest'
import { NEW_RECORD } from '#geo/import/words'
import { askUndo, checkWith } from '#prisma/import/actions'
import { getRows } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { csv } from '../../../support/import-files'
import { boss, withPeople } from '../journey'
import { read, SIP, SND, settled } from '../support'
import { published } from './support'

withPeople()

const SHEETS = {
  places: [
    ['园区名称', '类型', '所在区', '运营方', '来源'],
    ['生词园一', '特别的一类园', '市高新区那边', '生词运营公司', 'S1'],
    ['生词园二', '特别的一类园', '市高新区那边', '生词运营公司', 'S1'],
  ],
  organisations: [
    ['机构名称', '参与项目', '角色', '来源'],
    ['生词机构', 'P04', '掏钱的一方', 'S1'],
  ],
  indicators: [
    ['所在区', '指标', '主题', '时期', '数值', '单位', '来源'],
    ['市高新区那边', '生词指标', '经济运行', '2024', '12.5', '百分点', 'S1'],
  ],
  events: [
    ['活动名称', '日期', '举办地', '所在区', '来源'],
    ['生词推介会', '2026-08-01', '园区那个会议中心', '市高新区那边', 'S1'],
  ],
} as const

const found = (words: readonly { field: string; word: string; rows: number }[] | undefined) =>
  words?.map(({ field, word, rows }) => `${field} ${word} ${rows}`).sort()

describe('unknown words of a sheet', () => {
  it.each([
    ['places', ['district 市高新区那边 2', 'investor 生词运营公司 2', 'placeKind 特别的一类园 2']],
    ['organisations', ['role 掏钱的一方 1']],
    ['indicators', ['district 市高新区那边 1', 'topic 经济运行 1', 'unit 百分点 1']],
    ['events', ['district 市高新区那边 1', 'place 园区那个会议中心 1']],
  ] as const)('of %s are told before the first check, each once with its rows', async (kind, words) => {
    const batch = await read(boss, csv(SHEETS[kind]))
    expect(batch.settings.sheet?.kind).toBe(kind)
    expect(found(batch.hint?.words)).toEqual(words)
    // A unit of a similar name is another unit.
    expect(batch.hint!.words!.find(({ field }) => field === 'unit')?.isClear ?? false).toBe(false)
  })

  it('make a venue on the spot, in the city of the event, which the row is told', async () => {
    const batch = await read(boss, csv(SHEETS.events))
    const words = { district: { 市高新区那边: SND }, place: { 园区那个会议中心: NEW_RECORD } }
    await checkWith(boss, batch.id, { ...batch.settings, words })
    const checked = await settled(boss, batch.id)
    expect(checked.counts).toMatchObject({ new: 1, bad: 0, warned: 1 })
    expect((await getRows(batch.id, 'all', 1))[0]!.problems).toMatchObject([
      { field: 'heldIn', code: 'venue-city', value: '园区那个会议中心', allowed: '苏州 Suzhou' },
    ])
    expect(await published(boss, batch.id)).toMatchObject({ state: 'done', problem: null })
    expect(
      await query(
        `SELECT p."kind", p."cityId", p."districtId", p."lng" FROM "Event" e JOIN "Place" p ON p."id" = e."placeId"
          WHERE e."nameZh" = '生词推介会'`,
        [],
      ),
    ).toEqual([{ kind: 'venue', cityId: '320500', districtId: null, lng: null }])
    await askUndo(boss, batch.id)
    expect((await settled(boss, batch.id)).state).toBe('undone')
  })

  it('are none where they are a district written otherwise', async () => {
    const [headings, row] = SHEETS.indicators
    for (const district of ['工业园区', '蘇州工業園區', '苏州市工业园区']) {
      const batch = await read(boss, csv([headings, [district, ...row.slice(1)]]))
      expect(
        found(batch.hint?.words)?.filter((word) => word.startsWith('district')),
        district,
      ).toEqual([])
    }
  })

  it('are mapped once for all rows, remembered, and make an organisation on the spot', async () => {
    const batch = await read(boss, csv(SHEETS.places))
    const words = {
      district: { 市高新区那边: SND },
      placeKind: { 特别的一类园: 'park' },
      investor: { 生词运营公司: NEW_RECORD },
    }
    await checkWith(boss, batch.id, { ...batch.settings, words })
    const checked = await settled(boss, batch.id)
    expect(checked.counts).toMatchObject({ new: 2, bad: 0 })
    // They are still there to be mapped otherwise.
    expect(found(checked.hint?.words)).toHaveLength(3)
    expect(await published(boss, batch.id)).toMatchObject({ state: 'done', problem: null })
    expect(
      await query(
        `SELECT p."districtId", p."kind", o."nameZh" AS "operator", count(*) OVER ()::int AS "n" FROM "Place" p
          JOIN "Organisation" o ON o."id" = p."operatorId" WHERE p."nameZh" LIKE '生词园%' LIMIT 1`,
        [],
      ),
    ).toEqual([{ districtId: SND, kind: 'park', operator: '生词运营公司', n: 2 }])
    expect(await query(`SELECT "id" FROM "Organisation" WHERE "nameZh" = '生词运营公司'`, [])).toHaveLength(1)
    const again = await read(boss, csv(SHEETS.events))
    const district = again.hint!.words!.find(({ field }) => field === 'district')
    expect(district?.remembered).toMatchObject({ value: SND })
    expect(again.settings.words.district).toEqual({ 市高新区那边: SND })
  })

  it('may mean the whole city, which is remembered for figures and events, not for projects', async () => {
    const [headings, row] = SHEETS.indicators
    const file = csv([headings, ['全域口径', row[1], 'economy', row[3], row[4], '%', 'S1']])
    const batch = await read(boss, file)
    await checkWith(boss, batch.id, { ...batch.settings, words: { district: { 全域口径: '320500' } } })
    const checked = await settled(boss, batch.id)
    expect(checked.counts).toMatchObject({ new: 1, bad: 0 })
    expect((await getRows(batch.id, 'all', 1))[0]!.reading!.sheet![0]!.after.columns.districtId).toBeNull()
    const again = await read(boss, file)
    expect(again.settings.words.district).toEqual({ 全域口径: '320500' })
    expect(again.hint!.words).toMatchObject([
      { word: '全域口径', remembered: { value: '320500', userName: 'reviewer' } },
    ])
    const projects = await read(
      boss,
      csv([
        ['项目名称', '所在区'],
        ['甲项目', '全域口径'],
      ]),
    )
    expect(projects.settings.words.district ?? {}).toEqual({})
  })

  it('of all kinds are read as what somebody says', async () => {
    const [place] = await query<{ id: string }>(`SELECT "id" FROM "Place" ORDER BY "id" LIMIT 1`, [])
    for (const [kind, words] of [
      ['organisations', { role: { 掏钱的一方: 'investor' } }],
      ['indicators', { district: { 市高新区那边: SIP }, topic: { 经济运行: 'economy' }, unit: { 百分点: 'percent' } }],
      ['events', { district: { 市高新区那边: SIP }, place: { 园区那个会议中心: place!.id } }],
    ] as const) {
      const batch = await read(boss, csv(SHEETS[kind]))
      await checkWith(boss, batch.id, { ...batch.settings, words })
      const { counts } = await settled(boss, batch.id)
      expect([kind, counts]).toEqual([kind, expect.objectContaining({ new: 1, bad: 0 })])
    }
  })
})
