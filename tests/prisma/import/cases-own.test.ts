import { expect, it } from 'vitest'
import { unusedColumns } from '#geo/import/headings'
import type { ImportSettings } from '#geo/import/settings'
import { getRows } from '#prisma/import/read'
import { getProject } from '#prisma/read/projects'
import { query } from '#prisma/transaction'
import { csv } from '../../support/import-files'
import { codesOf, rowsOf, settingsOf } from './cases'
import { boss, importAll, sip, withPeople } from './journey'
import { checked, read } from './support'

withPeople()

it('o1: a signing list, with everything around its rows left out', async () => {
  const rows = await rowsOf(sip, 'o1-signing-list.csv', { forAll: { amountKind: 'total', precision: 'site' } })
  expect(rows.flatMap(({ leftOut }) => leftOut ?? [])).toEqual([
    ...['title', 'unit', 'subtotal', 'subtotal', 'subtotal', 'total', 'note', 'note'],
  ])
  const projects = rows.filter(({ leftOut }) => leftOut === null)
  const amounts = projects.map(({ reading }) => [
    reading!.columns.amountCny,
    reading!.columns.amountComparison ?? undefined,
  ])
  expect(amounts).toEqual([
    [1_200_000_000, 'about'],
    [550_000_000, 'more-than'],
    [undefined, undefined],
    [800_000_000, undefined],
    [undefined, undefined],
  ])
  expect(codesOf(projects[2]!, 'amount', 'signed')).toEqual(['ask-amount-undecided', 'ask-date-period'])
  expect([codesOf(projects[3]!, 'signed'), codesOf(projects[4]!, 'amount')]).toEqual([
    ['ask-title-year'],
    ['ask-amount-range'],
  ])
  expect(projects[3]!.reading!.columns).toMatchObject({ districtId: '320505', addressZh: '科技城' })
})

it('o2: the district of the title holds where a row names none', async () => {
  const { settings, headings } = await settingsOf(sip, 'o2-progress-list.tsv')
  expect(settings.forAll.district).toBe('320509')
  expect(unusedColumns(headings, settings.columns).filter(Boolean)).toEqual([
    ...['number', 'other-amount', 'other-amount', 'unknown', 'contact'],
  ])
  const rows = (await rowsOf(sip, 'o2-progress-list.tsv', settings)).filter(({ leftOut }) => leftOut === null)
  expect(rows.map(({ reading }) => reading!.columns.districtId)).toEqual(Array(3).fill('320509'))
})

it('u2: 未披露 clears an amount only when asked', async () => {
  const [none] = await rowsOf(sip, 'u2-clear.csv')
  expect([codesOf(none!, 'amount'), none!.verdict]).toEqual([[], 'same'])
  const [project] = await query<{ nameZh: string; districtId: string }>(
    'SELECT "nameZh", "districtId" FROM "Project" WHERE "amountCny" IS NOT NULL ORDER BY "id" LIMIT 1',
    [],
  )
  const { nameZh, districtId } = project!
  const file = csv([
    ['项目名称', '所在区', '总投资（亿元）'],
    [nameZh, districtId, '未披露'],
  ])
  const first = async (change: Partial<ImportSettings>) =>
    (await getRows((await checked(boss, file, change)).id, 'all', 1))[0]!
  const kept = await first({})
  expect(codesOf(kept, 'amount')).toEqual(['ask-amount-clear'])
  expect([kept.isBad, kept.verdict]).toEqual([false, 'same'])
  const cleared = await first({ answers: { 'amount-clear': 'clear' } })
  expect(cleared.differences!.changes.map(({ column, after }) => [column, after])).toEqual([
    ['amountCny', null],
    ['amountKind', null],
  ])
})

