/** What one choice mends in many rows, cells corrected in place, and a file read in another encoding. */

import { expect, it } from 'vitest'
import { cured, cureName, cureOf } from '#geo/import/cures'
import { checkWith, correctCells, readEncoded } from '#prisma/import/actions'
import { getCommonProblems, getRows } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { gb18030 } from '../../support/import-files'
import { codesOf } from './cases'
import { file, HEAD, row, sip, withPeople } from './journey'
import { checked, read, settled } from './support'

withPeople()

it('the commonest problems come first, and one choice mends all rows of one', async () => {
  const rows = Array.from({ length: 26 }, (_, i) =>
    row(`口径${i * 7919}`, { '总投资(亿元)': '5', 项目类型: i < 4 ? '' : '平台' }),
  )
  const batch = await checked(sip, file(...rows), {
    columns: [
      ...'nameZh nameEn kind sector district lng lat precision amount announced summaryZh summaryEn'.split(' '),
    ] as never,
    forAll: {},
  })
  expect(batch.settings.forAll.amountKind).toBe('total')
  await checkWith(sip, batch.id, { ...batch.settings, forAll: { source: 'S1' } })
  let now = await settled(sip, batch.id)
  expect(now.counts).toMatchObject({ bad: 26 })
  const problems = await getCommonProblems(batch.id)
  expect(problems.map(({ field, code, rows }) => [field, code, rows])).toEqual([
    ['amountKind', 'amount-kind', 26],
    ['kind', 'required', 4],
  ])
  for (const [problem, value] of [
    [problems[0]!, 'total'],
    [problems[1]!, 'platform'],
  ] as const) {
    await checkWith(sip, batch.id, cured(now.settings, cureName(cureOf(problem)!), value))
    now = await settled(sip, batch.id)
  }
  expect(now.counts).toMatchObject({ new: 26, bad: 0 })
  expect(await getCommonProblems(batch.id)).toEqual([])
})

it('every cure makes settings that are accepted', async () => {
  const batch = await checked(sip, file(row('每种')))
  for (const [problem, value] of [
    [{ code: 'required', field: 'district' }, '320571'],
    [{ code: 'precision-needed', field: 'precision' }, 'site'],
    [{ code: 'amount-no-unit', field: 'amount' }, '10000'],
    [{ code: 'datum-needed', field: 'lng' }, 'gcj02'],
    [{ code: 'position-swapped', field: 'lng' }, ''],
    [{ code: 'ask-date-decimal', field: 'signed' }, 'october'],
  ] as const) {
    await checkWith(sip, batch.id, cured(batch.settings, cureName(cureOf(problem)!), value))
    expect((await settled(sip, batch.id)).state, problem.code).toBe('preview')
  }
  expect([cureOf({ code: 'too-long', field: 'nameZh' }), cureOf({ code: 'term', field: 'sector' })]).toEqual([
    null,
    { is: 'words' },
  ])
})

it('cells are corrected in place: only those sent, and the row is checked again', async () => {
  const batch = await checked(sip, file(row('改格甲', { 产业: '#N/A' }), row('改格乙')))
  const [bad] = await getRows(batch.id, 'bad', 1)
  expect(codesOf(bad!, 'sector')).toEqual(['error-cell'])
  await correctCells(sip, batch.id, bad!.no, { '3': '数字经济' })
  expect((await settled(sip, batch.id)).counts).toMatchObject({ new: 2, bad: 0 })
  const [first] = await getRows(batch.id, 'new', 1)
  expect(first!.cells.slice(0, 5)).toEqual(['改格甲', '改格甲 en', '平台', '数字经济', '苏州工业园区'])
  await expect(correctCells(sip, batch.id, 999, { '0': 'x' })).rejects.toThrow('late')
  await expect(correctCells(sip, batch.id, bad!.no, { x: 'y' })).rejects.toThrow()
})

it('a text is read in the encoding that somebody chooses; one that gives no table leaves the file as it stood', async () => {
  const bytes = gb18030(
    file(row('编码甲'))
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  )
  const batch = await read(sip, bytes)
  expect(batch.encoding).toBe('gb18030')
  await readEncoded(sip, batch.id, 'big5')
  const other = await settled(sip, batch.id)
  expect([other.state, other.encoding]).toEqual(['mapping', 'big5'])
  expect(other.headings).not.toEqual(batch.headings)
  await readEncoded(sip, batch.id, 'gb18030')
  const again = await settled(sip, batch.id)
  expect([again.headings, again.settings.columns]).toEqual([batch.headings, batch.settings.columns])
  await expect(readEncoded(sip, batch.id, 'latin1')).rejects.toThrow()
})

it('a corrected cell rechecks its row alone, and all comes out as if all had been checked', async () => {
  const rows = Array.from({ length: 6 }, (_, i) =>
    row(`单查${i * 7919}`, { 发布日期: i === 2 ? '不是日期' : '2021-06' }),
  )
  const batch = await checked(sip, file(...rows))
  expect(batch.counts).toMatchObject({ new: 5, bad: 1 })
  const [odd] = await getRows(batch.id, 'bad', 1)
  // The others must not be touched: what stands in one of them stays.
  const mark = `UPDATE "ImportRow" SET "reading" = jsonb_set("reading", '{columns,summaryEn}', '"as it was"') WHERE "importId" = $1 AND "no" = $2`
  await query(mark, [batch.id, odd!.no + 1])
  await correctCells(sip, batch.id, odd!.no, { [HEAD.indexOf('发布日期')]: '2021-07' })
  const alone = await settled(sip, batch.id)
  expect([alone.state, alone.counts]).toEqual([
    'preview',
    { ...batch.counts, new: 6, bad: 0, warned: alone.counts!.warned },
  ])
  const after = await getRows(batch.id, 'all', 1)
  expect(after.find(({ no }) => no === odd!.no)!.reading!.milestones).toMatchObject([{ date: '2021-07-01' }])
  expect(after.find(({ no }) => no === odd!.no + 1)!.reading!.columns.summaryEn).toBe('as it was')
  await checkWith(sip, batch.id, { ...alone.settings, turnSwapped: true })
  const whole = await settled(sip, batch.id)
  expect(whole.counts).toEqual(alone.counts)
  const unmarked = (all: typeof after) => all.filter(({ no }) => no !== odd!.no + 1)
  expect(unmarked(await getRows(batch.id, 'all', 1))).toEqual(unmarked(after))
})

it('a corrected name that another row has is found to be repeated', async () => {
  const batch = await checked(sip, file(row('同名甲6067'), row('同名乙8111')))
  const [first, second] = await getRows(batch.id, 'all', 1)
  await correctCells(sip, batch.id, first!.no, { 0: '同名乙 8111' })
  expect((await settled(sip, batch.id)).counts).toMatchObject({ new: 1, bad: 1 })
  expect(codesOf((await getRows(batch.id, 'all', 1))[1]!, 'nameZh')).toContain('repeated')
  await correctCells(sip, batch.id, second!.no, { 0: '同名丙4999' })
  expect((await settled(sip, batch.id)).counts).toMatchObject({ new: 2, bad: 0 })
})
