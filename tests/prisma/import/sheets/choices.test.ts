import { describe, expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { checkWith, choose, setRowChoice, startImport } from '#prisma/import/actions'
import { getRows } from '#prisma/import/read'
import { chooseKind } from '#prisma/import/sheets/choose-kind'
import { query } from '#prisma/transaction'
import { csv } from '../../../support/import-files'
import { boss, sip, withPeople } from '../journey'
import { checked as checkedWith, read, settled } from '../support'
import { checked, EVENTS, FACTS, published } from './support'

withPeople()

describe('what somebody chooses of a sheet', () => {
  it('takes one source for all rows that name none', async () => {
    const file = csv([EVENTS[0]!.slice(0, 7), ['春季推介会', '', '2026-03', '', '苏州工业园区', '3', '']])
    const batch = await checkedWith(boss, file, { forAll: { source: 'S1' } })
    expect(batch.counts).toMatchObject({ new: 1, bad: 0 })
  })

  it('says what it does not write: other venues and names of an event that is there', async () => {
    const [head = [], pattern = []] = EVENTS
    const first = pattern.with(0, '会场不同的会')
    await published(boss, (await checked(boss, csv([head, first]))).id)
    const other = csv([head, first.with(1, 'Another name').with(3, '苏州高新区')])
    const [row] = await getRows((await checked(boss, other)).id, 'all', 1)
    expect(row!.problems.map(({ code, field }) => [code, field])).toEqual([
      ['stays', 'heldIn'],
      ['stays', 'nameEn'],
    ])
  })

  it('keeps what somebody skips out of it', async () => {
    const file = csv([
      FACTS[0]!,
      ['P04', 'opened', '2026-11-11', '', '某报', 'https://a.example.org/81'],
      ['P04', 'signed', '2026-11-12', '', '某报', 'https://a.example.org/82'],
    ])
    const batch = await checked(boss, file)
    await setRowChoice(boss, batch.id, 2, 'skip')
    await published(boss, batch.id)
    const dates = await query<{ date: string }>(
      `SELECT "date"::text FROM "Milestone" WHERE "projectId" = 'P04' AND "date" >= '2026-11-11'`,
      [],
    )
    expect(dates).toEqual([{ date: '2026-11-12' }])
  })

  it('can be read as something else, and columns given by hand', async () => {
    const batch = await read(
      boss,
      csv([
        ['name', 'when', 'where'],
        ['夏季推介会', '2026-07', '苏州工业园区'],
      ]),
    )
    expect(batch.settings.sheet ?? null).toBeNull()
    await chooseKind(boss, batch.id, 'events')
    const chosen = (await settled(boss, batch.id)).settings
    expect(chosen.sheet?.kind).toBe('events')
    await checkWith(boss, batch.id, {
      ...chosen,
      forAll: { source: 'S1' },
      sheet: { kind: 'events', columns: ['event', 'date', 'district'] },
    })
    expect((await settled(boss, batch.id)).counts).toMatchObject({ new: 1, bad: 0 })
    await chooseKind(boss, batch.id, 'projects')
    expect((await settled(boss, batch.id)).settings.sheet ?? null).toBeNull()
    await expect(chooseKind(boss, batch.id, 'users')).rejects.toThrow()
    await expect(
      checkWith(boss, batch.id, { ...chosen, sheet: { kind: 'events', columns: ['passwordHash'] } }),
    ).rejects.toThrow()
  })

  it('keeps who holds an event with it as stated, and takes days without a year from the title', async () => {
    const file = csv([
      ['2026年秋季招商活动一览', '', '', '', '', ''],
      ['活动名称', '时间', '所在区', '主办单位', '承办单位', '新闻链接'],
      ['丰收推介会', '10月28日—29日', '昆山市', '某市人民政府、某商会', '某某局', 'https://a.example.org/71'],
    ])
    const answers = { 'title-year': 'title', 'date-span': 'first' }
    const batch = await checked(boss, file, 'hosts.csv', (settings) => ({ ...settings, answers, forAll: {} }))
    expect(batch.counts).toMatchObject({ new: 1, bad: 0 })
    const [row] = await getRows(batch.id, 'new', 1)
    expect(row!.problems.filter(({ code }) => code === 'as-stated').map(({ field }) => field)).toEqual([
      ...['host', 'undertaker'],
    ])
    expect((await published(boss, batch.id)).state).toBe('done')
    const [event] = await query<{ date: Date; details: string[] }>(
      `SELECT e."date"::text, array(SELECT d."textZh" || ' ' || (SELECT count(*) FROM "Citation" c WHERE c."recordId" = d."id")
        FROM "Detail" d WHERE d."eventId" = e."id" ORDER BY d."position") AS "details" FROM "Event" e WHERE e."nameZh" = '丰收推介会'`,
      [],
    )
    expect(event).toEqual({ date: '2026-10-28', details: ['主办单位：某市人民政府、某商会 1', '承办单位：某某局 1'] })
    const again = await checked(boss, file, 'hosts.csv', (settings) => ({ ...settings, answers, forAll: {} }))
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 1 })
  })

  it('leaves tables of projects alone that name events and dates', async () => {
    const batch = await read(
      boss,
      csv([
        ['企业名称', '签约活动', '签约日期', '总投资(亿元)'],
        ['某某公司', '推介会', '2026-07', '3'],
      ]),
    )
    expect(batch.settings.sheet ?? null).toBeNull()
  })
})

describe('an editor of one district', () => {
  it('imports its events with their figures, hands them in, and no others', async () => {
    const batch = await checked(
      sip,
      csv(
        EVENTS.with(1, [
          '园区自己的会',
          '',
          '2026-08-01',
          '',
          '苏州工业园区',
          '2',
          '',
          '某报',
          'https://a.example.org/61',
        ]),
      ),
    )
    expect(batch.counts).toMatchObject({ new: 1, bad: 1 })
    await choose(sip, batch.id, { ...DEFAULT_CHOICES, bad: 'skip', state: 'review' })
    await startImport(sip, batch.id)
    expect(await settled(sip, batch.id)).toMatchObject({ state: 'done', problem: null })
  })
})