it('u1: rows of records that are there are shown as differences', async () => {
  const rows = await rowsOf(sip, 'u1-update-by-name.csv')
  expect(rows.map(({ verdict }) => verdict)).toEqual(['changed', 'changed'])
  const amounts = rows[1]!.differences!.changes.filter(({ column }) => column === 'amountCny')
  expect(amounts).toEqual([{ column: 'amountCny', before: null, after: 800_000_000 }])
})

it('an address, an inexact amount and one in dollars go all the way to the record', async () => {
  const file = csv([
    ['项目名称', '项目类型', '产业', '所在区', '地址', '总投资（亿元）', '投资方'],
    ['照录一期', '平台', '数字经济', '苏州工业园区', '星湖街328号', '约12', '网易'],
    ['照录二期', '平台', '数字经济', '苏州工业园区', '', '1.2亿美元', ''],
  ])
  const { id } = await importAll(boss, file, { state: 'published' })
  const lines = await query(
    'SELECT DISTINCT "action", "sourceId" FROM "Change" WHERE "importId" = $1 AND "record" = $2 ORDER BY 1',
    [id, 'project'],
  )
  expect(lines).toEqual([
    { action: 'publish', sourceId: null },
    { action: 'save', sourceId: 'S1' },
  ]) // one for each step
  const rows = await query(
    'SELECT "nameZh", "addressZh", "amountCny"::text, "amountComparison", "amountForeign"::text, "amountCurrency" FROM "Project" WHERE "nameZh" LIKE \'照录%\' ORDER BY "nameZh" DESC',
    [],
  )
  expect(rows.map((row) => Object.values(row as object))).toEqual([
    ['照录二期', null, null, null, '120000000', 'USD'],
    ['照录一期', '星湖街328号', '1200000000', 'about', null, null],
  ])
  const [slug] = await query<{ slug: string }>('SELECT "slug" FROM "Project" WHERE "nameZh" = \'照录一期\'', [])
  const project = await getProject(slug!.slug)
  expect(project).toMatchObject({
    facts: { addressZh: '星湖街328号' },
    amountComparison: 'about',
    nameEnOfficial: false,
  })
  expect(project!.organisations.map(({ name, role }) => [name.zh, role])).toEqual([['网易', 'investor']])
})

it('t1: cells under a merged one take its value, and say from which row', async () => {
  expect((await settingsOf(sip, 't1-merged-down.xlsx')).settings.fillDown).toEqual([1])
  const rows = await rowsOf(sip, 't1-merged-down.xlsx', { datum: 'wgs84', forAll: { precision: 'site' } })
  const expected = ['320571', '320571', '320571', '320505']
  expect(rows.map(({ reading }) => reading!.columns.districtId)).toEqual(expected)
  expect(rows[2]!.problems).toContainEqual({
    ...{ field: 'district', code: 'filled-down', value: '苏州工业园区', allowed: '2' },
  })
})

it('of an earlier file with the same headings neither datum, source, district nor answers are taken over', async () => {
  await rowsOf(sip, 'ok-plain.xlsx', {
    datum: 'gcj02',
    forAll: { precision: 'park', district: '320571', source: 'S1' },
    answers: { 'date-decimal': 'october' },
  })
  const { settings } = await settingsOf(sip, 't4-fourteen-title-rows.xlsx')
  expect(settings).toMatchObject({ datum: null, answers: {}, forAll: { precision: 'park' } })
  expect(settings.forAll).not.toHaveProperty('source')
  expect(settings.forAll).not.toHaveProperty('district')
})

it('an error that a text file holds is a problem of its cell', async () => {
  const file = csv([
    ['项目名称', '所在区', '总投资（亿元）'],
    ['错误甲', '苏州工业园区', '#N/A'],
  ])
  const [row] = await getRows((await checked(boss, file)).id, 'all', 1)
  expect([codesOf(row!, 'amount'), row!.isBad]).toEqual([['error-cell'], true])
})

