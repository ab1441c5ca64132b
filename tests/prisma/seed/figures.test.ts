import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkSeed } from '#prisma/seed/check'
import { foundingData } from '#prisma/seed/data'
import { completeData } from '#prisma/seed/figures/complete'
import type { SeedData } from '#prisma/seed/schema'

const founding = checkSeed(foundingData)
let complete: SeedData

const table = async (name: string) =>
  Papa.parse<Record<string, string>>(await readFile(`prisma/seed/figures/${name}.csv`, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data

beforeAll(async () => {
  complete = checkSeed(await completeData(founding))
})

const citing = (record: string, id: string, field: string) =>
  complete.citations
    .filter((row) => row.record === record && row.recordId === id && row.field === field)
    .map(({ sourceId }) => complete.sources.find(({ id }) => id === sourceId)!)

describe('the figures of districts', () => {
  it('are those of the table: value, unit, period, qualifier and page of each row', async () => {
    const times: Record<string, number> = { 亿元: 1e8, 亿美元: 1e8, 万人: 1e4 }
    for (const row of await table('indicators')) {
      const value = Math.round(Number(row.value) * times[row.unit!]!)
      const districtId = row.adcode === '320500' ? null : row.adcode
      const figures = complete.indicators.filter(
        (one) =>
          one.districtId === districtId && one.eventId === null && one.labelZh === row.indicator && one.value === value,
      )
      const said = figures.filter((one) => one.periodStart?.startsWith(row.period!.slice(0, 4)))
      expect(said, JSON.stringify(row)).toHaveLength(1)
      expect(said[0]!.comparison).toBe(row.qualifier || 'exact')
      const sources = citing('indicator', said[0]!.id, 'value')
      expect(sources.map(({ url, publisherZh }) => url ?? publisherZh)).toContain(row.page || row.publisher)
    }
  })

  it('keep both values where two sources differ, and one with both sources where they agree', () => {
    const gdp = (id: string) =>
      complete.indicators.filter(
        (one) => one.districtId === id && one.labelEn === 'GDP' && one.periodStart === '2023-01-01',
      )
    expect(gdp('320505').map(({ value }) => value)).toEqual([182_675_000_000, 183_500_000_000])
    expect(gdp('320571')).toHaveLength(1)
    expect(citing('indicator', gdp('320571')[0]!.id, 'value')).toHaveLength(2)
    expect(gdp('320508')[0]).toMatchObject({ value: 95_000_000_000, comparison: 'about' })
  })

  it('of part of a year say which', () => {
    const half = complete.indicators.filter(
      ({ districtId, periodEnd }) => districtId === '320506' && periodEnd === '2021-06-30',
    )
    expect(half).toHaveLength(2)
  })
})

describe('the signing events', () => {
  it('are those of the table, each total with its page', async () => {
    for (const row of await table('events')) {
      const event = complete.events.find(({ nameZh, date }) => nameZh === row.event_zh && date === row.date)!
      expect(event, row.event_zh).toBeDefined()
      expect(event.districtId).toBe(row.adcode === '320500' ? null : row.adcode)
      expect(event.placeId === null).toBe(row.held_in === 'not stated')
      const amount = Math.round(Number(row.amount_billion_cny) * 1e9)
      const figure = complete.indicators.find((one) => one.eventId === event.id && one.value === amount)!
      expect(figure.comparison).toBe(row.amount_qualifier)
      expect(citing('indicator', figure.id, 'value').map(({ url }) => url)).toContain(row.page)
    }
  })

  it('keep what two publishers say of one event beside each other', () => {
    const event = complete.events.find(({ nameEn }) => nameEn.startsWith('2024 Suzhou Global'))!
    const figures = complete.indicators.filter(({ eventId }) => eventId === event.id)
    expect(figures.map(({ value, comparison }) => [value, comparison])).toEqual([
      [367, 'exact'],
      [372_000_000_000, 'about'],
      [371_950_000_000, 'exact'],
    ])
    expect(citing('indicator', figures[0]!.id, 'value')).toHaveLength(2)
  })
})

describe('the corrections', () => {
  const milestones = (id: string, kind: string) =>
    complete.milestones.filter((one) => one.projectId === id && one.kind === kind)

  it('give the first source an address and say that it is of a copy', () => {
    const source = complete.sources.find(({ id }) => id === 'S1')!
    expect(source.url).toBe('https://xinjiapo.news/news/319066/amp')
    expect(source.noteZh).toMatch(/公开副本/)
    expect(source.noteEn).toMatch(/copy/)
  })

  it('leave P12 known to its district, with the address as stated', () => {
    const project = complete.projects.find(({ id }) => id === 'P12')!
    expect(project).toMatchObject({ precision: 'district', lng: null, lat: null, errorM: null, placeId: null })
    expect(project.addressZh).toBe('星湖街以东、崇文路以北')
    expect(citing('project', 'P12', 'location').map(({ url }) => url)).toEqual([
      'https://www.jlytgc.com/yxbd/e4f7d315ed8242f6bae133c3f9621d2c.htm',
    ])
  })

  it('keep two opening dates of P10 and two amounts of P14, each with its source', () => {
    const opened = milestones('P10', 'opened')
    expect(opened.map(({ date, datePrecision }) => [date, datePrecision])).toEqual([
      ['2018-11-22', 'day'],
      ['2018-10-01', 'month'],
    ])
    for (const { id } of opened) expect(citing('milestone', id, 'date')).toHaveLength(1)
    expect(complete.projects.find(({ id }) => id === 'P14')!.amountCny).toBe(8_000_000_000)
    const other = complete.details.find(({ projectId, topic }) => projectId === 'P14' && topic === 'other-amount')!
    expect(other.textZh).toContain('100亿元')
    expect(citing('detail', other.id, 'text')).toHaveLength(1)
    expect(milestones('P01', 'signed')[0]).toMatchObject({ date: '2021-10-18' })
  })

  it('change nothing else of the first data set', () => {
    const changed = new Set(['P01', 'P10', 'P12', 'P14'])
    const others = <R extends { id: string }>(rows: readonly R[]) => rows.filter(({ id }) => !changed.has(id))
    expect(others(complete.projects)).toEqual(others(founding.projects))
    expect(complete.districts).toEqual(founding.districts)
    for (const row of founding.indicators) expect(complete.indicators).toContainEqual(row)
  })
})
