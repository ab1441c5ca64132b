/** What a reader of the file would see in each workbook of tests/cases/import, and what it does not show. */

import { afterEach, describe, expect, it } from 'vitest'
import { checkWith, dropBatch, readTable } from '#prisma/import/actions'
import { getBatches, getRows } from '#prisma/import/read'
import { codesOf, rowsOf, settingsOf } from './cases'
import { sip, withPeople } from './journey'
import { settled } from './support'

withPeople()
afterEach(async () => {
  for (const { id, state } of await getBatches(sip))
    if (state === 'mapping' || state === 'preview') await dropBatch(sip, id)
})

const read = (name: string) => rowsOf(sip, name, { datum: 'wgs84', forAll: { precision: 'site' } })
const cellsOf = async (name: string, column: number) => (await read(name)).map(({ cells }) => cells[column])

describe('a workbook', () => {
  it.each([
    ['a1-amounts.xlsx', 2, ['3.3', '16.8']],
    [
      'd1-date-formats.xlsx',
      5,
      [
        '2021-06-08',
        '2021-06-08',
        '2021-06',
        '2021-06-08',
        '2021-06',
        '2021',
        '2021-06-08',
        '44355',
        '2021.1',
        '202106',
      ],
    ],
    ['d2-1904.xlsx', 5, ['2021-06-08']],
    ['ok-plain.xlsx', 0, ['第二页甲', '第二页乙']],
    ['x1-prefix.xlsx', 0, ['第二页甲', '第二页乙']],
    ['x2-noref.xlsx', 0, ['第二页甲', '第二页乙']],
    ['x3-phonetic.xlsx', 0, ['宁东大道产业园']],
    ['s1-note-first.xlsx', 0, ['第二页甲', '第二页乙']],
  ])('%s shows in column %i: %j', async (name, column, texts) => {
    expect((await cellsOf(name, column)).slice(0, texts.length)).toEqual(texts)
  })

  it('says which cells are errors, and which formulas have no value', async () => {
    const [failed, without] = await read('a4-errors-and-uncached.xlsx')
    expect(codesOf(failed!, 'amount')).toEqual(['error-cell'])
    expect(failed!.problems.find(({ code }) => code === 'error-cell')).toMatchObject({ value: '#N/A' })
    expect(failed!.isBad).toBe(true)
    expect(codesOf(without!, 'amount', 'lng', 'lat')).toEqual(['no-value', 'no-value', 'no-value'])
    expect(without!.isBad).toBe(true)
  })

  it('asks about rows that it hides: they are taken in or left out, never silently', async () => {
    const asked = await read('t3-hidden-rows.xlsx')
    expect(asked.map((row) => codesOf(row, null))).toEqual([[], ['ask-hidden-row'], []])
    const settings = { datum: 'wgs84', forAll: { precision: 'site' } } as const
    const taken = await rowsOf(sip, 't3-hidden-rows.xlsx', { ...settings, answers: { 'hidden-row': 'take' } })
    expect(taken.map(({ leftOut }) => leftOut)).toEqual([null, null, null])
    expect(taken.flatMap((row) => codesOf(row, null))).toEqual([])
    const left = await rowsOf(sip, 't3-hidden-rows.xlsx', { ...settings, answers: { 'hidden-row': 'leave' } })
    expect(left.map(({ leftOut }) => leftOut)).toEqual([null, 'hidden', null])
  })

  it('of several sheets names all, and another one can be read', async () => {
    const batch = await settingsOf(sip, 's3-two-sheets.xlsx')
    expect(batch.reading).toEqual({
      tables: [
        { name: '工业园区', isHidden: false, rows: 2 },
        { name: '高新区', isHidden: false, rows: 2 },
      ],
      table: 0,
      alike: 2,
    })
    await readTable(sip, batch.id, 1)
    const again = await settled(sip, batch.id)
    expect(again).toMatchObject({ state: 'mapping', reading: { table: 1 } })
    await checkWith(sip, batch.id, { ...again.settings, datum: 'wgs84' })
    await settled(sip, batch.id)
    const [row] = await getRows(batch.id, 'all', 1)
    expect(row!.cells[0]).toContain('高新')
    await expect(readTable(sip, batch.id, 7)).rejects.toMatchObject({ code: 'late' })
  })
})