it('the district of a heading between rows holds below it, until the next heading', async () => {
  const file = csv([
    ['序号', '项目名称', '总投资（亿元）', '地址', '签约日期'],
    ['苏州工业园区（2个）', '', '', '', ''],
    ['1', '分组甲', '5', '', '2026-09'],
    ['2', '分组乙', '6', '昆山市某路1号', '2026-09'],
    ['二、苏州高新区（1个）', '', '', '', ''],
    ['3', '分组丙', '7', '', '2026-09'],
    ['三、其他', '', '', '', ''],
    ['4', '分组丁', '8', '', '2026-09'],
  ])
  const rows = await getRows((await checked(boss, file)).id, 'all', 1)
  const projects = rows.filter(({ leftOut }) => leftOut === null)
  expect(projects.map(({ reading }) => reading!.columns.districtId)).toEqual(['320571', '320583', '320505', undefined])
  expect(projects.map((row) => codesOf(row, 'district'))).toEqual([
    ['filled-down'],
    ['district-of-address'],
    ['filled-down'],
    ['required'],
  ])
})

it('headings of sectors and stages hold too, within those of districts and around them, by numeral or by words', async () => {
  const head = ['序号', '项目名称', '总投资（亿元）', '签约日期']
  const file = csv([
    head,
    ['一', '苏州工业园区', '', ''],
    ['（一）', '生物医药类', '', ''],
    ['1', '分节甲', '5', '2026-09'],
    ['小计', '1', '5', ''],
    ['（二）集成电路产业', '', '', ''],
    ['2', '分节乙', '6', '2026-09'],
    ['二', '昆山市', '', ''],
    ['3', '分节丙', '7', '2026-09'],
    ['在建项目', '', '', ''],
    ['4', '分节丁', '8', '2026-09'],
    ['合计', '4', '26', ''],
  ])
  const rows = await getRows((await checked(boss, file)).id, 'all', 1)
  const projects = rows.filter(({ leftOut }) => leftOut === null)
  expect(projects.map(({ reading }) => reading!.columns.nameZh)).toEqual(['分节甲', '分节乙', '分节丙', '分节丁'])
  const told = projects.map(({ reading }) => [
    reading!.columns.districtId,
    reading!.columns.sector,
    reading!.columns.status,
  ])
  expect(told).toEqual([
    ['320571', 'biomed', undefined],
    ['320571', 'integrated-circuits', undefined],
    ['320583', undefined, undefined],
    ['320583', undefined, 'under-construction'],
  ])
  expect(codesOf(projects[0]!, 'district', 'sector')).toEqual(['filled-down', 'filled-down'])
})

it('a bare 单位 is a unit or an organisation by its values, and what a project belongs to is called in many ways', async () => {
  const columnsOf = async (...rows: string[][]) => (await read(boss, csv(rows))).settings.columns
  expect(
    await columnsOf(
      ['项目', '单位', '投资额', '落户镇街', '地点'],
      ['甲', '亿元', '3', '枫桥街道', '某路1号'],
      ['乙', '万元', '9', '', ''],
    ),
  ).toEqual(['nameZh', 'amountUnit', 'amount', 'district', 'addressZh'])
  expect(
    await columnsOf(['项目', '单位', '所属县区'], ['甲', '某甲有限公司', '昆山'], ['乙', '某研究院', '太仓']),
  ).toEqual([...['nameZh', 'investor', 'district']])
  expect(await columnsOf(['项目', '单位'], ['甲', '某甲有限公司'], ['乙', '亩'])).toEqual(['nameZh', null])
  expect(await columnsOf(['项目', '落户日期', '计划开工时间'], ['甲', '2026-09', '2027'])).toEqual([
    'nameZh',
    null,
    null,
  ])
})

it('a district is known by its English name without the short one behind it', async () => {
  const file = csv([
    ['Project name', 'District'],
    ['Alpha plant', 'Suzhou Industrial Park'],
  ])
  const [project] = await getRows((await checked(boss, file)).id, 'all', 1)
  expect(project!.reading!.columns.districtId).toBe('320571')
})
