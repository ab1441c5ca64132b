/** Lists as offices keep them, made for these tests: what the page suggests before anybody has chosen anything. */

import { expect, it } from 'vitest'
import { getCommonProblems, getRows } from '#prisma/import/read'
import { csv } from '../../support/import-files'
import { boss, withPeople } from './journey'
import { checked, read } from './support'

withPeople()

it('a title that begins with a year or 附件 names the district, and zones that nobody knows are in it', async () => {
  for (const [title, id] of [
    ['附件2：2026年昆山市一季度重大项目集中开工清单', '320583'],
    ['2025苏州相城金秋经贸洽谈会签约项目一览表', '320507'],
    ['2025年苏州工业园区主要项目', '320571'],
  ] as const) {
    const { settings } = await read(
      boss,
      csv([
        [title, '', ''],
        ['项目名称', '板块', '总投资'],
        ['甲', '某处', '5亿'],
      ]),
    )
    expect(settings.forAll.district).toBe(id)
  }
  const file = csv([
    ['吴江区重大项目推进情况表', '', ''],
    ['项目名称', '板块', '总投资'],
    ['甲', '某某湖度假区', '5亿'],
    ['乙', '太湖新城', '5亿'],
    ['丙', '盛泽镇', '5亿'],
  ])
  const { hint } = await read(boss, file)
  const words = hint!.words!.map(({ word, suggestions, isClear }) => [word, suggestions[0], isClear])
  expect(words).toEqual([
    ['某某湖度假区', '320509', true],
    // It comes near another district only: somebody must choose.
    ['太湖新城', '320509', false],
    ['盛泽镇', '320509', true],
  ])
})

it('features of a map have no merged cells: what one of them leaves empty stays empty', async () => {
  const mark = (name: string, data = '') =>
    `<Placemark><name>${name}</name><ExtendedData>${data}</ExtendedData></Placemark>`
  const of = (sector: string) => `<Data name="产业"><value>${sector}</value></Data>`
  const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${[
    ...[mark('甲', of('文旅')), mark('乙'), mark('丙'), mark('丁', of('数字经济')), mark('戊')],
  ].join('')}</Document></kml>`
  const batch = await checked(boss, Buffer.from(kml), {}, 'a.kml')
  expect(batch.settings.fillDown).toEqual([])
  const rows = await getRows(batch.id, 'all', 1)
  expect(rows.map(({ reading }) => reading!.columns.sector)).toEqual([
    ...['culture-tourism', undefined, undefined, 'digital-economy', undefined],
  ])
})

it('a list of events keeps its rows, counts of projects written as 12个 too', async () => {
  const file = csv([
    ['2025年度重大招商活动台账', '', '', '', ''],
    ['序号', '活动名称', '举办时间', '签约项目数（个）', '协议投资总额（亿元）'],
    ['1', '某某招商大会', '2025-04-18', '46', '1,286.5'],
    ['2', '某某推介会', '2025年5月', '12个', '约86'],
    ['合计', '', '', '58', '1372.5'],
  ])
  const batch = await checked(boss, file, { forAll: { district: '320571' } })
  expect(batch.settings.sheet?.kind).toBe('events')
  const rows = await getRows(batch.id, 'all', 1)
  expect(rows.map(({ leftOut, isBad }) => leftOut ?? isBad)).toEqual(['title', false, false, 'total'])
})

it('a list that goes on in the next columns is read as one, its rows after those of the first', async () => {
  const file = csv([
    ['常熟市重点项目分布', '', '', '', '', '', ''],
    ['序号', '项目名称', '总投资（亿元）', '', '序号', '项目名称', '总投资（亿元）'],
    ['1', '左甲', '5.2', '', '4', '右甲', '1.1'],
    ['2', '左乙', '3', '', '5', '右乙', '约2.2'],
    ['3', '左丙', '8.1', '', '', '', ''],
    ['合计', '', '16.3', '', '合计', '', '3.3'],
  ])
  const { headings, hint } = await read(boss, file)
  expect([headings, hint!.asideFrom]).toEqual([['序号', '项目名称', '总投资（亿元）', ''], 7])
  const rows = await getRows((await checked(boss, file)).id, 'all', 1)
  const told = rows.map(({ no, leftOut, reading }) => [
    no,
    leftOut ?? [reading!.columns.nameZh, reading!.columns.amountCny, reading!.columns.districtId],
  ])
  expect(told).toEqual([
    [1, 'title'],
    [3, ['左甲', 520_000_000, '320581']],
    [4, ['左乙', 300_000_000, '320581']],
    [5, ['左丙', 810_000_000, '320581']],
    [6, 'total'],
    [7, ['右甲', 110_000_000, '320581']],
    [8, ['右乙', 220_000_000, '320581']],
    [9, 'total'],
  ])
})

it('a day of an event without a year is of the year of the title where somebody says so', async () => {
  const file = csv([
    ['2025年度招商活动台账', '', '填报日期：2026年1月6日'],
    ['活动名称', '举办时间', '举办地点'],
    ['某某说明会', '5月23日', '苏州工业园区'],
    ['某某洽谈会', '2025.10.15-17', '苏州工业园区'],
  ])
  const whole = { forAll: { district: '320500' } }
  const open = await getRows((await checked(boss, file, whole)).id, 'bad', 1)
  expect(open.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['ask-title-year'], ['ask-date-span']])
  const answers = { 'title-year': 'title', 'date-span': 'first' } as const
  const rows = await getRows((await checked(boss, file, { ...whole, answers })).id, 'all', 1)
  const dates = rows.flatMap(({ reading }) =>
    (reading?.sheet ?? []).flatMap(({ type, after }) => (type === 'event' ? [after.columns.date] : [])),
  )
  expect(dates).toEqual(['2025-05-23', '2025-10-15'])
})

it('a common problem is told as that of its first row, with all that it says', async () => {
  const project = ['同名项目', '平台', '数字经济', '苏州工业园区']
  const file = csv([['项目名称', '项目类型', '产业', '所在区'], project, project, project])
  expect(await getCommonProblems((await checked(boss, file)).id)).toEqual([
    { field: 'nameZh', code: 'repeated', value: '同名项目', allowed: '2', rows: 2 },
  ])
})
